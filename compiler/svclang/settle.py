"""One service from source to a model that is settled and validated, but not lowered.

    load → resolve → settle → validate

In: a `Source`, a way to read what it imports, and what surrounds it. Out: the model with all that
is wrong with it, and the trees that it was made of. Whoever lints, describes or compiles a service
begins here. Nothing is read or written, and nothing is raised for a mistake in the source.
"""

from __future__ import annotations

from collections.abc import Callable

from .consequences import without_consequences
from .diagnostics import Diagnostic, has_errors, in_order, sparing
from .lower.settling import SETTLING, Pass, run_passes
from .model.nodes import Model, Surroundings
from .model.read_definitions import read_definitions
from .model.resolve import resolve
from .named_tuples import NamedTuple
from .source import Source
from .syntax.load import load
from .syntax.nodes import File
from .validate.run import validate
from .validate.service import check_service

# Called with the name of a stage or pass, and the model after it.
Observer = Callable[[str, Model], None]


class Settled(NamedTuple):
    """The model, None where the source declares no service; what is wrong; and what was read.

    `files` are the trees, that of the source first. `sources` are theirs and those of the other
    files that the model was made of.
    """

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[File, ...]
    sources: tuple[Source, ...]

    @property
    def sound(self) -> Model | None:
        """The model, None where there are errors."""
        return None if has_errors(self.diagnostics) else self.model


def settle_source(
    source: Source,
    read: Callable[[str], str],
    around: Surroundings,
    observe: Observer | None = None,
) -> Settled:
    """Settle the service of one file and what it imports; `read` is as `load` wants it."""
    with sparing():
        return _settle(source, read, around, observe or unobserved)


def _settle(
    source: Source, read: Callable[[str], str], around: Surroundings, see: Observer
) -> Settled:
    loaded = load(source, read)
    sources = tuple(file.source for file in loaded.files)
    resolved = resolve(loaded.files, around)
    found = [*loaded.diagnostics, *resolved.diagnostics]
    model = resolved.model
    if model is None:
        return Settled(None, _told(found, loaded.files), loaded.files, sources)
    see("resolve", model)
    model, unread = read_definitions(model, read)
    sources += tuple(model.definitions.values())
    found += unread
    model = through(SETTLING, model, see)
    found += validate(model)
    if not has_errors(found):
        # Not before: what fills the service may be what is wrong.
        found += check_service(model)
    return Settled(model, _told(found, loaded.files), loaded.files, sources)


def through(passes: tuple[Pass, ...], model: Model, see: Observer) -> Model:
    """The model after some passes, each of which is seen."""
    for name, after in run_passes(passes, model):
        model = after
        see(name, model)
    return model


def unobserved(name: str, model: Model) -> None:
    """Nobody looks."""


def _told(found: list[Diagnostic], files: tuple[File, ...]) -> tuple[Diagnostic, ...]:
    return tuple(without_consequences(in_order(found), files))
