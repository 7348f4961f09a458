"""`svc describe`: what a service has, as tables, as JSON or as a picture.

In: a `DescribeRequest`. Out: the exit status. What is wrong with the service is reported as
`svc check` does, but for what the external checkers would say; a file is written whole or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.nodes import Surroundings
from ..settle import settle_source
from .console import complain, report, say, show
from .inputs import InputError, gather, read
from .main import FAILED, MISUSED, OK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..describe.inventory import Inventory
    from .describe_arguments import DescribeRequest, Form
    from .inputs import Input


def run(command: str, words: Sequence[str]) -> int:
    """`svc describe`, with the words behind it."""
    from .describe_arguments import parse

    return describe(parse(words))


def describe(request: DescribeRequest) -> int:
    """Do what is asked for, and return the exit status."""
    one = _only(request)
    if one.problem is not None:
        report([one.problem])
        return FAILED
    settled = settle_source(one.source, read, Surroundings(request.stage))
    model = settled.sound
    if model is None:
        report(settled.diagnostics)
        return FAILED
    from ..describe.inventory import inventory

    found = inventory(model)
    if request.form == "svg":
        return _draw(found, request)
    return _put(_written(found, request.form), request)


def _only(request: DescribeRequest) -> Input:
    """The one service that is named; raises `InputError` where a folder has several."""
    found = gather((request.path,), request.stdin_name)
    if len(found) == 1:
        return found[0]
    names = [f"`{one.source.name}`" for one in found]
    several = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
    raise InputError(
        f"`{request.path}` has {len(found)} services, and one is described at a time;"
        f" name one of {several}"
    )


def _written(found: Inventory, form: Form) -> str:
    """The inventory as text, JSON or Mermaid."""
    if form == "text":
        from ..describe.text import text

        return text(found)
    if form == "json":
        from ..describe.as_json import as_json

        return as_json(found)
    from ..describe.graph import graph
    from ..describe.mermaid import mermaid

    return mermaid(graph(found))


def _draw(found: Inventory, request: DescribeRequest) -> int:
    from ..describe.svg import NoLibrary, svg

    try:
        drawn = svg(_written(found, "mermaid"))
    except NoLibrary as problem:
        complain(f"svc: {problem}")
        return MISUSED
    return _put(drawn, request)


def _put(made: str, request: DescribeRequest) -> int:
    """On standard output, or into a file."""
    if request.output is None:
        (show if request.form == "text" else say)(made)
        return OK
    from pathlib import Path

    from ..emit.files import OutputError, write_files

    try:
        changed = write_files({Path(request.output): made + "\n"})
    except OutputError as problem:
        complain(f"svc: {problem}")
        return FAILED
    say(f"→ {request.output}{'' if changed else ' (unchanged)'}")
    return OK
