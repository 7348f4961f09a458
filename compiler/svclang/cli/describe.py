"""`svc describe`: what a service has, as tables, as JSON or as a picture.

In: a `DescribeRequest`. Out: the exit status. What is wrong with the service is reported as
`svc check` does, but for what the external checkers would say; a file is written whole or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compile import settle_source
from ..describe.inventory import inventory
from ..diagnostics import has_errors
from ..model.nodes import Surroundings
from .console import complain, report, say
from .inputs import InputError, gather, read

if TYPE_CHECKING:
    from ..describe.inventory import Inventory
    from .arguments import DescribeRequest

OK, FAILED, MISUSED = 0, 1, 2


def describe(request: DescribeRequest) -> int:
    """Do what is asked for, and return the exit status."""
    try:
        found = gather((request.path,), request.stdin_name)
    except InputError as problem:
        complain(f"svc: {problem}")
        return MISUSED
    if len(found) > 1:
        complain(f"svc: `{request.path}` has {len(found)} services; name the file of one")
        return MISUSED
    one = found[0]
    if one.problem is not None:
        report([one.problem])
        return FAILED
    settled = settle_source(one.source, read, Surroundings(request.stage))
    if settled.model is None or has_errors(settled.diagnostics):
        report(settled.diagnostics)
        return FAILED
    made = _made(inventory(settled.model), request.form)
    if request.output is None:
        say(made)
        return OK
    return _write(made, request.output)


def _made(found: Inventory, form: str) -> str:
    """The inventory in one of its forms."""
    if form == "text":
        from ..describe.text import text

        return text(found)
    if form == "json":
        from ..describe.as_json import as_json

        return as_json(found)
    from ..describe.graph import graph

    if form == "mermaid":
        from ..describe.mermaid import mermaid

        return mermaid(graph(found))
    from ..describe.svg import svg

    return svg(graph(found))


def _write(made: str, path: str) -> int:
    from pathlib import Path

    from ..emit.files import OutputError, write_files

    try:
        write_files({Path(path): made + "\n"})
    except OutputError as problem:
        complain(f"svc: {problem}")
        return FAILED
    say(f"→ {path}")
    return OK
