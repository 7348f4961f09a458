"""Event source mappings: what Lambda reads for a function, and how.

    -> resize { batch 10; window 5s; where { body: { kind: ["order"] } } }
       →  { EventSourceArn, FunctionName, BatchSize: 10, MaximumBatchingWindowInSeconds: 5, … }

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
"""

from __future__ import annotations

import json
from typing import Any

from ...aws.mapping_settings import USUAL_START
from ...model.check_values import json_of
from ...model.document import Arr, Obj
from ...model.grants import known_kind
from ...model.moments import second_of
from ...model.nodes import DeclaredResource, Feed, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from .function_versions import invoked_function
from .resources import feed_id, further_resource, put_settings

_PLAIN = ("batch", "window", "enabled", "bisect", "retries", "age", "parallel", "tumble")


def mapping(declared: DeclaredResource, feed: Feed, model: Model, source: Any) -> Resource:
    """The mapping from a source, which has the ARN `source`, to a function."""
    table = known_kind(declared).triggers[feed.trigger].settings
    span = feed.span
    made = Obj({"EventSourceArn": source}, span)
    function = model.functions[feed.target.text]
    made.put("FunctionName", invoked_function(function), feed.target.span)
    put_settings(made, feed.settings, table, model, *(name for name in _PLAIN if name in table))
    if "from" in table:
        _put_start(made, feed)
    partial = feed.settings.get("partial")
    if partial is not None and partial.value:
        kinds = Arr(["ReportBatchItemFailures"], partial.span)
        made.put("FunctionResponseTypes", kinds, partial.span)
    most = feed.settings.get("concurrency")
    if most is not None:
        scaling = Obj({"MaximumConcurrency": setting_value(most.value, model)}, most.span)
        made.put("ScalingConfig", scaling, most.span)
    where = feed.settings.get("where")
    if where is not None:
        patterns = [
            Obj({"Pattern": json.dumps(json_of(block)[0], ensure_ascii=False)}, block.span)
            for block in where.value
        ]
        made.put("FilterCriteria", Obj({"Filters": Arr(patterns, where.span)}), where.span)
    failed = feed.settings.get("on_failure")
    if failed is not None:
        arn = of_resource(model.declared[failed.value.path[0]], "arn", failed.span)
        destination = Obj({"OnFailure": Obj({"Destination": arn}, failed.span)}, failed.span)
        made.put("DestinationConfig", destination, failed.span)
    return further_resource(feed_id(declared, feed), "AWS::Lambda::EventSourceMapping", made, span)


def _put_start(made: Obj, feed: Feed) -> None:
    """Where in a stream to begin; a moment is a word for it, and the second counted from 1970."""
    start = feed.settings.get("from")
    if start is None:
        made["StartingPosition"] = USUAL_START
        return
    second = second_of(start.value)
    made.put("StartingPosition", start.value if second is None else "AT_TIMESTAMP", start.span)
    if second is not None:
        made.put("StartingPositionTimestamp", second, start.span)
