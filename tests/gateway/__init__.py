"""API Gateway in small: plays a Swagger document with API Gateway's extensions, in memory.

    document ─resolve→ operations          (intrinsics, document)
    request ─route→ exchange               (routing)
            ─authorize, validate→          (authorization, validation)
            ─request template→ payload     (templates, variables, velocity)
            ─integration→ result           (integrations, proxy)
            ─response template→ response   (responses)

At every step the gateway may answer by itself (failures). Below it stand a Velocity engine
(velocity, velocity_parser, velocity_tree) and the parts of Java that templates can see (java,
java_regex, jsonpath), which know nothing of the rest.

    gateway = Gateway(swagger, {"GetUserFunction": lambda event: {"id": event["id"]}})
    response = gateway.handle(Request("GET", "/users/42"))

Not modelled: throttling, caching, quotas, binary media types, usage plans, signatures,
resource policies, timeouts of the integration, and compression.
"""

from gateway.errors import (
    DocumentError,
    FunctionError,
    NotModelled,
    TemplateError,
    TimedOut,
)
from gateway.failures import Failure
from gateway.gateway import Gateway
from gateway.model import Call, Outbound, Request, Response

__all__ = [
    "Call",
    "DocumentError",
    "Failure",
    "FunctionError",
    "Gateway",
    "NotModelled",
    "Outbound",
    "Request",
    "Response",
    "TemplateError",
    "TimedOut",
]
