"""Linting in tests: text and the names of rules in, findings out.

A case says more in comments of its own on its first lines:

    // rules: open-write, style      which rules run; unsaid, that of the file's name
    // today: 2027-03-01             what day it is
    // file: src/users.js            a file that is there
    // size: src 300                 how many MB some code has, unpacked
    // option: deep-path most = 3    an option of a rule
    // stage: prod                   the stage that is looked at
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

from editing import edited
from svclang.diagnostics import Diagnostic, Fix
from svclang.lint.configuration import Configuration, Override
from svclang.lint.engine import Linted, lint
from svclang.model.nodes import Surroundings
from svclang.settle import settle_source
from svclang.source import Source

# The world in which the examples of the rules are read.
EXAMPLES = Surroundings(
    today="2026-11-28",
    exists=frozenset({"src", "src/report.js", "src/users.py"}).__contains__,
    size=lambda path, _: {"everything": 300 << 20}.get(path),
)
HEAD = 'service example { runtime nodejs24.x; code "src" }\n\n'
_SAID = re.compile(r"^// (rules|today|file|size|option|stage): (.*)$", re.MULTILINE)


def lint_text(
    text: str, *rules: str, around: Surroundings | None = None, said: Sequence[Override] = ()
) -> Linted:
    """What some rules find in a source, beside its errors."""
    settled = settle_source(Source("test.svc", text), str, around or Surroundings())
    configuration = Configuration([Override(select=rules), *said])
    return lint(settled.files, settled.model, settled.diagnostics, configuration)


def findings(text: str, *rules: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of that."""
    return lint_text(text, *rules).diagnostics


def lint_case(text: str, name: str, world: Surroundings | None = None) -> tuple[Diagnostic, ...]:
    """What is found in a case as its first lines want it; `name` is the file's, without `.svc`.

    In `world`, what these lines leave unsaid is as it says.
    """
    known = world or Surroundings(exists=frozenset[str]().__contains__)
    said: dict[str, list[str]] = {}
    for key, value in _SAID.findall(text):
        said.setdefault(key, []).append(value.strip())
    rules = tuple(word for line in said.get("rules", [name]) for word in re.split(r",\s*", line))
    there = frozenset(said.get("file", []))
    sizes = {path: int(size) << 20 for path, size in map(str.split, said.get("size", []))}
    around = Surroundings(
        stage=said.get("stage", [known.stage])[0],
        today=said.get("today", [known.today])[0],
        exists=there.__contains__ if there else known.exists,
        size=(lambda path, _: sizes.get(path)) if sizes else known.size,
    )
    overrides = [_override(line) for line in said.get("option", [])]
    return lint_text(text, *rules, around=around, said=overrides).diagnostics


def _override(line: str) -> Override:
    """`deep-path most = 3`."""
    rule, _, option = line.partition(" ")
    return Override(options={rule: tomllib.loads(option)})


def fixed(text: str, fix: Fix) -> str:
    """A source after a fix."""
    return edited(text, fix.edits)


def whole(example: str) -> str:
    """An example as a whole service."""
    return example if re.search(r"^service ", example, re.MULTILINE) else HEAD + example
