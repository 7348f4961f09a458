"""Resource policies of APIs: elements that are missing, misspelt or both of a pair.

In: an API. Out: an error for each statement that AWS would refuse, as far as it is written here;
a value that is known only at deploy time is not looked at.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..advice import Advice, say, write_meant, write_nearest
from ..diagnostics import Diagnostic, nearest
from ..model.nodes import Api
from ..source import Span
from ..syntax.nodes import Block, Reference, Text, Value
from ..syntax.values import items_of

_ELEMENTS = ("Version", "Id", "Statement")
_PAIRS = (
    ("Principal", "NotPrincipal"),
    ("Action", "NotAction"),
    ("Resource", "NotResource"),
)
_OF_STATEMENT = ("Sid", "Effect", *(name for pair in _PAIRS for name in pair), "Condition")
_EFFECTS = ("Allow", "Deny")
_VERSIONS = ("2012-10-17", "2008-10-17")
_EXAMPLE = (
    'as in `policy { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*",'
    ' Action: "execute-api:Invoke", Resource: "execute-api:/*" }] }`'
)


def check_policy(api: Api) -> Iterator[Diagnostic]:
    """What is wrong with the resource policy of an API."""
    given = api.settings.get("policy")
    if given is None or not isinstance(given.value, Block):
        return
    known = {entry.key.text: entry.value for entry in given.value.entries}
    misspelt = list(_check_elements(given.value, _ELEMENTS, "a policy"))
    yield from misspelt
    if "Version" in known:
        yield from _check_word("Version", known["Version"], _VERSIONS)
    if "Statement" in known:
        yield from _check_statements(known["Statement"])
    elif not misspelt:
        yield _wrong("a policy without a `Statement` says nothing", given.span, say(_EXAMPLE))


def _check_statements(value: Value) -> Iterator[Diagnostic]:
    for statement in items_of(value):
        if isinstance(statement, Block):
            yield from _check_statement(statement)
        elif not isinstance(statement, Reference):
            yield _wrong("a statement is data in braces", statement.span, say(_EXAMPLE))


def _check_statement(statement: Block) -> Iterator[Diagnostic]:
    known = {entry.key.text: entry for entry in statement.entries}
    yield from _check_elements(statement, _OF_STATEMENT, "a statement")
    if "Effect" in known:
        yield from _check_word("Effect", known["Effect"].value, _EFFECTS)
    for name, negated in _PAIRS:
        if name in known and negated in known:
            message = f"a statement has either, not both `{name}` and `{negated}`"
            yield _wrong(message, known[negated].key.span, say("take one of them out"))
    # What is misspelt is told of already.
    meant = {*known, *(nearest(name, _OF_STATEMENT) for name in known)}
    missing = [choice for choice in (("Effect",), *_PAIRS) if not meant & {*choice}]
    if missing:
        yield _wrong(
            "a statement has " + " and ".join(f"no `{choice[0]}`" for choice in missing),
            statement.span,
            say("give it " + " and ".join(" or ".join(f"`{n}`" for n in c) for c in missing)),
        )


def _check_elements(block: Block, known: Collection[str], owner: str) -> Iterator[Diagnostic]:
    for entry in block.entries:
        if entry.key.text not in known:
            there = ", ".join(f"`{name}`" for name in known)
            yield _wrong(
                f"{owner} has no element `{entry.key.text}`",
                entry.key.span,
                write_nearest(entry.key.span, known, f"there are {there}", word=entry.key.text),
            )


def _check_word(name: str, value: Value, known: Collection[str]) -> Iterator[Diagnostic]:
    """An element that is one of two texts; one with references is known only at deploy time."""
    text = value.plain if isinstance(value, Text) else None
    late = isinstance(value, Reference) or (isinstance(value, Text) and text is None)
    if late or text in known:
        return
    first, second = known
    meant = nearest(text or "", known) or first
    advice = write_meant(value.span, meant, known, word=text or "", form='"{}"')
    yield _wrong(f'`{name}` is `"{first}"` or `"{second}"`', value.span, advice)


def _wrong(message: str, span: Span, advice: Advice) -> Diagnostic:
    return Diagnostic("wrong-policy", message, span, **advice)
