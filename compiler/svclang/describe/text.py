"""An inventory as tables in plain text.

    photos 1.2.0, stage dev
    Photo sharing: users, their photos and the thumbnails made of them.

    FUNCTION   RUNTIME     TRIGGERED BY       MAY
    get_user   nodejs22.x  GET /users/{id}    read users
    report     python3.13  nothing            -

What is several things stands on several lines of its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from .inventory import FunctionEntry, Inventory, ResourceEntry

Cells = Sequence[Sequence[str]]


def text(found: Inventory) -> str:
    """The whole inventory."""
    parts = [_head(found)]
    if found.routes:
        parts.append(_table(("ROUTE", "", "AUTH", "TARGET"), map(_cells, _routes(found))))
    if found.functions:
        head = ("FUNCTION", "RUNTIME", "MEMORY", "TIMEOUT", "TRIGGERED BY", "MAY")
        parts.append(_table(head, map(_function, found.functions)))
    if found.resources:
        head = ("RESOURCE", "", "ACCESS", "FEEDS AND USES")
        parts.append(_table(head, map(_resource, found.resources)))
    if found.idle:
        parts.append(f"Nothing triggers {', '.join(found.idle)}.")
    return "\n\n".join(parts)


def _head(found: Inventory) -> str:
    head = f"{found.service} {found.version}, stage {found.stage}"
    first = " ".join(found.doc.split("\n\n")[0].split())
    return f"{head}\n{first}" if first else head


def _routes(found: Inventory) -> Iterable[tuple[str, ...]]:
    several = len({route.api for route in found.routes}) > 1
    for route in found.routes:
        path = f"{route.api}: {route.path}" if several else route.path
        yield route.method, path, route.auth, route.target


def _cells(row: Iterable[str]) -> Cells:
    return [[cell] for cell in row]


def _function(entry: FunctionEntry) -> Cells:
    settings = entry.settings
    return [
        [entry.name],
        [settings.get("runtime", "-")],
        [settings.get("memory", "128MB")],
        [settings.get("timeout", "3s")],
        [trigger.text for trigger in entry.triggers] or ["nothing"],
        [leave.text for leave in entry.may] or ["-"],
    ]


def _resource(entry: ResourceEntry) -> Cells:
    feeds = [f"{feed.event} -> {feed.target}".strip() for feed in entry.feeds]
    feeds += [f"{use.setting}: {use.resource}" for use in entry.uses]
    access = [f"{each.verb} by {', '.join(each.functions)}" for each in entry.access]
    return [[entry.kind], [entry.name], access or ["-"], feeds or ["-"]]


def _table(head: Sequence[str], rows: Iterable[Cells]) -> str:
    """Rows of cells, each cell of one or several lines, in columns as wide as they must be."""
    lines: list[Sequence[str]] = [head]
    for row in rows:
        lines.extend(zip_longest(*row, fillvalue=""))
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    padded = ("  ".join(map(str.ljust, line, widths)) for line in lines)
    return "\n".join(line.rstrip() for line in padded)
