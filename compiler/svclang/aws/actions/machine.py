"""Starting state machines straight from the API.

https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-api-gateway.html
"""

from __future__ import annotations

from ..action import JSON_1_0, Action, Argument, Exchange, Refusals, Sent
from ..kind import Allowed

_REFUSALS = Refusals(
    ("__type",),
    ("ExecutionLimitExceeded", "ThrottlingException"),
    (
        "InvalidExecutionInput",
        "InvalidName",
        "ExecutionAlreadyExists",
        "ValidationException",
        "SerializationException",
    ),
)
_ARGUMENTS = {
    "input": Argument("what it works on", usual="body", form="json"),
    "name": Argument("a name for the execution, by which it is started once"),
}
_FIELDS = (
    Sent("stateMachineArn", fixed="{arn}"),
    Sent("input", "input"),
    Sent("name", "name"),
)

ACTIONS = {
    "start": Action(
        "Start an execution, and do not wait for it.",
        "POST /orders -> order_flow { takes body: Order }",
        (Allowed(("states:StartExecution",)),),
        "https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html",
        _ARGUMENTS,
        status=202,
        exchange=Exchange(
            "states:action/StartExecution",
            "json",
            _REFUSALS,
            "id",
            _FIELDS,
            JSON_1_0,
            id_path=("executionArn",),
        ),
    ),
    "start_sync": Action(
        "Start an execution of an express machine, and answer with its output.",
        "POST /quotes -> quote_flow.start_sync { takes body: Order; gives Quote }",
        (Allowed(("states:StartSyncExecution",)),),
        "https://docs.aws.amazon.com/step-functions/latest/apireference/"
        "API_StartSyncExecution.html",
        _ARGUMENTS,
        exchange=Exchange(
            "states:action/StartSyncExecution", "json", _REFUSALS, "output", _FIELDS, JSON_1_0
        ),
    ),
}
