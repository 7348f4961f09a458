"""All that was found, for other programs.

{ "format": 1, "findings": [{ "rule": "unknown-name", "path": "photos.svc",
  "start": { "line": 61, "column": 13, "offset": 1840 }, … }], "counts": { "error": 1, … } }

In: an `Outcome`. Out: the text, as `docs/lint.schema.json` says. It is ASCII, so that it survives
every encoding of a terminal or a pipe.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .counts import counts
from .places import place

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic, Fix
    from ...source import Span
    from . import Look, Outcome

FORMAT = 1
"""It changes when a program that reads the JSON must change. Fields are added without that."""


def render(outcome: Outcome, look: Look) -> str:
    """The whole outcome."""
    groups = {rule.name: rule.group for rule in outcome.rules}
    made = {
        "format": FORMAT,
        "version": outcome.version,
        "files": outcome.files,
        "findings": [_finding(found, groups) for found in outcome.diagnostics],
        "suppressed": [
            {**_finding(found, groups), "reason": reason} for found, reason in outcome.suppressed
        ],
        "counts": counts(outcome)._asdict(),
    }
    return json.dumps(made, indent=2) + "\n"


def _finding(found: Diagnostic, groups: dict[str, str]) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "group": groups.get(found.rule, ""),
        "severity": found.severity,
        "message": found.message,
        **_place(found.span),
        "label": found.label,
        "help": found.help,
        "related": [{**_place(span), "text": text} for span, text in found.related],
        "fix": found.fix and _fix(found.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_place(span), "text": text} for span, text in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _place(span: Span) -> dict[str, Any]:
    at = place(span)
    return {
        "path": at.path,
        "start": {"line": at.line, "column": at.column, "offset": at.start},
        "end": {"line": at.end_line, "column": at.end_column, "offset": at.end},
    }
