"""APIs: everything about them that a source can get wrong.

In: the model, with settings inherited. Out: errors for what API Gateway would refuse, or would take
and get wrong, each once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..model.nodes import Model, Route, ServiceTarget
from .access import check_access, check_keys
from .api_settings import check_api_settings
from .authorizers import check_authorizers
from .bindings import check_bindings
from .caching import check_cache
from .cors import check_cors
from .deploy_time_values import check_deploy_time_values
from .errors import check_errors
from .limited_params import check_limited_params
from .paths import check_paths
from .responses import check_responses


def check_apis(model: Model) -> list[Diagnostic]:
    """What is wrong with the APIs of a model, their authorizers and their errors."""
    found = [*check_errors(model), *check_authorizers(model), *check_limited_params(model)]
    found += check_keys(model)
    for api in model.apis:
        found.extend(check_paths(api, model))
        found.extend(check_access(api, model))
        found.extend(check_api_settings(api, model))
        found.extend(check_cache(api, model))
        found.extend(check_cors(api, model))
        found.extend(check_deploy_time_values(api, model))
        for route in api.routes:
            found.extend(check_bindings(route, api, model))
            found.extend(_check_direct(route, model))
            found.extend(check_responses(route, api, model))
    # A setting or a type that several routes share is wrong once.
    return list({(one.rule, one.span): one for one in found}.values())


def _check_direct(route: Route, model: Model) -> Iterator[Diagnostic]:
    if isinstance(route.target, ServiceTarget):
        # Few APIs have such routes.
        from ..model.actions import action_of
        from .direct import check_direct

        found = action_of(route.target, model)
        if found is not None:
            yield from check_direct(route, route.target, *found, model)
