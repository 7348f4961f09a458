"""One service from source to documents: the whole pipeline but the outside world.

    settle → lint → lower

In: a `Source`, a way to read what it imports, what surrounds it, and which findings are wanted.
Out: the model with its Swagger and template, and everything that is wrong. Nothing is read or
written here, and nothing is raised for a mistake in the source.
"""

from __future__ import annotations

from collections.abc import Callable

from .diagnostics import Diagnostic, has_errors, in_order
from .lint.configuration import Configuration
from .lint.engine import lint
from .lower.passes import LOWERING
from .model.nodes import Model, Surroundings
from .named_tuples import NamedTuple
from .settle import Observer, settle_source, through, unobserved
from .source import Source
from .syntax.nodes import File
from .validate.circular_references import check_circular_references
from .validate.logical_ids import check_logical_ids
from .validate.role_policies import check_role_policies


class Compiled(NamedTuple):
    """The model, None where an error forbade it; every diagnostic; the files read; their trees."""

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    files: tuple[File, ...] = ()


def compile_source(
    source: Source,
    read: Callable[[str], str],
    around: Surroundings,
    observe: Observer | None = None,
    configuration: Configuration | None = None,
) -> Compiled:
    """Compile one file and what it imports; `read` is as `load` wants it.

    Without a `configuration`, no rule of the linter is asked.
    """
    see = observe or unobserved
    settled = settle_source(source, read, around, see)
    found = [*settled.diagnostics]
    if configuration is not None:
        found = [*lint(settled.files, settled.model, found, configuration).diagnostics]
    if settled.model is None or has_errors(found):
        return Compiled(None, in_order(found), settled.sources, settled.files)
    model = through(LOWERING, settled.model, see)
    found += [
        *check_logical_ids(model),
        *check_circular_references(model),
        *check_role_policies(model),
    ]
    made = None if has_errors(found) else model
    return Compiled(made, in_order(found), settled.sources, settled.files)
