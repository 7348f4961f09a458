"""The forms of the scalars that are text of a certain form: dates, UUIDs, addresses, Base64.

In: text. Out: whether it has the form. Each form is also a regular expression that ECMA 262,
Java and Python read alike, for schemas and parameters that can be checked in no other way.
"""

from __future__ import annotations

import binascii
import re

from ..named_tuples import NamedTuple

_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_HOURS = "([01][0-9]|2[0-3]):[0-5][0-9]"
_BASE64 = "[A-Za-z0-9+/]"


class Format(NamedTuple):
    """The form of a scalar: the pattern of all of its text, and an example."""

    pattern: str
    example: str


FORMATS: dict[str, Format] = {
    # https://datatracker.ietf.org/doc/html/rfc3339#section-5.6
    "date": Format(f"^{_DATE}$", "2025-12-31"),
    "datetime": Format(
        rf"^{_DATE}T{_HOURS}:([0-5][0-9]|60)(\.[0-9]+)?(Z|[+-]{_HOURS})$", "2025-12-31T23:59:59Z"
    ),
    # https://datatracker.ietf.org/doc/html/rfc9562#section-4
    "uuid": Format(
        "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        "f81d4fae-7dec-4d0a-a765-00a0c91e6bf6",
    ),
    "email": Format(r"^[^@\s]+@[^@\s]+$", "somebody@example.com"),
    # https://datatracker.ietf.org/doc/html/rfc3986#section-3.1
    "uri": Format(r'^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$', "https://example.com"),
    # https://datatracker.ietf.org/doc/html/rfc4648#section-4
    "bytes": Format(
        f"^({_BASE64}{{4}})*({_BASE64}{{2}}==|{_BASE64}{{3}}=)?$",
        "c3Zj",
    ),
}


def has_format(kind: str, text: str) -> bool:
    """Whether text has the form of a scalar of this kind; a date must be one of the calendar."""
    if kind not in FORMATS:
        return True
    if re.fullmatch(FORMATS[kind].pattern, text) is None or text.endswith("\n"):
        return False
    return kind not in ("date", "datetime") or _is_day(text[:10])


def decoded_length(text: str) -> int:
    """How many bytes Base64 stands for; -1 where it is none."""
    try:
        return len(binascii.a2b_base64(text, strict_mode=True)) if text else 0
    except (binascii.Error, ValueError):
        return -1


def encoded_length(count: int) -> int:
    """How many characters of Base64 stand for so many bytes."""
    return (count + 2) // 3 * 4


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
