"""What every fix promises: what it repairs is gone, and nothing else has come up.

For each diagnostic of each case, its fix is applied alone; then all safe ones together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from cases import case_files
from looking import NAME, found_in_case
from svclang.diagnostics import Diagnostic
from svclang.format import format_text
from svclang.lint.fixing import apply_fixes, fix_source, is_fixable
from svclang.lint.harm import NAMES, OF_SYNTAX, SYNTAX, phase_of
from svclang.source import Source
from svclang.syntax import parse

CASES = [path for stage in ("syntax", "validate", "lint") for path in case_files(stage)]

# Repairs after which something is told that nobody could see before, as what was to be read there
# could not be.
UNCOVERS = {
    ("a_cluster_without_a_cache", "missing-unit"): {"shared-answer"},
    ("context_variables", "unknown-context-variable"): {"auth-without-authorizer"},
    ("cron_expressions", "wrong-cron"): {"declared-twice"},
    ("pools", "unknown-trigger"): {"fed-twice"},
    ("words_of_settings", "unknown-setting"): {"incomplete-vpc", "out-of-range"},
}


def kinds(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """How often what is found."""
    return Counter((one.rule, one.message) for one in found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_fix_alone_repairs_what_it_is_for_and_nothing_else_comes_up(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = found_in_case(path, text)
    uncovered = set()
    for one in before:
        if is_fixable(one, unsafe=True):
            after = found_in_case(path, apply_fixes({NAME: text}, [one], unsafe=True).texts[NAME])
            kind = (one.rule, one.message)
            assert kinds(after)[kind] < kinds(before)[kind], f"{kind} is there still"
            new = {each.rule for each in after} - {each.rule for each in before}
            told = UNCOVERS.get((path.stem, one.rule), set())
            assert new <= told, f"{kind} brings up {new}"
            uncovered |= {(one.rule, rule) for rule in new}
    stale = {
        (rule, name)
        for (case, rule), names in UNCOVERS.items()
        for name in names
        if case == path.stem
    }
    assert stale == uncovered


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_all_fixes_together_leave_a_formatted_text_with_fewer_errors(
    path: Path, unsafe: bool
) -> None:
    text = path.read_text(encoding="utf-8")
    before = found_in_case(path, text)
    fixed = fix_source(
        lambda texts: found_in_case(path, texts[NAME]), {NAME: text}, format_text, unsafe=unsafe
    )
    after = fixed.texts[NAME]
    assert after == (format_text(after) or after if fixed.repaired else text)
    errors, errors_before = (
        kinds(one for one in found if one.severity == "error")
        for found in (fixed.remaining, before)
    )
    repaired = kinds(one for one in fixed.repaired if one.severity == "error")
    assert errors.total() < errors_before.total() or not repaired
    # What could not be read, or named nothing, may have hidden what comes up.
    hid = any(phase_of(one) in (SYNTAX, NAMES) for one in fixed.repaired)
    assert errors <= errors_before or hid


def test_the_help_of_an_error_that_says_only_what_to_write_has_a_fix_that_writes_it() -> None:
    found = [one for path in CASES for one in found_in_case(path, path.read_text("utf-8"))]
    errors = [one for one in found if one.severity == "error"]
    offers = [one for one in errors if re.fullmatch(r"write `[^`…]+`", one.help)]
    # A word that is far from what stands there is offered, and not written.
    repaired = [one for one in offers if one.fix is not None]
    assert len(repaired) >= 0.9 * len(offers)


def test_errors_of_syntax_are_those_that_the_parser_tells() -> None:
    told = {
        one.rule
        for path in case_files("syntax")
        for one in parse(Source(NAME, path.read_text("utf-8"))).diagnostics
        if one.severity == "error"
    }
    # No case holds a character that no editor shows.
    assert told | {"control-character"} == OF_SYNTAX
