"""A description that Lambda has no room for.

What it finds
    A function whose doc comment has a first paragraph of more than 256 characters.

Why it is bad
    Lambda takes no more, so the description in the template is cut.

Example
    /// Sums up the day: how many orders came in, from how many customers, what they were worth, how
    /// many of them were paid, sent and delivered, which of them were late and by how much, and how
    /// all of that compares to the same day of the week before and of the year before.
    function report

    every 1d -> report

Use instead
    /// Sums up the day.
    ///
    /// How many orders came in, from how many customers, what they were worth, how many of them
    /// were paid, sent and delivered, which of them were late and by how much, and how all of that
    /// compares to the same day of the week before and of the year before.
    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.functions import LONGEST_DESCRIPTION, description
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function whose description is cut."""
    for function in context.model.functions.values():
        length = len(description(function))
        if length > LONGEST_DESCRIPTION:
            yield Finding(
                f"the description of `{function.name.text}` has {length} characters, and Lambda"
                f" takes {LONGEST_DESCRIPTION}",
                function.name.span,
                label="is cut in the template",
                help="put an empty `///` line behind the first sentences: what follows it stays"
                " here",
            )


RULE = Rule("long-description", check, despite_errors=True)
