"""Routes that begin alike and are in no group.

What it finds
    Three routes or more of one API, or of one group, whose paths begin with the same step.

Why it is bad
    A group says the beginning once, and can say what holds for all of it. Without one, a change of
    the path is a change of each route.

Example
    function list_orders -> [string]
    function add_order(order: string)
    function get_order(id: string) -> string

    api {
      auth iam
      GET  /orders      -> list_orders
      POST /orders      -> add_order
      GET  /orders/{id} -> get_order
    }

Use instead
    function list_orders -> [string]
    function add_order(order: string)
    function get_order(id: string) -> string

    api {
      auth iam

      /orders {
        GET       -> list_orders
        POST      -> add_order
        GET /{id} -> get_order
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from ...diagnostics import Related
from ...source import Span
from ...syntax.nodes import ApiDeclaration, Group, Route
from ..rule import Context, Finding, Rule
from ..trees import nodes_of

_FEWEST = 3
_MOST_SHOWN = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such beginning, at the first of its routes."""
    holders: tuple[type[Any], ...] = (ApiDeclaration, Group)
    for kind in holders:
        for holder in nodes_of(context, kind):
            for routes in _alike(holder.items):
                first, *others = routes
                yield Finding(
                    f"{len(routes)} routes begin with `{_prefix(routes)}`",
                    _path(first),
                    related=tuple(
                        Related(_path(each), "here too") for each in others[:_MOST_SHOWN]
                    ),
                    help=f"put them into a group, `{_prefix(routes)} {{ … }}`",
                )


def _alike(items: Sequence[Any]) -> Iterator[list[Route]]:
    """The routes among some items whose paths share their first step, where they are enough."""
    groups: dict[str, list[Route]] = {}
    for item in items:
        if isinstance(item, Route) and item.path is not None and item.path.text.strip("/"):
            groups.setdefault(_steps(item)[0], []).append(item)
    return (routes for routes in groups.values() if len(routes) >= _FEWEST)


def _prefix(routes: Sequence[Route]) -> str:
    """All steps that the paths of routes share."""
    shared = takewhile(lambda steps: len(set(steps)) == 1, zip(*map(_steps, routes), strict=False))
    return "".join(f"/{steps[0]}" for steps in shared)


def _steps(route: Route) -> list[str]:
    assert route.path is not None
    return route.path.text.strip("/").split("/")


def _path(route: Route) -> Span:
    assert route.path is not None
    return route.path.span


RULE = Rule("repeated-prefix", check, severity="note")
