"""Streams: what they become, who may do what with them, and what they feed."""

from __future__ import annotations

from typing import Any

import pytest

from building import template_of

_HEAD = "service shop { runtime nodejs22.x }\nfunction track\nfunction count\n"
_ARN = {"Fn::GetAtt": ["ClicksStream", "Arn"]}
_KEY = {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}


def _resources(settings: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(f"{_HEAD}stream clicks {{ {settings} }}")["Resources"]
    return found


def _statements(settings: str, function: str) -> list[Any]:
    role = _resources(settings)[f"{function}Role"]["Properties"]
    found: list[Any] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return found[1:]  # the first is for logs


def test_a_stream_is_encrypted_and_grows_by_itself() -> None:
    made = _resources("")["ClicksStream"]
    assert (made["DeletionPolicy"], made["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert made["Properties"] == {
        "StreamModeDetails": {"StreamMode": "ON_DEMAND"},
        "StreamEncryption": _KEY,
    }
    assert _resources("shards on_demand")["ClicksStream"] == made


def test_a_stream_has_the_shards_that_it_says() -> None:
    assert _resources("shards 2; keep 7d")["ClicksStream"]["Properties"] == {
        "StreamModeDetails": {"StreamMode": "PROVISIONED"},
        "ShardCount": 2,
        "RetentionPeriodHours": 168,
        "StreamEncryption": _KEY,
    }


def test_who_writes_may_put_records_and_nothing_else() -> None:
    [made] = _statements("write by track", "Track")
    assert made["Action"] == ["kinesis:PutRecord", "kinesis:PutRecords"]
    assert made["Resource"] == _ARN


@pytest.mark.parametrize("settings", ["read by count", "-> count"])
def test_who_reads_or_is_fed_may_read_that_stream(settings: str) -> None:
    [made] = _statements(settings, "Count")
    assert made["Resource"] == _ARN
    assert made["Action"] == [
        *("kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords"),
        *("kinesis:GetShardIterator", "kinesis:ListShards"),
    ]


def test_who_has_leave_is_told_the_name() -> None:
    made = _resources("write by track")["TrackFunction"]["Properties"]
    assert made["Environment"]["Variables"] == {"CLICKS_STREAM": {"Ref": "ClicksStream"}}


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("", {"StartingPosition": "TRIM_HORIZON"}),
        ("from start", {"StartingPosition": "TRIM_HORIZON"}),
        ("from latest", {"StartingPosition": "LATEST"}),
        (
            'from "2026-01-31T12:00:00+01:00"',
            {"StartingPosition": "AT_TIMESTAMP", "StartingPositionTimestamp": 1_769_857_200},
        ),
    ],
)
def test_a_mapping_begins_where_it_says(said: str, position: dict[str, Any]) -> None:
    made = _resources(f"-> count {{ {said} }}")["ClicksToCount"]["Properties"]
    assert made == {
        "EventSourceArn": _ARN,
        "FunctionName": {"Ref": "CountFunction"},
        **position,
    }
