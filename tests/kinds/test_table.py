"""Tables: what they become, who may do what with them, and what their streams feed."""

from __future__ import annotations

from typing import Any

import pytest

from building import compile_text, template_of

_HEAD = """service shop { runtime nodejs22.x }
function get_user
function put_user
function notify
queue dead
"""


def _resources(text: str, stage: str = "dev") -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text, stage)["Resources"]
    return found


def _properties(settings: str) -> dict[str, Any]:
    table = _resources(f"table users {{ {settings} }}")["UsersTable"]
    found: dict[str, Any] = table["Properties"]
    return found


def _statements(settings: str, function: str) -> list[Any]:
    role = _resources(f"table users {{ key id: string; {settings} }}")[f"{function}Role"][
        "Properties"
    ]
    found: list[Any] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return found[1:]  # the first is for logs


def _mapping(settings: str) -> dict[str, Any]:
    text = f"table users {{ key id: string; stream new -> notify {settings} }}"
    found: dict[str, Any] = _resources(text)["UsersStreamToNotify"]["Properties"]
    return found


def _arn(*attribute: str) -> dict[str, Any]:
    return {"Fn::GetAtt": ["UsersTable", *(attribute or ("Arn",))]}


def test_a_table_says_how_it_is_billed_and_encrypted_and_that_nothing_more_keeps_it() -> None:
    assert _properties("key id: string") == {
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
        "SSESpecification": {"SSEEnabled": True},
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": False},
        "DeletionProtectionEnabled": False,
    }


