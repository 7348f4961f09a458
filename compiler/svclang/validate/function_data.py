"""What AWS would refuse of environment variables and tags.

In: the model, with settings inherited. Out: diagnostics at the entry that is wrong, and at the
whole where there is too much of it. What a service gives to all its functions is looked at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..advice import keep_one, take_out
from ..aws.function_settings import ENVIRONMENT_BYTES, RESERVED_VARIABLES
from ..diagnostics import Diagnostic, Related
from ..model.functions import stated
from ..model.list_params import list_param
from ..model.nodes import Model
from ..syntax.nodes import Block, Constant, ListValue, Pair, Text, Value

# https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
MOST_TAGS = 50
LONGEST_TAG = 256
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_creating
_TAG_SIGNS = frozenset("_.:/=+-@")


def check_environments(model: Model) -> Iterator[Diagnostic]:
    """Variables that Lambda sets itself, values that are no text, and too much of it all.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    for given in stated(model, "env"):
        for entry in given.value.entries:
            yield from _check_reserved(entry)
            yield from _check_text(entry, "an environment variable", model)
        size = _size(given.value)
        if size > ENVIRONMENT_BYTES:
            yield Diagnostic(
                "large-environment",
                f"the environment has {size} bytes, and Lambda takes {ENVIRONMENT_BYTES}",
                given.span,
                label="counted as JSON, without what is known only when the stack is deployed",
                help="keep what is large in a file beside the code, or in Systems Manager",
            )


def _check_reserved(entry: Pair) -> Iterator[Diagnostic]:
    if entry.key.text in RESERVED_VARIABLES:
        yield Diagnostic(
            "reserved-variable",
            f"`{entry.key.text}` is set by Lambda itself",
            entry.key.span,
            label="reserved",
            **take_out(
                entry.span,
                "take it out, because the function has it anyway, or choose another name",
                safe=False,
            ),
        )


def _size(block: Block) -> int:
    """The bytes of the variables in JSON, which is what Lambda measures."""
    from json import dumps

    known = {entry.key.text: _known(entry.value) for entry in block.entries}
    return len(dumps(known, separators=(",", ":"), ensure_ascii=False).encode())


def _known(value: Value) -> str:
    """The part of a value that the compiler knows."""
    if isinstance(value, Text):
        return "".join(part for part in value.parts if isinstance(part, str))
    if isinstance(value, Constant):
        from json import dumps

        return dumps(value.value)
    return ""


def check_tags(model: Model) -> Iterator[Diagnostic]:
    """Tags that a function, its role or its log group cannot have.

    https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
    """
    for given in stated(model, "tags"):
        seen: dict[str, Pair] = {}
        for entry in given.value.entries:
            yield from _check_text(entry, "a tag", model)
            yield from _check_signs(entry)
            same = seen.setdefault(entry.key.text.lower(), entry)
            if same is not entry and same.key.text != entry.key.text:
                yield _doubled(entry, same)
        if len(given.value.entries) > MOST_TAGS:
            yield Diagnostic(
                "too-many-tags",
                f"a resource has {MOST_TAGS} tags at most, and these are"
                f" {len(given.value.entries)}",
                given.span,
                help="take some out",
            )


def _check_signs(entry: Pair) -> Iterator[Diagnostic]:
    value = entry.value.plain if isinstance(entry.value, Text) else None
    for text, span in ((entry.key.text, entry.key.span), (value or "", entry.value.span)):
        wrong = [sign for sign in text if not _allowed(sign)]
        if wrong:
            yield Diagnostic(
                "wrong-tag",
                f"a tag cannot hold {_name(wrong[0])}",
                span,
                help="it takes letters, digits, blanks and `_ . : / = + - @`",
            )
    if value is not None and len(value) > LONGEST_TAG:
        yield Diagnostic(
            "wrong-tag",
            f"a tag has {LONGEST_TAG} characters at most, and this has {len(value)}",
            entry.value.span,
            help="shorten it, or make two tags of it",
        )


def _allowed(sign: str) -> bool:
    return sign in _TAG_SIGNS or unicodedata.category(sign)[0] in "LZN"


def _name(sign: str) -> str:
    return f"`{sign}`" if sign.isprintable() else unicodedata.name(sign, f"U+{ord(sign):04X}")


def _doubled(entry: Pair, same: Pair) -> Diagnostic:
    return Diagnostic(
        "doubled-tag",
        f"`{entry.key.text}` and `{same.key.text}` are the same tag to IAM, whose roles get it too",
        entry.key.span,
        related=(Related(same.key.span, "first given here"),),
        **keep_one(entry.span, same.span),
    )


def _check_text(entry: Pair, what: str, model: Model) -> Iterator[Diagnostic]:
    value = entry.value
    param = list_param(value, model)
    if param is not None:
        yield Diagnostic(
            "not-text",
            f"{what} is text, and `{param.name.text}` is a list",
            value.span,
            related=(Related(param.name.span, "declared here"),),
            help="give it a parameter with one value",
        )
    elif isinstance(value, Block | ListValue):
        yield Diagnostic(
            "not-text", f"{what} is text", value.span, help="write it as text, in quotes"
        )
    elif isinstance(value, Constant) and value.value is None:
        yield Diagnostic(
            "not-text",
            f"{what} is text, and `null` is none",
            value.span,
            **take_out(entry.span, safe=False),
        )
