"""A way for administrators that is open to others.

What it finds
    A route below `/admin`, `/internal`, `/debug`, `/private`, `/actuator` or the like, with
    `auth none` or `auth key`. Private APIs are passed over.

Why it is bad
    Such paths are what machines try first. What they do was not meant for strangers, and an API key
    proves to nobody who calls.

Example
    function list_users

    api {
      auth iam
      GET /admin/users -> list_users { auth none }
    }

Use instead
    function list_users

    api {
      auth iam
      GET /admin/users -> list_users
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.endpoints import public_apis
from ...model.nodes import MockTarget, Model
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule
from ..words import words_of

_INNER = frozenset(
    {
        *("actuator", "admin", "administration", "administrator", "admins", "backoffice"),
        *("debug", "internal", "management", "private"),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such part of a path that strangers may walk."""
    return once_a_place(_found(context.model))


def _found(model: Model) -> Iterator[Finding]:
    for api in public_apis(model):
        for route in api.routes:
            access = route.access
            if access is None or access.kind not in ("none", "key"):
                continue
            if route.method == "OPTIONS" or isinstance(route.target, MockTarget):
                continue
            for segment in route.path.segments:
                if segment.kind == "literal" and _INNER & set(words_of(segment.text)):
                    yield Finding(
                        f"strangers may {route.method} below `{segment.text}`",
                        segment.span,
                        related=(Related(access.span, "who may call"),),
                        help="write `auth iam`, or an authorizer that knows administrators",
                    )


RULE = Rule("open-admin", check)
