"""Sending to queues straight from the API.

https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-reference.html
"""

from __future__ import annotations

from ..action import FORM, Action, Argument, Exchange, Refusals, Sent
from ..kind import Allowed

_API = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"

ACTIONS = {
    "send": Action(
        "Send a message; it is the body of the request.",
        "POST /jobs -> jobs returns 202 { takes body: Job }",
        (Allowed(("sqs:SendMessage",)),),
        _API,
        {
            "message": Argument("what is sent", needed=True, usual="body", form="json"),
            "group": Argument("the group of a FIFO queue in which it is handled in order"),
            "id": Argument("the id by which a FIFO queue knows that it was sent before"),
        },
        status=202,
        exchange=Exchange(
            "sqs:path/${AWS::AccountId}/{name}",
            "form",
            # The errors of the Query protocol, as JSON, which API Gateway asks for.
            Refusals(
                ("Error", "Code"),
                ("RequestThrottled", "ThrottlingException", "Throttling", "OverLimit"),
                ("InvalidMessageContents", "InvalidParameterValue", "MissingParameter"),
            ),
            "id",
            (
                Sent("Action", fixed="SendMessage"),
                Sent("MessageBody", "message"),
                Sent("MessageGroupId", "group"),
                Sent("MessageDeduplicationId", "id"),
            ),
            FORM,
            id_path=("SendMessageResponse", "SendMessageResult", "MessageId"),
        ),
    ),
}
