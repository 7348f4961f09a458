"""Parameters of the stack that stand in an API, where a list cannot.

In: an API. Out: diagnostics at the references.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.api_values import arguments_of, values_of
from ..model.list_params import list_param
from ..model.nodes import Api, Model
from ..syntax.nodes import Reference
from ..syntax.values import leaves


def check_deploy_time_values(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the parameters that an API names."""
    # A list that is an argument itself is told of where the argument's type is checked.
    inner = (value for value in arguments_of(api) if not isinstance(value, Reference))
    for value in (*values_of(api), *inner):
        for reference in leaves(value):
            if isinstance(reference, Reference) and list_param(reference, model) is not None:
                param = model.params[reference.path[0]]
                yield Diagnostic(
                    "list-in-text",
                    f"`{reference.text}` is a list, which API Gateway cannot be given",
                    reference.span,
                    related=(Related(param.name.span, "declared here"),),
                    help='make it one text, as in `"${first},${second}"`',
                )
