"""Items of tables, straight from the API."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from direct.services import Api, Refused, Tables, json_error
from gateway.model import Outbound, Response
from lower.rendering import JSON, TEXT

SOURCE = """
type Address { street: string, zip: string?, floor: int = 0 }
type NewItem {
  name: string, price: float, count: int = 1, size: long?, on: bool?, image: bytes?,
  tags: [string]?, home: Address?, counts: [string: int]?, homes: [Address]?,
  grid: [[float]]?, by: [string: Address]?
}
type Item = NewItem with { id: string }
table items { key id: string }
api {
  auth none
  cors "https://a.example"
  GET    /items/{id} -> items { gives Item }
  PUT    /items/{id} -> items { takes body: NewItem }
  POST   /items      -> items.put(id: context.requestId) { takes body: NewItem }
  POST   /whole      -> items.put { takes body: Item }
  DELETE /items/{id} -> items
}
"""
ORDERS = """
type Order { id: string, user: string, at: int, total: float? }
type OrderPage { orders: [Order], next: string? }
table orders { key id: string; index by_user { key user: string, at: int } }
api {
  auth none
  GET /users/{user}/orders      -> orders.query(index: by_user) { gives OrderPage }
  GET /users/{user}/latest      -> orders.query(index: by_user, backward: true, limit: 1) {
    gives OrderPage
  }
  GET /users/{user}/orders/{at} -> orders.query(index: by_user) {
    takes path.at: int
    gives OrderPage
  }
}
"""
ITEMS = Tables("ItemsTable", {"id": "S"}, {})
API = Api(SOURCE, ITEMS)
LISTED = Tables("OrdersTable", {"id": "S"}, {"by_user": {"user": "S", "at": "N"}})
LISTS = Api(ORDERS, LISTED)

_KEY = TEXT.filter(lambda text: text.strip() != "" and "/" not in text and "\x00" not in text)
_INT = st.integers(-(2**53), 2**53)
_FLOAT = st.floats(-1e15, 1e15, allow_nan=False, allow_subnormal=False).filter(
    lambda number: number == 0 or abs(number) > 1e-100
)
_ADDRESS = st.fixed_dictionaries({"street": TEXT, "floor": _INT}, optional={"zip": TEXT})
ITEM = st.fixed_dictionaries(
    {"name": TEXT, "price": _FLOAT, "count": _INT},
    optional={
        "size": _INT,
        "on": st.booleans(),
        "image": st.sampled_from(["aGVsbG8=", ""]),
        "tags": st.lists(TEXT, max_size=3),
        "home": _ADDRESS,
        "counts": st.dictionaries(TEXT, _INT, max_size=3),
        "homes": st.lists(_ADDRESS, max_size=2),
        "grid": st.lists(st.lists(_FLOAT, max_size=2), max_size=2),
        "by": st.dictionaries(TEXT, _ADDRESS, max_size=2),
    },
)


def _path(key: str) -> str:
    return f"/items/{quote(key)}"


@given(key=_KEY, item=ITEM)
def test_an_item_comes_back_as_it_was_put(key: str, item: dict[str, Any]) -> None:
    put = API.send("PUT", _path(key), item)
    assert (put.status, put.body.strip()) == (204, "")
    found = API.send("GET", _path(key))
    assert (found.status, found.json()) == (200, {"id": key, **item})


def test_numbers_text_and_lists_are_attributes_of_their_types() -> None:
    item = {"name": "a", "price": 2.5, "on": False, "tags": ["x"], "counts": {"k": 1}}
    API.send("PUT", "/items/a", item)
    assert ITEMS.requests[-1]["Item"] == {
        "id": {"S": "a"},
        "name": {"S": "a"},
        "price": {"N": "2.5"},
        "count": {"N": "1"},
        "on": {"BOOL": False},
        "tags": {"L": [{"S": "x"}]},
        "counts": {"M": {"k": {"N": "1"}}},
    }


def test_defaults_are_filled_in_at_any_depth() -> None:
    API.send("PUT", "/items/a", {"name": "a", "price": 1, "homes": [{"street": "s"}]})
    item = ITEMS.requests[-1]["Item"]
    assert item["count"] == {"N": "1"}
    assert item["homes"]["L"][0]["M"]["floor"] == {"N": "0"}


def test_a_key_can_come_from_elsewhere_or_from_the_body() -> None:
    API.send("POST", "/items", {"name": "a", "price": 1})
    assert ITEMS.requests[-1]["Item"]["id"]["S"].startswith("00000000-")
    API.send("POST", "/whole", {"id": "w", "name": "a", "price": 1})
    assert API.send("GET", "/items/w").json()["name"] == "a"


def test_what_nobody_declared_is_not_put() -> None:
    API.send("PUT", "/items/a", {"name": "a", "price": 1, "admin": True, "id": "other"})
    item = ITEMS.requests[-1]["Item"]
    assert set(item) == {"id", "name", "price", "count"}
    assert item["id"] == {"S": "a"}


@given(body=JSON)
def test_a_body_of_another_type_is_refused_before_the_table(body: Any) -> None:
    before = len(ITEMS.requests)
    answer = API.send("PUT", "/items/a", raw=json.dumps(body))
    assert answer.status in (204, 400)
    assert len(ITEMS.requests) == before + (answer.status == 204)


def test_an_item_that_is_not_there_is_404() -> None:
    answer = API.send("GET", "/items/nobody")
    assert (answer.status, answer.json()["error"]) == (404, "NotFound")
    assert answer.headers["Access-Control-Allow-Origin"] == "https://a.example"


def test_an_item_that_is_deleted_is_gone() -> None:
    API.send("PUT", "/items/d", {"name": "a", "price": 1})
    assert API.send("DELETE", "/items/d").status == 204
    assert API.send("GET", "/items/d").status == 404
    assert API.send("DELETE", "/items/d").status == 204


def test_what_is_null_or_missing_in_an_item_is_left_out() -> None:
    ITEMS.items.append({"id": {"S": "n"}, "name": {"NULL": True}, "price": {"N": "1E+3"}})
    assert API.send("GET", "/items/n").json() == {"id": "n", "price": 1000.0}


def test_long_numbers_come_as_text() -> None:
    ITEMS.items.append({"id": {"S": "l"}, "size": {"N": "1" * 38}})
    assert API.send("GET", "/items/l").json() == {"id": "l", "size": "1" * 38}


# --- Pages


def _orders(count: int) -> None:
    LISTED.items = [
        {"id": {"S": f"o~{at}%&é"}, "user": {"S": "zoë"}, "at": {"N": str(at)}}
        for at in range(count)
    ]


@pytest.mark.parametrize("limit", [None, "1", "3", "1000"])
def test_pages_follow_each_other_to_the_end(limit: str | None) -> None:
    _orders(7)
    found: list[int] = []
    query = {"limit": limit} if limit else {}
    for _ in range(20):
        page = LISTS.send("GET", "/users/zo%C3%AB/orders", query=query)
        assert page.status == 200
        found += [order["at"] for order in page.json()["orders"]]
        if "next" not in page.json():
            break
        query["after"] = page.json()["next"]
    assert found == list(range(7))


def test_a_page_has_100_items_where_nobody_says_otherwise() -> None:
    _orders(0)
    LISTS.send("GET", "/users/a/orders")
    sent = LISTS.gateway.calls[-1].event
    assert sent["Limit"] == 100
    assert sent["IndexName"] == "by_user"


def test_the_last_comes_first_where_it_is_read_backward() -> None:
    _orders(5)
    (order,) = LISTS.send("GET", "/users/zo%C3%AB/latest").json()["orders"]
    assert order["at"] == 4


def test_the_second_part_of_a_key_narrows_what_is_read() -> None:
    _orders(5)
    (order,) = LISTS.send("GET", "/users/zo%C3%AB/orders/3").json()["orders"]
    assert order["at"] == 3


@given(after=TEXT, limit=TEXT, user=_KEY)
def test_any_query_is_one_request_with_the_declared_keys(after: str, limit: str, user: str) -> None:
    query = {"after": after, "limit": limit}
    answer = LISTS.send("GET", f"/users/{quote(user)}/orders", query=query)
    assert answer.status in (200, 400)
    sent = LISTS.gateway.calls[-1].event
    known = {"TableName", "IndexName", "KeyConditionExpression", "ExpressionAttributeNames"}
    known |= {"ExpressionAttributeValues", "Limit"}
    assert known <= set(sent) <= known | {"ExclusiveStartKey"}
    assert sent["ExpressionAttributeValues"] == {":k0": {"S": user}}


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "x", "1e2", "5, 'a'"])
def test_a_limit_out_of_range_is_refused(limit: str) -> None:
    assert LISTS.send("GET", "/users/a/orders", query={"limit": limit}).status == 400


# --- Refusals


@pytest.mark.parametrize(
    ("refused", "status"),
    [
        (Refused(400, "ProvisionedThroughputExceededException"), 429),
        (Refused(400, "ThrottlingException"), 429),
        (Refused(400, "ValidationException"), 400),
        (Refused(400, "SerializationException"), 400),
        (Refused(400, "ResourceNotFoundException"), 500),
        (Refused(400, "AccessDeniedException"), 500),
        (Refused(400, "NotValidationExceptionAtAll"), 500),
        (Refused(500, "InternalServerError"), 500),
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_refusal_of_dynamodb_gets_its_status(refused: Refused, status: int, method: str) -> None:
    def refuse(sent: Outbound) -> Response:
        return json_error(refused)

    answer = Api(SOURCE, refuse).send(method, "/items/a", {"name": "a", "price": 1})
    assert answer.status == status
    assert set(answer.json()) == {"error", "message"}
    assert "SECRET" not in answer.body
    assert answer.headers["Access-Control-Allow-Origin"] == "https://a.example"
