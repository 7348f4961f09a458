"""A closed set of texts that is written again and again.

What it finds
    The same texts, `"a" | "b"`, in three places or more; and three texts or more, be it in one
    place, that are those of an `enum` or a `type` which could be named instead.

Why it is bad
    Where one is added, it has to be added everywhere. And who reads the Swagger does not see that
    they are the same.

Example
    function list_orders(state: "open" | "paid") -> [string]
    function count_orders(state: "open" | "paid") -> int
    function clear_orders(state: "open" | "paid")

    api { auth iam; GET /orders -> list_orders; GET /n -> count_orders; DELETE /o -> clear_orders }

Use instead
    enum State { open, paid }

    function list_orders(state: State) -> [string]
    function count_orders(state: State) -> int
    function clear_orders(state: State)

    api { auth iam; GET /orders -> list_orders; GET /n -> count_orders; DELETE /o -> clear_orders }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Related
from ...source import Span
from ...syntax.nodes import EnumDeclaration, LiteralType, Name, TypeDeclaration, UnionType
from ..rule import Context, Finding, Rule
from ..trees import nodes_of, nodes_within

_FEWEST = 3
_MOST_SHOWN = 3

_Texts = frozenset[str]


def check(context: Context) -> Iterator[Finding]:
    """A finding for each set, where it is written first."""
    named = _named(context)
    for texts, places in _written(context).items():
        name = named.get(texts)
        if name is not None and max(len(texts), len(places)) >= _FEWEST:
            for union in places:
                yield Finding(
                    f"these are the values of `{name.text}`",
                    union.span,
                    related=(Related(name.span, "declared here"),),
                    **write(_with_parentheses(union.span), name.text, safe=False),
                )
        elif len(places) >= _FEWEST:
            first, *others = places
            yield Finding(
                f"these texts are written in {len(places)} places",
                first.span,
                related=tuple(Related(each.span, "again here") for each in others[:_MOST_SHOWN]),
                help="declare an `enum` of them, and name it",
            )


def _written(context: Context) -> dict[_Texts, list[UnionType]]:
    """Every set that is written where a name could stand, with its places."""
    found: dict[_Texts, list[UnionType]] = {}
    for union, around in nodes_within(context, UnionType):
        texts = _texts(union)
        if texts and not isinstance(around, TypeDeclaration):
            found.setdefault(texts, []).append(union)
    return found


def _named(context: Context) -> dict[_Texts, Name]:
    """The sets that have a name, the first one that each has."""
    found: dict[_Texts, Name] = {}
    for enum in nodes_of(context, EnumDeclaration):
        found.setdefault(frozenset(member.value for member in enum.members), enum.name)
    for declared in nodes_of(context, TypeDeclaration):
        if isinstance(declared.type, UnionType):
            found.setdefault(_texts(declared.type), declared.name)
    return found


def _with_parentheses(span: Span) -> Span:
    """A choice with the parentheses around it, which a name needs not."""
    text = span.source.text
    if text[span.start - 1] == "(" and text.startswith(")", span.end):
        return span._replace(start=span.start - 1, end=span.end + 1)
    return span


def _texts(union: UnionType) -> _Texts:
    texts = frozenset(each.value for each in union.members if isinstance(each, LiteralType))
    return texts if len(texts) == len(union.members) else frozenset()


RULE = Rule("repeated-choice", check, severity="note")
