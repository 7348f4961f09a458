"""Say which APIs each usage plan opens, and which are reached below which domain name.

    api { auth key; … }       plan basic     →  basic opens api
    domain site { of api; path "v1" of admin }  →  site leads to api, and below /v1 to admin

It is worked out once, for all who ask of one of them.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
"""

from __future__ import annotations

from ..model.domains import base_paths
from ..model.nodes import Model
from ..model.usage_plans import opened_apis


def connect_apis(model: Model) -> Model:
    """The model with what plans open and what domains lead to."""
    return model._replace(opened=opened_apis(model), reached=base_paths(model))
