"""Services of any size: a function, and a route with a path parameter and a body, N times."""

from __future__ import annotations

_HEAD = """\
/// A generated service of {routes} routes.
service bench {{
  runtime nodejs24.x
  memory  256MB
  timeout 10s
}}

error NotFound 404 "No such thing"
"""

_ROUTE = """
type Thing{k} {{
  name:  string(1..80)
  email: email
  age:   int(0..150)
  tags:  [string(..20)](..10)
  kind:  "a" | "b" = "a"
}}
/// Puts thing {k}.
function put_thing_{k}(id: uuid, thing: Thing{k}) -> Thing{k} throws NotFound
"""

_API = """
api {{
  auth none
{routes}
}}
"""


def service(routes: int) -> str:
    """The source of a service with that many routes."""
    declarations = "".join(_ROUTE.format(k=k) for k in range(routes))
    lines = "\n".join(f"  PUT /things{k}/{{id}} -> put_thing_{k}" for k in range(routes))
    return _HEAD.format(routes=routes) + declarations + _API.format(routes=lines)
