"""Bookings: from the first wish to the bill."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

import store


def find(event: dict[str, Any], context: object) -> dict[str, Any]:
    found = [
        booking
        for booking in store.bookings.values()
        if event.get("guest") in (None, booking["guest"])
        and event.get("state") in (None, booking["state"])
        and event.get("from", "") <= booking["arrival"]
    ]
    return {"items": found[: event["limit"]]}


def book(event: dict[str, Any], context: object) -> dict[str, Any]:
    wish = event["booking"]
    room = store.room(wish["room"])
    _free(room["number"], wish)
    price = {**room["price"], "amount": room["price"]["amount"] * len(store.nights(wish))}
    booking = {**wish, "id": str(uuid.uuid4()), "state": "confirmed", "price": price}
    store.bookings[booking["id"]] = booking
    print(json.dumps({"booked": booking["id"], "by": event["clerk"]}))
    return booking


def get(event: dict[str, Any], context: object) -> dict[str, Any]:
    return store.booking(event["id"])


def change(event: dict[str, Any], context: object) -> dict[str, Any]:
    booking = store.booking(event["id"])
    changed = {**booking, **event["change"]}
    _free(changed["room"], changed, but=booking["id"])
    store.bookings[booking["id"]] = changed
    return changed


def cancel(event: dict[str, Any], context: object) -> None:
    booking = store.booking(event["id"])
    if booking["state"] == "checked_in":
        raise store.ServiceError("TooLate: the guest has arrived")
    booking["state"] = "cancelled"


def check_in(event: dict[str, Any], context: object) -> dict[str, Any]:
    booking = store.booking(event["id"])
    today = event["at"][:10] if "at" in event else date.today().isoformat()
    if booking["arrival"] != today:
        raise store.ServiceError(f"NotToday: it begins on {booking['arrival']}")
    booking["state"] = "checked_in"
    return booking


def check_out(event: dict[str, Any], context: object) -> dict[str, Any]:
    booking = store.booking(event["id"])
    booking["state"] = "checked_out"
    line = {"text": f"Room {booking['room']}", "amount": booking["price"]}
    return {"booking": booking["id"], "lines": [line], "total": booking["price"]}


def _free(room: int, stay: dict[str, Any], but: str | None = None) -> None:
    nights = store.taken(room, stay, but)
    if nights:
        # An error with fields: a message that is a JSON object, `error` first.
        raise store.ServiceError(json.dumps({"error": "RoomTaken", "room": room, "nights": nights}))
