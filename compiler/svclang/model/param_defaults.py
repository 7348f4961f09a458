"""What a setting comes to where nobody gives a parameter of the stack another value.

    param keep: int = 30      keep 30d  →  30;  keep keep  →  30;  keep other.name  →  None

In: the value of a setting, and the model. Out: the value, or the default of the parameter that it
refers to.
"""

from __future__ import annotations

from typing import Any

from ..syntax.nodes import Reference
from .nodes import Model


def or_default(value: Any, model: Model) -> Any:
    """A value that is known here; None where only the deployment knows it.

    What Systems Manager holds is not known: the default of such a parameter is where it is kept.
    """
    if not isinstance(value, Reference):
        return value
    param = model.params.get(value.path[0]) if len(value.path) == 1 else None
    return param.default if param is not None and param.aws_type is None else None
