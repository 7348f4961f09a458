"""Buses.

    bus shop { archive 30d }  →  ShopBus, ShopBusArchive

A bus must have a name; it is made of the stack's and its own, so that each stack has its bus.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-eventbus.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-archive.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.resources import further_resource, main_resource


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A bus, and its archive, which is kept when the stack goes."""
    span = declared.name.span
    name = f"${{AWS::StackName}}-{declared.name.text}"
    made = [main_resource(declared, Obj({"Name": Obj({"Fn::Sub": name}, span)}, span), model)]
    archive = declared.settings.get("archive")
    if archive is not None:
        kept = Obj({"SourceArn": of_resource(declared, "arn", archive.span)}, archive.span)
        kept.put("RetentionDays", setting_value(archive.value, model), archive.span)
        logical_id = f"{declared.logical_id}Archive"
        kind = "AWS::Events::Archive"
        made.append(further_resource(logical_id, kind, kept, archive.span, kept=True))
    return made
