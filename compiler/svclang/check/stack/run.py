"""All checks of a template, in one call.

In: the template. Out: the problems of every check, in the order of the template's resources as far
as each check keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..problem import Problem
from ..values import mapping
from .apis import check_apis
from .events import check_events
from .functions import check_functions
from .made import Stack
from .mappings import check_mappings
from .permissions import check_permissions
from .roles import check_roles

_MOST_RESOURCES = 500
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
    found = [problem for check in _CHECKS for problem in check(stack)]
    return [*_check_number(len(mapping(template.get("Resources")))), *found]


def _check_number(resources: int) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html."""
    if resources > _MOST_RESOURCES:
        yield Problem(
            ("Resources",),
            "stack/too-many-resources",
            f"this makes a stack of {resources} resources, and CloudFormation takes"
            f" {_MOST_RESOURCES}",
            help="split the service: a function alone is three resources, with its role and its"
            " logs",
        )
