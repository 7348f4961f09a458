"""Fixes applied to texts: which of them, in which order, and when one is taken back.

The rule of these tests finds words: `{"bad": "good"}` finds each `bad`, and writes `good`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from svclang.diagnostics import Diagnostic, Edit, Fix, Severity
from svclang.lint.fixing import MOST_ROUNDS, apply_fixes, fix_source
from svclang.source import Source, Span

NAME = "a.svc"


def found(
    text: str,
    part: str,
    written: str | None,
    *,
    rule: str = "word",
    message: str = "",
    severity: Severity = "error",
    safe: bool = True,
    source: Source | None = None,
    nth: int = 0,
) -> Diagnostic:
    """A diagnostic about a part of a text, with the fix that writes something else there."""
    at = [match.start() for match in re.finditer(re.escape(part), text)][nth]
    span = Span(source or Source(NAME, text), at, at + len(part))
    fix = None if written is None else Fix(f"write `{written}`", (Edit(span, written),), safe)
    return Diagnostic(rule, message or f"`{part}` is wrong", span, severity=severity, fix=fix)


def finder(
    words: Mapping[str, str | None], severity: Severity = "error"
) -> Callable[[Mapping[str, str]], list[Diagnostic]]:
    """What is wrong with texts where some words are not to be, by what is to be written."""

    def look(texts: Mapping[str, str]) -> list[Diagnostic]:
        said = []
        for name, text in texts.items():
            source = Source(name, text)
            for match in re.finditer(r"\w+", text):
                if match[0] in words:
                    written = words[match[0]]
                    span = Span(source, *match.span())
                    fix = None if written is None else Fix("it", (Edit(span, written),))
                    message = f"`{match[0]}` is wrong"
                    said.append(Diagnostic("word", message, span, severity=severity, fix=fix))
        return said

    return look


def as_it_is(text: str) -> str:
    """A formatter that changes nothing."""
    return text


def repaired(text: str, words: Mapping[str, str | None]) -> str:
    """A text after all repairs."""
    return fix_source(finder(words), {NAME: text}, as_it_is).texts[NAME]


# --- Which fixes are applied ----------------------------------------------------------------------


def test_all_fixes_that_do_not_touch_are_applied_at_once() -> None:
    text = "one two three"
    applied = apply_fixes({NAME: text}, [found(text, "three", "3"), found(text, "one", "1")])
    assert applied.texts == {NAME: "1 two 3"}
    assert [each.span.text for each in applied.repaired] == ["one", "three"]
    assert applied.remaining == ()


def test_of_two_that_overlap_the_later_one_is_left() -> None:
    text = "one two"
    first, second = found(text, "one t", "1"), found(text, "two", "2")
    applied = apply_fixes({NAME: text}, [second, first])
    assert applied.texts == {NAME: "1wo"}
    assert applied.remaining == (second,)


def test_what_is_put_in_where_another_edit_begins_is_left() -> None:
    text = "one"
    there = Span(Source(NAME, text), 0, 0)
    put_in = Diagnostic("rule", "no sign", there, fix=Fix("put it in", (Edit(there, "+"),)))
    applied = apply_fixes({NAME: text}, [found(text, "one", "1"), put_in])
    assert applied.texts == {NAME: "+one"}
    assert len(applied.remaining) == 1


def test_edits_that_two_findings_share_are_made_once() -> None:
    text = "one two"
    twice = [found(text, "one", "1", rule=rule) for rule in ("first", "second")]
    applied = apply_fixes({NAME: text}, twice)
    assert applied.texts == {NAME: "1 two"}
    assert len(applied.repaired) == 2


def test_unsafe_fixes_are_applied_only_where_they_are_asked_for() -> None:
    text = "one"
    guess = found(text, "one", "1", safe=False)
    assert apply_fixes({NAME: text}, [guess]).texts == {NAME: "one"}
    assert apply_fixes({NAME: text}, [guess], unsafe=True).texts == {NAME: "1"}


def test_a_file_that_is_not_to_be_edited_is_not() -> None:
    text = "one"
    elsewhere = found(text, "one", "1", source=Source("other.svc", text))
    applied = apply_fixes({NAME: text}, [elsewhere])
    assert applied.texts == {NAME: "one"}
    assert applied.remaining == (elsewhere,)


def test_a_finding_about_another_version_of_a_file_is_passed_over() -> None:
    old = found("one two", "two", "2")
    assert apply_fixes({NAME: "two"}, [old]).texts == {NAME: "two"}


def test_a_fix_of_which_one_edit_has_to_wait_waits_as_a_whole() -> None:
    text = "one two three"
    source = Source(NAME, text)
    edits = (Edit(Span(source, 4, 7), "2"), Edit(Span(source, 8, 13), "3"))
    both = Diagnostic("rule", "two things", Span(source, 4, 13), fix=Fix("both", edits))
    applied = apply_fixes({NAME: text}, [found(text, "one two", "12"), both])
    assert applied.texts == {NAME: "12 three"}


# --- Rounds ---------------------------------------------------------------------------------------


def test_it_goes_on_until_nothing_can_be_repaired() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        pairs = [("a b", "x b"), ("b c", "b y"), ("c d", "c z")]
        return [found(text, part, written) for part, written in pairs if part in text]

    assert fix_source(look, {NAME: "a b c d"}, as_it_is).texts == {NAME: "x b y z"}


def test_there_is_an_end_where_two_rules_want_the_opposite() -> None:
    looked: list[str] = []

    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        looked.append(texts[NAME])
        text = texts[NAME]
        return [found(text, text, "right" if text == "left" else "left", message=text)]

    fix_source(look, {NAME: "left"}, as_it_is)
    assert len(looked) <= MOST_ROUNDS + 1


def test_what_was_repaired_and_what_is_left_is_told() -> None:
    fixed = fix_source(finder({"a": "x", "b": None}), {NAME: "a b"}, as_it_is)
    assert [each.message for each in fixed.repaired] == ["`a` is wrong"]
    assert [each.span.text for each in fixed.remaining] == ["b"]
    assert fixed.remaining[0].span.source.text == "x b"


def test_only_files_that_change_are_formatted() -> None:
    texts = {NAME: "a  b", "other.svc": "c  d"}
    fixed = fix_source(finder({"a": "x"}), texts, lambda text: " ".join(text.split()))
    assert fixed.texts == {NAME: "x b", "other.svc": "c  d"}


# --- What is taken back ---------------------------------------------------------------------------


def test_a_fix_after_which_there_is_another_error_is_taken_back() -> None:
    assert repaired("a b", {"a": "worse", "worse": None, "b": "x"}) == "a x"


def test_a_fix_after_which_an_error_is_there_more_often_is_taken_back() -> None:
    assert repaired("a worse", {"a": "worse", "worse": None}) == "a worse"


def test_a_fix_that_does_not_repair_is_taken_back() -> None:
    assert repaired("a", {"a": "a"}) == "a"


def test_of_many_fixes_only_those_that_do_harm_are_taken_back() -> None:
    words = {"a": "x", "b": "worse", "c": "x", "d": "x", "e": "worse", "worse": None}
    assert repaired("a b c d e", words) == "x b x x e"


def test_a_warning_in_the_text_that_was_written_for_it_takes_the_fix_back() -> None:
    look = finder({"a": "worse", "worse": None}, "warning")
    assert fix_source(look, {NAME: "_ a"}, as_it_is).texts == {NAME: "_ a"}


def test_a_warning_that_comes_up_elsewhere_takes_nothing_back() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "unused" in text:
            return [found(text, "unused ", "", rule="unused", severity="warning")]
        return [found(text, "next", None, rule="unused", severity="warning", message="also")]

    assert fix_source(look, {NAME: "unused next"}, as_it_is).texts == {NAME: "next"}


def test_the_place_of_what_is_written_is_known_after_formatting() -> None:
    look = finder({"a": "worse", "worse": None}, "warning")
    fixed = fix_source(look, {NAME: "_    a"}, lambda text: " ".join(text.split()))
    assert fixed.texts == {NAME: "_    a"}


def test_a_rule_that_speaks_only_where_there_are_no_errors_takes_nothing_back() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "a" in text:
            return [found(text, "a", "x")]
        return [found(text, "x", None, rule="open-write")]  # a rule of the linter, made an error

    assert fix_source(look, {NAME: "a"}, as_it_is).texts == {NAME: "x"}


def test_words_are_taken_out_only_when_no_other_error_is_left() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "typo" not in text:
            return []
        return [found(text, "needless ", ""), found(text, "typo", "type")]

    assert fix_source(look, {NAME: "needless typo"}, as_it_is).texts == {NAME: "needless type"}


def test_signs_are_taken_out_beside_other_errors() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        stray = [found(text, ",", "")] if "," in text else []
        return [*stray, found(text, "typo", None)]

    assert fix_source(look, {NAME: "a, typo"}, as_it_is).texts == {NAME: "a typo"}


# --- What was hidden ------------------------------------------------------------------------------


def test_what_comes_up_when_a_text_can_be_read_takes_nothing_back() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "=>" in text:
            return [found(text, "=>", "->", rule="syntax")]
        return [found(text, "worse", None)]

    assert fix_source(look, {NAME: "a => worse"}, as_it_is).texts == {NAME: "a -> worse"}


def test_another_error_of_syntax_where_one_was_repaired_takes_the_fix_back() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "=>" in text:
            return [found(text, "=>", "->", rule="syntax")]
        return [found(text, "b", None, rule="syntax")]  # the next word

    assert fix_source(look, {NAME: "a => b c"}, as_it_is).texts == {NAME: "a => b c"}


def test_an_error_of_syntax_further_on_was_there_before() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "=>" in text:
            return [found(text, "=>", "->", rule="syntax")]
        return [found(text, "c", None, rule="syntax")]

    assert fix_source(look, {NAME: "a => b c"}, as_it_is).texts == {NAME: "a -> b c"}


def test_what_comes_up_behind_a_name_that_is_known_takes_only_a_guess_back() -> None:
    def look(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        text = texts[NAME]
        if "memry" in text:
            return [found(text, "memry", "memory", rule="unknown-setting", safe=safe)]
        return [found(text, "5MB", None, rule="out-of-range")]

    safe = True
    assert fix_source(look, {NAME: "memry 5MB"}, as_it_is).texts == {NAME: "memory 5MB"}
    safe = False
    guessed = fix_source(look, {NAME: "memry 5MB"}, as_it_is, unsafe=True)
    assert guessed.texts == {NAME: "memry 5MB"}
