"""Say of every parameter where in the request it comes from.

    GET /users/{id} -> get_user     id: uuid            →  path.id
    GET /users -> list_users        limit: int = 20     →  query.limit
    POST /users -> create_user      user: NewUser       →  body

What a route binds itself stays as it says. A parameter that cannot be bound has been refused by
validation, which asks the same `bindings_of`.
"""

from __future__ import annotations

from ..model.bindings import bindings_of
from ..model.nodes import Model


def derive_bindings(model: Model) -> Model:
    """The model with the bindings of every route."""
    return model.with_routes(
        lambda route: route._replace(bindings=bindings_of(route, model).bindings)
    )
