r"""Which failures get which status: the selection patterns of a called function's responses.

In: the errors that a function throws. Out: one pattern for each status, to match the whole of the
`errorMessage` that Lambda reports. No two patterns match the same message, together they match
every message of one character or more, and none matches the empty one, which a success has too.

    throws NotFound (404), EmailTaken (409, with fields)  →

    404  ^NotFound(?::[\s\S]*)?(?![\s\S])
    409  ^(?:EmailTaken(?::[\s\S]*)?|[ \t\r\n]*\{…"EmailTaken"…)(?![\s\S])
    500  ^(?!(?:…|…|…)(?![\s\S]))[\s\S]+(?![\s\S])
    504  ^(?:… Task timed out after [0-9.]+ seconds)(?![\s\S])

An error is signalled by its name, by its name, a colon and text, or, where it has fields, by a JSON
object with `"error"` first. API Gateway keys responses by their status, so errors of one status
share a pattern, and those of 500 and 504 share one with all that is not foreseen and with timeouts.
`[\s\S]` is any character, line ends too, and `(?![\s\S])` the very end, where `$` would also match
before a last line end. The patterns mean the same in Java and Python.
https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...model.nodes import ErrorType

FAILED = 500
"""The status of a failure that nobody declared."""

TIMED_OUT = 504
"""The status of a function that took too long."""

_SPACE = r"[ \t\r\n]*"
_END = r"(?![\s\S])"
_TIMEOUT = (
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z [0-9A-Za-z-]+|RequestId: [0-9A-Za-z-]+ Error:)"
    r" Task timed out after [0-9.]+ seconds"
)


class Selection(NamedTuple):
    """One status, the pattern that chooses it, and the declared errors that have it."""

    status: int
    pattern: str
    errors: tuple[ErrorType, ...]


def selection_patterns(errors: Iterable[ErrorType]) -> tuple[Selection, ...]:
    """One selection for each status that a failure of a function can have, by status."""
    by_status: dict[int, list[ErrorType]] = {FAILED: [], TIMED_OUT: []}
    for error in errors:
        by_status.setdefault(error.status, []).append(error)
    others = [
        form
        for status in sorted(by_status)
        if status != FAILED
        for form in _forms(status, by_status[status])
    ]
    return tuple(
        Selection(
            status,
            _rest(others) if status == FAILED else _whole(_forms(status, by_status[status])),
            tuple(by_status[status]),
        )
        for status in sorted(by_status)
    )


def json_form(errors: Sequence[ErrorType]) -> str:
    """The pattern of a JSON object that signals one of `errors`."""
    return rf'{_SPACE}\{{{_SPACE}"error"{_SPACE}:{_SPACE}"{_names(errors)}"{_SPACE}[,}}][\s\S]*'


def _forms(status: int, errors: Sequence[ErrorType]) -> list[str]:
    """The patterns of the messages that have a status, but for what is not foreseen."""
    forms = [_TIMEOUT] if status == TIMED_OUT else []
    if errors:
        forms.append(rf"{_names(errors)}(?::[\s\S]*)?")
    with_fields = [error for error in errors if error.fields]
    if with_fields:
        forms.append(json_form(with_fields))
    return forms


def _names(errors: Sequence[ErrorType]) -> str:
    names = [re.escape(error.name.text) for error in errors]
    return names[0] if len(names) == 1 else f"(?:{'|'.join(names)})"


def _whole(forms: Sequence[str]) -> str:
    """A message that has one of the forms."""
    either = forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"
    return f"^{either}{_END}"


def _rest(forms: Sequence[str]) -> str:
    """A message that has none of the forms, and is not empty."""
    return rf"^(?!(?:{'|'.join(forms)}){_END})[\s\S]+{_END}"
