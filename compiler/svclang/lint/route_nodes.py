"""Routes as they are written, for rules that edit them.

In: a route of the model. Out: its node of the tree, and edits of it.
"""

from __future__ import annotations

from ..diagnostics import Edit
from ..model.nodes import Route
from ..source import Span
from ..syntax import nodes
from ..syntax.edits import putting_in
from .rule import Context
from .trees import nodes_of


def node_of(route: Route, context: Context) -> nodes.Route:
    """The node that a route of the model was made of."""
    return context.once(_nodes)[route.span]


def _nodes(context: Context) -> dict[Span, nodes.Route]:
    return {node.span: node for node in nodes_of(context, nodes.Route)}


def returning(route: Route, status: int, context: Context) -> Edit:
    """The edit that lets a route say which status it returns."""
    node = node_of(route, context)
    if node.returns is not None:
        return Edit(node.returns.span, f"{status}")
    end = (node.asynchronous or node.target).span.end
    return Edit(Span(node.span.source, end, end), f" returns {status}")


def with_setting(route: Route, setting: str, context: Context) -> Edit:
    """The edit that adds a setting to a route, behind all that its braces hold."""
    node = node_of(route, context)
    if node.block is not None:
        return putting_in(node.block.span, setting)
    end = node.span.end
    return Edit(Span(node.span.source, end, end), f" {{ {setting} }}")


def joined(first: Edit, second: Edit) -> tuple[Edit, ...]:
    """Two edits, as one where both put something in at the same place."""
    if first.span == second.span:
        return (Edit(first.span, first.text + second.text),)
    return first, second
