"""A collection that is called by a singular.

What it finds
    A fixed part of a path in front of a variable, `/user/{id}`, that looks like a singular. What
    cannot be counted (`/inventory/{id}`), and what is no noun (`/by-email/{email}`), is passed
    over; the option `except` names what else is meant as it is.

Why it is bad
    `/users` holds all users, and `/users/{id}` one of them: with the plural, one word serves for
    both, and nobody has to remember where the singular was taken.

Example
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /user/{id} -> get_user
    }

Use instead
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#134
    https://google.aip.dev/122
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Segment
from ..rule import Context, Finding, Option, Rule
from ..segments import Part, parts, rename
from ..words import VERBS, listed, may_be_plural, plural_of, words_of

# What has no plural or is a collection by itself, and what is no noun in front of a value.
_FINE = listed(
    "advice archive audio audit auth billing cache callback catalog catalogue config content count"
    " directory download email equipment everything feed feedback gallery graph graphql hardware"
    " health help history info information inventory latest library lookup mail menu metadata money"
    " music news next oauth page preview proxy public random range redirect registry resolve rpc"
    " scope search share software space static stock storage store support top traffic upload"
    " webhook work"
)
_FIRST = listed("all any at by current for from in last latest of on per since to until with")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such part of a path."""
    fine = _FINE | {*context.options["except"]}
    for part in parts(context):
        text = part.segment.text
        holds = part.segment.kind == "literal" and any(_is_variable(each) for each in part.below)
        if holds and text not in fine and _is_singular(text, fine):
            yield _finding(part, context)


def _is_variable(segment: Segment) -> bool:
    return segment.kind == "variable"


def _is_singular(text: str, fine: frozenset[str]) -> bool:
    """Whether all that is in a part of a path are words, and the last one is a singular."""
    if not text.replace("-", "").replace("_", "").isalpha() or not text.isascii():
        return False
    first, *_ = words = words_of(text)
    last = words[-1]
    if first in _FIRST or first in VERBS or last in fine or len(last) < 3:
        return False
    return not may_be_plural(last)


def _finding(part: Part, context: Context) -> Finding:
    text = part.segment.text
    last = words_of(text)[-1]
    plural = text[: -len(last)] + plural_of(last)
    return Finding(
        f"`{text}` is a singular, and holds more than one",
        part.segment.span,
        **rename(part, plural, context),
    )


RULE = Rule(
    "singular-collection",
    check,
    options={"except": Option((), "words that are meant as they are, such as `fleet`")},
)
