"""References to declarations, parameters and AWS's own values: whether they lead anywhere.

In: a value of the syntax. Out: a diagnostic for each reference in it that means nothing. In the
place where the words of a route stand, roots such as `path` and `result` are known besides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from ..advice import Advice, say, write, write_meant, write_nearest
from ..aws.attributes import (
    PSEUDO_PARAMETERS,
    REQUEST_ROOTS,
    RESPONSE_ROOTS,
    SERVICE_ATTRIBUTES,
)
from ..aws.kinds import attributes_of
from ..diagnostics import Diagnostic, Related, in_choice, nearest, with_article
from ..source import Span
from ..syntax.nodes import (
    Block,
    Call,
    ListValue,
    Pair,
    Quantity,
    Reference,
    Text,
    Value,
)
from ..syntax.values import leaves
from .data_problems import doubled_keys, no_data, no_entry
from .deploy_time import holds_list
from .symbols import RESERVED, Symbol, Symbols

_Node = TypeVar("_Node", Reference, Text)
# How a declaration begins, where more than its kind and name is needed.
_SHAPES = {
    "authorizer": "authorizer {name} -> FUNCTION",
    "error": 'error {name} {status} "…"',
    "table": "table {name} {{ key id: string }}",
}


def references_in(value: Value | Pair) -> Iterator[Reference]:
    """Every reference that stands in a value, in order."""
    for leaf in leaves(value):
        if isinstance(leaf, Reference):
            yield leaf
        elif isinstance(leaf, Text):
            yield from (part for part in leaf.parts if isinstance(part, Reference))


def references_within(value: Any) -> Iterator[Reference]:
    """Every reference inside any part of the model: settings, nodes, and collections of them."""
    return _within(value, Reference)


def texts_within(value: Any) -> Iterator[Text]:
    """Every text inside any part of the model."""
    return _within(value, Text)


def _within(value: Any, kind: type[_Node]) -> Iterator[_Node]:
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _within(part, kind)
    elif isinstance(value, tuple | list | Iterator) and not isinstance(value, Span):
        for part in value:
            yield from _within(part, kind)


def check_value_references(
    value: Value, symbols: Symbols, roots: Collection[str] = ()
) -> list[Diagnostic]:
    """The references of a value that mean nothing, and what in it is no data at all.

    `roots` are the further roots that are known here (`result`, `context`).
    """
    found = list(_not_data(value))
    for reference in references_in(value):
        problem = check_reference(reference, symbols, roots)
        if problem is not None:
            found.append(problem)
    found.extend(_lists_in_text(value, symbols))
    return found


def check_reference(
    reference: Reference,
    symbols: Symbols,
    roots: Collection[str] = (),
    otherwise: str = "",
) -> Diagnostic | None:
    """What is wrong with one reference, or None; `otherwise` is the help where no name is near."""
    root, *rest = reference.path
    if symbols.is_lost(root):
        return None
    symbol = symbols.names.get(root)
    if root in roots:
        return _ambiguous(reference, symbol, roots) if symbol is not None else None
    if root == "aws":
        return _check_member(reference, PSEUDO_PARAMETERS, "none of AWS's own values")
    if root == "service":
        return _check_member(reference, SERVICE_ATTRIBUTES, "no attribute of the service")
    if symbol is None and root in (*REQUEST_ROOTS, *RESPONSE_ROOTS):
        return _misplaced(reference, roots)
    if symbol is None:
        return unknown_name(root, head(reference), symbols, roots, otherwise=otherwise)
    if symbol.kind == "resource":
        return None
    attributes = attributes_of(symbol.kind)
    if attributes is None and root in symbols.doubled:
        return None
    if attributes is None:
        return Diagnostic(
            "not-a-value",
            f"`{root}` is {with_article(symbol.kind)}, which has no value",
            reference.span,
            label="a value is needed here",
            related=(Related(symbol.name.span, "declared here"),),
        )
    attribute = ".".join(rest)
    if attribute in attributes:
        return None
    return _unknown_attribute(reference, symbol, attribute, attributes)


def check_declared(
    reference: Reference, kinds: Collection[str], symbols: Symbols
) -> list[Diagnostic]:
    """What is wrong with a name that must be of something declared, of one of these kinds."""
    name, *rest = reference.path
    symbol = symbols.names.get(name)
    if symbols.is_lost(name) or name in symbols.doubled:
        return []
    if symbol is None:
        return [unknown_name(name, reference.span, symbols, wanted=kinds)]
    if symbol.kind in kinds and not rest:
        return []
    related = (Related(symbol.name.span, "declared here"),)
    if symbol.kind in kinds:
        said, advice = "the name alone is needed here", write(reference.span, name)
    else:
        said = f"`{name}` is {with_article(symbol.kind)}, and {in_choice(kinds)} is needed here"
        advice = say(f"write the name of {in_choice(kinds)}")
    return [Diagnostic("wrong-kind", said, reference.span, related=related, **advice)]


def is_declared(reference: Reference, kinds: Collection[str], symbols: Symbols) -> bool:
    """Whether a name is of something declared, of one of these kinds; of two, the first counts."""
    symbol = symbols.names.get(reference.path[0])
    return symbol is not None and symbol.kind in kinds and len(reference.path) == 1


def head(reference: Reference) -> Span:
    """The place of a reference's first name."""
    start = reference.span.start
    return Span(reference.span.source, start, start + len(reference.path[0]))


