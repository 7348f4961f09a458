"""A parameter of the stack that nothing uses.

What it finds
    A `param` that no value refers to. A raw `cfn` that names its logical id, and the definition of
    a state machine that has its name among its words, use it too.

Why it is bad
    CloudFormation asks whoever deploys the stack for its value all the same; and often something
    that was to use it has a fixed value instead.

Example
    param log_level: "debug" | "info" = "info"

    function greet() -> string

Use instead
    param log_level: "debug" | "info" = "info"

    function greet() -> string { env { LOG_LEVEL: log_level } }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ...model.names import pascal
from ...source import Span
from ...syntax.nodes import Param, Reference, Text
from ..rule import Context, Finding, Rule

_IN_A_LIBRARY = (
    "declare it in the services that use it: every stack that is made of this library asks for it"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each parameter that nothing uses, those of libraries too."""
    params = [
        node.name for file in context.files for node in file.declarations if isinstance(node, Param)
    ]
    used = set(_names(context)) if params else set()
    for name in params:
        if not used & {name.text, pascal(name.text)}:
            own = name.span.source is context.source
            yield Finding(
                f"nothing uses `{name.text}`",
                name.span,
                help="take it out" if own else _IN_A_LIBRARY,
                fix=taking_out_statement(context.files, name.span, safe=False) if own else None,
            )


def _names(context: Context) -> Iterator[str]:
    for file in context.files:
        yield from _names_in(file.declarations)
    for definition in context.model.definitions.values():
        yield from re.findall(r"\w+", definition.text)


def _names_in(node: object) -> Iterator[str]:
    """The first name of every reference, and the words of texts, which CloudFormation may read.

    `{ Ref: "Rate" }` in a `cfn` block names the parameter `rate` by its logical id.
    """
    if isinstance(node, Reference):
        yield node.path[0]
    elif isinstance(node, Text):
        for part in node.parts:
            yield from re.findall(r"\w+", part) if isinstance(part, str) else _names_in(part)
    elif isinstance(node, tuple) and not isinstance(node, Span):
        for part in node:
            yield from _names_in(part)


RULE = Rule("unused-param", check)
