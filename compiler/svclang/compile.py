"""One service from source to documents: the whole pipeline but the outside world.

    load → resolve → settle → validate → lower

In: a `Source`, a way to read what it imports, and what surrounds it. Out: the model with its
Swagger and template, and everything that is wrong. Nothing is read or written here, and nothing
is raised for a mistake in the source.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .diagnostics import Diagnostic, has_errors
from .lower.passes import LOWERING, SETTLING, Pass, run_passes
from .model.nodes import Model, Surroundings
from .model.read_definitions import read_definitions
from .model.resolve import resolve
from .model.unused_params import unused_params
from .source import Source
from .syntax.load import load
from .validate.circular_references import check_circular_references
from .validate.logical_ids import check_logical_ids
from .validate.role_policies import check_role_policies
from .validate.run import validate
from .validate.service import check_service

# Called with the name of a stage or pass, and the model after it.
Observer = Callable[[str, Model], None]


class Compiled(NamedTuple):
    """The model, None where an error forbade it; every diagnostic; and the files read."""

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]


def compile_source(
    source: Source,
    read: Callable[[str], str],
    around: Surroundings,
    observe: Observer | None = None,
) -> Compiled:
    """Compile one file and what it imports; `read` is as `load` wants it."""
    see = observe or _unobserved
    settled = settle_source(source, read, around, see)
    if settled.model is None:
        return settled
    model = _through(LOWERING, settled.model, see)
    found = [
        *settled.diagnostics,
        *check_logical_ids(model),
        *check_circular_references(model),
        *check_role_policies(model),
    ]
    return Compiled(None if has_errors(found) else model, in_order(found), settled.sources)


def settle_source(
    source: Source,
    read: Callable[[str], str],
    around: Surroundings,
    observe: Observer | None = None,
) -> Compiled:
    """All but lowering: the model of one file and what it imports, settled and without errors."""
    see = observe or _unobserved
    loaded = load(source, read)
    sources = tuple(file.source for file in loaded.files)
    resolved = resolve(loaded.files, around)
    found = [*loaded.diagnostics, *resolved.diagnostics]
    model = resolved.model
    if model is None:
        return Compiled(None, in_order(found), sources)
    see("resolve", model)
    model, unread = read_definitions(model, read)
    sources += tuple(model.definitions.values())
    found += unread
    model = _through(SETTLING, model, see)
    found += validate(model)
    if not has_errors(found):
        # Not before: what uses a parameter, or fills the service, may be what is wrong.
        definitions = [source.text for source in model.definitions.values()]
        found += [*unused_params(loaded.files, definitions), *check_service(model)]
    return Compiled(None if has_errors(found) else model, in_order(found), sources)


def _through(passes: tuple[Pass, ...], model: Model, see: Observer) -> Model:
    for name, after in run_passes(passes, model):
        model = after
        see(name, model)
    return model


def _unobserved(name: str, model: Model) -> None:
    """Nobody looks."""


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the source, each once."""

    def place(found: Diagnostic) -> tuple[str, int, int, str]:
        return found.span.source.name, found.span.start, found.span.end, found.rule

    unique = {(*place(found), found.message): found for found in diagnostics}
    return tuple(sorted(unique.values(), key=place))
