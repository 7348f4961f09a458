"""Streams of Kinesis.

    stream clicks { shards 2; keep 7d; -> count }  →  ClicksStream, ClicksToCount

Encryption is that of the key which AWS manages for Kinesis: nobody needs leave for it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesis-stream.html
https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.values import of_resource
from ..stack.event_source_mappings import mapping
from ..stack.resources import main_resource, put_settings


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A stream, and the mappings to the functions that it feeds."""
    settings, span = declared.settings, declared.name.span
    table = known_kind(declared).settings
    shards = settings.get("shards")
    counted = shards is not None and shards.value is not None
    at = shards.span if shards is not None else span
    made = Obj(span=span)
    mode = Obj({"StreamMode": "PROVISIONED" if counted else "ON_DEMAND"}, at)
    made.put("StreamModeDetails", mode, at)
    if counted:
        put_settings(made, settings, table, model, "shards")
    put_settings(made, settings, table, model, "keep")
    made["StreamEncryption"] = {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
    arn = of_resource(declared, "arn", span)
    return [
        main_resource(declared, made, model),
        *(mapping(declared, feed, model, arn) for feed in declared.feeds),
    ]
