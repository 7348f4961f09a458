"""Where an API is reached.

In: an API. Out: the type of its endpoint.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
"""

from __future__ import annotations

from .nodes import Api


def endpoint_type(api: Api) -> str:
    """`REGIONAL`, which an API is unless it says otherwise, `EDGE` or `PRIVATE`."""
    given = api.settings.get("endpoint")
    if given is None or given.value is None:
        return "REGIONAL"
    return str(given.value["first"])
