"""A password in what a route answers.

What it finds
    A field of an answer, at any depth, that is called `password`, `cvv`, `private_key` or the like.

Why it is bad
    It stands in caches, in logs and in whatever the caller keeps. A password that can be shown was
    not hashed, either. Most often one type serves for what is asked and for what is answered.

Example
    type User { name: string, password: string(8..) }

    function get_user(id: uuid) -> User

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    type NewUser { name: string, password: string(8..) }
    type User = NewUser without password

    function get_user(id: uuid) -> User

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
    https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.mapping_limits import opened
from ...model.nodes import Model, Route
from ...model.types import Field, ListOf, MapOf, Scalar, Struct, Type, underlying
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule
from ..words import listed, words_of

_SECRET = listed("cvc cvv cvv2 passphrase passwd password passwordhash pwd")
_SECRET |= listed("privatekey secretkey secretaccesskey")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such field, where it is declared."""
    return once_a_place(_of_routes(context))


def _of_routes(context: Context) -> Iterator[Finding]:
    for bound in bound_routes(context):
        if bound.answer is not None:
            for field in _fields(bound.answer, context.model, set()):
                if _is_text(field, context.model) and _is_secret(field.name.text):
                    yield _finding(field, bound.route)


def _fields(type_: Type, model: Model, seen: set[str]) -> Iterator[Field]:
    """The fields in a type; each declared type is looked into once."""
    names, below = opened(type_, model.types)
    if seen & {*names}:
        return
    seen |= {*names}
    if isinstance(below, ListOf | MapOf):
        yield from _fields(below.item if isinstance(below, ListOf) else below.value, model, seen)
    for field in below.fields if isinstance(below, Struct) else ():
        yield field
        yield from _fields(field.type, model, seen)


def _is_text(field: Field, model: Model) -> bool:
    """Whether it can be one: `has_password: bool` is none."""
    below = underlying(field.type, model.types)
    return isinstance(below, Scalar) and below.kind in ("string", "bytes")


def _is_secret(name: str) -> bool:
    words = words_of(name)
    return "".join(words) in _SECRET or (len(words) > 1 and words[-1] in ("password", "cvv", "cvc"))


def _finding(field: Field, route: Route) -> Finding:
    return Finding(
        f"`{route.method} {route.path.text}` answers with a `{field.name.text}`",
        field.name.span,
        related=(Related(route.head, "the route"),),
        help=f"answer with another type, as in `type Shown = Stored without {field.name.text}`",
    )


RULE = Rule("password-in-answer", check)
