"""Two variables of a path in a row.

What it finds
    A variable right behind another one: `/users/{id}/{photo}`.

Why it is bad
    The path does not say what the second one is, and nothing else can ever stand in its place: API
    Gateway takes one variable below each path, and a fixed part that is added later,
    `/users/{id}/friends`, hides whatever has that name.

Example
    function get_photo(id: uuid, photo: uuid) -> { title: string }

    api {
      auth iam
      GET /users/{id}/{photo} -> get_photo
    }

Use instead
    function get_photo(id: uuid, photo: uuid) -> { title: string }

    api {
      auth iam
      GET /users/{id}/photos/{photo} -> get_photo
    }

Sources
    https://github.com/IBM/openapi-validator/blob/main/docs/ibm-cloud-rules.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Segment
from ..rule import Context, Finding, Rule
from ..segments import parts
from ..words import plural_of, words_of


def check(context: Context) -> Iterator[Finding]:
    """A finding for each variable behind another one; what takes the rest of a path may be."""
    for part in parts(context):
        before = part.before[-1:]
        if part.segment.kind == "variable" and before and before[0].kind == "variable":
            yield _finding(part.segment, before[0])


def _finding(variable: Segment, before: Segment) -> Finding:
    words = words_of(variable.text)
    noun = words[0] if words and words[0] not in ("id", "name") else "thing"
    between = f"/{{{before.text}}}/{plural_of(noun)}/{{{variable.text}}}"
    return Finding(
        f"nothing says what `{variable.text}` is: it stands right behind `{before.text}`",
        variable.span,
        related=(Related(before.span, "another variable"),),
        help=f"put a name between them, as in `{between}`",
    )


RULE = Rule("adjacent-variables", check)
