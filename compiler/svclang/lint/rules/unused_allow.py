"""A comment that allows what is not found.

What it finds
    A rule in `// svc: allow(…)` that finds nothing at the place that the comment speaks of. Rules
    that are not selected, and those of the checkers (`cfn-lint/W3005`), are passed over.

Why it is bad
    It says that something is wrong that is not, and it would hide the next mistake of that kind.

Example
    function clean_up

    // svc: allow(unused-function) because it is called by hand
    every 1h -> clean_up

Use instead
    function clean_up

    every 1h -> clean_up
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("unused-allow", None, despite_errors=True)
