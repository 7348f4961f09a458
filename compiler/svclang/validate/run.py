"""All validation of a resolved model, in one call.

In: the resolved model, with its logical ids, and every setting where it holds. Out: the diagnostics
of every check.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..model.nodes import Model
from .apis import check_apis
from .attributes import check_attributes
from .functions import check_functions
from .names import check_names
from .resources import check_resources


def validate(model: Model) -> list[Diagnostic]:
    """What is wrong with a model."""
    return [
        *check_names(model),
        *check_functions(model),
        *check_apis(model),
        *check_resources(model),
        *check_attributes(model),
    ]
