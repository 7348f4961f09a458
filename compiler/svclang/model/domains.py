"""Which API is reached below which path of a domain name.

    domain site { of api; path "v1" of admin }  →  (None, api), ("v1", admin)

In: the model, with settings inherited. Out: the mappings of each domain in order, each with its
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..named_tuples import NamedTuple
from ..source import Span
from .nodes import Api, DeclaredResource, Model


class BasePath(NamedTuple):
    """An API, and the path below which it is reached; None is none."""

    path: str | None
    api: Api
    span: Span


def base_paths(model: Model) -> dict[str, tuple[BasePath, ...]]:
    """The base paths of each domain: those that it says, or that of the one API of the service."""
    apis = {api.name: api for api in model.apis}
    only = model.apis[0] if len(model.apis) == 1 else None
    return {
        name: tuple(_base_paths(declared, apis, only))
        for name, declared in model.declared.items()
        if declared.kind == "domain"
    }


def _base_paths(
    domain: DeclaredResource, apis: Mapping[str, Api], only: Api | None
) -> Iterator[BasePath]:
    root, paths = domain.settings.get("of"), domain.settings.get("path")
    if root is not None and root.value:
        yield BasePath(None, apis[root.value.path[0]], root.span)
    for each in (paths.value or ()) if paths is not None else ():
        api = apis[each["of"].path[0]] if "of" in each else only
        if api is not None and paths is not None:
            yield BasePath(each["first"], api, paths.span)
    if root is None and paths is None and only is not None:
        yield BasePath(None, only, domain.name.span)
