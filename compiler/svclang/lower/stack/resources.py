"""What the files of all kinds are made with: a resource from its properties, settings put in.

In: a declared resource. Out: CloudFormation resources, each with the spans that caused it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...aws.forms import Setting
from ...model.document import Obj
from ...model.grants import known_kind
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Feed, Model, Resource, Settings
from ...source import Span
from ..documents.merge import merge
from ..documents.setting_values import setting_value
from ..documents.values import object_of
from .tags import resource_tags, tag_map

# Of a resource that stays when the stack goes, and when an update replaces it.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
KEPT = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}


def main_resource(
    declared: DeclaredResource, properties: Obj, model: Model, waits: list[str] | None = None
) -> Resource:
    """The resource that stands for the declaration: tagged, kept, with its raw hatch merged in."""
    kind = known_kind(declared)
    if "tags" in kind.settings:
        made_of = tag_map if kind.tag_map else resource_tags
        tags = made_of(declared.settings, model)
        if tags is not None:
            properties.put(kind.tag_map or "Tags", tags, tags.span)
    cfn = declared.settings.get("cfn")
    for block in cfn.value if cfn is not None else ():
        properties = merge(properties, object_of(block, model))
    made = _begun(kind.type, waits, declared.name.span)
    if kind.keeps_data:
        ephemeral = declared.settings.get("ephemeral")
        span = ephemeral.span if ephemeral is not None else None
        for policy in KEPT:
            made.put(policy, "Delete" if ephemeral is not None else "Retain", span)
    made["Properties"] = properties
    return Resource(declared.logical_id, made, declared.name.span)


def further_resource(
    logical_id: str,
    kind: str,
    properties: Obj,
    span: Span,
    waits: list[str] | None = None,
    *,
    kept: bool = False,
) -> Resource:
    """A resource that belongs to another; it goes when the stack goes, unless it is `kept`."""
    made = _begun(kind, waits, span)
    made.update(KEPT if kept else {})
    made["Properties"] = properties
    return Resource(logical_id, made, span)


def _begun(kind: str, waits: list[str] | None, span: Span) -> Obj:
    """The document of a resource, up to what it waits for."""
    made = Obj({"Type": kind}, span)
    if waits:
        made["DependsOn"] = waits if len(waits) > 1 else waits[0]
    return made


def put_settings(
    made: Obj, settings: Settings, table: Mapping[str, Setting], model: Model, *names: str
) -> None:
    """Put the settings of these names, where they are given, under what their entries become."""
    for name in names:
        given = settings.get(name)
        if given is not None:
            made.put(table[name].becomes, setting_value(given.value, model), given.span)


def put(
    made: Obj, key: str, settings: Settings, name: str, model: Model, usual: Any = None
) -> None:
    """Put one setting under a key; `usual` where it is not given and that is not None."""
    given = settings.get(name)
    if given is not None:
        made.put(key, setting_value(given.value, model), given.span)
    elif usual is not None:
        made[key] = usual


def feed_id(declared: DeclaredResource, feed: Feed) -> str:
    """The logical id of the connection to what is fed: `JobsToResize`, `UploadsCreatedToResize`."""
    return f"{pascal(declared.name.text)}{pascal(feed.trigger)}To{pascal(feed.target.text)}"
