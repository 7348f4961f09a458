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

from ...syntax.nodes import NamedType
from ..edits import replacing
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
                help="write `uuid`, or `string`",
                fix=None
                if field.default is not None
                else replacing(type_.span, "uuid", safe=False),
            )


RULE = Rule("numeric-id", check, on=False)
