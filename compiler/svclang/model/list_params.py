"""Parameters of the stack that hold a list of values.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from ..syntax.nodes import Reference
from .nodes import Model, Param
from .types import ListOf, underlying


def list_param(value: object, model: Model) -> Param | None:
    """The parameter that a value refers to, where that holds a list, and else None."""
    param = model.params.get(value.path[0]) if isinstance(value, Reference) else None
    if param is None:
        return None
    if param.aws_type is not None:
        # A `Ref` to a parameter of Systems Manager is what is stored there.
        kind = param.aws_type.removeprefix("AWS::SSM::Parameter::Value<")
        return param if kind.startswith("List<") else None
    whole = underlying(param.type, model.types) if param.type is not None else None
    return param if isinstance(whole, ListOf) else None
