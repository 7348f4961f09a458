"""A document as JSON.

In: nested dicts, lists and scalars, in the order in which they are to be written. Out: text that
is indented by two spaces, keeps characters beyond ASCII as they are, and ends in one line end.
"""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a UTF-16 pair: JSON can escape it, UTF-8 cannot hold it."""


def json_text(document: object) -> str:
    """The document as JSON, its keys in their own order.

    Raises `ValueError` for a number that JSON does not have (NaN, infinity) and `TypeError` for a
    value that is none of JSON's: both are mistakes of the compiler, not of its user.
    """
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    if not text.isascii():
        text = _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return text + "\n"
