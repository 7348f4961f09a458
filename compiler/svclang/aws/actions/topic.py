"""Publishing to topics straight from the API.

https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-reference.html
"""

from __future__ import annotations

from ..action import FORM, Action, Argument, Exchange, Refusals, Sent
from ..kind import Allowed

ACTIONS = {
    "publish": Action(
        "Publish a message; it is the body of the request.",
        "POST /news -> news { takes body: Article }",
        (Allowed(("sns:Publish",)),),
        "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html",
        {
            "message": Argument("what is published", needed=True, usual="body", form="json"),
            "subject": Argument("the subject of the emails that it becomes"),
            "group": Argument("the group of a FIFO topic in which it is delivered in order"),
            "id": Argument("the id by which a FIFO topic knows that it was published before"),
        },
        status=202,
        exchange=Exchange(
            "sns:path//",
            "form",
            Refusals(
                ("Error", "Code"),
                ("Throttled", "Throttling", "ThrottlingException", "KMSThrottling"),
                ("InvalidParameter", "ParameterValueInvalid", "ValidationException"),
            ),
            "id",
            (
                Sent("Action", fixed="Publish"),
                Sent("TopicArn", fixed="{arn}"),
                Sent("Message", "message"),
                Sent("Subject", "subject"),
                Sent("MessageGroupId", "group"),
                Sent("MessageDeduplicationId", "id"),
            ),
            FORM,
            id_path=("PublishResponse", "PublishResult", "MessageId"),
        ),
    ),
}
