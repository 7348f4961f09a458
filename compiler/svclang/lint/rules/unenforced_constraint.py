"""A constraint of a parameter that nobody checks.

What it finds
    Of a parameter of the stack that is a list: how many items it has, that they are unique, and the
    range of its items.

Why it is bad
    CloudFormation, which asks for the value, has no such constraint for lists. Whoever reads the
    source believes that a wrong value is refused.

Example
    param subnets: [string](1..3)

    function greet() -> string { vpc { subnets subnets; security_groups "sg-0a1b2c3d" } }

Use instead
    param subnets: [string]

    function greet() -> string { vpc { subnets subnets; security_groups "sg-0a1b2c3d" } }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.types import ListOf, Scalar
from ...source import Span
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such constraint."""
    for param in context.model.params.values():
        if isinstance(param.type, ListOf):
            yield from _of_list(param.type)


def _of_list(type_: ListOf) -> Iterator[Finding]:
    if type_.low is not None or type_.high is not None or type_.unique:
        yield _finding(type_.span, "how many items a list has, or which")
    item = type_.item
    if isinstance(item, Scalar) and (item.low is not None or item.high is not None):
        yield _finding(item.span, "the range of a list's items")


def _finding(span: Span, what: str) -> Finding:
    return Finding(
        f"CloudFormation does not check {what}",
        span,
        help="take the constraint out, or check the value where it is used",
    )


RULE = Rule("unenforced-constraint", check, despite_errors=True)
