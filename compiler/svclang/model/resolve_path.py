"""The path of a route or a group, taken apart at its slashes.

In: a path as it is written. Out: its segments, each with its place; a slash too many is reported,
everything else about paths is validation's.
"""

from __future__ import annotations

import re

from ..advice import write
from ..diagnostics import Diagnostic
from ..source import Span
from ..syntax.nodes import Name
from .nodes import Segment

_VARIABLE = re.compile(r"\{([^{}]*?)(\+?)\}")


def resolve_path(path: Name, diagnostics: list[Diagnostic]) -> tuple[Segment, ...]:
    """The segments of a path; `/` alone has none."""
    segments = []
    at = path.span.start
    for number, text in enumerate(path.text.split("/")):
        if text:
            segments.append(_segment(text, Span(path.span.source, at, at + len(text))))
        elif number and path.text != "/":
            diagnostics.append(_empty_segment(path, number, at))
        at += len(text) + 1
    return tuple(segments)


def _segment(text: str, span: Span) -> Segment:
    match = _VARIABLE.fullmatch(text)
    if match:
        return Segment(match[1], "greedy" if match[2] else "variable", span)
    return Segment(text, "literal", span)


def _empty_segment(path: Name, number: int, at: int) -> Diagnostic:
    last = number == path.text.count("/")
    return Diagnostic(
        "empty-path-segment",
        "a path does not end with a slash: API Gateway takes it off"
        if last
        else "a path has no two slashes in a row",
        Span(path.span.source, at - 1, at),
        **write(path.span, re.sub("/+", "/", path.text).rstrip("/") or "/"),
    )
