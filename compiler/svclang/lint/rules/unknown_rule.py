"""A comment that allows what is no rule.

What it finds
    A name in `// svc: allow(…)` that is no rule of the linter: a misspelt one, or an error of the
    language, which cannot be allowed.

Why it is bad
    The comment has no effect.

Example
    // svc: allow(unused-functions) because it is called by hand
    function clean_up

Use instead
    // svc: allow(unused-function) because it is called by hand
    function clean_up
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("unknown-rule", None, despite_errors=True)
