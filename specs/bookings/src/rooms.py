"""Rooms: finding, reading, changing and closing them."""

from __future__ import annotations

from typing import Any

import store


def find(event: dict[str, Any], context: object) -> dict[str, Any]:
    stay = {"arrival": event["arrival"], "departure": event["departure"]}
    store.nights(stay)
    kinds = event.get("kinds")
    free = [
        room
        for room in store.rooms.values()
        if room["beds"] >= event["guests"]
        and (kinds is None or room["kind"] in kinds)
        and not store.taken(room["number"], stay)
    ]
    found: dict[str, Any] = {"rooms": free}
    if free:
        found["cheapest"] = min((room["price"] for room in free), key=lambda price: price["amount"])
    return found


def get(event: dict[str, Any], context: object) -> dict[str, Any]:
    return store.room(event["number"])


def put(event: dict[str, Any], context: object) -> dict[str, Any]:
    room = {**event["room"], "number": event["number"]}
    store.rooms[event["number"]] = room
    return room


def close(event: dict[str, Any], context: object) -> dict[str, Any]:
    room = store.room(event["number"])
    if any(b["room"] == room["number"] and b["state"] == "checked_in" for b in store.bookings.values()):
        raise store.ServiceError("RoomInUse")
    room["closed_until"] = event.get("until", "9999-12-31")
    return room
