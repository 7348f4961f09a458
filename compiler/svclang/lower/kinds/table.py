"""Tables.

    table users { key id: string; index by_email { key email: string }; stream new -> notify }
       →  UsersTable, UsersStreamToNotify

Everything that keeps data safe, or costs money, is written out, so that the table does not depend
on what it was before: how it is billed, encryption, backups and protection. Encryption is that of
the key which AWS manages for DynamoDB: its use is seen in CloudTrail, and needs no leave in roles.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...aws.forms import TypedName
from ...model.document import Arr, Obj
from ...model.nodes import DeclaredResource, Given, Model, Resource, Settings
from ...source import Span
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.event_source_mappings import mapping
from ..stack.resources import main_resource, put

_ON_DEMAND = "PAY_PER_REQUEST"


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A table, and the mappings to the functions that are told of its changes."""
    settings, span = declared.settings, declared.name.span
    made = Obj({"AttributeDefinitions": _attributes(settings)}, span)
    key = settings["key"]
    made.put("KeySchema", _key_schema(key), key.span)
    billing = settings.get("billing")
    at = billing.span if billing is not None else span
    mode = billing.value["first"] if billing is not None else _ON_DEMAND
    made.put("BillingMode", mode, at)
    if mode != _ON_DEMAND:
        made.put("ProvisionedThroughput", _throughput(billing, model), at)
    _put_indexes(made, settings, model)
    ttl = settings.get("ttl")
    if ttl is not None:
        expiry = Obj({"AttributeName": ttl.value.text, "Enabled": True}, ttl.span)
        made.put("TimeToLiveSpecification", expiry, ttl.span)
    stream = settings.get("stream")
    if stream is not None:
        told = Obj({"StreamViewType": stream.value[0]}, stream.span)
        made.put("StreamSpecification", told, stream.span)
    put(made, "TableClass", settings, "class", model)
    made["SSESpecification"] = {"SSEEnabled": True}
    backup = settings.get("backup")
    recovery = Obj(span=backup.span if backup is not None else span)
    put(recovery, "PointInTimeRecoveryEnabled", settings, "backup", model, usual=False)
    made["PointInTimeRecoverySpecification"] = recovery
    put(made, "DeletionProtectionEnabled", settings, "protect", model, usual=False)
    arn = of_resource(declared, "stream_arn", span) if declared.feeds else None
    return [
        main_resource(declared, made, model),
        *(mapping(declared, feed, model, arn) for feed in declared.feeds),
    ]


def _attributes(settings: Settings) -> Arr:
    """The attributes of all keys, each once; DynamoDB refuses any other."""
    index = settings.get("index")
    keys = [settings["key"], *(each["key"] for each in (index.value if index is not None else ()))]
    names: dict[str, TypedName] = {}
    for key in keys:
        for name in key.value:
            names.setdefault(name.name, name)
    made = Arr(span=settings["key"].span)
    for at, name in enumerate(names.values()):
        attribute = Obj({"AttributeName": name.name, "AttributeType": name.type}, name.span)
        made.append(attribute)
        made.spans[at] = name.span
    return made


def _key_schema(key: Given) -> Arr:
    made = [
        Obj({"AttributeName": name.name, "KeyType": part}, name.span)
        for name, part in zip(key.value, ("HASH", "RANGE"), strict=False)
    ]
    return Arr(made, key.span, {at: name.span for at, name in enumerate(key.value)})


def _throughput(billing: Given | None, model: Model) -> Obj:
    assert billing is not None
    made = Obj(span=billing.span)
    made["ReadCapacityUnits"] = setting_value(billing.value["read"], model)
    made["WriteCapacityUnits"] = setting_value(billing.value["write"], model)
    return made


# --- Indexes


def _put_indexes(made: Obj, settings: Settings, model: Model) -> None:
    given = settings.get("index")
    if given is None:
        return
    billing = settings.get("billing")
    for name, local in (("GlobalSecondaryIndexes", False), ("LocalSecondaryIndexes", True)):
        indexes = Arr(span=given.span)
        for index in given.value:
            if ("local" in index) == local:
                indexes.spans[len(indexes)] = index["first"].span
                indexes.append(_index(index, None if local else billing, model))
        if indexes:
            made.put(name, indexes, given.span)


def _index(index: Mapping[str, Any], billing: Given | None, model: Model) -> Obj:
    """One index; `billing` is that of its table, None where the index has no capacity."""
    span: Span = index["first"].span
    made = Obj({"IndexName": index["first"].text}, span)
    made.put("KeySchema", _key_schema(index["key"]), index["key"].span)
    made.put("Projection", _projection(index, span))
    capacity = index.get("billing", billing)
    if capacity is not None and capacity.value["first"] != _ON_DEMAND:
        made.put("ProvisionedThroughput", _throughput(capacity, model), capacity.span)
    return made


def _projection(index: Mapping[str, Any], span: Span) -> Obj:
    include = index.get("include")
    if include is not None:
        names = Arr([each.text for each in include.value], include.span)
        return Obj({"ProjectionType": "INCLUDE", "NonKeyAttributes": names}, include.span)
    keys = index.get("keys")
    return Obj({"ProjectionType": "KEYS_ONLY" if keys is not None else "ALL"}, span)
