"""Queues, topics, streams and buses, straight from the API."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from direct.services import (
    Api,
    Refused,
    answered,
    decoded,
    form,
    json_error,
    json_object,
    query_error,
)
from gateway.model import Outbound, Response
from lower.rendering import JSON, TEXT

TYPES = "type Job { photo: string, size: int }\n"
SOURCE = (
    TYPES
    + """
queue jobs
queue ordered { fifo }
topic news
stream clicks
bus happened
api {
  auth none
  POST /jobs          -> jobs { takes body: Job; header Location: "/jobs/${result.id}" }
  POST /any           -> jobs
  POST /ordered/{id}  -> ordered.send(group: path.id, id: header.Idempotency-Key)
  POST /by_customer   -> ordered.send(group: body.customer.id, id: context.requestId)
  POST /hints         -> jobs.send(message: query.text)
  POST /news          -> news.publish(subject: query.subject) { takes body: Job }
  POST /clicks        -> clicks { takes body: Job }
  POST /clicks/{id}   -> clicks.put(key: path.id)
  POST /events        -> happened { takes body: Job }
  POST /other         -> happened.put(source: "web", detail_type: query.kind)
}
"""
)
JOB = {"photo": "a'b\"é😀&=%\n", "size": 3}
# What is blank to nobody.
_TEXT = TEXT.filter(lambda text: re.search("[!-~]", text) is not None)


class Services:
    """Every service that messages go to; remembers what came."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.refusal: Refused | None = None
        self.instead: Response | None = None

    def __call__(self, sent: Outbound) -> Response:
        service = sent.uri.split(":")[4]
        answer = getattr(self, f"_{service}")(sent)
        if self.refusal is not None:
            query = service in ("sqs", "sns")
            return query_error(self.refusal) if query else json_error(self.refusal)
        return self.instead or answered(200, answer)

    def _sqs(self, sent: Outbound) -> Any:
        fifo = "OrderedQueue" in sent.uri
        queue = "OrderedQueue" if fifo else "JobsQueue"
        needed = {"Action", "MessageBody"}
        needed |= {"MessageGroupId", "MessageDeduplicationId"} if fifo else set()
        fields = form(sent, f"sqs:path/123456789012/{queue}.QueueName", needed)
        assert fields["Action"] == "SendMessage"
        self.came.append(fields)
        result = {"MD5OfMessageBody": "x", "MessageId": "m-1"}
        return {"SendMessageResponse": {"SendMessageResult": result}}

    def _sns(self, sent: Outbound) -> Any:
        needed = {"Action", "Message", "TopicArn"}
        fields = form(sent, "sns:path//", needed, frozenset({"Subject"}))
        assert (fields["Action"], fields["TopicArn"]) == ("Publish", "NewsTopic")
        self.came.append(fields)
        return {"PublishResponse": {"PublishResult": {"MessageId": "n-1"}}}

    def _kinesis(self, sent: Outbound) -> Any:
        request = json_object(sent, "kinesis:action/PutRecord", "application/x-amz-json-1.1")
        assert set(request) == {"StreamName", "Data", "PartitionKey"}
        assert request["StreamName"] == "ClicksStream"
        self.came.append({**request, "Data": decoded(request["Data"])})
        return {"SequenceNumber": "49", "ShardId": "shardId-000000000000"}

    def _events(self, sent: Outbound) -> Any:
        target = {"X-Amz-Target": "AWSEvents.PutEvents"}
        kind = "application/x-amz-json-1.1"
        request = json_object(sent, "events:action/PutEvents", kind, target)
        (entry,) = request.pop("Entries")
        assert not request
        assert set(entry) == {"EventBusName", "Source", "DetailType", "Detail"}
        self.came.append({**entry, "Detail": json.loads(entry["Detail"])})
        return {"FailedEntryCount": 0, "Entries": [{"EventId": "e-1"}]}


SERVICES = Services()
API = Api(SOURCE, SERVICES)


@pytest.fixture(autouse=True)
def anew() -> None:
    SERVICES.came.clear()
    SERVICES.refusal = SERVICES.instead = None


# --- What is sent


def test_a_message_is_the_body_as_json() -> None:
    answer = API.send("POST", "/jobs", JOB)
    assert (answer.status, answer.json()) == (202, {"id": "m-1"})
    assert answer.headers["Location"] == "/jobs/m-1"
    assert json.loads(SERVICES.came[0]["MessageBody"]) == JOB


def test_a_message_without_a_type_is_any_json() -> None:
    API.send("POST", "/any", ["x", {"a": None}])
    assert json.loads(SERVICES.came[0]["MessageBody"]) == ["x", {"a": None}]


def test_a_part_of_the_request_can_be_the_message() -> None:
    API.send("POST", "/hints", query={"text": "a&Action=DeleteQueue"})
    assert SERVICES.came == [{"Action": "SendMessage", "MessageBody": "a&Action=DeleteQueue"}]


@given(group=_TEXT.filter(lambda text: "/" not in text), key=_TEXT)
def test_the_group_and_the_id_of_a_fifo_queue_come_from_the_request(group: str, key: str) -> None:
    SERVICES.came.clear()
    headers = {"Idempotency-Key": key}
    assert API.send("POST", f"/ordered/{quote(group)}", {}, headers=headers).status == 202
    (came,) = SERVICES.came
    assert (came["MessageGroupId"], came["MessageDeduplicationId"]) == (group, key)


