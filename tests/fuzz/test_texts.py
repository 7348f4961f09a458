"""Any text at all, and any that the grammar takes, is understood as far as that goes, and what is
wrong with it is told; nothing is raised, by no part of the compiler.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from cases import case_files
from fuzz.effort import fuzzed
from fuzz.running import compiled, well_formed
from grammar_rules import sources
from grammar_text import broken, recombined, soup, texts
from svclang.diagnostics import has_errors
from svclang.source import Source
from svclang.syntax.shared_lines import SHARED_LINE

_HEAD = "service it { runtime nodejs22.x }\n"
_SPECS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "specs").glob("*/*.svc"))]
_SOURCES = [*_SPECS, *sources()]
_CASES = [
    path.read_text(encoding="utf-8")
    for stage in ("trees", "syntax", "validate")
    for path in case_files(stage)
]
# What the grammar takes, and the builder refuses: what is wrong inside of a token, statements that
# share a line, and what a route says twice.
_REFUSED = {"bad-escape", "bad-reference"}
_REFUSED_SAID = (
    "this number is too large",
    "text in this place cannot hold a reference",
    "this is said already",
    SHARED_LINE,
)


@pytest.mark.parametrize(
    "text",
    [
        _HEAD + "function f\n" + "".join(f"api a{at} {{ GET /a -> f }}\n" for at in range(250)),
        "function f " * 2_000,
    ],
    ids=["many APIs", "one declaration in the next"],
)
def test_what_once_made_the_compiler_fail_is_refused(text: str) -> None:
    assert has_errors(compiled(text).diagnostics)


@fuzzed(100)
@given(st.text() | soup())
def test_any_text_gives_a_file(text: str) -> None:
    well_formed(text)


@fuzzed(100)
@given(st.sampled_from(_CASES).flatmap(broken))
def test_a_broken_text_gives_the_same_file_each_time(text: str) -> None:
    source = Source("test.svc", text)
    assert well_formed(text, source) == well_formed(text, source)


@fuzzed(100)
@given(st.sampled_from(_CASES).flatmap(broken))
def test_what_is_not_understood_is_said(text: str) -> None:
    file = well_formed(text)
    assert not (file.lost or file.damaged) or file.diagnostics


@fuzzed(100)
@given(texts())
def test_what_the_rules_of_the_grammar_give_is_taken(text: str) -> None:
    found = [one for one in well_formed(text).diagnostics if one.severity == "error"]
    assert [
        (one.rule, one.message)
        for one in found
        if one.rule not in _REFUSED and one.message not in _REFUSED_SAID
    ] == []


@fuzzed(60)
@given(st.lists(texts("declaration", most=40), min_size=1, max_size=5))
def test_nonsense_in_the_right_words_is_compiled_or_refused(declarations: list[str]) -> None:
    kept = declarations
    while True:
        found = compiled(_HEAD + "\n".join(kept)).diagnostics
        right = _without_errors(kept, {one.span.line for one in found if one.severity == "error"})
        if not has_errors(found) or len(right) == len(kept):
            return
        kept = right


def _without_errors(declarations: list[str], wrong: set[int]) -> list[str]:
    """The declarations of a text none of whose lines is wrong."""
    kept = []
    line = _HEAD.count("\n") + 1
    for declaration in declarations:
        size = declaration.count("\n") + 1
        if wrong.isdisjoint(range(line, line + size)):
            kept.append(declaration)
        line += size
    return kept


@fuzzed(100)
@given(st.sampled_from(_SOURCES).flatmap(recombined), st.sampled_from(("dev", "prod")))
def test_a_service_with_parts_of_others_is_compiled_or_refused(text: str, stage: str) -> None:
    compiled(text, stage)


@fuzzed(60)
@given(st.sampled_from(_SPECS).flatmap(broken))
def test_a_broken_service_is_compiled_or_refused(text: str) -> None:
    compiled(text)


@fuzzed(40)
@given(soup())
def test_words_in_no_order_are_compiled_or_refused(text: str) -> None:
    compiled(_HEAD + text)
