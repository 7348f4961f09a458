"""A parameter that holds a secret, and does not say so.

What it finds
    A `param` under a name that is a secret's (`db_password`, `api_key`, `webhook_secret`), without
    `secret` before it. Parameters with one of AWS's types, which hold the name of something, are
    passed over.

Why it is bad
    CloudFormation shows the value of the parameter in its console and to everybody who may describe
    the stack. Where it has a default, that stands in the template besides.

Example
    param database_password: string

    resource database "AWS::RDS::DBInstance" { MasterUserPassword: database_password }

Use instead
    secret param database_password: string

    resource database "AWS::RDS::DBInstance" { MasterUserPassword: database_password }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Edit, Fix
from ...edits.text import putting_before
from ...model.nodes import Param
from ...model.types import Scalar
from ...source import Span
from ..rule import Context, Finding, Rule
from ..secrets import names_secret


def check(context: Context) -> Iterator[Finding]:
    """A finding for each parameter whose value everybody can read."""
    for param in context.model.params.values():
        text = isinstance(param.type, Scalar) and param.type.kind == "string"
        if text and not param.secret and param.aws_type is None and names_secret(param.name.text):
            yield Finding(
                f"`{param.name.text}` is a secret by its name, and CloudFormation shows its value",
                param.name.span,
                help=f"write `secret param {param.name.text}`, without a default"
                if param.default_span is not None
                else f"write `secret param {param.name.text}`",
                fix=Fix("mark it as secret", tuple(_marking(param)), safe=False),
            )


def _marking(param: Param) -> Iterator[Edit]:
    source, start, _ = param.span
    yield putting_before(param.span, "secret ")
    default = param.default_span
    if default is not None:
        sign = source.text.rindex("=", start, default.start)
        before = len(source.text[:sign].rstrip())
        yield Edit(Span(source, before, default.end), "")


RULE = Rule("unmarked-secret", check)
