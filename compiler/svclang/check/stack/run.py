"""All checks of a template, in one call.

In: the template. Out: the problems of every check, in the order of the template's resources as far
as each check keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..problem import Problem
from .apis import check_apis
from .events import check_events
from .functions import check_functions
from .made import Stack
from .mappings import check_mappings
from .permissions import check_permissions
from .roles import check_roles

_CHECKS = (
    check_apis,
    check_functions,
    check_mappings,
    check_permissions,
    check_roles,
    check_events,
)


def check_stack(template: Mapping[str, Any]) -> list[Problem]:
    """What AWS would refuse of a template, or get wrong. Nothing is raised for what it holds."""
    stack = Stack(template)
    return [problem for check in _CHECKS for problem in check(stack)]
