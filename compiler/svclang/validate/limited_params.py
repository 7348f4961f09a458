"""Parameters of the stack that stand where not every character can.

In: the model. Out: an error for each default and each value of a closed set that cannot stand
there. What the type lets through besides, the template's parameter refuses when the stack is
deployed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.limited_params import Limit, limited_params
from ..model.nodes import Model, Param
from ..model.types import Choice, Scalar
from ..source import Span


def check_limited_params(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the values of parameters that are limited by their uses."""
    for name, limit in limited_params(model).items():
        param = model.params[name]
        if isinstance(param.type, Choice):
            wrong = [value for value in param.type.values if not limit.admits(value)]
            if wrong:
                yield _cannot_stand(param, limit, wrong[0], param.type.span)
        elif param.aws_type is None and isinstance(param.type, Scalar):
            default, at = param.default, param.default_span
            if isinstance(default, str) and at is not None and not limit.admits(default):
                yield _cannot_stand(param, limit, default, at)


def _cannot_stand(param: Param, limit: Limit, value: str, at: Span) -> Diagnostic:
    if limit.is_quote:
        return Diagnostic(
            "broken-template",
            f"`{param.name.text}` stands in a template, which the `'` in `{value}` breaks",
            at,
            related=(Related(limit.use.span, "used here"),),
            help="take the `'` out, or let a function read the value from its environment",
        )
    said = f"`{value}`" if value else "empty text"
    return Diagnostic(
        "wrong-value",
        f"`{param.name.text}` is a stage variable, and {said} cannot be one: it is made of"
        " letters, digits and `. _ ~ : / ? # & = , -`",
        at,
        related=(Related(limit.use.span, "used here"),),
        help="give it another value, or hand it to the functions as an environment variable",
    )
