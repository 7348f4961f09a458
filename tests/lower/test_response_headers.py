"""The headers of success, executed: what each says, whatever the result."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from lower.rendering import TEXT, Sent, answer, strict_json, throwing


def headers(said: str, result: Any, deployed: Any = None) -> dict[str, str]:
    """The headers of the answer, where the route says `header X: …`."""
    found = throwing(
        " -> any", settings=f"{{ header {said} }}", declared='param level: string = "info"'
    )
    sent = Sent(context={"requestId": "r-1"}, stage_variables={"color": "blue"})
    return dict(answer(found, result, sent, deployed).headers)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ('X: "text"', "text"),
        ('X: "it\'s \\"$5\\" #1 \\\\"', 'it\'s "$5" #1 \\'),
        ('X: "$context ${result.id}"', "$context 42"),
        ("X: 3", "3"),
        ("X: true", "true"),
        ("X: result.id", "42"),
        ("X: result.home.city", "Bern"),
        ("X: context.requestId", "r-1"),
        ("X: stage.color", "blue"),
        ("X: level", "warn"),
        ('X: "a-${level}"', "a-warn"),
        ('X: "${result.id}-${level}-${stage.color}.json"', "42-warn-blue.json"),
        ('X: "${result["zip code"]}!"', "8000!"),
        ('X: "${result.none}!"', "!"),
    ],
)
def test_a_header_says_what_the_route_says(said: str, value: str) -> None:
    result = {"id": 42, "home": {"city": "Bern"}, "zip code": "8000"}
    assert headers(said, result, {"Level": "warn"}) == {"X": value}


@pytest.mark.parametrize("name", ["X-Trace-Id", "x_y", "A.B"])
def test_a_header_may_have_any_name(name: str) -> None:
    assert headers(f'{name}: "a ${{result.id}}"', {"id": 1}) == {name: "a 1"}


def test_the_parts_of_a_location_are_encoded() -> None:
    found = headers('Location: "/users/${result.id}?by=${result.by}"', {"id": "a b/c", "by": "é&"})
    assert found == {"Location": "/users/a%20b%2Fc?by=%C3%A9%26"}


def test_the_beginning_of_a_location_may_be_a_url() -> None:
    found = headers('Location: "${result.url}/x"', {"url": "https://example.com/a"})
    assert found == {"Location": "https://example.com/a/x"}


@given(TEXT)
def test_a_header_has_one_line_whatever_the_result(text: str) -> None:
    found = answer(_HEADERS, {"id": text})
    assert found.status == 200
    assert strict_json(found.body) == {"id": text}
    assert found.headers["Location"].startswith("/users/")
    assert found.headers["Location"].isascii()
    assert found.headers["X-Id"].startswith("id ")
    assert found.headers["X-Id"].isprintable()


_HEADERS = throwing(
    " -> any", settings='{ header Location: "/users/${result.id}"; header X-Id: "id ${result.id}" }'
)
