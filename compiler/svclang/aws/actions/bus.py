"""Putting events on buses straight from the API.

https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
"""

from __future__ import annotations

from ..action import JSON_1_1, Action, Argument, Exchange, Refusals, Sent
from ..kind import Allowed

ACTIONS = {
    "put": Action(
        "Put an event; its detail is the body of the request.",
        'POST /events -> shop(source: "web", detail_type: "Clicked") { takes body: Click }',
        (Allowed(("events:PutEvents",)),),
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html",
        {
            "detail": Argument("what has happened", needed=True, usual="body", form="json"),
            "source": Argument(
                "who says so; unsaid, the service by its name", needed=True, usual="service"
            ),
            "detail_type": Argument(
                "what kind of event it is; unsaid, the name of the body's type",
                needed=True,
                usual="type",
            ),
        },
        status=202,
        exchange=Exchange(
            "events:action/PutEvents",
            "json",
            Refusals(
                ("__type",),
                ("ThrottlingException", "LimitExceededException"),
                ("ValidationException", "SerializationException"),
            ),
            "id",
            (
                Sent("EventBusName", fixed="{name}"),
                Sent("Source", "source"),
                Sent("DetailType", "detail_type"),
                Sent("Detail", "detail"),
            ),
            {**JSON_1_1, "X-Amz-Target": "AWSEvents.PutEvents"},
            within="Entries",
            # An event that was not taken has an error in its place, in an answer of 200.
            id_path=("Entries", "0", "EventId"),
        ),
    ),
}
