"""What tells people about an API: which routes they are told of, and how many there have to be.

In: a route, or an API. Out: the text that its description is made of; whether the API is one that
strangers read.
"""

from __future__ import annotations

from ..model.endpoints import endpoint_type
from ..model.nodes import Api
from .bound_routes import BoundRoute
from .rule import Option

LEAST = Option(5, "how many routes an API has at least before this is asked of it")
"""The option `least`: a few routes read like a table of contents, and need no words."""


def description(bound: BoundRoute) -> str:
    """The doc of a route, or of the function that it leads to, behind its summary."""
    summary = bound.route.settings.get("summary")
    doc = bound.route.doc or (bound.function.doc if bound.function is not None else "")
    return " ".join(filter(None, (summary.value if summary is not None else "", doc)))


def is_public(api: Api, least: int) -> bool:
    """Whether an API can be called from anywhere, and has as many routes as the option wants."""
    return len(api.routes) >= least and endpoint_type(api) != "PRIVATE"
