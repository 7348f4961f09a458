"""SARIF 2.1.0, which code scanning, editors and dashboards read.

In: an `Outcome`. Out: a log of one run (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with all
that GitHub's code scanning wants to have
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
It is ASCII, and names neither the machine nor the time. What lies below the working directory is
relative to `%SRCROOT%`, which the reader knows.

GitHub shows suppressed findings as open ones; who uploads there leaves them out of the outcome.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .line_hashes import line_hashes
from .places import is_stream, place
from .sarif_messages import message, plain
from .sarif_rules import rules, semantic_version
from .uris import uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...diagnostics import Diagnostic, Fix
    from ...source import Source, Span
    from . import Look, Outcome

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(outcome: Outcome, look: Look) -> str:
    """The whole log."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(outcome).log()]}
    return json.dumps(log, indent=2) + "\n"


class _Run:
    """What results share: the rules, the files, and the fingerprints of lines."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._rules = rules(outcome)
        self._rule_at = {rule["id"]: at for at, rule in enumerate(self._rules)}
        self._file_at: dict[str, int] = {}
        self._hashes: dict[Source, list[str]] = {}

    def log(self) -> dict[str, Any]:
        outcome = self._outcome
        for name in outcome.files:
            self._index(name)
        results = [self._result(found, []) for found in outcome.diagnostics]
        results += [self._result(found, [_silenced(why)]) for found, why in outcome.suppressed]
        return {
            "tool": {"driver": self._driver()},
            "columnKind": "unicodeCodePoints",
            "defaultEncoding": "utf-8",
            "defaultSourceLanguage": "svc",
            "originalUriBaseIds": {_ROOT: {"description": plain("where `svc` was run")}},
            "artifacts": list(self._artifacts()),
            "results": results,
        }

    def _driver(self) -> dict[str, Any]:
        version = self._outcome.version
        semantic = semantic_version(version)
        return {
            "name": "svclang",
            **({"version": version} if version else {}),
            **({"semanticVersion": semantic} if semantic else {}),
            "rules": self._rules,
        }

    def _artifacts(self) -> Iterator[dict[str, Any]]:
        looked_at = set(self._outcome.files)
        for name in self._file_at:
            role = {"roles": ["analysisTarget"]} if name in looked_at else {}
            yield {"location": self._location(name), **role}

    def _result(self, found: Diagnostic, suppressions: list[dict[str, str]]) -> dict[str, Any]:
        """If one result says whether it is suppressed, all of them do."""
        made = {
            "ruleId": found.rule,
            "ruleIndex": self._rule_at[found.rule],
            "level": found.severity,
            "message": {"text": message(found)},
            "locations": [self._at(found.span)],
            "partialFingerprints": {"primaryLocationLineHash": self._hash(found.span)},
            "suppressions": suppressions,
        }
        if found.related:
            made["relatedLocations"] = [
                {"id": number, **self._at(span), "message": plain(text or "see here")}
                for number, (span, text) in enumerate(found.related, 1)
            ]
        if found.fix is not None and found.fix.edits:
            made["fixes"] = [self._fix(found.fix)]
        return made

    def _fix(self, fix: Fix) -> dict[str, Any]:
        changes: dict[str, list[dict[str, Any]]] = {}
        for span, text in fix.edits:
            replacement = {"deletedRegion": _region(span), "insertedContent": {"text": text}}
            changes.setdefault(span.source.name, []).append(replacement)
        return {
            "description": plain(fix.title),
            "artifactChanges": [
                {"artifactLocation": self._indexed(name), "replacements": replacements}
                for name, replacements in changes.items()
            ],
            "properties": {"safe": fix.safe},
        }

    def _at(self, span: Span) -> dict[str, Any]:
        location = self._indexed(span.source.name)
        return {"physicalLocation": {"artifactLocation": location, "region": _region(span)}}

    def _indexed(self, name: str) -> dict[str, Any]:
        return {**self._location(name), "index": self._index(name)}

    def _location(self, name: str) -> dict[str, Any]:
        if is_stream(name):
            return {"uri": uri(name, "").text, "description": plain("standard input")}
        made = uri(name, self._outcome.folder)
        return {"uri": made.text, **({"uriBaseId": _ROOT} if made.below else {})}

    def _index(self, name: str) -> int:
        return self._file_at.setdefault(name, len(self._file_at))

    def _hash(self, span: Span) -> str:
        source = span.source
        if source not in self._hashes:
            self._hashes[source] = line_hashes(source.text)
        return self._hashes[source][place(span).line - 1]


def _region(span: Span) -> dict[str, int]:
    at = place(span)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "charOffset": at.start,
        "charLength": at.end - at.start,
    }


def _silenced(reason: str) -> dict[str, str]:
    return {"kind": "inSource", "status": "accepted", "justification": reason}
