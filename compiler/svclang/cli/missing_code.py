"""Code that is not there: what `aws cloudformation package` would stumble over.

In: a lowered model. Out: a warning for each `code` that names nothing. It is no error, as the code
may be made later: a jar, a bundle.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..model.code_paths import given_path, is_remote
from .paths import from_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.nodes import Given, Model


def missing_code(model: Model, output: str) -> Iterator[Diagnostic]:
    """A warning at each `code` whose file or folder is not there, seen from the folder `output`."""
    seen: set[str] = set()
    for name, given in _named(model):
        place = os.path.normpath(os.path.join(output, given_path(given, model)))
        if place not in seen and not os.path.exists(place):
            yield Diagnostic(
                "missing-code",
                f"the code of `{name}` is not there",
                given.span,
                f"there is no `{from_here(place)}`",
                help="make it before the stack is deployed; the path is relative to this file",
                severity="warning",
            )
        seen.add(place)


def _named(model: Model) -> Iterator[tuple[str, Given]]:
    """The functions and layers that name their code, which is of this project."""
    said = [(name, each.settings) for name, each in model.functions.items()]
    said += [(name, each.settings) for name, each in model.declared.items() if each.kind == "layer"]
    for name, settings in said:
        given = settings.get("code")
        if given is not None and not is_remote(given) and "image" not in settings:
            yield name, given
