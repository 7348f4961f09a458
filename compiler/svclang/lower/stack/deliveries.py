"""What EventBridge delivers to a target, by a rule or on a schedule: where, and how often.

In: a feed with its settings. Out: the parts of a target that rules and schedules share.
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Obj
from ...model.nodes import DeclaredResource, Feed, Model, Settings
from ..documents.json_text import json_text
from ..documents.setting_values import setting_value
from ..documents.values import document_of, of_resource
from .permits import value_of


def target_arn(feed: Feed, model: Model) -> Any:
    """The ARN of what is fed."""
    name, span = feed.target.text, feed.target.span
    return value_of(model.functions.get(name) or model.declared[name], "arn", span)


def dead_letter(settings: Settings, model: Model) -> DeclaredResource | None:
    """The queue for what could not be delivered."""
    given = settings.get("dead_letter")
    return model.declared[given.value.path[0]] if given is not None else None


def put_delivery(made: Obj, settings: Settings, model: Model) -> None:
    """Put the input, the retries, the dead-letter queue and the message group of a target."""
    given = settings.get("input")
    if given is not None:
        text = json_text(document_of(given.value, model), given.span)
        made.put("Input", text, given.span)
    retry = Obj()
    for name, key in (("age", "MaximumEventAgeInSeconds"), ("retries", "MaximumRetryAttempts")):
        said = settings.get(name)
        if said is not None:
            retry.put(key, setting_value(said.value, model), said.span)
            retry.span = said.span
    if retry:
        made.put("RetryPolicy", retry, retry.span)
    dead = dead_letter(settings, model)
    if dead is not None:
        span = settings["dead_letter"].span
        made.put("DeadLetterConfig", Obj({"Arn": of_resource(dead, "arn", span)}, span), span)
    group = settings.get("group")
    if group is not None:
        parameters = Obj({"MessageGroupId": setting_value(group.value, model)}, group.span)
        made.put("SqsParameters", parameters, group.span)
