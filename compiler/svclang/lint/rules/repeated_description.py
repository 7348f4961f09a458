"""A description that something else has already.

What it finds
    The same doc comment (`///`), of four words or more, above two declarations or routes.

Why it is bad
    Most often it was copied with what it stands above, and still speaks of the other one.

Example
    /// Lists all users by their names.
    function list_users() -> { items: [string] }
    /// Lists all users by their names.
    function list_orders() -> { items: [string] }

Use instead
    /// Lists all users by their names.
    function list_users() -> { items: [string] }
    /// Lists what has been ordered and not sent.
    function list_orders() -> { items: [string] }

Sources
    https://quobix.com/vacuum/rules/descriptions/description-duplication/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...source import Span
from ...syntax import nodes
from ..rule import Context, Finding, Rule
from ..trees import nodes_of

_DESCRIBED = (
    nodes.TypeDeclaration,
    nodes.EnumDeclaration,
    nodes.ErrorDeclaration,
    nodes.FunctionDeclaration,
    nodes.AuthorizerDeclaration,
    nodes.ResourceDeclaration,
)
_FEWEST_WORDS = 4


def check(context: Context) -> Iterator[Finding]:
    """A finding for each description but the first."""
    first: dict[str, Span] = {}
    for doc, span in _described(context):
        text = " ".join(doc.split())
        other = first.setdefault(text, span)
        if other is not span and len(text.split()) >= _FEWEST_WORDS:
            yield Finding(
                "this has the same description as something else",
                span,
                related=(Related(other, "described alike"),),
                help="say what is different about it",
            )


def _described(context: Context) -> Iterator[tuple[str, Span]]:
    for file in context.files:
        for node in file.declarations:
            if isinstance(node, _DESCRIBED) and node.doc:
                yield node.doc, node.name.span
    routes = nodes_of(context, nodes.Route)
    yield from ((route.doc, route.method.span) for route in routes if route.doc)


RULE = Rule("repeated-description", check, severity="note")
