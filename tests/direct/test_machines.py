"""State machines, straight from the API."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from direct.services import Api, Refused, answered, json_error, json_object
from gateway.model import Outbound, Response
from lower.rendering import JSON

SOURCE = """
type Job { photo: string, size: int }
machine flow { definition { StartAt: "Done", States: { Done: { Type: "Succeed" } } } }
machine quick {
  type express
  definition { StartAt: "Done", States: { Done: { Type: "Succeed" } } }
}
api {
  auth none
  POST /flow          -> flow
  POST /flow/{name}   -> flow.start { takes body: Job }
  POST /quick         -> quick.start_sync { takes body: Job }
  GET  /quick         -> quick.start_sync
}
"""
JOB = {"photo": "a'b\"é😀&=%\n", "size": 3}


class States:
    """Step Functions; remembers what came."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.refusal: Refused | None = None
        self.instead: Response | None = None

    def __call__(self, sent: Outbound) -> Response:
        answer = self._states(sent)
        if self.refusal is not None:
            return json_error(self.refusal)
        return self.instead or answered(200, answer)

    def _states(self, sent: Outbound) -> Any:
        action = sent.uri.rpartition("/")[2]
        request = json_object(sent, f"states:action/{action}", "application/x-amz-json-1.0")
        assert {"stateMachineArn"} <= set(request) <= {"stateMachineArn", "input", "name"}
        if "input" in request:
            request["input"] = json.loads(request["input"])
        self.came.append(request)
        if action == "StartExecution":
            return {"executionArn": "arn:aws:states:us-east-1:1:execution:Flow:run-1"}
        return {"status": "SUCCEEDED", "output": '{"total": 7, "who": "Zoë"}'}


SERVICES = States()
API = Api(SOURCE, SERVICES)


@pytest.fixture(autouse=True)
def anew() -> None:
    SERVICES.came.clear()
    SERVICES.refusal = SERVICES.instead = None


def test_a_machine_starts_with_the_body_as_its_input() -> None:
    answer = API.send("POST", "/flow", JOB)
    assert (answer.status, answer.json()) == (202, {"id": "run-1"})
    assert SERVICES.came == [{"stateMachineArn": "FlowMachine", "input": JOB}]


def test_a_machine_that_is_waited_for_answers_with_its_output() -> None:
    answer = API.send("POST", "/quick", JOB)
    assert (answer.status, answer.json()) == (200, {"total": 7, "who": "Zoë"})
    assert API.send("GET", "/quick").status == 200
    assert SERVICES.came[1] == {"stateMachineArn": "QuickMachine"}


@pytest.mark.parametrize(
    ("status", "expected"), [("FAILED", 500), ("TIMED_OUT", 504), ("", 500), ("ABORTED", 500)]
)
def test_an_execution_that_did_not_succeed_is_no_success(status: str, expected: int) -> None:
    body = {"status": status, "error": "SECRET", "cause": "SECRET", "output": '{"SECRET": 1}'}
    SERVICES.instead = answered(200, body)
    answer = API.send("POST", "/quick", JOB)
    assert answer.status == expected
    assert "SECRET" not in answer.body


@given(body=JSON)
def test_any_json_is_the_input_as_it_was(body: Any) -> None:
    SERVICES.came.clear()
    assert API.send("POST", "/flow", raw=json.dumps(body)).status == 202
    assert SERVICES.came == [{"stateMachineArn": "FlowMachine", "input": body}]


@pytest.mark.parametrize("path", ["/flow", "/quick"])
@pytest.mark.parametrize(
    ("refused", "status"),
    [
        (Refused(400, "ThrottlingException"), 429),
        (Refused(400, "ExecutionLimitExceeded"), 429),
        (Refused(400, "InvalidExecutionInput"), 400),
        (Refused(400, "StateMachineDoesNotExist"), 500),
        (Refused(403, "AccessDeniedException"), 500),
        (Refused(500, "InternalFailure"), 500),
    ],
)
def test_a_refusal_gets_its_status(path: str, refused: Refused, status: int) -> None:
    SERVICES.refusal = refused
    answer = API.send("POST", path, JOB)
    assert answer.status == status
    assert "SECRET" not in answer.body


def test_an_execution_can_have_a_name_of_the_request() -> None:
    assert API.send("POST", "/flow/a%22b", JOB).status == 202
    assert SERVICES.came[0]["name"] == 'a"b'


def test_an_execution_that_was_not_started_is_no_success() -> None:
    SERVICES.instead = answered(200, {})
    assert API.send("POST", "/flow", JOB).status == 500
