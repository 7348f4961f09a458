"""Where an API is reached, and whether strangers reach it.

In: an API, or the model. Out: the type of an endpoint, or APIs.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
"""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import Api, Model


def public_apis(model: Model) -> Iterator[Api]:
    """All APIs but private ones, whose policies say which VPCs may call."""
    return (api for api in model.apis if endpoint_type(api) != "PRIVATE")


def endpoint_type(api: Api) -> str:
    """`REGIONAL`, which an API is unless it says otherwise, `EDGE` or `PRIVATE`."""
    given = api.settings.get("endpoint")
    if given is None or given.value is None:
        return "REGIONAL"
    return str(given.value["first"])
