"""A segment of a path that looks like a variable and is none.

What it finds
    A segment that begins with `:`, as in `/users/:id`.

Why it is bad
    Other frameworks write variables like that. Here it is fixed text: only the path `/users/:id`
    itself, colon and all, would match.

Example
    function get_user(id: string) -> string

    api {
      auth iam
      GET /users/:id -> get_user
    }

Use instead
    function get_user(id: string) -> string

    api {
      auth iam
      GET /users/{id} -> get_user
    }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...model.nodes import Segment
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule

_LOOKS_LIKE_VARIABLE = r":[A-Za-z0-9_.,:-]+"
_WRONG_IN_VARIABLE = r"[^A-Za-z0-9_.-]+"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each segment that begins with a colon."""
    return once_a_place(
        _finding(segment)
        for api in context.model.apis
        for route in api.routes
        for segment in route.path.segments
        if segment.kind == "literal" and re.fullmatch(_LOOKS_LIKE_VARIABLE, segment.text)
    )


def _finding(segment: Segment) -> Finding:
    variable = f"{{{re.sub(_WRONG_IN_VARIABLE, '_', segment.text[1:])}}}"
    return Finding(
        f"`{segment.text}` is fixed text here: a segment that begins with `:` is no variable",
        segment.span,
        **write(segment.span, variable, f"write `/{variable}`", safe=False),
    )


RULE = Rule("literal-colon", check, despite_errors=True)
