"""A comment that allows something without a reason.

What it finds
    `// svc: allow(…)` that does not go on with `because` and a reason. It allows nothing.

Why it is bad
    Who reads it next cannot tell a decision from an accident, and does not dare to take it out.

Example
    // svc: allow(unused-function)
    function clean_up

Use instead
    // svc: allow(unused-function) because it is called by hand, once a year
    function clean_up
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("unexplained-allow", None, despite_errors=True)
