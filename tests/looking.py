"""What is found in a case of any stage, and in a spec, whatever its text has become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from building import compile_text, read
from cases import marks
from linting import lint_case
from svclang.diagnostics import Diagnostic
from svclang.lint.configuration import Configuration
from svclang.lint.engine import lint
from svclang.lint.registry import group_of
from svclang.model.nodes import Surroundings
from svclang.settle import settle_source
from svclang.source import Source
from svclang.syntax import parse

NAME = "test.svc"
"""What the source of a case is called."""


def found_in_case(path: Path, text: str) -> tuple[Diagnostic, ...]:
    """What is found in a text that is, or was, the one of a case."""
    if path.parent.name == "syntax":
        return parse(Source(NAME, text)).diagnostics
    if path.parent.name == "lint":
        return lint_case(text, path.stem)
    return found_when_built(text)


def found_when_built(text: str) -> tuple[Diagnostic, ...]:
    """What a build finds; the stage and the rules of the linter are those that the text names."""
    stage = re.match(r"// stage: (\S+)", text)
    rules = {mark.rule for mark in marks(text) if group_of(mark.rule)}
    return compile_text(text, stage[1] if stage else "dev", rules).diagnostics


def found_in_spec(
    texts: Mapping[str, str], around: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """What the linter finds in one of the services of `specs/`, by its path, with a text of it."""
    ((name, text),) = texts.items()
    settled = settle_source(Source(name, text), read, around or Surroundings())
    return lint(settled.files, settled.model, settled.diagnostics, Configuration()).diagnostics
