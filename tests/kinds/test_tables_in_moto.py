"""Tables, streams and their mappings as moto's model of CloudFormation creates them.

moto passes over a table's encryption, and over the mode of a stream.
"""

from __future__ import annotations

import boto3  # type: ignore[import-untyped]

from building import template_of
from stacks import REGION, created

_TEXT = """
service shop { runtime python3.13 }
function notify
function count
table users {
  key id: string, at: int
  index by_email { key email: string; include name }
  index by_age { key id: string, age: int; local; keys only }
  ttl expires
  stream new_and_old -> notify { batch 50; retries 3; on_failure dead }
  backup on
  protect on
}
table plain { key id: bytes; billing provisioned read 5 write 2; index by_x { key x: float } }
queue dead
stream clicks { shards 2; keep 2d; -> count { batch 500; from latest } }
"""


def test_a_table_is_created_with_its_keys_indexes_and_stream() -> None:
    with created(template_of(_TEXT)) as ids:
        dynamodb = boto3.client("dynamodb", REGION)
        table = dynamodb.describe_table(TableName=ids["UsersTable"])["Table"]
        assert {each["AttributeName"] for each in table["AttributeDefinitions"]} == {
            *("id", "at", "email", "age")
        }
        assert [each["IndexName"] for each in table["GlobalSecondaryIndexes"]] == ["by_email"]
        assert [each["IndexName"] for each in table["LocalSecondaryIndexes"]] == ["by_age"]
        assert table["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
        assert table["DeletionProtectionEnabled"]
        plain = dynamodb.describe_table(TableName=ids["PlainTable"])["Table"]
        for made in (plain, *plain["GlobalSecondaryIndexes"]):
            assert made["ProvisionedThroughput"]["ReadCapacityUnits"] == 5


def test_a_stream_is_created_with_its_shards() -> None:
    with created(template_of(_TEXT)) as ids:
        kinesis = boto3.client("kinesis", REGION)
        made = kinesis.describe_stream_summary(StreamName=ids["ClicksStream"])
        assert made["StreamDescriptionSummary"]["OpenShardCount"] == 2
        assert made["StreamDescriptionSummary"]["RetentionPeriodHours"] == 48


def test_mappings_are_created_from_both_streams() -> None:
    with created(template_of(_TEXT)) as ids:
        found = boto3.client("lambda", REGION).list_event_source_mappings()
        sizes = {
            each["FunctionArn"].rpartition(":")[2]: each["BatchSize"]
            for each in found["EventSourceMappings"]
        }
        assert sizes == {ids["NotifyFunction"]: 50, ids["CountFunction"]: 500}
