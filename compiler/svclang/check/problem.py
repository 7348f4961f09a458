"""One finding about an emitted document.

In: nothing. Out: `Problem`, the shape that every check of `svclang.check` returns, before
the way back to the source turns it into a diagnostic.
"""

from __future__ import annotations

from typing import Literal

from ..named_tuples import NamedTuple

Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong with a document, and where.

    `path` leads from the document's root to the smallest node that is wrong: a string for
    a key, an integer for a list's index. `text` is the part of it that is wrong, where it is a
    long text. `rule` names the check and its rule
    (`extensions/integration`, `cfn-lint/E3002`). `message` is one plain sentence, `help` says what
    to do, where the check knows that.
    """

    path: tuple[str | int, ...]
    rule: str
    message: str
    severity: Literal["error", "warning", "note"] = "error"
    help: str = ""
    text: str = ""
