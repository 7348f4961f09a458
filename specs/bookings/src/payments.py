"""Payments: a card, and the takings of a day."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import store


def pay(event: dict[str, Any], context: object) -> dict[str, Any]:
    booking = store.booking(event["id"])
    if event["card"].endswith("0000"):
        raise store.ServiceError("CardRefused")
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    paid = {"amount": event["amount"], "currency": booking["price"]["currency"]}
    return {"number": f"R-{booking['id'][:8]}", "paid": paid, "at": now}


def close_day(event: dict[str, Any], context: object) -> None:
    leaving = [b for b in store.bookings.values() if b["departure"] == event["day"]]
    print(f"{event['day']}: {sum(b['price']['amount'] for b in leaving):.2f}")
