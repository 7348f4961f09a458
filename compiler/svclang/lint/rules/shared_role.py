"""Several functions with one role.

What it finds
    A `role` that two functions or more run with, whether each names it or the service does.

Why it is bad
    Each of them may do what any of them may: who takes over the one that reads a page may do what
    the one does that pays out. Left alone, every function has a role of its own, with what it needs
    and no more.

Example
    service shop {
      runtime nodejs24.x
      role "arn:aws:iam::123456789012:role/shop"
    }

    function read_page { url iam }
    function pay_out { url iam }

Use instead
    service shop { runtime nodejs24.x }

    function read_page { url iam }
    function pay_out { url iam }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.cors import meaning
from ...model.nodes import Function, Model
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each role that is more than one function's."""
    return once_a_place(_found(context.model))


def _found(model: Model) -> Iterator[Finding]:
    sharing: dict[object, list[Function]] = {}
    for function in model.functions.values():
        role = function.settings.get("role")
        if role is not None and role.value is not None:
            sharing.setdefault(meaning(role.value), []).append(function)
    for functions in sharing.values():
        first = functions[0].settings["role"].span
        for function in functions[1:]:
            span = function.settings["role"].span
            what = (
                f"{len(functions)} functions run with this role"
                if span == first
                else f"`{functions[0].name.text}` runs with this role too"
            )
            yield Finding(
                f"{what}: each may do what any of them may",
                span,
                related=() if span == first else (Related(first, "here"),),
                help="take it out: every function has a role of its own, with what it needs",
            )


RULE = Rule("shared-role", check)