def step(reference: Reference, at: int) -> Span:
    """The place of one of a reference's names, by its number; the first has 0."""
    start = reference.span.start + sum(len(name) + 1 for name in reference.path[:at])
    place = Span(reference.span.source, start, start + len(reference.path[at]))
    return place if place.text == reference.path[at] else reference.span


def unknown_name(
    name: str,
    span: Span,
    symbols: Symbols,
    roots: Collection[str] = (),
    wanted: str | Collection[str] = "",
    otherwise: str = "",
    also: Collection[str] = (),
) -> Diagnostic:
    """The error for a name that nothing declares, with the nearest one that something does.

    `wanted` is the kind of declaration that is needed, or several, `also` those that would do
    too, and `otherwise` the help where no name is near. The name is the first of the span. The
    declaration that asks is not what it asks for.
    """
    kinds = (wanted,) if isinstance(wanted, str) and wanted else tuple(wanted)
    meant = (*kinds, *also)
    own = (*roots, *(() if kinds else RESERVED))
    candidate = nearest(name, chain(_known(symbols, kinds, meant, span), own))
    near = [*_known(symbols, kinds, meant, span), *own] if candidate else []
    related: tuple[Related, ...] = ()
    if candidate in symbols.names:
        symbol = symbols.names[candidate]
        related = (Related(symbol.name.span, f"{with_article(symbol.kind)} with a similar name"),)
    what = " or ".join(kinds) or "param, function or other declaration"
    place = span._replace(end=span.start + len(name))
    advice = write_meant(place, candidate, near, otherwise)
    if not advice["help"]:
        advice = say(_declare(name, kinds)) if kinds else _undeclared(place, symbols, roots)
    message, label = f"no {what} is called `{name}`", "not declared"
    return Diagnostic("unknown-name", message, span, label, related, **advice)


def _undeclared(place: Span, symbols: Symbols, roots: Collection[str]) -> Advice:
    """What to do about a name that is like none that stands for a value."""
    name, text = place.text, place.source.text
    if name == "api":
        apis = [symbol.name.text for symbol in symbols.of("api")]
        if len(apis) == 1:
            return write(place, apis[0], safe=False)
    if roots:
        parts = ", ".join(f"`{root}.NAME`" for root in roots if root != "body")
        whole = "answer" if "result" in roots else "request"
        return say(f"parts of the {whole} are {parts}; else declare it, or put text in quotes")
    if text.startswith("${", place.start - 2):
        return say("declare it, or write `\\${` where `${` is meant as text")
    words = "declare it, or put it in quotes if it is text"
    if text[place.end : place.end + 1] in (".", "-", "["):
        return say(words)
    return write(place, f'"{name}"', words, safe=False)


def _known(
    symbols: Symbols, kinds: Collection[str], meant: Collection[str], span: Span
) -> Iterator[str]:
    """What could be named there; one by one, since where much is wrong few are looked at."""
    for text, symbol in symbols.names.items():
        if not kinds or (symbol.kind in meant and not symbol.node.span.holds(span)):
            yield text


def _declare(name: str, kinds: Sequence[str]) -> str:
    """The help where nothing of one of these kinds has a name."""
    if len(kinds) > 1:
        return f"declare it, as {in_choice(kinds)}"
    shape = _SHAPES.get(kinds[0], f"{kinds[0]} {{name}}")
    status = _status(name) if kinds[0] == "error" else 0
    return f"declare it: `{shape.format(name=name, status=status)}`"


