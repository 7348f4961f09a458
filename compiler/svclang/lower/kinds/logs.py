"""Logs.

    logs troubles { of get_user, report; match "?ERROR"; -> alarm }
       →  TroublesOfGetUserLogs, TroublesOfReportLogs, and a permission for each log group

A subscription is refused where the function does not let CloudWatch Logs in yet: it waits.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Feed, Model, Resource
from ...syntax.nodes import Reference
from ..documents.setting_values import setting_value
from ..stack.deliveries import target_arn
from ..stack.permissions import permission
from ..stack.resources import further_resource


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A subscription of each function's log group, behind its permission."""
    of = declared.settings.get("of")
    return [
        made
        for feed in declared.feeds
        for watched in (of.value if of is not None else ())
        for made in _subscription(declared, feed, watched, model)
    ]


def _subscription(
    declared: DeclaredResource, feed: Feed, watched: Reference, model: Model
) -> list[Resource]:
    span = feed.span
    group = f"{pascal(watched.path[0])}Logs"
    function = model.functions[feed.target.text]
    logical_id = (
        f"{pascal(declared.name.text)}Of{pascal(watched.path[0])}To{pascal(feed.target.text)}"
    )
    allowed = permission(
        f"{logical_id}Permission",
        function,
        "logs.amazonaws.com",
        Obj({"Fn::GetAtt": [group, "Arn"]}, watched.span),
        span,
        account=True,
    )
    made = Obj({"LogGroupName": Obj({"Ref": group}, watched.span)}, span)
    match = declared.settings.get("match")
    made.put(
        "FilterPattern",
        setting_value(match.value, model) if match is not None else "",
        match.span if match is not None else None,
    )
    made.put("DestinationArn", target_arn(feed, model), feed.target.span)
    kind = "AWS::Logs::SubscriptionFilter"
    return [allowed, further_resource(logical_id, kind, made, span, [allowed.logical_id])]
