"""Selection patterns, tried on messages: each failure has one status, and none is success."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gateway import java_regex
from svclang.lower.templates.selection_patterns import json_form, selection_patterns
from svclang.model.mapping_limits import RESERVED_ERROR_NAMES
from svclang.model.nodes import ErrorType
from svclang.model.types import Field, Scalar
from svclang.source import Source, Span
from svclang.syntax.nodes import Name

_HERE = Span(Source("test.svc", ""), 0, 0)
_OLD_TIMEOUT = "2026-01-01T00:00:00.000Z 5b9b5e2e-0c5e-4c57-9a51-0dd0d7cd4d52 {}".format(
    "Task timed out after 3.00 seconds"
)
_NEW_TIMEOUT = "RequestId: 5b9b5e2e-0c5e-4c57-9a51-0dd0d7cd4d52 Error: {}".format(
    "Task timed out after 3.00 seconds"
)


def error(name: str, status: int, *fields: str) -> ErrorType:
    text = Scalar("string", _HERE)
    carried = tuple(Field(Name(field, _HERE), text, False, None, _HERE) for field in fields)
    return ErrorType(Name(name, _HERE), status, "", carried, _HERE)


_ERRORS = (
    error("NotFound", 404),
    error("Not", 404),
    error("Gone", 410),
    error("EmailTaken", 409, "email"),
    error("Clash", 409, "with"),
    error("Broken", 500),
    error("Damaged", 500, "part"),
    error("TooSlow", 504, "seconds"),
)


def statuses(message: str, errors: Sequence[ErrorType] = _ERRORS) -> list[int]:
    """The statuses whose pattern matches a message; the engines must agree."""
    found = selection_patterns(errors)
    matched = [each.status for each in found if re.fullmatch(each.pattern, message)]
    assert matched == [each.status for each in found if re.search(each.pattern, message)]
    assert matched == [each.status for each in found if java_regex.matches(each.pattern, message)]
    return matched


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("NotFound", 404),
        ("NotFound:", 404),
        ("NotFound: no user 42", 404),
        ("NotFound: one\nand another\r\nline\u2028end\n", 404),
        ("Not", 404),
        ("EmailTaken", 409),
        ("EmailTaken: a@example.com", 409),
        ('{"error": "EmailTaken", "email": "a@example.com"}', 409),
        (' {\n\t"error" : "EmailTaken"\n}\n', 409),
        ('{"error":"Clash","with":"x"}', 409),
        ("Gone", 410),
        ("Broken", 500),
        ('{"error": "Damaged"}', 500),
        ('{"error": "TooSlow"}', 504),
        ("TooSlow: 3", 504),
        (_OLD_TIMEOUT, 504),
        (_NEW_TIMEOUT, 504),
    ],
)
def test_a_declared_error_or_a_timeout_has_its_status(message: str, status: int) -> None:
    assert statuses(message) == [status]


@pytest.mark.parametrize(
    "message",
    [
        "x",
        " ",
        "\n",
        "\x00",
        "😀",
        "NotFound\n",
        "NotFound ",
        " NotFound",
        "NotFounds",
        "notfound",
        "N",
        "Caused by NotFound: x",
        "x\nNotFound: x",
        '{"error": "NotFound"}',
        '{"email": "a", "error": "EmailTaken"}',
        '{"error": "EmailTakenX"}',
        '["error": "EmailTaken"]',
        '{"error": "EmailTaken"',
        "Task timed out after 3.00 seconds",
        _OLD_TIMEOUT + "\n",
        "x " + _NEW_TIMEOUT,
        "RequestId: 5b9b5e2e Process exited before completing request",
        "RequestId: 5b9b5e2e Error: Runtime exited with error: exit status 1",
    ],
)
def test_all_else_is_500(message: str) -> None:
    assert statuses(message) == [500]


def test_an_empty_message_matches_nothing() -> None:
    assert statuses("") == []
    assert statuses("", ()) == []


def test_each_status_has_one_pattern_in_order() -> None:
    found = selection_patterns(_ERRORS)
    assert [each.status for each in found] == [404, 409, 410, 500, 504]
    assert [len(each.errors) for each in found] == [2, 2, 1, 2, 1]


def test_a_function_that_throws_nothing_has_500_and_504() -> None:
    assert [(each.status, each.errors) for each in selection_patterns([])] == [(500, ()), (504, ())]


def test_the_patterns_read_like_this() -> None:
    found = {each.status: each.pattern for each in selection_patterns([error("NotFound", 404)])}
    assert found[404] == r"^NotFound(?::[\s\S]*)?(?![\s\S])"
    late = (
        r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z [0-9A-Za-z-]+|RequestId: [0-9A-Za-z-]+ Error:)"
        r" Task timed out after [0-9.]+ seconds"
    )
    assert found[504] == rf"^{late}(?![\s\S])"
    assert found[500] == rf"^(?!(?:NotFound(?::[\s\S]*)?|{late})(?![\s\S]))[\s\S]+(?![\s\S])"


def test_a_name_that_lambda_uses_itself_is_reserved() -> None:
    (name,) = RESERVED_ERROR_NAMES
    assert len(statuses(_NEW_TIMEOUT, [error(name, 404)])) == 2


# --- Any message at all ---------------------------------------------------------------------------

_NAMES = st.sampled_from([each.name.text for each in _ERRORS])
_PIECES = st.one_of(
    _NAMES,
    st.sampled_from([":", ": ", "\n", "\r\n", " ", "{", "}", '"', ",", '"error"', '{"error": "']),
    st.sampled_from([_OLD_TIMEOUT, _NEW_TIMEOUT, "RequestId: ", "Error: ", " Task timed out "]),
    st.text(max_size=5),
)  # fmt: skip
MESSAGES = st.one_of(
    st.text(),
    st.lists(_PIECES, max_size=6).map("".join),
    st.from_regex(json_form([each for each in _ERRORS if each.fields]), fullmatch=True),
)


@given(MESSAGES)
@example("NotFound\n")
@example("\n" + _OLD_TIMEOUT)
def test_any_message_has_exactly_one_status_and_is_never_success(message: str) -> None:
    assert len(statuses(message)) == (1 if message else 0)


_ERROR_TYPES = st.builds(
    error,
    st.from_regex(r"[A-Z][A-Za-z0-9_]{0,5}", fullmatch=True),
    st.sampled_from([400, 404, 409, 500, 503, 504]),
    st.sampled_from(["email", "part"]),
)


@given(
    st.lists(_ERROR_TYPES, max_size=5, unique_by=lambda each: each.name.text), MESSAGES, st.data()
)
def test_any_errors_share_the_messages_among_them(
    errors: list[ErrorType], message: str, data: Any
) -> None:
    assert len(statuses(message, errors)) == (1 if message else 0)
    if errors:
        thrown = data.draw(st.sampled_from(errors))
        for form in (thrown.name.text, f"{thrown.name.text}: {message}"):
            assert statuses(form, errors) == [thrown.status]
