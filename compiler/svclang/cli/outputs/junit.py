"""JUnit's XML, which every CI system shows as tests that passed or failed.

<testsuite name="photos.svc" tests="1" failures="1" …>
  <testcase name="unknown-name (61:13)" classname="photos.svc" file="photos.svc" line="61" …>
    <failure message="…" type="error">the finding as `text` shows it</failure>

In: an `Outcome`. Out: a suite for each file, in it a test case for each finding: errors and
warnings have failed, notes have passed, what is suppressed is skipped with its reason. A file
without findings is one test case that has passed. The text is ASCII and XML 1.0: what that cannot
hold is made visible (https://www.w3.org/TR/xml/#charsets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...named_tuples import NamedTuple
from ..glyphs import shown_lines
from ..report import render as rendered
from .places import place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...diagnostics import Diagnostic
    from . import Look, Outcome

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _Case(NamedTuple):
    """A test case: its name, where it is, and what stands in it, empty where it has passed."""

    name: str
    line: int
    verdict: str
    inner: str


def render(outcome: Outcome, look: Look) -> str:
    """The whole document."""
    suites: dict[str, list[_Case]] = {name: [] for name in outcome.files}
    for found in outcome.diagnostics:
        suites.setdefault(found.span.source.name, []).append(_case(found))
    for found, reason in outcome.suppressed:
        suites.setdefault(found.span.source.name, []).append(_skipped(found, reason))
    for cases in suites.values():
        cases.extend([] if cases else [_Case("nothing found", 1, "passed", "")])
    every = [case for cases in suites.values() for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_head('svclang', every)}>"]
    for name, cases in suites.items():
        lines += _suite(name, cases)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(name: str, cases: list[_Case]) -> Iterable[str]:
    yield f"  <testsuite{_head(name, cases)}>"
    for name_of_case, line, _, inner in cases:
        given = {"name": name_of_case, "classname": name, "file": name, "line": str(line)}
        head = f"    <testcase{_attributes({**given, 'time': '0'})}"
        yield f"{head}>\n{inner}\n    </testcase>" if inner else f"{head}/>"
    yield "  </testsuite>"


def _head(name: str, cases: list[_Case]) -> str:
    verdicts = [case.verdict for case in cases]
    counts = {
        "tests": len(cases),
        "failures": verdicts.count("failed"),
        "errors": 0,
        "skipped": verdicts.count("skipped"),
        "time": 0,
    }
    return _attributes({"name": name, **{key: str(value) for key, value in counts.items()}})


def _case(found: Diagnostic) -> _Case:
    text = _safe(rendered([found]).rstrip("\n"))
    if found.severity == "note":
        return _named(found, "passed", f"      <system-out>{text}</system-out>")
    said = _attributes({"message": found.message, "type": found.severity})
    return _named(found, "failed", f"      <failure{said}>{text}</failure>")


def _skipped(found: Diagnostic, reason: str) -> _Case:
    return _named(found, "skipped", f"      <skipped{_attributes({'message': reason})}/>")


def _named(found: Diagnostic, verdict: str, inner: str) -> _Case:
    at = place(found.span)
    return _Case(f"{found.rule} ({at.line}:{at.column})", at.line, verdict, inner)


def _attributes(given: dict[str, str]) -> str:
    return "".join(f' {name}="{_line(text)}"' for name, text in given.items())


def _line(text: str) -> str:
    """Text for an attribute, in which a parser would take a line end for a blank."""
    return _safe(text).replace("\n", "&#10;")


def _safe(text: str) -> str:
    """Text for an element: one character reference for each that is not ASCII."""
    visible = shown_lines(text, ascii=False).translate(_ESCAPES)
    return visible.encode("ascii", "xmlcharrefreplace").decode()
