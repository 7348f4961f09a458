"""Which API is reached below which path of a domain name.

    domain site { of api; path "v1" of admin }  →  (None, api), ("v1", admin)

In: a domain, and the model. Out: its mappings in order, each with its place.
"""

from __future__ import annotations

from ..named_tuples import NamedTuple
from ..source import Span
from .nodes import Api, DeclaredResource, Model


class Mapping(NamedTuple):
    """An API, and the base path below which it is reached; None is none."""

    path: str | None
    api: Api
    span: Span


def mappings(domain: DeclaredResource, model: Model) -> list[Mapping]:
    """The mappings of a domain: those that it says, or the one API of the service."""
    apis = {api.name: api for api in model.apis}
    found = []
    root = domain.settings.get("of")
    if root is not None and root.value:
        found.append(Mapping(None, apis[root.value.path[0]], root.span))
    paths = domain.settings.get("path")
    for each in (paths.value or ()) if paths is not None else ():
        api = apis[each["of"].path[0]] if "of" in each else _only(model)
        if api is not None and paths is not None:
            found.append(Mapping(each["first"], api, paths.span))
    only = _only(model)
    if root is None and paths is None and only is not None:
        found.append(Mapping(None, only, domain.name.span))
    return found


def _only(model: Model) -> Api | None:
    return model.apis[0] if len(model.apis) == 1 else None
