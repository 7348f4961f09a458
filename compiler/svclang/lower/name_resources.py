"""Give every declaration the logical id of what it becomes, from its name alone.

function get_user  →  GetUserFunction        api        →  Api
table users        →  UsersTable             api admin  →  AdminApi
param log_level    →  LogLevel

What has a physical name of its own gets what that begins with besides:
bucket uploads     →  UploadsBucket, photos-uploads
"""

from __future__ import annotations

from ..aws.kinds import kind_named
from ..model.names import api_id, own_name, pascal
from ..model.nodes import DeclaredResource, Model

# A hyphen, and the unique part of a stack's id, with which every physical name ends.
_UNIQUE = 37


def name_resources(model: Model) -> Model:
    """The model with logical ids."""
    service = model.service.name.text
    return model._replace(
        params={n: p._replace(logical_id=pascal(n)) for n, p in model.params.items()},
        functions={
            n: f._replace(logical_id=f"{pascal(n)}Function") for n, f in model.functions.items()
        },
        declared={n: _named(n, declared, service) for n, declared in model.declared.items()},
        raw_resources={n: r._replace(logical_id=pascal(n)) for n, r in model.raw_resources.items()},
        apis=tuple(api._replace(logical_id=api_id(api.name)) for api in model.apis),
    )


def _named(name: str, declared: DeclaredResource, service: str) -> DeclaredResource:
    kind = kind_named(declared.kind)
    assert kind is not None
    named = declared._replace(logical_id=pascal(name) + kind.ending)
    if not kind.longest_name:
        return named
    return named._replace(own_name=own_name(service, name, kind.longest_name - _UNIQUE))
