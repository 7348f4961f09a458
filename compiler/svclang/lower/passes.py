"""The passes, in order, and why each stands where it does."""

from __future__ import annotations

from .add_cors import add_cors
from .assemble_template import assemble_template
from .build_api import build_api
from .build_functions import build_functions
from .build_raw_resources import build_raw_resources
from .build_resources import build_resources
from .build_swagger import build_swagger
from .cut_circles import cut_circles
from .derive_bindings import derive_bindings
from .grant_permissions import grant_permissions
from .hash_deployment import hash_deployment
from .map_requests import map_requests
from .map_responses import map_responses
from .settling import SETTLING, Pass

LOWERING: tuple[Pass, ...] = (
    derive_bindings,  # before the templates that render what is bound
    map_requests,
    map_responses,
    add_cors,  # after the responses are planned, because each gets the headers
    build_swagger,  # after everything that a route says is worked out
    grant_permissions,  # before the functions, whose roles and environments it fills
    build_functions,
    build_api,  # after the Swagger, which is its body
    build_resources,  # after the functions, behind which a reader looks for them
    build_raw_resources,
    cut_circles,  # after every resource that can be part of one, before anything is digested
    hash_deployment,  # after all that a deployment takes a snapshot of
    assemble_template,  # last: it writes down what the others have made
)
PASSES = (*SETTLING, *LOWERING)
