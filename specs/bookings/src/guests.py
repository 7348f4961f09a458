"""Guests: who they are, and how often they came."""

from __future__ import annotations

import json
import uuid
from typing import Any

import store


def find(event: dict[str, Any], context: object) -> list[dict[str, Any]]:
    wanted = event["search"].lower()
    return [
        guest
        for guest in store.guests.values()
        if wanted in guest["name"].lower() and (guest["vip"] or not event["vip"])
    ]


def add(event: dict[str, Any], context: object) -> dict[str, Any]:
    for known in store.guests.values():
        if known["email"] == event["guest"]["email"]:
            raise store.ServiceError(json.dumps({"error": "GuestKnown", "id": known["id"]}))
    guest = {**event["guest"], "id": str(uuid.uuid4()), "vip": False, "stays": 0}
    store.guests[guest["id"]] = guest
    return guest


def get(event: dict[str, Any], context: object) -> dict[str, Any]:
    if event["id"] not in store.guests:
        raise store.ServiceError("NoSuchGuest")
    return store.guests[event["id"]]


def count(event: dict[str, Any], context: object) -> int:
    return len(store.guests)
