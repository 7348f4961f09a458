"""Queues.

    queue jobs { visibility 90s; retry 3 then dead_jobs; -> resize { batch 10 } }
       →  JobsQueue, JobsQueuePolicy, JobsToResize

How long a message is hidden follows from the functions that are fed, unless the queue says it.
What is sent is encrypted with keys of SQS's own, which cost nothing, and comes over TLS alone.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html
"""

from __future__ import annotations

from ...aws.forms import Duration, Setting
from ...aws.function_settings import FUNCTION_SETTINGS, TIMEOUT_S
from ...aws.kinds.queue import (
    LONGEST_KEPT_S,
    LONGEST_VISIBILITY_S,
    TIMEOUTS_HIDDEN,
    USUAL_VISIBILITY_S,
)
from ...aws.mapping_settings import WINDOW
from ...model.document import Obj
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Feed, Given, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.event_source_mappings import mapping
from ..stack.resource_policies import accepting
from ..stack.resources import main_resource, put_settings

_PLAIN = ("deduplicate", "throughput", "visibility", "keep", "delay", "wait", "size")


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A queue, and the mappings to the functions that it feeds."""
    span = declared.name.span
    settings = declared.settings
    made = Obj(span=span)
    fifo = settings.get("fifo")
    if fifo is not None:
        # The name that CloudFormation makes then ends in `.fifo`, as SQS wants it.
        # https://github.com/cloudtools/troposphere/pull/931
        made.put("FifoQueue", True, fifo.span)
    put_settings(made, settings, known_kind(declared).settings, model, *_PLAIN)
    throughput = settings.get("throughput")
    if throughput is not None:
        made.put("DeduplicationScope", "messageGroup", throughput.span)
    if "visibility" not in settings:
        made["VisibilityTimeout"] = _hidden(declared, model)
    if "keep" not in settings and declared.name.text in model.dead_letter_queues:
        made["MessageRetentionPeriod"] = LONGEST_KEPT_S
    retry = settings.get("retry")
    if retry is not None:
        made.put("RedrivePolicy", _redrive(retry, model), retry.span)
    made["SqsManagedSseEnabled"] = True
    arn = of_resource(declared, "arn", span)
    return [
        main_resource(declared, made, model),
        accepting(
            declared,
            "AWS::SQS::QueuePolicy",
            Obj({"Queues": [of_resource(declared, "url", span)]}, span),
            ("sqs:SendMessage", "sqs:*"),
            model,
        ),
        *(mapping(declared, feed, model, arn) for feed in declared.feeds),
    ]


def _hidden(declared: DeclaredResource, model: Model) -> int:
    """Seconds for which a message is hidden, so that the slowest function has time for it."""
    needed = [_needed(feed, model) for feed in declared.feeds]
    return min(max(needed, default=USUAL_VISIBILITY_S), LONGEST_VISIBILITY_S)


def _needed(feed: Feed, model: Model) -> int:
    timeout = model.functions[feed.target.text].settings.get("timeout")
    runs = _seconds(timeout, TIMEOUT_S, FUNCTION_SETTINGS["timeout"])
    return TIMEOUTS_HIDDEN * runs + _seconds(feed.settings.get("window"), 0, WINDOW)


def _seconds(given: Given | None, usual: int, entry: Setting) -> int:
    """What a setting says; as much as it can say where only the deployment knows it."""
    if given is None:
        return usual
    if isinstance(given.value, int):
        return given.value
    assert isinstance(entry.form, Duration)
    return entry.form.high


def _redrive(retry: Given, model: Model) -> Obj:
    made = Obj(span=retry.span)
    dead = retry.value.get("then")
    if dead is not None:
        arn = of_resource(model.declared[dead.path[0]], "arn", dead.span)
        made.put("deadLetterTargetArn", arn, dead.span)
    return made.put("maxReceiveCount", setting_value(retry.value["first"], model), retry.span)
