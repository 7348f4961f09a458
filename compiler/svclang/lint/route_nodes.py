"""Routes as they are written, for rules that edit them.

In: a route of the model. Out: its node of the tree.
"""

from __future__ import annotations

from ..model.nodes import Route
from ..source import Span
from ..syntax import nodes
from .rule import Context
from .trees import nodes_of


def node_of(route: Route, context: Context) -> nodes.Route:
    """The node that a route of the model was made of."""
    return context.once(_nodes)[route.span]


def _nodes(context: Context) -> dict[Span, nodes.Route]:
    return {node.span: node for node in nodes_of(context, nodes.Route)}
