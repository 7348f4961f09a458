"""The files that hold definitions of state machines, read.

    machine orders { definition "orders.asl.json" }  →  model.definitions["orders.asl.json"]

In: the model, and what reads files for `import` too. Out: the model with a `Source` for each file,
and an error for each that cannot be read. Paths are relative to the file that names them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from ..diagnostics import Diagnostic
from ..source import Source, Span
from ..syntax.load import Unreadable
from ..syntax.nodes import Text
from .nodes import Model


def definition_path(text: str, span: Span) -> str:
    """The path of a file that is named at a place, from where the compiler stands."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(span.source.name), text))


def read_definitions(model: Model, read: Callable[[str], str]) -> tuple[Model, list[Diagnostic]]:
    """The model with its definitions."""
    found: dict[str, Source] = {}
    wrong: list[Diagnostic] = []
    for declared in model.declared.values():
        given = declared.settings.get("definition") if declared.kind == "machine" else None
        if given is None or not isinstance(given.value, Text) or not given.value.plain:
            continue
        path = definition_path(given.value.plain, given.span)
        if path in found:
            continue
        try:
            found[path] = Source(path, read(path))
        except Unreadable as problem:
            wrong.append(
                Diagnostic(
                    "unreadable-definition",
                    f"cannot read `{given.value.plain}`: {problem}",
                    given.span,
                    help=f"paths are relative to the file that names them; this one is `{path}`",
                )
            )
    return model._replace(definitions=found), wrong
