"""The rules of a SARIF log: those that are described, and whatever else has found something.

In: an `Outcome`. Out: a `reportingDescriptor` for each rule, with all that GitHub's code scanning
wants of one, and within its limits
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import Described
from .sarif_messages import plain

if TYPE_CHECKING:
    from . import Outcome

_LONGEST = 1024
"""How many characters of a description GitHub shows."""

_LEVELS = {"error": "error", "warning": "warning", "note": "recommendation"}
_SCORES = {"error": "8.0", "warning": "5.0", "note": "2.0"}
"""Of findings about security: high, medium and low."""

# A version of PEP 440, whose pre-releases, `0.1.0rc1`, are `0.1.0-rc1` for https://semver.org.
_VERSION = re.compile(r"(\d+\.\d+\.\d+)(?:\.?([a-z]+\d+))?(\+[0-9a-z.]+)?")


def rules(outcome: Outcome) -> list[dict[str, Any]]:
    """The described rules in their order, then those that nobody has described, by name."""
    known = {rule.name: rule for rule in outcome.rules}
    found = [*outcome.diagnostics, *(one.diagnostic for one in outcome.suppressed)]
    others = {one.rule: _undescribed(one.rule) for one in found if one.rule not in known}
    return [
        _descriptor(rule) for rule in (*known.values(), *(others[name] for name in sorted(others)))
    ]


def semantic_version(version: str) -> str:
    """A version as Semantic Versioning writes it; empty where it is none."""
    found = _VERSION.fullmatch(version)
    if found is None:
        return ""
    return found[1] + (f"-{found[2]}" if found[2] else "") + (found[3] or "")


def _descriptor(rule: Described) -> dict[str, Any]:
    summary = plain(rule.summary[:_LONGEST])
    return {
        "id": rule.name,
        "name": rule.name,
        "shortDescription": summary,
        "fullDescription": summary,
        "help": {"text": rule.help, "markdown": rule.help},
        **({"helpUri": rule.uri} if rule.uri else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": _properties(rule),
    }


def _properties(rule: Described) -> dict[str, Any]:
    security = {"security-severity": _SCORES[rule.severity]} if rule.group == "security" else {}
    return {
        **({"tags": [rule.group]} if rule.group else {}),
        "precision": "high" if rule.group else "very-high",
        "problem.severity": _LEVELS[rule.severity],
        **security,
    }


def _undescribed(name: str) -> Described:
    """A rule of the language or of a checker, whose name is all that is known beforehand."""
    summary = name if "/" in name else name.replace("-", " ").capitalize()
    help = f"{summary}: each finding says what is wrong at its place, and what to do about it."
    return Described(name, summary, help, "", "error")
