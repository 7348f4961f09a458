"""A day at the hotel: the real handlers of `specs/bookings`, called through the compiled API."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from building import ROOT, compile_spec
from gateway import FunctionError, Gateway, Request, Response

CODE = ROOT / "specs" / "bookings" / "src"
DESK = {"Authorization": "Bearer let-me-in", "X-Desk": "3"}


def as_lambda_does(handler: Callable[[Any, object], Any]) -> Callable[[Any], Any]:
    """A handler with its exceptions reported as Lambda reports them."""

    def call(event: Any) -> Any:
        try:
            return handler(event, None)
        except Exception as error:
            raise FunctionError(str(error), type(error).__name__) from error

    return call


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """The API in front of the real handlers, with nothing booked."""
    monkeypatch.syspath_prepend(str(CODE))
    before = set(sys.modules)
    model = compile_spec("bookings").model
    assert model is not None
    functions = {}
    for function in model.functions.values():
        module, _, name = function.settings["handler"].value.partition(".")
        handler = getattr(importlib.import_module(module), name)
        functions[function.logical_id] = as_lambda_does(handler)
    who = functions["WhoFunction"]

    def authorize(event: Any) -> dict[str, Any]:
        return {"principalId": who(event)["principalId"]}

    swagger = json.loads(json.dumps(model.apis[0].swagger))
    yield Gateway(swagger, functions, authorizers={"staff": authorize})
    for name in set(sys.modules) - before:
        if str(CODE) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def send(desk: Gateway, method: str, path: str, body: Any = None, **query: str) -> Response:
    text = None if body is None else json.dumps(body)
    return desk.handle(Request(method, path, list(query.items()), DESK, text))


def a_room(desk: Gateway) -> None:
    room = {"kind": "double", "beds": 2, "price": {"amount": 90}}
    assert send(desk, "PUT", "/rooms/12", room).status == 200


def a_booking(desk: Gateway, **change: Any) -> Response:
    wish = {
        "room": 12,
        "guest": "0b0e8f6c-4a53-4a8e-9d0c-3f1c8d2b7a61",
        "arrival": "2026-12-24",
        "departure": "2026-12-27",
    }
    return send(desk, "POST", "/bookings", wish | change)


def test_the_defaults_of_a_body_are_filled_in_at_depth(desk: Gateway) -> None:
    a_room(desk)
    room = send(desk, "GET", "/rooms/12").json()
    assert (room["floor"], room["price"]["currency"]) == (0, "EUR")


def test_a_booking_is_answered_with_its_place_and_its_price(desk: Gateway) -> None:
    a_room(desk)
    response = a_booking(desk)
    booking = response.json()
    assert response.status == 201
    assert response.headers["Location"] == f"/bookings/{booking['id']}"
    assert booking["price"] == {"amount": 270, "currency": "EUR"}
    assert booking["breakfast"] is True


def test_the_clerk_is_known_to_the_function(desk: Gateway) -> None:
    a_room(desk)
    a_booking(desk)
    assert desk.calls[-1].event["clerk"] == "clerk-3"


def test_a_second_booking_of_the_same_nights_says_which_are_taken(desk: Gateway) -> None:
    a_room(desk)
    a_booking(desk)
    again = a_booking(desk, arrival="2026-12-26", departure="2026-12-29")
    assert again.status == 409
    assert again.json() == {
        "error": "RoomTaken",
        "message": "The room is taken on these nights",
        "room": 12,
        "nights": ["2026-12-26"],
    }


def test_a_departure_before_the_arrival_is_a_bad_request(desk: Gateway) -> None:
    a_room(desk)
    refused = a_booking(desk, departure="2026-12-24")
    assert (refused.status, refused.json()["error"]) == (400, "BadDates")


def test_a_change_leaves_alone_what_it_does_not_name(desk: Gateway) -> None:
    a_room(desk)
    booking = a_booking(desk, note="a cot").json()
    changed = send(desk, "PATCH", f"/bookings/{booking['id']}", {"departure": "2026-12-28"}).json()
    assert changed == booking | {"departure": "2026-12-28"}


def test_a_guest_comes_pays_and_goes(desk: Gateway) -> None:
    a_room(desk)
    path = f"/bookings/{a_booking(desk).json()['id']}"
    arrived = send(
        desk, "POST", f"{path}/check-in", {"passport": "X1234", "at": "2026-12-24T15:00:00Z"}
    )
    paid = send(desk, "POST", f"{path}/payments", {"amount": 270.5, "card": "4242"})
    bill = send(desk, "POST", f"{path}/check-out")
    assert arrived.json()["state"] == "checked_in"
    assert (paid.status, paid.json()["paid"]["amount"]) == (201, 270.5)
    assert bill.json()["total"]["amount"] == 270


def test_a_refused_card_is_402(desk: Gateway) -> None:
    a_room(desk)
    path = f"/bookings/{a_booking(desk).json()['id']}/payments"
    refused = send(desk, "POST", path, {"amount": 1, "card": "0000"})
    assert (refused.status, refused.json()["message"]) == (402, "The card was refused")


def test_free_rooms_are_found_by_kind(desk: Gateway) -> None:
    a_room(desk)
    stay = {"arrival": "2026-12-01", "departure": "2026-12-02"}
    some = send(desk, "GET", "/rooms", **stay, kinds="double,SUITE").json()
    none = send(desk, "GET", "/rooms", **stay, kinds="single").json()
    assert (len(some["rooms"]), none["rooms"]) == (1, [])


def test_a_guest_is_known_by_the_address(desk: Gateway) -> None:
    guest = {"name": "Zoë O'Hara", "email": "zoe@example.com"}
    first = send(desk, "POST", "/guests", guest).json()
    again = send(desk, "POST", "/guests", guest)
    found = send(desk, "GET", "/guests", q="o'hara").json()
    assert (again.status, again.json()["id"]) == (409, first["id"])
    assert found == [first]


def test_the_count_of_guests_is_a_number(desk: Gateway) -> None:
    assert send(desk, "GET", "/guests/count").json() == 0


def test_a_stranger_is_not_let_in(desk: Gateway) -> None:
    headers = {"Authorization": "Bearer guessed", "X-Desk": "3"}
    assert desk.handle(Request("GET", "/bookings", headers=headers)).status == 401
