"""What AWS refuses, or gets wrong, is found in a source, raw parts of it included.

Each file of `cases/facts` says itself what is found in it by all stages together: the language, the
rules of the linter that its marks name, and the checks of what is emitted. `facts` has a table of
what AWS does, with where each of it is shown; it is true in every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import ROOT, compile_text
from cases import case_files, marks, mismatches
from facts import FACTS
from facts.entries import Derived, Documented, Entry, Found, Refused, Trap
from linting import lint_text
from svclang.check import run
from svclang.check.cloudformation import lint as cfn_lint
from svclang.check.findings import findings
from svclang.diagnostics import Diagnostic
from svclang.lint.registry import group_of
from svclang.model.nodes import Model, Surroundings

CASES = case_files("facts")


def found_in(text: str) -> Iterator[Diagnostic]:
    """What every stage finds in a case."""
    said = re.match(r"// stage: (\S+)", text)
    stage = said[1] if said else "dev"
    named = {mark.rule for mark in marks(text)}
    compiled = compile_text(text, stage)
    yield from (found for found in compiled.diagnostics if group_of(found.rule) is None)
    rules = sorted(name for name in named if group_of(name) is not None)
    if rules:
        linted = lint_text(text, *rules, around=Surroundings(stage)).diagnostics
        yield from (found for found in linted if group_of(found.rule) is not None)
    if compiled.model is not None:
        yield from _checked(compiled.model, any("cfn-lint/" in name for name in named))


def _checked(model: Model, slowly: bool) -> Iterator[Diagnostic]:
    """What the checks find; cfn-lint, which is slow, only where a mark speaks of it."""
    template = model.template
    assert template is not None
    place = model.service.name.span
    for api in model.apis:
        assert api.swagger is not None
        yield from findings(run._check_swagger(api.swagger), api.swagger, template, place)
    yield from findings(run._check_stack(template), None, template, place)
    if slowly:
        yield from findings(cfn_lint(template), None, template, place)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_found_is_what_is_marked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    problems = mismatches(text, found_in(text))
    assert not problems, "\n".join(["", *problems])


# --- The table ------------------------------------------------------------------------------------

FILES = {path.stem: path for path in CASES}
MANUAL = " ".join((ROOT / "docs/manual.md").read_text(encoding="utf-8").split())
ENTRIES = [
    pytest.param(entry, id=f"{each.number} {type(entry).__name__} {at}")
    for each in FACTS
    for at, entry in enumerate(each.shown)
]


def test_every_fact_is_there_once() -> None:
    assert [each.number for each in FACTS] == list(range(1, 134))


def test_every_fact_is_shown_somewhere() -> None:
    assert [each.number for each in FACTS if not each.what or not each.shown] == []


def test_nothing_is_shown_twice_of_one_fact() -> None:
    shown = {each.number: [(type(entry), entry) for entry in each.shown] for each in FACTS}
    assert [number for number, listed in shown.items() if len(set(listed)) < len(listed)] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_true(entry: Entry) -> None:
    problems = list(_problems(entry))
    assert not problems, "\n".join(problems)


def _problems(entry: Entry) -> Iterator[str]:
    match entry:
        case Refused(rule, case):
            yield from _not_shown(rule, case, ("error",))
        case Found(rule, case):
            yield from _not_shown(rule, case, ("warning", "note"))
        case Derived(_, tests) | Trap(_, tests):
            if not tests:
                yield "there is no test"
            yield from (f"there is no test {each}" for each in tests if _test(each) is None)
        case Documented(_, words):
            if words not in MANUAL:
                yield f"the manual does not say {words!r}"


def _not_shown(rule: str, case: str, severities: tuple[str, ...]) -> Iterator[str]:
    """Whether a case has no mark of a rule, or a test does not speak of it."""
    if "::" in case:
        file = _test(case)
        if file is None:
            yield f"there is no test {case}"
        elif f'"{rule}' not in file and rule.rpartition("/")[2] not in file:
            yield f"the file of {case} says nothing of {rule}"
        return
    if case not in FILES:
        yield f"there is no case {case}"
        return
    found = marks(FILES[case].read_text(encoding="utf-8"))
    if not any(mark.rule == rule and mark.severity in severities for mark in found):
        yield f"{case} has no mark of {rule} that is {' or '.join(severities)}"


def _test(name: str) -> str | None:
    """The text of the file in which a test is; None where there is no such test."""
    path, _, function = name.partition("::")
    file = ROOT / path
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return text if re.search(rf"^def {function}\(", text, re.MULTILINE) else None


def test_every_case_shows_a_fact() -> None:
    entries = [entry for each in FACTS for entry in each.shown]
    shown = {entry.case for entry in entries if isinstance(entry, Refused | Found)}
    assert set(FILES) - shown == set()
