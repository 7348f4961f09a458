"""Parameters of the stack that stand where not every character can.

In: the model. Out: an error for each default and each value of a closed set that cannot stand
there, and a warning where nothing can keep such a value out. What the type lets through besides,
the template's parameter refuses when the stack is deployed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.parameter_types import AWS_TYPES
from ..diagnostics import Diagnostic, Related
from ..model.limited_params import Limit, limited_params
from ..model.nodes import Model, Param
from ..model.types import Choice, Scalar
from ..source import Span


def check_limited_params(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the values of parameters that are limited by their uses."""
    for name, limit in limited_params(model).items():
        param = model.params[name]
        if param.aws_type is not None:
            yield from _check_stored(param, limit)
        elif isinstance(param.type, Choice):
            wrong = [value for value in param.type.values if not limit.admits(value)]
            if wrong:
                yield _cannot_stand(param, limit, wrong[0], param.type.span)
        elif isinstance(param.type, Scalar):
            yield from _check_text(param, param.type, limit)


def _check_text(param: Param, type_: Scalar, limit: Limit) -> Iterator[Diagnostic]:
    default, at = param.default, param.default_span
    if isinstance(default, str) and at is not None and not limit.admits(default):
        yield _cannot_stand(param, limit, default, at)
    elif limit.is_quote and type_.pattern is not None and "'" in type_.pattern:
        yield Diagnostic(
            "quote-in-template",
            f"the pattern of `{param.name.text}` lets `'` through, and the stack will not: it"
            " breaks the template that the value stands in",
            type_.span,
            related=(_use(limit),),
            help="take the `'` out of the pattern",
            severity="warning",
        )


def _check_stored(param: Param, limit: Limit) -> Iterator[Diagnostic]:
    """What Systems Manager holds is only known when it is read."""
    if param.aws_type == AWS_TYPES["aws.ssm"] and limit.is_quote:
        yield Diagnostic(
            "quote-in-template",
            f"a `'` in what is stored for `{param.name.text}` breaks the template that it stands"
            " in, and nobody can check that",
            param.span,
            related=(_use(limit),),
            help="let a function read it from its environment, or make it a `string`",
            severity="warning",
        )


def _cannot_stand(param: Param, limit: Limit, value: str, at: Span) -> Diagnostic:
    if limit.is_quote:
        return Diagnostic(
            "quote-in-template",
            f"`{param.name.text}` stands in a template, which the `'` in `{value}` breaks",
            at,
            related=(_use(limit),),
            help="take the `'` out, or let a function read the value from its environment",
        )
    said = f"`{value}`" if value else "empty text"
    return Diagnostic(
        "wrong-value",
        f"`{param.name.text}` is a stage variable, and {said} cannot be one: it is made of"
        " letters, digits and `. _ ~ : / ? # & = , -`",
        at,
        related=(_use(limit),),
    )


def _use(limit: Limit) -> Related:
    return Related(limit.use.span, "used here")
