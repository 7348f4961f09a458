"""Give every declaration the logical id of what it becomes, from its name alone.

function get_user  →  GetUserFunction        api        →  Api
table users        →  UsersTable             api admin  →  AdminApi
param log_level    →  LogLevel
"""

from __future__ import annotations

from ..aws.kinds import kind_named
from ..model.names import api_id, pascal
from ..model.nodes import DeclaredResource, Model


def name_resources(model: Model) -> Model:
    """The model with logical ids."""
    return model._replace(
        params={n: p._replace(logical_id=pascal(n)) for n, p in model.params.items()},
        functions={
            n: f._replace(logical_id=f"{pascal(n)}Function") for n, f in model.functions.items()
        },
        declared={n: _named(n, declared) for n, declared in model.declared.items()},
        raw_resources={n: r._replace(logical_id=pascal(n)) for n, r in model.raw_resources.items()},
        apis=tuple(api._replace(logical_id=api_id(api.name)) for api in model.apis),
    )


def _named(name: str, declared: DeclaredResource) -> DeclaredResource:
    kind = kind_named(declared.kind)
    assert kind is not None
    return declared._replace(logical_id=pascal(name) + kind.ending)
