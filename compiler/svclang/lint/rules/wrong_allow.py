"""A comment for the linter that it does not understand.

What it finds
    A comment that begins with `// svc:` and is neither `allow(rule) because …` nor
    `allow-file(rule) because …`.

Why it is bad
    The comment has no effect.

Example
    // svc: disable unused-function
    function clean_up

Use instead
    // svc: allow(unused-function) because it is called by hand
    function clean_up
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("wrong-allow", None, despite_errors=True)