def test_a_fifo_queue_needs_its_group_and_id() -> None:
    assert API.send("POST", "/ordered/a", {}).status == 400
    assert SERVICES.came == []


def test_the_group_can_be_a_part_of_the_body_that_is_the_message() -> None:
    body = {"customer": {"id": "c7"}, "more": 1}
    assert API.send("POST", "/by_customer", body).status == 202
    assert SERVICES.came[0]["MessageGroupId"] == "c7"
    assert json.loads(SERVICES.came[0]["MessageBody"]) == body


def test_a_topic_gets_the_body_and_the_subject_that_is_given() -> None:
    answer = API.send("POST", "/news", JOB, {"subject": "Hi & bye"})
    assert (answer.status, answer.json()) == (202, {"id": "n-1"})
    assert SERVICES.came[0]["Subject"] == "Hi & bye"
    assert json.loads(SERVICES.came[0]["Message"]) == JOB
    API.send("POST", "/news", JOB)
    assert "Subject" not in SERVICES.came[1]


def test_records_are_spread_evenly_where_no_key_is_given() -> None:
    answer = API.send("POST", "/clicks", JOB)
    assert (answer.status, answer.json()) == (202, {"id": "49"})
    API.send("POST", "/clicks", JOB)
    first, second = SERVICES.came
    assert first["Data"] == JOB
    assert first["PartitionKey"] != second["PartitionKey"]


def test_an_event_says_who_and_what_by_the_names_of_service_and_type() -> None:
    answer = API.send("POST", "/events", JOB)
    assert (answer.status, answer.json()) == (202, {"id": "e-1"})
    assert SERVICES.came == [
        {"EventBusName": "HappenedBus", "Source": "shop", "DetailType": "Job", "Detail": JOB}
    ]


# --- Hostile input: the fakes assert that each request is one, with exactly the declared fields


@given(body=JSON, path=st.sampled_from(["/any", "/clicks/a"]))
def test_any_json_arrives_as_it_was(body: Any, path: str) -> None:
    SERVICES.came.clear()
    assert API.send("POST", path, raw=json.dumps(body)).status == 202
    (came,) = SERVICES.came
    found = json.loads(came["MessageBody"]) if "MessageBody" in came else None
    found = came.get("Data", found)
    assert found == body


@given(text=_TEXT)
def test_any_text_of_the_request_stays_within_its_field(text: str) -> None:
    SERVICES.came.clear()
    assert API.send("POST", "/other", {}, {"kind": text}).status == 202
    assert SERVICES.came == [
        {"EventBusName": "HappenedBus", "Source": "web", "DetailType": text, "Detail": {}}
    ]
    segment = text.replace("/", "_")
    assert API.send("POST", f"/clicks/{quote(segment)}", {}).status == 202
    assert SERVICES.came[1]["PartitionKey"] == segment


@given(raw=TEXT)
def test_a_body_that_is_no_json_reaches_nobody(raw: str) -> None:
    SERVICES.came.clear()
    answer = API.send("POST", "/jobs", raw=raw)
    if answer.status != 202:
        assert answer.status == 400
        assert SERVICES.came == []


# --- Refusals

PATHS = ["/jobs", "/news", "/clicks", "/events"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("refused", "status", "error"),
    [
        (Refused(400, "ThrottlingException"), 429, "TooManyRequests"),
        (Refused(403, "AccessDeniedException"), 500, "InternalError"),
        (Refused(400, "ResourceNotFoundException"), 500, "InternalError"),
        (Refused(400, ""), 500, "InternalError"),
        (Refused(500, "InternalFailure"), 500, "InternalError"),
        (Refused(503, "ServiceUnavailable"), 500, "InternalError"),
        (Refused(301, "Moved"), 500, "InternalError"),
    ],
)
def test_a_refusal_gets_its_status_and_says_nothing_of_the_service(
    path: str, refused: Refused, status: int, error: str
) -> None:
    # SNS has a name of its own for it.
    SERVICES.refusal = Refused(429, "Throttled") if (path, status) == ("/news", 429) else refused
    answer = API.send("POST", path, JOB)
    assert (answer.status, answer.json()["error"]) == (status, error)
    assert set(answer.json()) == {"error", "message"}
    assert "SECRET" not in answer.body


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/jobs", "InvalidMessageContents"),
        ("/news", "InvalidParameter"),
        ("/clicks", "ValidationException"),
        ("/events", "ValidationException"),
    ],
)
def test_what_the_request_is_to_blame_for_is_400(path: str, code: str) -> None:
    SERVICES.refusal = Refused(400, code)
    answer = API.send("POST", path, JOB)
    assert (answer.status, answer.json()["error"]) == (400, "BadRequest")


def test_an_event_that_was_not_taken_is_no_success() -> None:
    entry = {"ErrorCode": "InternalFailure", "ErrorMessage": "SECRET"}
    SERVICES.instead = answered(200, {"FailedEntryCount": 1, "Entries": [entry]})
    answer = API.send("POST", "/events", JOB)
    assert (answer.status, answer.json()["error"]) == (500, "InternalError")
    assert "SECRET" not in answer.body


def test_an_answer_without_an_id_is_no_success() -> None:
    SERVICES.instead = answered(200, {})
    for path in ("/jobs", "/news", "/clicks", "/events"):
        assert API.send("POST", path, JOB).status == 500
