"""What a route is made to say, however much it says already."""

from __future__ import annotations

import pytest

from editing import edited
from svclang.edits.routes import joined, putting_into_route, returning
from svclang.source import Source
from svclang.syntax import parse
from svclang.syntax.nodes import ApiDeclaration, Route


def route_of(text: str) -> Route:
    """The only route of an API."""
    (api,) = parse(Source("test.svc", text)).declarations
    assert isinstance(api, ApiDeclaration)
    (route,) = api.items
    assert isinstance(route, Route)
    return route


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("POST /a -> f", "POST /a -> f returns 201 { auth iam }"),
        ("POST /a -> f returns 200", "POST /a -> f returns 201 { auth iam }"),
        ("POST /a -> f async { key on }", "POST /a -> f async returns 201 { key on; auth iam }"),
        ("POST /a -> mock { a: 1 }", "POST /a -> mock { a: 1 } returns 201 { auth iam }"),
    ],
)
def test_a_route_says_what_it_returns_and_has_another_setting(before: str, after: str) -> None:
    text = f"api {{\n  {before}\n}}"
    route = route_of(text)
    edits = joined(returning(route, 201), putting_into_route(route, "auth iam"))
    assert edited(text, edits) == f"api {{\n  {after}\n}}"
