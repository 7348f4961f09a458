"""Edits of what a route says.

    GET /users -> list_users  +  returns 200  →  GET /users -> list_users returns 200

In: the node of a route. Out: an `Edit`.
"""

from __future__ import annotations

from ..diagnostics import Edit
from ..syntax.nodes import Route
from .settings import putting_last
from .text import putting_behind


def returning(route: Route, status: int) -> Edit:
    """The edit that lets a route say which status it returns."""
    if route.returns is not None:
        return Edit(route.returns.span, f"{status}")
    return putting_behind((route.asynchronous or route.target).span, f" returns {status}")


def putting_into_route(route: Route, setting: str) -> Edit:
    """The edit that adds a setting to a route, behind all that its braces hold."""
    if route.block is not None:
        return putting_last(route.block.span, setting)
    return putting_behind(route.span, f" {{ {setting} }}")


def joined(first: Edit, second: Edit) -> tuple[Edit, ...]:
    """Two edits, as one where both put something in at the same place."""
    if first.span == second.span:
        return (Edit(first.span, first.text + second.text),)
    return first, second
