"""Log groups: declared, so that they have a retention and nobody else creates them first.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-loggroup.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Obj
from ...model.nodes import Model, Resource, Settings
from ...source import Span
from ..documents.setting_values import setting_value
from .resources import further_resource
from .tags import resource_tags


def log_group(
    logical_id: str, days: Any, span: Span, model: Model, settings: Settings | None = None
) -> Resource:
    """A log group that is kept when the stack goes, under a name of CloudFormation's.

    `days` is how long events are kept, or the parameter that says so; None keeps them for ever.
    Its tags are those of `settings`, or else the service's.
    """
    properties = Obj(span=span)
    if days is not None:
        properties.put("RetentionInDays", setting_value(days, model), span)
    tags = resource_tags(model.service.settings if settings is None else settings, model)
    if tags is not None:
        properties.put("Tags", tags, tags.span)
    return further_resource(logical_id, "AWS::Logs::LogGroup", properties, span, kept=True)
