"""A trigger of a function whose parameters it does not bring.

What it finds
    A resource or a schedule that feeds a function with a signature, where nothing gives the
    parameters that the function cannot do without.

Why it is bad
    The event of a queue, a bucket or a schedule has a shape of its own. The function looks for its
    parameters in it and finds none of them.

Example
    function report(day: date)

    every 1d -> report

Use instead
    function report(day: date)

    every 1d -> report { input { day: "2026-11-28" } }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, with_article
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Feed
from ...model.types import Field
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each trigger of a function that needs what the trigger does not bring."""
    for declared in context.model.declared.values():
        for feed in declared.feeds:
            function = context.model.functions.get(feed.target.text)
            params = function.params or () if function is not None else ()
            needed = next((field for field in params if field.required), None)
            if needed is not None and "input" not in feed.settings:
                yield _finding(declared, feed, needed)


def _finding(declared: DeclaredResource, feed: Feed, needed: Field) -> Finding:
    name = needed.name.text
    can_say = "input" in known_kind(declared).triggers[feed.trigger].settings
    return Finding(
        f"`{feed.target.text}` needs `{name}`, and gets the event of"
        f" {with_article(declared.kind)}, which has none",
        feed.target.span,
        related=(Related(needed.span, "needed here"),),
        help=(f"write `input {{ {name}: … }}` behind it, or " if can_say else "")
        + "let it feed a function without parameters",
    )


RULE = Rule("trigger-with-signature", check, despite_errors=True)
