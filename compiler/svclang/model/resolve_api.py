"""An API's groups and routes, flattened: each route with its whole path and what it inherits.

In: an `api` declaration. Out: an `Api` whose routes stand in the order of the source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..advice import keep_one, say, write, write_meant
from ..aws.api_settings import API_SETTINGS, ROUTE_SETTINGS
from ..diagnostics import Diagnostic, given_twice, nearest
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Block, Call, Name, Reference, Setting
from .custom_settings import CustomSettings
from .entries import as_setting
from .nodes import Api, Path, Route, Segment, Settings
from .read_settings import CONTRACTS, SettingsReader
from .resolve_path import resolve_path
from .resolve_target import resolve_status, resolve_target
from .resolve_types import TypeScope
from .symbols import Symbols
from .types import Field, Type

METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "ANY")
# Settings whose absence is a finding, so that a misspelt one must not be told of twice.
_ESSENTIAL = ("auth", "cache", "cache_cluster", "policy", "vars")


class ApiResolver:
    """Resolves one API; what is wrong is gathered in `diagnostics`."""

    def __init__(self, symbols: Symbols, types: TypeScope) -> None:
        self.symbols = symbols
        self.types = types
        self.diagnostics: list[Diagnostic] = []
        custom = CustomSettings(symbols)
        readers = {"auth": custom.auth, "header": custom.header}
        self.reader = SettingsReader(symbols, readers, _ESSENTIAL)
        self.routes: list[Route] = []

    def api(self, node: syntax.ApiDeclaration, override: Settings) -> Api:
        """The API of a declaration, with the settings that its stage puts over its own."""
        name = node.name or Name("api", node.keyword)
        own = self._settings(node.items, API_SETTINGS, "an API")
        if name.text in self.symbols.damaged:
            own = {**self.reader.unread(_ESSENTIAL, node.keyword), **own}
        elif not _has_routes(node.items):
            self.diagnostics.append(_no_routes(node))
        settings = {**own, **override}
        self._items(node.items, (), node.keyword, (settings,))
        self.diagnostics.extend(self.reader.diagnostics)
        return Api(name.text, settings, tuple(self.routes), node.span, node.keyword, node.doc)

    def _settings(self, items: Sequence[Any], table: Mapping[str, Any], owner: str) -> Settings:
        plain = []
        for statement in items:
            if not isinstance(statement, Setting):
                continue
            if statement.name.text in CONTRACTS:
                self.diagnostics.append(_contract_outside_route(statement))
            elif statement.name.text.upper() in METHODS and statement.name.text not in table:
                self.diagnostics.append(_no_route(statement))
            else:
                plain.append(statement)
        return self.reader.statements(plain, table, owner)

    def _items(
        self,
        items: Sequence[Any],
        prefix: tuple[Segment, ...],
        prefix_span: Span,
        inherited: tuple[Settings, ...],
    ) -> None:
        for item in items:
            if isinstance(item, syntax.Group):
                segments = prefix + resolve_path(item.path, self.diagnostics)
                settings = self._settings(item.items, ROUTE_SETTINGS, "a group of routes")
                self._items(item.items, segments, item.path.span, (*inherited, settings))
            elif isinstance(item, syntax.Route):
                self._route(item, prefix, prefix_span, inherited)

    def _route(
        self,
        node: syntax.Route,
        prefix: tuple[Segment, ...],
        prefix_span: Span,
        inherited: tuple[Settings, ...],
    ) -> None:
        own = resolve_path(node.path, self.diagnostics) if node.path else ()
        path = Path(prefix + own, node.path.span if node.path else prefix_span)
        method = self._method(node.method)
        settings, takes, gives = self._contract(node.block)
        target = resolve_target(node, path.variables, self.symbols, self.diagnostics)
        status, status_span = resolve_status(node, target, self.symbols, self.diagnostics)
        head = node.method.span.to(node.path.span if node.path else node.method.span)
        self.routes.append(
            Route(
                method=method,
                path=path,
                target=target,
                asynchronous=node.asynchronous is not None,
                status=status,
                status_span=status_span,
                settings=settings,
                takes=takes,
                gives=gives,
                headers=(),
                access=None,
                span=node.span,
                head=head,
                doc=node.doc,
                inherited=inherited,
            )
        )

    def _method(self, method: Name) -> str:
        """The method of a route; one that is none stands as the nearest, or as `ANY`."""
        if method.text in METHODS:
            return method.text
        upper = method.text.upper()
        candidate = upper if upper in METHODS else nearest(upper, METHODS)
        self.diagnostics.append(
            Diagnostic(
                "unknown-method",
                "a method is written in capitals"
                if upper in METHODS
                else f"`{method.text}` is no method of HTTP that API Gateway has",
                method.span,
                **write_meant(method.span, candidate, METHODS, "there are " + ", ".join(METHODS)),
            )
        )
        return candidate or "ANY"

    def _contract(self, block: Block | None) -> tuple[Settings, tuple[Field, ...], Type | None]:
        if block is None:
            return {}, (), None
        typed = [item for item in block.settings if item.name.text in CONTRACTS]
        keyed = [entry for entry in block.entries if entry.key.text in CONTRACTS]
        self.diagnostics.extend(map(_keyed_contract, keyed))
        plain = block._replace(
            entries=tuple(entry for entry in block.entries if entry not in keyed),
            settings=tuple(item for item in block.settings if item.name.text not in CONTRACTS),
        )
        settings = self.reader.block(plain, ROUTE_SETTINGS, "a route")
        takes: list[syntax.Field] = []
        gives: Setting | None = None
        for statement in typed:
            if statement.name.text == "takes":
                takes.extend(statement.fields)
            elif gives is not None:
                self.diagnostics.append(_gives_twice(statement, gives))
            else:
                gives = statement
        result = self.types.type(gives.type) if gives is not None and gives.type else None
        return settings, self.types.fields(tuple(takes)), result


def _has_routes(items: Sequence[Any]) -> bool:
    return any(
        isinstance(item, syntax.Route)
        or (isinstance(item, syntax.Group) and _has_routes(item.items))
        or (isinstance(item, Setting) and item.name.text.upper() in METHODS)
        for item in items
    )


def _no_routes(node: syntax.ApiDeclaration) -> Diagnostic:
    return Diagnostic(
        "empty-api",
        "this API has no routes, and API Gateway deploys none without",
        node.name.span if node.name else node.keyword,
        help="add one, as in `GET /hello -> hello`, or take the API out",
    )


def _no_route(statement: Setting) -> Diagnostic:
    method = statement.name.text
    advice = say(f"as in `{method.upper()} /path -> function`")
    if len(statement.words) == 1 and isinstance(statement.words[0][0], Reference | Call):
        target = statement.words[0][0].span
        gap = target._replace(end=target.start)
        advice = write(gap, "-> ", f"write `{method} -> {target.text}`")
    message = f"`{method}` begins a route, and this one leads nowhere"
    return Diagnostic("missing-target", message, statement.span, **advice)


def _keyed_contract(entry: syntax.Pair) -> Diagnostic:
    message = "the value of a setting follows its name without `:`"
    return Diagnostic("entry-for-setting", message, entry.key.span, **as_setting(entry))


def _gives_twice(again: Setting, first: Setting) -> Diagnostic:
    advice = keep_one(again.span, first.span)
    return given_twice("`gives`", again.name.span, first.name.span, **advice)


def _contract_outside_route(statement: Setting) -> Diagnostic:
    return Diagnostic(
        "misplaced-contract",
        f"`{statement.name.text}` belongs to one route",
        statement.name.span,
        help="put it into the braces behind the route's target",
    )
