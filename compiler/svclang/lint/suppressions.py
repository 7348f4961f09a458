"""Findings that the source itself allows, each with a reason.

    // svc: allow(open-write) because anybody may leave a message
    POST /messages -> leave_message
    GET  /users    -> list_users      // svc: allow(unpaginated-list) because there are ten of them
    // svc: allow-file(singular-path) because the paths are those of the old service

In: diagnostics, and the files with their comments. Out: those that are left, those that are
allowed, and what is wrong with the comments themselves. On a line of its own a comment speaks of
the whole declaration, field, route or setting under it, behind something of that line. Errors
cannot be allowed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..advice import write_meant
from ..diagnostics import Diagnostic, Edit, Fix
from ..edits.text import taking_out, taking_out_comment
from ..named_tuples import NamedTuple
from ..source import Source, Span, begins_line, line_start
from ..syntax.allow_comments import AllowComment, is_to_linter, read_allow
from ..syntax.nodes import File
from ..syntax.walk import nodes_at
from .configuration import Configuration
from .registry import group_of, is_selector, names, nearest_rule

_BLANKS = re.compile(r"[\s\ufeff]*")


class Suppressed(NamedTuple):
    """A finding that is allowed, and the reason that is given."""

    diagnostic: Diagnostic
    reason: str


class _Allow:
    """One rule that one comment allows, for the characters from `start` to `end` of its source."""

    def __init__(self, rule: Span, comment: Span, said: AllowComment, scope: Span) -> None:
        self.rule = rule.text
        self.span = rule
        self.comment = comment
        self.said = said
        self.scope = scope
        self.used = False


class _Allows:
    """All that is allowed, by the rule and the file; of two comments that say the same, the first.

    Of each it is known which one is the next around it, so that it takes no longer to find what
    allows a finding where there are very many.
    """

    def __init__(self, allows: Iterable[_Allow]) -> None:
        by_scope: dict[tuple[str, Source], dict[tuple[int, int], _Allow]] = {}
        for allow in allows:
            scopes = by_scope.setdefault((allow.rule, allow.scope.source), {})
            scopes.setdefault((allow.scope.start, -allow.scope.end), allow)
        self._known = {
            key: [scopes[place] for place in sorted(scopes)] for key, scopes in by_scope.items()
        }
        self._around = {key: _around(scopes) for key, scopes in self._known.items()}

    def of(self, found: Diagnostic) -> _Allow | None:
        """What allows a finding: of several, the one that speaks of the most."""
        source, place, _ = found.span
        known = self._known.get((found.rule, source), [])
        at = bisect_right(known, place, key=_start) - 1
        widest = None
        while at >= 0:
            if known[at].scope.end >= place:
                widest = known[at]
            at = self._around[found.rule, source][at]
        return widest


def _around(allows: Sequence[_Allow]) -> list[int]:
    """For each scope, in order, the number of the next one that reaches as far; -1 for none."""
    found: list[int] = []
    open_: list[int] = []
    for at, allow in enumerate(allows):
        while open_ and allows[open_[-1]].scope.end < allow.scope.start:
            open_.pop()
        found.append(open_[-1] if open_ else -1)
        open_.append(at)
    return found


def _start(allow: _Allow) -> int:
    return allow.scope.start


def suppress(
    found: Iterable[Diagnostic],
    files: Sequence[File],
    configuration: Configuration,
    ran: frozenset[str],
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Sort findings out; `ran` are the rules whose findings would be among them."""
    wrong: list[Diagnostic] = []
    every = [allow for file in files for allow in _allows(file, wrong)]
    allows = _Allows(every)
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for one in found:
        allow = allows.of(one)
        if allow is None or (one.severity == "error" and group_of(one.rule) is None):
            kept.append(one)
        else:
            allow.used = True
            suppressed.append(Suppressed(one, allow.said.reason))
    wrong += [_unused(allow) for allow in every if not allow.used and allow.rule in ran]
    kept += [
        one._replace(severity=configuration.for_path(path).severity(one.rule))
        for one in wrong
        if configuration.wants(one.rule, path := one.span.source.name)
    ]
    return kept, suppressed


def unallowed(found: Iterable[Diagnostic], files: Sequence[File]) -> list[Diagnostic]:
    """What no comment allows of what a checker has found; of the comments nothing is said."""
    allows = _Allows(allow for file in files for allow in _allows(file, []))
    return [one for one in found if one.severity == "error" or allows.of(one) is None]


def _allows(file: File, wrong: list[Diagnostic]) -> Iterator[_Allow]:
    """What the comments of a file allow; what is wrong with them goes to `wrong`."""
    code = _code_under(file)
    for comment in file.comments:
        if not is_to_linter(comment.text):
            continue
        said = read_allow(comment.span)
        if said is None:
            wrong.append(_malformed(comment.span))
        elif not said.reason:
            wrong.append(_unexplained(comment.span))
        else:
            under = code[comment.span.start]
            scope = _whole(file.source) if said.whole_file else _scope(file, comment.span, under)
            for rule in said.rules:
                if group_of(rule.text) is None and "/" not in rule.text:
                    wrong.append(_unknown(rule))
                else:
                    yield _Allow(rule, comment.span, said, scope)


# --- What a comment speaks of ---------------------------------------------------------------------


def _whole(source: Source) -> Span:
    return Span(source, 0, len(source.text))


def _scope(file: File, comment: Span, under: int) -> Span:
    """The line that the comment stands behind, or the whole of what begins under it."""
    source, start, _ = comment
    if not begins_line(source.text, start):
        return Span(source, line_start(source.text, start), start)
    nodes = nodes_at(file.declarations, under)
    ends = [node.span.end for node in nodes if node.span.start == under]
    return Span(source, under, max([under, *ends]))


def _code_under(file: File) -> dict[int, int]:
    """Where what stands behind each comment begins, further comments passed over."""
    found: dict[int, int] = {}
    for comment in reversed(file.comments):
        blanks = _BLANKS.match(file.source.text, comment.span.end)
        at = blanks.end() if blanks is not None else comment.span.end
        found[comment.span.start] = found.get(at, at)
    return found


# --- What is wrong with the comments --------------------------------------------------------------


def _malformed(span: Span) -> Diagnostic:
    return Diagnostic(
        "wrong-allow",
        "this comment is meant for the linter, which does not understand it",
        span,
        help="write `// svc: allow(rule-name) because …`, or `allow-file` for the whole file",
    )


def _unexplained(span: Span) -> Diagnostic:
    return Diagnostic(
        "unexplained-allow",
        "nothing is allowed without a reason",
        span,
        label="no reason is given",
        help="go on with `because …`: whoever reads it next wants to know",
    )


def _unknown(rule: Span) -> Diagnostic:
    known = tuple(names())
    otherwise = "`svc rules` lists them; errors cannot be allowed"
    if is_selector(rule.text):
        otherwise = "name those of its rules that find something here"
    return Diagnostic(
        "unknown-rule",
        f"there is no rule `{rule.text}` that could be allowed",
        rule,
        **write_meant(rule, nearest_rule(rule.text), known, otherwise),
    )


def _unused(allow: _Allow) -> Diagnostic:
    return Diagnostic(
        "unused-allow",
        f"`{allow.rule}` finds nothing here that would have to be allowed",
        allow.span,
        help="take it out",
        fix=Fix("take it out", (_taking_out(allow),)),
    )


def _taking_out(allow: _Allow) -> Edit:
    """The edit that takes a rule out of its comment, and the comment where it allows no other."""
    others = len(allow.said.rules) > 1
    return taking_out(allow.span) if others else taking_out_comment(allow.comment)
