"""Where a call stands in a route: `create_user(caller: context.identity.sourceIp)`.

In: the target of a route, whose own span is that of its name alone. Out: the place of all of it.
"""

from __future__ import annotations

from ..source import Span
from .nodes import FunctionTarget, ServiceTarget


def call_span(target: FunctionTarget | ServiceTarget) -> Span:
    """The place of a target with its arguments, where it has some."""
    if not target.arguments:
        return target.span
    last = target.arguments[-1].span
    return target.span._replace(end=last.source.text.index(")", last.end) + 1)
