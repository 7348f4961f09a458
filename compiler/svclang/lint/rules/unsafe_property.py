"""A property of CloudFormation that undoes what keeps a resource safe.

What it finds
    In a raw resource or in `cfn { … }`, a property with a value that opens the resource to the
    public, leaves it without encryption, takes old versions of TLS, writes what it works on into
    logs, or the like: `BlockPublicPolicy: false`, `PubliclyAccessible: true`.

Why it is bad
    `cfn` comes last, over all that svclang does to keep a resource closed. What is written there by
    hand stays, also when everybody has forgotten why.

Example
    bucket reports { cfn { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } } }

Use instead
    bucket reports

Sources
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.unsafe_properties import UNSAFE, Unsafe
from ...diagnostics import Fix
from ...edits.text import replacing
from ...syntax.nodes import Constant, Pair, Text
from ..entries import properties
from ..rule import Context, Finding, Rule

_SWITCHES = {"true": True, "false": False}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each property that opens something by hand."""
    for entry in context.once(properties):
        known = UNSAFE.get(entry.key.text)
        if known is not None and _said(entry) in known.values:
            yield Finding(
                f"with `{entry.key.text}: {entry.value.span.text}`, {known.effect}",
                entry.value.span,
                help=f"write `{_written(known.instead)}`, or take it out"
                if known.instead != ""
                else "say who may",
                fix=_fix(entry, known),
            )


def _said(entry: Pair) -> bool | str | None:
    """What an entry says, `"false"` in quotes too; None where only the deployment knows it."""
    value = entry.value
    if isinstance(value, Constant) and isinstance(value.value, bool):
        return value.value
    text = value.plain if isinstance(value, Text) else None
    return _SWITCHES.get(text.lower(), text) if text is not None else None


def _written(value: bool | str) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _fix(entry: Pair, known: Unsafe) -> Fix | None:
    if known.instead == "":
        return None
    return replacing(entry.value.span, _written(known.instead), safe=False)


RULE = Rule("unsafe-property", check)
