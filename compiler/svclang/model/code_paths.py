"""Where the code of a function or a layer is, seen from the folder that the template is written to.

`aws cloudformation package` zips the folder (or uploads the zip or jar) that the property `Code`
names, and puts its place in a bucket there instead.
https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

import posixpath
import re

from .by_hand import by_hand
from .nodes import Function, Given, Model

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def code_path(function: Function, model: Model) -> str:
    """The path of the function's code, relative to the folder of the template.

    What `code` says is relative to the folder of the file that says it. Where nothing is said, it
    is the folder of the file that declares the service.
    """
    given = function.settings.get("code")
    if given is not None:
        return given_path(given, model)
    return relative(posixpath.dirname(model.service.span.source.name), model.around.output)


def given_path(code: Given, model: Model) -> str:
    """The path that a `code` names, relative to the folder of the template."""
    folder = posixpath.dirname(code.span.source.name)
    return relative(posixpath.join(folder, code.value), model.around.output)


def named_path(code: Given) -> str:
    """The path that a `code` names, as sources are named."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(code.span.source.name), code.value))


def path_of(function: Function, model: Model) -> str | None:
    """The path of the function's code, as sources are named; None where it has none here.

    That of an image is elsewhere, and so is what is written by hand.
    """
    given = function.settings.get("code")
    if "image" in function.settings or by_hand(function.settings, "Code"):
        return None
    if given is not None:
        return named_path(given) if given.value and not is_remote(given) else None
    return posixpath.dirname(model.service.span.source.name) or "."


def is_remote(code: Given) -> bool:
    """Whether `code` names a place in the net (`s3://…`), which is no path."""
    return _ADDRESS.match(code.value) is not None


def holds_output(path: str) -> bool:
    """Whether the folder at a path of `code_path` has the template somewhere in it."""
    return all(step == ".." for step in _steps(path))


def relative(path: str, start: str) -> str:
    """A path as seen from the folder `start`, from their names alone.

    Both are relative to the same folder, or both absolute; where they are not, or where `start`
    lies above that folder, the path is returned as it is.
    """
    path, start = posixpath.normpath(path), posixpath.normpath(start)
    if posixpath.isabs(path) != posixpath.isabs(start):
        return path
    steps, taken = _steps(path), _steps(start)
    shared = 0
    while shared < min(len(steps), len(taken)) and steps[shared] == taken[shared]:
        shared += 1
    if ".." in taken[shared:]:
        return path
    return "/".join([*[".."] * len(taken[shared:]), *steps[shared:]]) or "."


def _steps(path: str) -> list[str]:
    return [step for step in path.split("/") if step not in ("", ".")]
