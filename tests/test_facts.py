"""What AWS refuses, or gets wrong, is found in a source, raw parts of it included.

Each file of `cases/facts` says itself what is found in it by all stages together: the language, the
rules of the linter that its marks name, and the checks of what is emitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import compile_text
from cases import case_files, marks, mismatches
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
