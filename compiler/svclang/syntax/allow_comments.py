"""Comments that speak to the linter.

    // svc: allow(open-write, unpaginated-list) because there are ten of them
    // svc: allow-file(singular-path) because the paths are those of the old service

In: a comment. Out: the rules that it allows, each with its place, and the reason that it gives.
"""

from __future__ import annotations

import re

from ..named_tuples import NamedTuple
from ..source import Span

_TO_LINTER = re.compile(r"//(?P<doc>/)?\s*svc\s*:\s*(?P<file>allow-file)?")
_ALLOW = re.compile(
    r"//\s*svc\s*:\s*allow(?P<file>-file)?\s*\((?P<rules>[^()]*)\)\s*(?:because\b\s*(?P<reason>.*))?$"
)
_RULE = re.compile(r"[^\s,]+")


class AllowComment(NamedTuple):
    """The names of the rules that a comment allows, and why; in the whole file, or where it stands.

    `reason` is empty where none is given.
    """

    rules: tuple[Span, ...]
    reason: str
    whole_file: bool


def is_to_linter(comment: str) -> bool:
    """Whether a comment is meant for the linter, understood or not."""
    return _TO_LINTER.match(comment) is not None


def is_about_its_place(comment: str) -> bool:
    """Whether a comment tells the linter of what it stands at, so that it goes when that goes."""
    found = _TO_LINTER.match(comment)
    return found is not None and not (found["doc"] or found["file"])


def read_allow(comment: Span) -> AllowComment | None:
    """What a comment allows; None where that cannot be understood, or names no rule."""
    found = _ALLOW.match(comment.text.rstrip())
    if found is None:
        return None
    first = comment.start + found.start("rules")
    rules = tuple(
        Span(comment.source, first + rule.start(), first + rule.end())
        for rule in _RULE.finditer(found["rules"])
    )
    reason = (found["reason"] or "").strip()
    return AllowComment(rules, reason, bool(found["file"])) if rules else None
