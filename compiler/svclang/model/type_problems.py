"""What there is to say about types that cannot be meant.

In: the wrong part of the syntax and the names that are known. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..advice import Advice, keep_one, repair, say, write, write_meant
from ..aws.parameter_types import AWS_TYPES
from ..diagnostics import Diagnostic, Edit, Related, nearest, with_article
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Name
from .similar import similar
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
            **write(span, "string", safe=False),
        )
    advice = _of_another_language(name)
    candidate = None
    if advice is None:
        candidate = nearest(text, chain(SCALARS, places))
        known = (*SCALARS, *places) if candidate else ()
        advice = write_meant(
            span, candidate, known, f"declare it: `type {text} {{ … }}`", word=text
        )
    return Diagnostic(
        "unknown-type",
        f"no type is called `{text}`",
        span,
        label="not declared",
        related=similar(candidate, "type", places),
        **advice,
    )


def _of_another_language(name: Name) -> Advice | None:
    """What to write instead of a type of another language, if it is one."""
    here = FOREIGN_NAMES.get(name.text.lower())
    if here is None:
        return None
    word = here.strip("`")
    # The same values in every language; a date or a URL can look otherwise elsewhere.
    same = word in ("string", "int", "long", "float", "bool")
    return write(name.span, word, safe=same) if word.isalpha() else say(f"write {here}")


def union_of_types(members: Sequence[syntax.Type], known: Collection[str]) -> Diagnostic:
    """Members of a closed set that are no texts."""
    member = members[0]
    advice = say("what may have several types is written `any`")
    if isinstance(member, syntax.OptionalType):
        advice = say('put the set in parentheses, as in `("a" | "b")?`')
    elif isinstance(member, syntax.NamedType):
        name = member.name.text
        if name.lower() in _NOTHING:
            advice = say("what may be absent is written `T?`")
        elif name not in known:
            edits = [*_in_quotes(members, known)]
            quoted = " and ".join(f"`{edit.text}`" for edit in edits)
            advice = repair(f"write {quoted}", *edits, safe=False)
    return Diagnostic(
        "union-of-types",
        "a closed set is made of texts in quotes",
        member.span,
        label="not a text in quotes",
        **advice,
    )


def _in_quotes(members: Iterable[syntax.Type], known: Collection[str]) -> Iterator[Edit]:
    for member in members:
        if isinstance(member, syntax.NamedType) and member.name.text not in known:
            yield Edit(member.span, f'"{member.name.text}"')


def fields_behind_type(braces: Span) -> Diagnostic:
    """`type Booking = NewBooking { id: uuid }`."""
    return Diagnostic(
        "fields-behind-type",
        "the fields of a type stand alone, or behind `with`",
        Span(braces.source, braces.start, braces.start + 1),
        label="`with` is missing in front of this",
        help="write `with { … }`; behind a type stand its settings, `example` and `swagger`",
    )


def doubled_choice(text: str, span: Span, first: Span) -> Diagnostic:
    """A text that is in a closed set twice."""
    return Diagnostic(
        "doubled-choice",
        f'`"{text}"` is in this set twice',
        span,
        related=(Related(first, "first here"),),
        **keep_one(span, first, "take one of them out: API Gateway refuses a model with both"),
    )
