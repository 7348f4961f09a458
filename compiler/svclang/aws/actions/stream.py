"""Putting records into streams straight from the API.

https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-kinesis.html
"""

from __future__ import annotations

from ..action import JSON_1_1, Action, Argument, Exchange, Refusals, Sent
from ..kind import Allowed

ACTIONS = {
    "put": Action(
        "Put a record; it is the body of the request.",
        "POST /clicks -> clicks { takes body: Click }",
        (Allowed(("kinesis:PutRecord",)),),
        "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html",
        {
            "data": Argument("what is put", needed=True, usual="body", form="json"),
            "key": Argument(
                "what decides on the shard; unsaid, records are spread evenly",
                usual="context.requestId",
            ),
        },
        status=202,
        exchange=Exchange(
            "kinesis:action/PutRecord",
            "json",
            Refusals(
                ("__type",),
                (
                    "ProvisionedThroughputExceededException",
                    "LimitExceededException",
                    "ThrottlingException",
                    "KMSThrottlingException",
                ),
                ("InvalidArgumentException", "ValidationException", "SerializationException"),
            ),
            "id",
            (
                Sent("StreamName", fixed="{name}"),
                Sent("Data", "data", base64=True),
                Sent("PartitionKey", "key"),
            ),
            JSON_1_1,
            id_path=("SequenceNumber",),
        ),
    ),
}
