"""What there is to say about types that cannot be meant.

In: the wrong part of the syntax and the names that are known. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..aws.parameter_types import AWS_TYPES
from ..diagnostics import Diagnostic, Related, nearest, with_article
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Name
from .type_words import FOREIGN_NAMES, SCALARS

_NOTHING = ("null", "none", "nil", "undefined")


def unknown_type(
    name: Name, places: Mapping[str, Span], others: Mapping[str, tuple[str, Span]]
) -> Diagnostic:
    """A name that is no type: of something else, of another language, or misspelt.

    `places` has the declared types, `others` all other declarations.
    """
    text, span = name
    if text in others:
        kind, place = others[text]
        return Diagnostic(
            "not-a-type",
            f"`{text}` is {with_article(kind)}, not a type",
            span,
            label="a type is needed here",
            related=(Related(place, "declared here"),),
        )
    if text in AWS_TYPES:
        return Diagnostic(
            "aws-type-as-data",
            f"`{text}` is a type of a param: data has no such type",
            span,
            help="write `string`",
        )
    candidate = nearest(text, (*SCALARS, *places))
    related: tuple[Related, ...] = ()
    if text.lower() in FOREIGN_NAMES:
        help_ = f"write {FOREIGN_NAMES[text.lower()]}"
    elif candidate is None:
        help_ = f"declare it: `type {text} {{ … }}`"
    else:
        help_ = f"write `{candidate}`"
        if candidate in places:
            related = (Related(places[candidate], "a type with a similar name"),)
    return Diagnostic(
        "unknown-type", f"no type is called `{text}`", span, "not declared", related, help_
    )


def union_of_types(member: syntax.Type, known: Collection[str]) -> Diagnostic:
    """A member of a closed set that is no text."""
    help_ = "what may have several types is written `any`"
    if isinstance(member, syntax.OptionalType):
        help_ = 'put the set in parentheses, as in `("a" | "b")?`'
    elif isinstance(member, syntax.NamedType):
        name = member.name.text
        if name.lower() in _NOTHING:
            help_ = "what may be absent is written `T?`"
        elif name not in known:
            help_ = f'write `"{name}"`'
    return Diagnostic(
        "union-of-types",
        "a closed set is made of texts in quotes",
        member.span,
        label="not a text in quotes",
        help=help_,
    )


def doubled_choice(text: str, span: Span, first: Span) -> Diagnostic:
    """A text that is in a closed set twice."""
    return Diagnostic(
        "doubled-choice",
        f'`"{text}"` is in this set twice',
        span,
        related=(Related(first, "first here"),),
        help="take one of them out: API Gateway refuses a model with both",
    )
