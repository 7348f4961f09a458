"""A parameter that may bring a quote into a template.

What it finds
    A parameter of the stack whose value stands in a mapping template or a static header, and that
    may hold a `'`: its pattern lets one through, or Systems Manager keeps the value.

Why it is bad
    There CloudFormation puts the value between single quotes, which cannot be escaped. A `'` that a
    pattern lets through is refused when the stack is deployed, and nobody knows why; one that is
    stored in Systems Manager breaks the template, and with it the route.

Example
    param motto: string(/^[a-z' ]+$/)

    api {
      auth none
      GET /motto -> mock { motto: motto }
    }

Use instead
    param motto: string(/^[a-z ]+$/)

    api {
      auth none
      GET /motto -> mock { motto: motto }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.parameter_types import AWS_TYPES
from ...diagnostics import Related
from ...model.limited_params import Limit, limited_params
from ...model.nodes import Param
from ...model.types import Scalar
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each parameter that nothing keeps such a value out of."""
    for name, limit in limited_params(context.model).items():
        if limit.is_quote:
            param = context.model.params[name]
            if param.aws_type == AWS_TYPES["aws.ssm"]:
                yield _stored(param, limit)
            elif param.aws_type is None and isinstance(param.type, Scalar):
                yield from _let_through(param, param.type, limit)


def _stored(param: Param, limit: Limit) -> Finding:
    """What Systems Manager holds is only known when it is read."""
    return Finding(
        f"a `'` in what is stored for `{param.name.text}` breaks the template that it stands in,"
        " and nobody can check that",
        param.span,
        related=(_use(limit),),
        help="let a function read it from its environment, or make it a `string`",
    )


def _let_through(param: Param, type_: Scalar, limit: Limit) -> Iterator[Finding]:
    """That the default itself has one is an error."""
    default_fits = not isinstance(param.default, str) or limit.admits(param.default)
    if type_.pattern is not None and "'" in type_.pattern and default_fits:
        yield Finding(
            f"the pattern of `{param.name.text}` lets `'` through, and the stack will not: it"
            " breaks the template that the value stands in",
            type_.span,
            related=(_use(limit),),
            help="take the `'` out of the pattern",
        )


def _use(limit: Limit) -> Related:
    return Related(limit.use.span, "used here")


RULE = Rule("quote-in-template", check, despite_errors=True)
