"""What API Gateway must have leave for, to do with a resource what a route says.

    GET /users/{user}/orders -> orders.query(index: by_user)
        →  dynamodb:Query on ${OrdersTable.Arn}/index/by_user
    PUT /avatars/{id} -> files.put(key: "avatars/${path.id}.jpg")
        →  s3:PutObject on ${FilesBucket.Arn}/avatars/*.jpg

In: a route and the model. Out: the actions of IAM, each with the narrowest ARN.
https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
"""

from __future__ import annotations

import re
from typing import Any

from ...aws.kind import Allowed
from ...model.actions import action_of, index_of
from ...model.nodes import Model, Route, ServiceTarget
from ...named_tuples import NamedTuple
from ...syntax.nodes import Text
from .permits import permits

# What means only itself in an ARN of a policy, and to CloudFormation.
_PLAIN = re.compile(r"[A-Za-z0-9/._~=@+,:-]*")


class Leave(NamedTuple):
    """Actions of IAM, and what they may be done with."""

    actions: tuple[str, ...]
    resource: Any


def service_leave(route: Route, model: Model) -> list[Leave]:
    """The leave for one route; none where it leads to no resource."""
    target = route.target
    found = action_of(target, model) if isinstance(target, ServiceTarget) else None
    if found is None or not isinstance(target, ServiceTarget):
        return []
    declared, action = found
    allowed = [_narrowed(each, target, route) for each in action.allowed]
    made = []
    for one in permits(allowed, declared, target.span, model):
        resource = one["Resource"]
        arns = resource if isinstance(resource, list) else [resource]
        made += [Leave(tuple(one["Action"]), arn) for arn in arns]
    return made


def _narrowed(allowed: Allowed, target: ServiceTarget, route: Route) -> Allowed:
    """The leave for the one index, or the objects, that the route names."""
    index = index_of(target)
    if index and allowed.on[0].startswith("{arn}"):
        return allowed._replace(on=(f"{{arn}}/index/{index}",))
    if allowed.on == ("{arn}/*",):
        return allowed._replace(on=(f"{{arn}}/{_keys(route)}",))
    return allowed


def _keys(route: Route) -> str:
    """The pattern of the keys of all objects that a route can lead to."""
    value = next((one.value for one in route.bindings if one.field.name.text == "key"), None)
    parts = value.parts if isinstance(value, Text) else ()
    texts = [part for part in parts if isinstance(part, str)]
    if not parts or not all(_PLAIN.fullmatch(text) for text in texts):
        return "*"
    return "".join(part if isinstance(part, str) else "*" for part in parts)
