"""Fields of one structure in different cases.

What it finds
    A field in snake_case among a majority in camelCase, or the other way round, in one structure.
    Names of one word are in any case. It is off, because `wrong-case` asks for snake_case
    everywhere: select it where names are in camelCase, and ignore that one.

Why it is bad
    Callers have to look up every name.

Example
    type Order { createdAt: datetime, paidAt: datetime?, sent_at: datetime? }

    function get_order(id: uuid) -> Order

Use instead
    type Order { createdAt: datetime, paidAt: datetime?, sentAt: datetime? }

    function get_order(id: uuid) -> Order

Sources
    https://opensource.zalando.com/restful-api-guidelines/#118
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Related
from ...syntax.nodes import Field
from ..rule import Context, Finding, Rule
from ..structures import structures
from ..words import words_of

_SNAKE = r"[a-z0-9]+(?:_[a-z0-9]+)+"
_CAMEL = r"[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each field that is not as most beside it."""
    for structure in structures(context):
        snake = [each for each in structure.fields if re.fullmatch(_SNAKE, each.name.text)]
        camel = [each for each in structure.fields if re.fullmatch(_CAMEL, each.name.text)]
        fewer, more = sorted((snake, camel), key=len)
        for field in fewer:
            yield _finding(field, more[0], "camelCase" if more is camel else "snake_case")


def _finding(field: Field, other: Field, case: str) -> Finding:
    words = words_of(field.name.text)
    camel = "".join([words[0], *(word.capitalize() for word in words[1:])])
    return Finding(
        f"`{field.name.text}` is not in {case}, as `{other.name.text}` is",
        field.name.span,
        related=(Related(other.name.span, f"in {case}"),),
        **write(field.name.span, camel if case == "camelCase" else "_".join(words), safe=False),
    )


RULE = Rule("mixed-case-fields", check, on=False)