def _status(error: str) -> int:
    """The status that HTTP has for an error of such a name: 403 for `Forbidden`."""
    # Only what is not declared needs it.
    from http import HTTPStatus

    names = {status.phrase.replace(" ", "").lower(): status.value for status in HTTPStatus}
    status = names.get(error.replace("_", "").lower(), 0)
    return status if status >= 400 else 400


def _ambiguous(reference: Reference, symbol: Symbol, roots: Collection[str]) -> Diagnostic | None:
    """A name that stands for a part of the request, and for something that has a value."""
    root, *rest = reference.path
    has_value = attributes_of(symbol.kind) is not None or symbol.kind == "resource"
    if not has_value or not (rest or root == "body"):
        return None
    whole = "answer" if "result" in roots else "request"
    return Diagnostic(
        "ambiguous-reference",
        f"`{root}` is {with_article(symbol.kind)} here, and a part of the {whole}",
        head(reference),
        related=(Related(symbol.name.span, "declared here"),),
        help=f"give the {symbol.kind} another name",
    )


def _misplaced(reference: Reference, roots: Collection[str]) -> Diagnostic:
    root = reference.path[0]
    if "result" in roots:
        message = f"a header of the answer knows nothing of the request: `{root}` is part of that"
        help_ = "it can hold `result.NAME`, `context.NAME` and `stage.NAME`"
    elif root == "result":
        message = "`result` is what a function answers, and only `header` can use it"
        help_ = 'as in `header Location: "/users/${result.id}"`'
    elif reference.path == ("stage",):
        message = "`stage` has the variables of an API's stage, and is not known here"
        advice = write(reference.span, "service.stage", safe=False)
        return Diagnostic("misplaced-reference", message, reference.span, **advice)
    else:
        message = f"`{root}` is part of a request, and is not known here"
        help_ = "only the arguments of a route's target can use it"
    return Diagnostic("misplaced-reference", message, reference.span, help=help_)


def _check_member(reference: Reference, known: Collection[str], what: str) -> Diagnostic | None:
    member = ".".join(reference.path[1:])
    if member in known:
        return None
    root = reference.path[0]
    listed = ", ".join(f"`{root}.{name}`" for name in known)
    return Diagnostic(
        "unknown-attribute",
        f"`{reference.text}` is {what}",
        reference.span,
        **write_nearest(
            reference.span, known, f"there are {listed}", word=member, form=f"{root}.{{}}"
        ),
    )


def _unknown_attribute(
    reference: Reference, symbol: Symbol, attribute: str, known: Collection[str]
) -> Diagnostic:
    name = symbol.name.text
    choices = [f"`{name}.{key}`" if key else f"`{name}`" for key in known]
    kind = with_article(symbol.kind)
    message = (
        f"{kind} has no attribute `{attribute}`" if attribute else f"{kind} has no value by itself"
    )
    if len(choices) == 1:
        advice = write(reference.span, choices[0].strip("`"), safe=False)
    else:
        others = [key for key in known if key]
        advice = write_nearest(
            reference.span,
            others,
            f"write {' or '.join(choices)}",
            word=attribute,
            form=f"{name}.{{}}",
        )
    return Diagnostic(
        "unknown-attribute",
        message,
        reference.span,
        related=(Related(symbol.name.span, f"`{name}` is declared here"),),
        **advice,
    )


def _lists_in_text(value: Value | Pair, symbols: Symbols) -> Iterator[Diagnostic]:
    """Lists that stand in text, where CloudFormation takes one value only.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
    """
    for text in leaves(value):
        for part in text.parts if isinstance(text, Text) else ():
            symbol = symbols.names.get(part.path[0]) if isinstance(part, Reference) else None
            if symbol is not None and holds_list(symbol.node):
                yield Diagnostic(
                    "list-in-text",
                    f"`{symbol.name.text}` is a list, which cannot stand in text",
                    part.span if isinstance(part, Reference) else text.span,
                    related=(Related(symbol.name.span, "declared here"),),
                )


def _not_data(value: Value) -> Iterator[Diagnostic]:
    if isinstance(value, Quantity | Call):
        yield no_data(value)
    elif isinstance(value, ListValue):
        for item in value.items:
            yield from _not_data(item)
    elif isinstance(value, Block):
        yield from map(no_entry, value.settings)
        yield from doubled_keys(value)
        for entry in value.entries:
            yield from _not_data(entry.value)
