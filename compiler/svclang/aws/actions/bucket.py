"""Objects of buckets straight from the API.

https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
"""

from __future__ import annotations

from ..action import Action, Argument, Exchange, Refusals
from ..kind import Allowed, with_key

_KEY = {"key": Argument("the key of the object", needed=True, usual="path", form="object")}

ACTIONS = {
    "get": Action(
        "Read an object; the answer is what it holds.",
        "GET /files/{key+} -> files.get",
        (Allowed(("s3:GetObject",), ("{arn}/*",)), with_key("kms:Decrypt")),
        "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
        _KEY,
        exchange=Exchange(
            "s3:path/{name}/{key}",
            "none",
            # Who may not list a bucket is told 403 of an object that is not there.
            Refusals(missing=(403, 404), busy=(503,)),
            "object",
            method="GET",
        ),
        usual_for=("GET",),
    ),
    "put": Action(
        "Write an object; it holds the body of the request.",
        "PUT /files/{key} -> files.put",
        (Allowed(("s3:PutObject",), ("{arn}/*",)), with_key("kms:GenerateDataKey")),
        "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
        _KEY,
        status=204,
        exchange=Exchange(
            "s3:path/{name}/{key}",
            "none",
            Refusals(failed=(403, 404), busy=(503,)),
            "nothing",
            method="PUT",
        ),
        usual_for=("PUT", "POST"),
    ),
}
