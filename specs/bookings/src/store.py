"""Where rooms, bookings and guests are kept: in memory, so that the service runs as it stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

rooms: dict[int, dict[str, Any]] = {}
bookings: dict[str, dict[str, Any]] = {}
guests: dict[str, dict[str, Any]] = {}


class ServiceError(Exception):
    """An error that the service declares: its message begins with the error's name."""


def nights(stay: dict[str, Any]) -> list[str]:
    """The nights of a stay, by the dates on which they begin."""
    first, last = date.fromisoformat(stay["arrival"]), date.fromisoformat(stay["departure"])
    if last <= first:
        raise ServiceError("BadDates")
    return [(first + timedelta(days=day)).isoformat() for day in range((last - first).days)]


def taken(room: int, stay: dict[str, Any], but: str | None = None) -> list[str]:
    """The nights of a stay on which a room is taken by another booking."""
    wanted = set(nights(stay))
    return sorted(
        night
        for booking in bookings.values()
        if booking["room"] == room and booking["id"] != but and booking["state"] != "cancelled"
        for night in nights(booking)
        if night in wanted
    )


def room(number: int) -> dict[str, Any]:
    """A room by its number."""
    if number not in rooms:
        raise ServiceError(f"NoSuchRoom: there is no room {number}")
    return rooms[number]


def booking(id: str) -> dict[str, Any]:
    """A booking by its id."""
    if id not in bookings:
        raise ServiceError(f"NoSuchBooking: {id}")
    return bookings[id]
