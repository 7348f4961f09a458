"""Write the request to a table: an item by its key, items by a part of it, or what is put.

    GET /items/{id} -> items.get  →  { "TableName": "${ItemsName}", "Key": { "id": { "S": "…" } } }

In: a route to a table, and the template that is written. Out: the text of the request. A page of a
query begins `after` what the page before has ended with: the values of the keys, percent-encoded,
with `~` between them. Text that is none such, or a limit out of range, becomes a request that
DynamoDB refuses.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...aws.actions.table import USUAL_PAGE
from ...aws.forms import TypedName
from ...model.actions import action_of, flag, index_of, queried_key, table_key
from ...model.nodes import ServiceTarget
from ..documents.values import of_resource
from ..templates import velocity
from ..templates.request_text import has_claims
from ..templates.velocity import Entry
from .items import write_item
from .said import Said, said

if TYPE_CHECKING:
    from ...model.nodes import Binding, DeclaredResource, Model, Route
    from ..templates.velocity import Template

# From 1 to `LARGEST_PAGE`.
_LIMIT = "1000|[1-9][0-9]{0,2}"
_PART = "(?:[A-Za-z0-9._*+-]|%[0-9A-F]{2})+"


def table_request(
    route: Route, declared: DeclaredResource, template: Template, model: Model
) -> str:
    """The request of a route to a table."""
    return _Request(route, declared, template, model).text()


def page_key(target: ServiceTarget, declared: DeclaredResource) -> tuple[TypedName, ...]:
    """The attributes that say where a page of a query ends: the key of the index and the table."""
    parts = (*queried_key(target, declared), *table_key(declared))
    return tuple({part.name: part for part in parts}.values())


class _Request:
    def __init__(
        self, route: Route, declared: DeclaredResource, template: Template, model: Model
    ) -> None:
        assert isinstance(route.target, ServiceTarget)
        self.route = route
        self.target = route.target
        self.declared = declared
        self.template = template
        self.model = model
        self.bindings = {binding.field.name.text: binding for binding in route.bindings}
        self.cognito = has_claims(route, model)

    def text(self) -> str:
        """The whole request."""
        name = of_resource(self.declared, "name", self.target.span)
        held = self.template.held(name, f"{self.declared.name.text}_name")
        entries = [Entry("TableName", f'"{held}"')]
        entries += {"put": self._put, "query": self._query}.get(self.target.action, self._one)()
        if flag(self.target, "consistent"):
            entries.append(Entry("ConsistentRead", "true"))
        return self.template.object(entries)

    def _one(self) -> list[Entry]:
        """The key of one item."""
        return [Entry("Key", self._attributes(table_key(self.declared)))]

    def _put(self) -> list[Entry]:
        found = action_of(self.target, self.model)
        assert found is not None
        stated = {part.name: self._attribute(part) for part in self._bound(table_key(found[0]))}
        item = self.bindings["item"]
        return [Entry("Item", write_item(item, stated, self.template, self.model))]

    def _query(self) -> list[Entry]:
        entries = []
        index = index_of(self.target)
        if index:
            entries.append(Entry("IndexName", velocity.json_text(index)))
        key = self._bound(queried_key(self.target, self.declared))
        names = {f"#k{at}": part.name for at, part in enumerate(key)}
        said = " AND ".join(f"#k{at} = :k{at}" for at, _ in enumerate(key))
        entries.append(Entry("KeyConditionExpression", velocity.json_text(said)))
        entries.append(
            Entry(
                "ExpressionAttributeNames",
                self.template.object(
                    [Entry(key, velocity.json_text(name)) for key, name in names.items()], "  "
                ),
            )
        )
        values = [Entry(f":k{at}", self._attribute(part)) for at, part in enumerate(key)]
        entries.append(Entry("ExpressionAttributeValues", self.template.object(values, "  ")))
        entries.append(Entry("Limit", self._limit()))
        if flag(self.target, "backward"):
            entries.append(Entry("ScanIndexForward", "false"))
        return [*entries, *self._after()]

    # --- Attributes of keys

    def _bound(self, key: tuple[TypedName, ...]) -> list[TypedName]:
        return [part for part in key if part.name in self.bindings]

    def _attributes(self, key: tuple[TypedName, ...]) -> str:
        entries = [Entry(part.name, self._attribute(part)) for part in key]
        return self.template.object(entries, "  ")

    def _attribute(self, part: TypedName) -> str:
        """The value of one attribute of a key."""
        text = self._said(self.bindings[part.name]).as_json()
        return f"{{{velocity.json_text(part.type)}: {text}}}"

    def _said(self, binding: Binding) -> Said:
        return said(binding, self.model, self.template, as_data=False, cognito=self.cognito)

    # --- Pages

    def _limit(self) -> str:
        binding = self.bindings.get("limit")
        if binding is None:
            return str(USUAL_PAGE)
        given = self._said(binding)
        if given.known is not None:
            return given.known
        name = given.expression
        absent = [(f'{name}.trim() == ""', str(USUAL_PAGE))] if given.condition else []
        # No page is that short, and DynamoDB says so.
        return velocity.choose([*absent, (f"{name}.matches('{_LIMIT}')", name)], "0")

    def _after(self) -> list[Entry]:
        binding = self.bindings.get("after")
        if binding is None:
            return []
        given = self._said(binding)
        key = page_key(self.target, self.declared)
        name = self.template.assign("start", given.expression or f"'{given.known}'")
        pattern = "~".join([_PART] * len(key))
        parts = self.template.assign("parts", f'${name}.split("~")')
        entries = [
            Entry(part.name, self._part(part, f"${parts}[{at}]")) for at, part in enumerate(key)
        ]
        whole = self.template.object(entries, "  ")
        value = velocity.choose([(f"${name}.matches('{pattern}')", whole)], "{}")
        return [Entry("ExclusiveStartKey", value, velocity.is_given(name))]

    @staticmethod
    def _part(part: TypedName, encoded: str) -> str:
        text = velocity.escaped(f"$util.urlDecode({encoded})")
        return f'{{{velocity.json_text(part.type)}: "{text}"}}'
