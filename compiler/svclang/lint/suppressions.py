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
from collections.abc import Iterable, Iterator, Sequence

from ..advice import write_nearest
from ..diagnostics import Diagnostic, Edit, Fix
from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax.nodes import File
from .configuration import Configuration
from .registry import group_of, names

_COMMENT = re.compile(r"///?\s*svc\s*:")
_ALLOW = re.compile(
    r"//\s*svc\s*:\s*allow(?P<file>-file)?\s*\((?P<rules>[^()]*)\)\s*(?:because\b\s*(?P<reason>.*))?$"
)
_RULE = re.compile(r"[^\s,]+")


class Suppressed(NamedTuple):
    """A finding that is allowed, and the reason that is given."""

    diagnostic: Diagnostic
    reason: str


class _Allow:
    """One rule that one comment allows, for the characters from `start` to `end` of its source."""

    def __init__(self, rule: str, span: Span, comment: Span, reason: str, scope: Span) -> None:
        self.rule = rule
        self.span = span
        self.comment = comment
        self.reason = reason
        self.scope = scope
        self.used = False

    def covers(self, found: Diagnostic) -> bool:
        """Whether a finding is one that is allowed."""
        source, start, _ = found.span
        return (
            found.rule == self.rule
            and source is self.scope.source
            and self.scope.start <= start <= self.scope.end
        )


def suppress(
    found: Iterable[Diagnostic],
    files: Sequence[File],
    configuration: Configuration,
    ran: frozenset[str],
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Sort findings out; `ran` are the rules whose findings would be among them."""
    wrong: list[Diagnostic] = []
    allows = [allow for file in files for allow in _allows(file, wrong)]
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for one in found:
        allow = next((allow for allow in allows if allow.covers(one)), None)
        if allow is None or (one.severity == "error" and group_of(one.rule) is None):
            kept.append(one)
        else:
            allow.used = True
            suppressed.append(Suppressed(one, allow.reason))
    wrong += [_unused(allow) for allow in allows if not allow.used and allow.rule in ran]
    kept += [
        one._replace(severity=configuration.for_path(path).severity(one.rule))
        for one in wrong
        if configuration.wants(one.rule, path := one.span.source.name)
    ]
    return kept, suppressed


def unallowed(found: Iterable[Diagnostic], files: Sequence[File]) -> list[Diagnostic]:
    """What no comment allows of what a checker has found; of the comments nothing is said."""
    allows = [allow for file in files for allow in _allows(file, [])]
    return [
        one
        for one in found
        if one.severity == "error" or not any(allow.covers(one) for allow in allows)
    ]


def _allows(file: File, wrong: list[Diagnostic]) -> Iterator[_Allow]:
    """What the comments of a file allow; what is wrong with them goes to `wrong`."""
    for comment in file.comments:
        if not _COMMENT.match(comment.text):
            continue
        said = _ALLOW.match(comment.text.rstrip())
        if said is None or not said["rules"].strip():
            wrong.append(_malformed(comment.span))
        elif not (said["reason"] or "").strip():
            wrong.append(_unexplained(comment.span))
        else:
            scope = _whole(file.source) if said["file"] else _scope(file, comment.span)
            for each in _RULE.finditer(said["rules"]):
                start = comment.span.start + said.start("rules") + each.start()
                span = Span(file.source, start, start + len(each[0]))
                if group_of(each[0]) is None and "/" not in each[0]:
                    wrong.append(_unknown(each[0], span))
                else:
                    yield _Allow(each[0], span, comment.span, said["reason"].strip(), scope)


# --- What a comment speaks of ---------------------------------------------------------------------


def _whole(source: Source) -> Span:
    return Span(source, 0, len(source.text))


def _scope(file: File, comment: Span) -> Span:
    """The line that the comment stands behind, or the whole of what begins under it."""
    source, start, end = comment
    text = source.text
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():
        return Span(source, line, start)
    first = _next_code(file, end)
    return Span(source, first, max([first, *_ends(file.declarations, first)]))


def _next_code(file: File, at: int) -> int:
    """Where what stands under a comment begins, further comments passed over."""
    text = file.source.text
    comments = {comment.span.start: comment.span.end for comment in file.comments}
    while at < len(text):
        if at in comments:
            at = comments[at]
        elif text[at].isspace() or text[at] == "\ufeff":
            at += 1
        else:
            break
    return at


def _ends(node: object, first: int) -> Iterator[int]:
    """Where the parts of a tree end that begin at an offset."""
    if not isinstance(node, tuple) or isinstance(node, Span):
        return
    span = getattr(node, "span", None)
    if span is not None:
        if not span.start <= first <= span.end:
            return
        if span.start == first:
            yield span.end
    for part in node:
        yield from _ends(part, first)


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


def _unknown(rule: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "unknown-rule",
        f"there is no rule `{rule}` that could be allowed",
        span,
        **write_nearest(span, names(), "`svc rules` lists them; errors cannot be allowed"),
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
    source, start, end = allow.comment
    text = source.text
    inner = Span(source, text.index("(", start) + 1, text.index(")", start))
    if len(_RULE.findall(inner.text)) > 1:
        others = [each[0] for each in _RULE.finditer(inner.text) if each[0] != allow.rule]
        return Edit(inner, ", ".join(others))
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if before.strip():
        return Edit(Span(source, line + len(before.rstrip()), end), "")
    below = text.find("\n", end)
    return Edit(Span(source, line, len(text) if below < 0 else below + 1), "")
