"""`portable`: regular expressions that every engine reads alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svclang.model.patterns import matches, portable


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"^[a-z]+$", r"^[a-z]+$"),
        (r"a\/b", "a/b"),
        (r"[^[\]]", r"[^\[\]]"),
        (r"[a&&b]", r"[a\&&b]"),
        (r"a{2,3}?b{x}", r"a{2,3}?b\{x}"),
        (r"\cA", r"\x01"),
        (r"(?:a)(?=b)(?!c)(d)\1", r"(?:a)(?=b)(?!c)(d)\1"),
    ],
)
def test_a_pattern_is_written_so_that_all_read_it_alike(regex: str, text: str) -> None:
    assert portable(regex).text == text


@pytest.mark.parametrize(
    "regex",
    [r"(?<n>a)", r"(?P<n>a)", r"(?<=a)b", r"(?i)a", r"\p{L}", r"\Aa", "a++", "[]a]", "[^]", "(a"],
)
def test_a_pattern_that_some_read_differently_is_refused(regex: str) -> None:
    assert portable(regex).problem


@given(st.text(alphabet="()[]{}^$|?*+\\/.,-&aPp<=!0123", max_size=12))
def test_any_text_is_a_pattern_or_has_a_problem(regex: str) -> None:
    found = portable(regex)
    assert bool(found.problem) or portable(found.text).text == found.text


def test_a_pattern_is_found_anywhere_but_its_end_is_the_end() -> None:
    assert matches("b", "abc")
    assert matches("^a$", "a")
    assert not matches("^a$", "a\n")
