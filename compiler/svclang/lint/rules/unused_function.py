"""A function that nothing calls.

What it finds
    A function that no route, trigger, schedule, authorizer or other declaration names, that has no
    `url`, and that no other function has leave to invoke.

Why it is bad
    It is packed, deployed and given a role and a log group, and never runs. Often a route or a
    trigger was forgotten, or names another function.

Example
    function clean_up

    table carts { key id: string }

Use instead
    function clean_up

    table carts { key id: string; write by clean_up }

    every 1h -> clean_up
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.triggers import triggers_of_functions
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that is declared in the source itself and that nothing calls."""
    triggers = triggers_of_functions(context.model)
    # Of an authorizer that nothing asks, another rule speaks.
    deciding = {each.function.text for each in context.model.authorizers.values() if each.function}
    for name, function in context.model.functions.items():
        called = triggers[name] or name in deciding
        if function.span.source is context.source and not called:
            yield Finding(
                f"nothing calls `{function.name.text}`",
                function.name.span,
                help="give it a route or a trigger, or take it out",
            )


RULE = Rule("unused-function", check)
