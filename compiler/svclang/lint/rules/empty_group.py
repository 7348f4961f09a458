"""A group of routes without a route.

What it finds
    A path with braces in which no route stands, at any depth.

Why it is bad
    Nothing is made of it, neither of its path nor of its settings.

Example
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users
      /admin { auth none }
    }

Use instead
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...edits.statements import taking_out_statement
from ...syntax.nodes import ApiDeclaration, File, Group, Route, Setting
from ...syntax.walk import nodes_of
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each group that is empty; those in it are not told of."""
    for file in context.files:
        for node in file.declarations:
            if isinstance(node, ApiDeclaration) and not _lost_something(node, file):
                yield from (_finding(group, context) for group in _empty(node.items))


def _lost_something(api: ApiDeclaration, file: File) -> bool:
    """Whether a part of it could not be understood, which may have been a route."""
    return (api.name.text if api.name else "api") in file.damaged


def _empty(items: Sequence[object]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if any(nodes_of(Route, item)):
                yield from _empty(item.items)
            else:
                yield item


def _finding(group: Group, context: Context) -> Finding:
    # Settings and comments may be meant for routes that somebody is about to write.
    bare = not any(nodes_of(Setting, group)) and "//" not in group.span.text
    return Finding(
        f"there are no routes below `{group.path.text}`, so that nothing is made of it",
        group.path.span,
        help="add one, as in `GET -> list`, or take the group out",
        fix=taking_out_statement(context.files, group.span, safe=bare),
    )


RULE = Rule("empty-group", check, despite_errors=True)
