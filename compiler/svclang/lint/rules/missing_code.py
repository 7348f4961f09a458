"""Code that is not there.

What it finds
    A `code` of a service, a function or a layer that names no file or folder. The paths are
    relative to the file that says them.

Why it is bad
    `aws cloudformation package` stops at it. Of a function that publishes versions, nobody can tell
    whether its code has changed, so no new version is made.

Example
    service shop { runtime python3.13; code "srv" }

    function report

    every 1d -> report

Use instead
    service shop { runtime python3.13; code "src" }

    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.by_hand import by_hand
from ...model.code_paths import is_remote, named_path
from ...model.functions import publishes_versions
from ...model.nodes import Given, Model
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each path that leads nowhere, where the project can be looked at."""
    exists = context.model.around.exists
    if exists is None:
        return
    seen: set[str] = set()
    for name, given, versioned in _named(context.model):
        path = named_path(given)
        if path not in seen and not exists(path):
            when = "built, or no version follows its changes" if versioned else "deployed"
            yield Finding(
                f"the code of `{name}` is not there",
                given.span,
                f"there is no `{path}`",
                help=f"make it before the stack is {when}; the path is relative to this file",
            )
        seen.add(path)


def _named(model: Model) -> Iterator[tuple[str, Given, bool]]:
    """The functions and layers that name their code, where, and whether versions are made of it."""
    for name, function in model.functions.items():
        code = _code(function.settings.get("code"))
        ready = "image" in function.settings or by_hand(function.settings, "Code")
        if code is not None and not ready:
            yield name, code, publishes_versions(function)
    for name, declared in model.declared.items():
        code = _code(declared.settings.get("code")) if declared.kind == "layer" else None
        if code is not None:
            yield name, code, False


def _code(given: Given | None) -> Given | None:
    """What a path of this project is."""
    return given if given is not None and given.value and not is_remote(given) else None


RULE = Rule("missing-code", check, despite_errors=True, needs="exists")
