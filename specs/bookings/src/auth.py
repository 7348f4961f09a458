"""A REQUEST authorizer: it knows a clerk by the token, at a desk."""

from __future__ import annotations

import os
from typing import Any


def who(event: dict[str, Any], context: object) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in event["headers"].items()}
    if headers.get("authorization") != f"Bearer {os.environ.get('TOKEN', 'let-me-in')}":
        raise Exception("Unauthorized")
    # Remembered for all methods, so it allows all of them.
    every = "/".join(event["methodArn"].split("/")[:2]) + "/*"
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": every}
    return {
        "principalId": f"clerk-{headers['x-desk']}",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }
