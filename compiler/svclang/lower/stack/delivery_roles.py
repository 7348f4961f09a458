"""The role with which EventBridge reaches a target that does not let it in by itself.

    every 5m -> cleanup  →  CleanupEvery5mScheduleRole: lambda:InvokeFunction on CleanupFunction

https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
"""

from __future__ import annotations

from ...aws.targets import TARGET_ACTIONS
from ...model.document import Arr, Obj
from ...model.nodes import Feed, Model, Resource
from ..documents.values import of_resource
from .deliveries import dead_letter, target_arn
from .policies import SAME_ACCOUNT, policy, statement, trust
from .resources import further_resource
from .tags import resource_tags


def delivery_role(logical_id: str, feed: Feed, service: str, model: Model) -> Resource:
    """A role that this service alone can take on, for this account, to reach one target."""
    span = feed.span
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    made = Obj({"AssumeRolePolicyDocument": trust(service, span, SAME_ACCOUNT)}, span)
    actions = (TARGET_ACTIONS[feed.target_kind],)
    statements = [statement(actions, target_arn(feed, model), span)]
    dead = dead_letter(feed.settings, model)
    if dead is not None and service != "events.amazonaws.com":
        given = feed.settings["dead_letter"].span
        statements.append(statement(("sqs:SendMessage",), of_resource(dead, "arn", given), given))
    made["Policies"] = Arr([policy("deliver", statements, span)], span)
    tags = resource_tags(model.service.settings, model)
    if tags is not None:
        made.put("Tags", tags, tags.span)
    return further_resource(logical_id, "AWS::IAM::Role", made, span)
