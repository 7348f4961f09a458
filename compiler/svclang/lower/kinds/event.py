"""Events.

    event order_paid { bus shop; source "shop"; detail_type "OrderPaid"; -> pack }
       →  OrderPaidEvent, OrderPaidToPackPermission

Functions, queues and topics let EventBridge in themselves; a bus, a stream and a machine are
reached with a role.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Feed, Model, Resource
from ..documents.setting_values import setting_list
from ..documents.values import object_of, of_resource
from ..stack.deliveries import put_delivery, target_arn
from ..stack.delivery_roles import delivery_role
from ..stack.permissions import permission
from ..stack.resources import feed_id, main_resource

_SERVICE = "events.amazonaws.com"
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-iam-roles.html
_WITH_ROLE = ("bus", "stream", "machine")


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A rule, and what lets it reach its targets."""
    span = declared.name.span
    made = Obj(span=span)
    if declared.doc:
        made["Description"] = " ".join(declared.doc.split())[:512]
    bus = declared.settings.get("bus")
    if bus is not None:
        name = of_resource(model.declared[bus.value.path[0]], "name", bus.span)
        made.put("EventBusName", name, bus.span)
    made["EventPattern"] = pattern(declared, model)
    enabled = declared.settings.get("enabled")
    if enabled is not None:
        made.put("State", "ENABLED" if enabled.value else "DISABLED", enabled.span)
    further: list[Resource] = []
    targets = Arr(span=span)
    for feed in declared.feeds:
        targets.append(_target(declared, feed, further, model))
    if targets:
        made["Targets"] = targets
    return [main_resource(declared, made, model), *further]


def pattern(declared: DeclaredResource, model: Model) -> Obj:
    """The pattern that events must fit; a value that stands alone is a list of one."""
    made = Obj(span=declared.name.span)
    for name, key in (("source", "source"), ("detail_type", "detail-type")):
        given = declared.settings.get(name)
        if given is not None:
            made.put(key, setting_list(given.value, given.span, model), given.span)
    detail = declared.settings.get("detail")
    if detail is not None:
        made.put("detail", _listed(object_of(detail.value, model)), detail.span)
    whole = declared.settings.get("pattern")
    if whole is not None:
        for key, value in _listed(object_of(whole.value, model)).items():
            made.put(key, value, whole.span)
    return made


def _listed(node: Obj) -> Obj:
    """A pattern whose single values are lists of one, as EventBridge wants them."""
    made = Obj(span=node.span, spans=node.spans)
    for key, value in node.items():
        made[key] = _value(value)
    return made


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if isinstance(value, Obj) and not {"Ref", "Fn::Sub", "Fn::GetAtt"} & value.keys():
        return _listed(value)
    return [value]


def _target(declared: DeclaredResource, feed: Feed, further: list[Resource], model: Model) -> Obj:
    made = Obj({"Id": pascal(feed.target.text), "Arn": target_arn(feed, model)}, feed.span)
    if feed.target_kind == "function":
        function = model.functions[feed.target.text]
        rule = of_resource(declared, "arn", feed.span)
        logical_id = f"{feed_id(declared, feed)}Permission"
        further.append(permission(logical_id, function, _SERVICE, rule, feed.span))
    elif feed.target_kind in _WITH_ROLE:
        role = delivery_role(f"{feed_id(declared, feed)}Role", feed, _SERVICE, model)
        further.append(role)
        made["RoleArn"] = Obj({"Fn::GetAtt": [role.logical_id, "Arn"]}, feed.span)
    put_delivery(made, feed.settings, model)
    return made