def test_a_table_is_kept_unless_it_is_ephemeral() -> None:
    kept = _resources("table users { key id: string }")["UsersTable"]
    gone = _resources("table users { key id: string; ephemeral }")["UsersTable"]
    assert (kept["DeletionPolicy"], kept["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert (gone["DeletionPolicy"], gone["UpdateReplacePolicy"]) == ("Delete", "Delete")


@pytest.mark.parametrize(
    ("type_", "wanted"),
    [
        *(("string", "S"), ("uuid", "S"), ("datetime", "S"), ("int", "N"), ("long", "N")),
        *(("float", "N"), ("bytes", "B")),
    ],
)
def test_a_key_has_one_of_the_three_types_of_dynamodb(type_: str, wanted: str) -> None:
    [attribute] = _properties(f"key id: {type_}")["AttributeDefinitions"]
    assert attribute["AttributeType"] == wanted


def test_exactly_the_attributes_of_keys_are_defined_each_once() -> None:
    made = _properties(
        """key id: string, at: int; ttl expires
        index by_email { key email: string, at: int }
        index by_age { key id: string, age: int; local }"""
    )
    names = [each["AttributeName"] for each in made["AttributeDefinitions"]]
    assert names == ["id", "at", "email", "age"]
    assert made["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_an_index_is_global_unless_it_says_that_it_is_local() -> None:
    made = _properties(
        """key id: string, at: int
        index by_email { key email: string }
        index by_age { key id: string, age: int; local }"""
    )
    assert [each["IndexName"] for each in made["GlobalSecondaryIndexes"]] == ["by_email"]
    assert made["LocalSecondaryIndexes"] == [
        {
            "IndexName": "by_age",
            "KeySchema": [
                {"AttributeName": "id", "KeyType": "HASH"},
                {"AttributeName": "age", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ]


@pytest.mark.parametrize(
    ("said", "projection"),
    [
        ("", {"ProjectionType": "ALL"}),
        ("keys only", {"ProjectionType": "KEYS_ONLY"}),
        (
            "include name, role",
            {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["name", "role"]},
        ),
    ],
)
def test_an_index_has_the_attributes_that_it_says(said: str, projection: dict[str, Any]) -> None:
    made = _properties(f"key id: string; index by_email {{ key email: string; {said} }}")
    assert made["GlobalSecondaryIndexes"][0]["Projection"] == projection


def test_an_index_has_the_capacity_of_its_table_or_one_of_its_own() -> None:
    made = _resources(
        """param pace: int = 5
        table users {
          key id: string; billing provisioned read 5 write pace
          index by_x { key x: string }
          index by_y { key y: string; billing provisioned read 1 write 2 }
        }"""
    )["UsersTable"]["Properties"]
    shared = {"ReadCapacityUnits": 5, "WriteCapacityUnits": {"Ref": "Pace"}}
    assert made["BillingMode"] == "PROVISIONED"
    assert made["ProvisionedThroughput"] == shared
    assert [each["ProvisionedThroughput"] for each in made["GlobalSecondaryIndexes"]] == [
        shared,
        {"ReadCapacityUnits": 1, "WriteCapacityUnits": 2},
    ]


def test_who_reads_may_query_each_index_and_get_items_of_the_table_alone() -> None:
    made = _statements("index by_email { key email: string }; read by get_user", "GetUser")
    items, queries = made
    assert items["Action"] == [
        *("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem")
    ]
    assert items["Resource"] == _arn()
    assert queries["Action"] == ["dynamodb:Query", "dynamodb:Scan"]
    assert queries["Resource"] == [_arn(), {"Fn::Sub": "${UsersTable.Arn}/index/by_email"}]


def test_who_writes_may_not_read() -> None:
    [made] = _statements("write by put_user", "PutUser")
    assert made["Resource"] == _arn()
    assert made["Action"] == [
        *("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
        *("dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem"),
    ]


def test_allow_speaks_of_the_table_and_where_iam_knows_an_action_there_of_its_indexes() -> None:
    described, queried, read = _statements(
        "index by_email { key email: string }; stream new; allow get_user to"
        ' "dynamodb:Query", "dynamodb:GetRecords", "dynamodb:DescribeTable"',
        "GetUser",
    )
    assert (described["Action"], described["Resource"]) == (["dynamodb:DescribeTable"], _arn())
    assert queried["Action"] == ["dynamodb:Query"]
    assert queried["Resource"] == [_arn(), {"Fn::Sub": "${UsersTable.Arn}/index/by_email"}]
    assert (read["Action"], read["Resource"]) == (["dynamodb:GetRecords"], _arn("StreamArn"))


def test_who_has_leave_is_told_the_name() -> None:
    made = _resources("table users { key id: string; read by get_user }")
    variables = made["GetUserFunction"]["Properties"]["Environment"]["Variables"]
    assert variables == {"USERS_TABLE": {"Ref": "UsersTable"}}


def test_a_function_that_is_told_of_changes_may_read_the_stream_alone() -> None:
    [made] = _statements("stream new -> notify", "Notify")
    assert made["Resource"] == _arn("StreamArn")
    assert "dynamodb:GetRecords" in made["Action"]


def test_a_mapping_begins_with_the_oldest_record_unless_it_says_otherwise() -> None:
    assert _mapping("") == {
        "EventSourceArn": _arn("StreamArn"),
        "FunctionName": {"Ref": "NotifyFunction"},
        "StartingPosition": "TRIM_HORIZON",
    }
    assert _mapping("{ from latest }")["StartingPosition"] == "LATEST"


def test_a_mapping_takes_all_that_is_said_of_a_stream() -> None:
    made = _mapping(
        "{ batch 50; window 5s; parallel 2; bisect on; retries 3; age 1h; partial on; tumble 1m;"
        ' where { eventName: ["INSERT"] }; enabled off }'
    )
    del made["EventSourceArn"], made["FunctionName"], made["StartingPosition"]
    assert made == {
        "BatchSize": 50,
        "MaximumBatchingWindowInSeconds": 5,
        "Enabled": False,
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 3,
        "MaximumRecordAgeInSeconds": 3600,
        "ParallelizationFactor": 2,
        "TumblingWindowInSeconds": 60,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "FilterCriteria": {"Filters": [{"Pattern": '{"eventName": ["INSERT"]}'}]},
    }


def test_without_end_is_said_by_a_word() -> None:
    made = _mapping("{ retries forever; age forever }")
    assert (made["MaximumRetryAttempts"], made["MaximumRecordAgeInSeconds"]) == (-1, -1)


@pytest.mark.parametrize(
    ("to", "declared", "action", "arn"),
    [
        ("dead", "", "sqs:SendMessage", {"Fn::GetAtt": ["DeadQueue", "Arn"]}),
        ("news", "topic news", "sns:Publish", {"Ref": "NewsTopic"}),
    ],
)
def test_records_that_are_given_up_are_told_of_with_the_leave_of_the_function(
    to: str, declared: str, action: str, arn: dict[str, Any]
) -> None:
    made = _resources(
        f"""table users {{ key id: string; stream new -> notify {{ on_failure {to} }} }}
        {declared}"""
    )
    mapping = made["UsersStreamToNotify"]["Properties"]
    role = made["NotifyRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert mapping["DestinationConfig"] == {"OnFailure": {"Destination": arn}}
    assert {"Effect": "Allow", "Action": [action], "Resource": arn} in role


def test_a_stage_can_back_a_table_up() -> None:
    text = "table users { key id: string }\nstage prod { table users { backup on } }"
    made = _resources(text + "", "prod")["UsersTable"]["Properties"]
    assert made["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


def test_the_arn_of_a_stream_is_an_attribute_of_a_table_that_has_one() -> None:
    text = "table users { key id: string; stream keys }\noutput feed = users.stream_arn"
    compiled = compile_text("service shop { runtime nodejs22.x }\n" + text)
    assert not compiled.diagnostics
    assert compiled.model is not None
    assert compiled.model.template is not None
    assert compiled.model.template["Outputs"]["Feed"]["Value"] == _arn("StreamArn")
