"""What is offered instead of a mistake, in words and as a fix that does the same."""

from __future__ import annotations

import pytest

from editing import edited, span_of
from svclang.advice import Advice, is_slip, keep_one, repair, take_out, write_nearest
from svclang.diagnostics import Edit


def repaired(text: str, advice: Advice) -> str:
    """The text with the fix of an advice made."""
    assert advice["fix"] is not None
    return edited(text, advice["fix"].edits)


def test_the_case_of_letters_alone_is_a_slip_whatever_else_is_near() -> None:
    assert is_slip("Python3.13", "python3.13", ["python3.12", "python3.13"])
    assert not is_slip("A1", "a1", ["a1", "A1"])


@pytest.mark.parametrize("word", ["get_usr", "gte_user", "get_userr", "get_uxer", "GET_USER"])
def test_one_letter_or_two_that_changed_places_are_a_slip(word: str) -> None:
    assert is_slip(word, "get_user", ["get_user", "add_user", "drop"])


@pytest.mark.parametrize(
    ("word", "meant", "known"),
    [
        ("getusrs", "get_user", ["get_user"]),  # two letters
        ("list_item", "list_items", ["list_items"]),  # another name, of one or of many
        ("handler1", "handler2", ["handler2"]),  # a digit
        ("handler", "handler2", ["handler2"]),
        ("ab", "abc", ["abc"]),  # too short
        ("read_a", "read_b", ["read_b", "read_c"]),  # which of the two?
    ],
)
def test_what_could_be_meant_otherwise_is_no_slip(word: str, meant: str, known: list[str]) -> None:
    assert not is_slip(word, meant, known)


def test_help_and_fix_say_the_same() -> None:
    advice = write_nearest(span_of("-> get_usr", "get_usr"), ["get_user", "get_photo"])
    assert advice["help"] == "write `get_user`"
    assert advice["fix"] is not None
    assert advice["fix"].title == advice["help"]
    assert repaired("-> get_usr", advice) == "-> get_user"
    assert advice["fix"].safe


def test_where_no_word_is_near_something_else_is_said_and_nothing_repaired() -> None:
    advice = write_nearest(span_of("-> x", "x"), ["get_user"], "declare it")
    assert advice == {"help": "declare it", "fix": None}


def test_a_word_that_is_hardly_alike_is_offered_in_words_alone() -> None:
    advice = write_nearest(span_of("plan nobody", "nobody"), ["good"])
    assert advice == {"help": "write `good`", "fix": None}


def test_what_is_taken_out_is_gone_with_its_line() -> None:
    text = "a {\n  b 1\n  c 2\n}\n"
    advice = take_out(span_of(text, "b 1"))
    assert repaired(text, advice) == "a {\n  c 2\n}\n"
    assert advice["help"] == "take it out"


def test_a_doc_comment_is_not_taken_out_safely() -> None:
    fix = take_out(span_of("a {\n  /// What b is.\n  b 1\n}\n", "b 1"))["fix"]
    assert fix is not None
    assert not fix.safe


def test_the_second_of_two_is_taken_out_safely_where_it_says_the_very_same() -> None:
    text = "a { b 1; b  1; b 2 }"
    first = span_of(text, "b 1")
    same, other = (keep_one(span_of(text, part), first)["fix"] for part in ("b  1", "b 2"))
    assert same is not None
    assert other is not None
    assert (same.safe, other.safe) == (True, False)


@pytest.mark.parametrize(
    ("words", "text", "called"),
    [
        ("write `200`, or let a POST do this", "200", "write `200`"),
        ("say it for the table, or take it out", "", "take it out"),
        ("put it on a line of its own, or begin it with `//`", "", "begin it with `//`"),
        ("write `a` or `b`, or take it out", "b", "write `b`"),
        ("declare it, or put it in quotes if it is text", '"x"', 'write `"x"`'),
        ("write `with { … }`; behind a type stand its settings", "with ", "write `with { … }`"),
        ("give it a name, or a number", "a\nb", "give it a name"),
        ("write `10` or less", "10", "write `10` or less"),
    ],
)
def test_a_fix_is_called_after_what_it_does(words: str, text: str, called: str) -> None:
    advice = repair(words, Edit(span_of("x", "x"), text))
    assert advice["help"] == words
    assert advice["fix"] is not None
    assert advice["fix"].title == called
