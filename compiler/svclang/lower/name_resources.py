"""Give every declaration the logical id of what it becomes, from its name alone.

function get_user  →  GetUserFunction        api        →  Api
param log_level    →  LogLevel               api admin  →  AdminApi
"""

from __future__ import annotations

from ..model.names import api_id, pascal
from ..model.nodes import Model


def name_resources(model: Model) -> Model:
    """The model with logical ids."""
    return model._replace(
        params={n: p._replace(logical_id=pascal(n)) for n, p in model.params.items()},
        functions={
            n: f._replace(logical_id=f"{pascal(n)}Function") for n, f in model.functions.items()
        },
        raw_resources={n: r._replace(logical_id=pascal(n)) for n, r in model.raw_resources.items()},
        apis=tuple(api._replace(logical_id=api_id(api.name)) for api in model.apis),
    )
