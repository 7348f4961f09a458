"""Queues.

    queue jobs { visibility 90s; retry 3 then dead_jobs; -> resize { batch 10 } }
       →  JobsQueue, JobsQueuePolicy, JobsToResize

What is sent is encrypted with keys of SQS's own, which cost nothing, and comes over TLS alone.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Given, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.event_source_mappings import mapping
from ..stack.resource_policies import accepting
from ..stack.resources import further_resource, main_resource, put_settings

_PLAIN = ("deduplicate", "visibility", "keep", "delay", "wait", "size")


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A queue, and the mappings to the functions that it feeds."""
    span = declared.name.span
    settings = declared.settings
    made = Obj(span=span)
    fifo = settings.get("fifo")
    if fifo is not None:
        made.put("FifoQueue", True, fifo.span)
    put_settings(made, settings, known_kind(declared).settings, model, *_PLAIN)
    retry = settings.get("retry")
    if retry is not None:
        made.put("RedrivePolicy", _redrive(retry, model), retry.span)
    made["SqsManagedSseEnabled"] = True
    arn = of_resource(declared, "arn", span)
    return [
        main_resource(declared, made, model),
        _policy(declared, model),
        *(mapping(declared, feed, model, arn) for feed in declared.feeds),
    ]


def _policy(declared: DeclaredResource, model: Model) -> Resource:
    span = declared.name.span
    made = Obj({"Queues": [of_resource(declared, "url", span)]}, span)
    made["PolicyDocument"] = accepting(declared, "sqs:SendMessage", ("sqs:*",), model)
    return further_resource(f"{declared.logical_id}Policy", "AWS::SQS::QueuePolicy", made, span)


def _redrive(retry: Given, model: Model) -> Obj:
    made = Obj(span=retry.span)
    dead = retry.value.get("then")
    if dead is not None:
        arn = of_resource(model.declared[dead.path[0]], "arn", dead.span)
        made.put("deadLetterTargetArn", arn, dead.span)
    return made.put("maxReceiveCount", setting_value(retry.value["first"], model), retry.span)
