"""A number as the name of a thing.

What it finds
    A field or parameter of the type `int` or `long` that is called `id`, or `user_id` and the like.

Why it is bad
    Numbers that follow each other tell how many there are, and let anybody try the next one. Those
    above 2^53 do not survive JavaScript.

Example
    type Order { id: long }

    function get_order(id: uuid) -> Order

Use instead
    type Order { id: uuid }

    function get_order(id: uuid) -> Order

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import Advice, say, write
from ...source import Span
from ...syntax.nodes import Field, NamedType
from ..rule import Context, Finding, Rule
from ..words import words_of
from ..written_fields import bare_type, own_name, written_fields


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such field."""
    for field in written_fields(context):
        type_ = bare_type(field.type)
        numeric = isinstance(type_, NamedType) and type_.name.text in ("int", "long")
        if numeric and words_of(own_name(field))[-1:] == ("id",):
            yield Finding(
                f"`{own_name(field)}` is a number: whoever has one can try the next",
                type_.span,
                **_advice(field, type_.span),
            )


def _advice(field: Field, at: Span) -> Advice:
    """A default is no UUID."""
    words = "write `uuid`, or `string`"
    return say(words) if field.default else write(at, "uuid", words, safe=False)


RULE = Rule("numeric-id", check, on=False)
