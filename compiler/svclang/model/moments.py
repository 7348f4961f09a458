"""Moments as text: `"2026-01-31T12:00:00Z"` and the second that it is, counted from 1970."""

from __future__ import annotations

from datetime import datetime


def second_of(text: str) -> int | None:
    """The second of a moment that is written with its zone, None where it is none.

    https://www.rfc-editor.org/rfc/rfc3339
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int(moment.timestamp()) if moment.tzinfo is not None else None
