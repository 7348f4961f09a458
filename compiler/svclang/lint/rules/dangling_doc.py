"""A doc comment that describes nothing.

What it finds
    A comment of `///` that does not stand on lines of its own right above a declaration, field,
    route or setting: one behind a statement, at the end of a block, or with an empty line under it.

Why it is bad
    What it says is meant for readers of the Swagger and of the template, and gets into neither.

Example
    function report      /// Sums up the day.

    every 1d -> report

Use instead
    /// Sums up the day.
    function report

    every 1d -> report
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("dangling-doc", None, despite_errors=True)
