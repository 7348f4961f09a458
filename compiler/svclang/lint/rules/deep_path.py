"""A path through too many collections.

What it finds
    A path that leads through more than three collections, each with its variable:
    `/hotels/{hotel}/floors/{floor}/rooms/{room}/beds/{bed}`. The option `most` says how many may
    be.

Why it is bad
    Callers have to know all of them to get at the last one, and it cannot move without its address
    changing. A thing that has a name of its own can be asked for by it.

Example
    function get_bed(hotel: uuid, floor: int, room: int, bed: int) -> { free: bool }

    api {
      auth iam
      GET /hotels/{hotel}/floors/{floor}/rooms/{room}/beds/{bed} -> get_bed
    }

Use instead
    function get_bed(room: uuid, bed: int) -> { free: bool }

    api {
      auth iam
      GET /rooms/{room}/beds/{bed} -> get_bed
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#147
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Option, Rule
from ..segments import Part, parts


def check(context: Context) -> Iterator[Finding]:
    """A finding for each variable that is one too many; what is below it is not told of."""
    most = context.options["most"]
    for part in parts(context):
        if part.segment.kind == "variable" and _variables(part) == most + 1:
            yield Finding(
                f"this path leads through {most + 1} collections, and {most} are enough",
                part.segment.span,
                help="let the inner ones have paths of their own, as in `/rooms/{room}/beds/{bed}`",
            )


def _variables(part: Part) -> int:
    return sum(each.kind == "variable" for each in (*part.before, part.segment))


RULE = Rule(
    "deep-path",
    check,
    options={"most": Option(3, "how many variables a path may have")},
)
