"""Quantities with units: their conversion, and how they are written for people."""

from __future__ import annotations

DURATIONS = {"ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
SIZES = {"B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3, "TB": 1024**4}
# Units that people write, and the one that the language has.
OTHER_NAMES = {
    "sec": "s",
    "secs": "s",
    "second": "s",
    "seconds": "s",
    "minute": "m",
    "minutes": "m",
    "mins": "m",
    "hr": "h",
    "hrs": "h",
    "hour": "h",
    "hours": "h",
    "day": "d",
    "days": "d",
    "kb": "KB",
    "mb": "MB",
    "gb": "GB",
    "tb": "TB",
    "K": "KB",
    "M": "MB",
    "G": "GB",
    "MiB": "MB",
    "GiB": "GB",
    "KiB": "KB",
}


def number(amount: float) -> str:
    """A number without needless zeros: `0.5`, `10`."""
    return str(int(amount)) if amount == int(amount) else str(amount)


def duration(amount: float, unit: str) -> str:
    """A time in the largest unit that divides it: 900 s -> `15m`."""
    milliseconds = amount * DURATIONS[unit]
    for name in ("d", "h", "m", "s"):
        if milliseconds and milliseconds % DURATIONS[name] == 0:
            return f"{number(milliseconds / DURATIONS[name])}{name}"
    return f"{number(milliseconds)}ms" if milliseconds else "0s"


def size(amount: float, unit: str) -> str:
    """A size in the largest unit that divides it: 10240 MB -> `10GB`."""
    in_bytes = amount * SIZES[unit]
    for name in ("TB", "GB", "MB", "KB"):
        if in_bytes and in_bytes % SIZES[name] == 0:
            return f"{number(in_bytes / SIZES[name])}{name}"
    return f"{number(amount)}{unit}"
