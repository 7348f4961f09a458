"""Headers that API Gateway does not hand on as they are, between a caller and an integration.

Names are in lower case: those of HTTP are the same in any case.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

_DROPPED = frozenset(
    {
        "content-md5",
        "expect",
        "max-forwards",
        "proxy-authenticate",
        "server",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "www-authenticate",
    }
)
# Of a request, on its way to a function, and on its way to a URL.
DROPPED_BEFORE_FUNCTIONS = _DROPPED | {"connection"}
DROPPED_BEFORE_URLS = _DROPPED | {"content-encoding", "host", "via"}

# Of an answer: those that become `X-Amzn-Remapped-NAME`, and those that are lost.
REMAPPED_IN_ANSWERS = frozenset(
    {
        "authorization",
        "connection",
        "content-md5",
        "date",
        "max-forwards",
        "server",
        "user-agent",
        "www-authenticate",
    }
)
DROPPED_IN_ANSWERS = frozenset(
    {
        "expect",
        "host",
        "proxy-authenticate",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
    }
)
