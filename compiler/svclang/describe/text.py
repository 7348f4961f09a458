"""An inventory as tables in plain text, not wider than a page of 100 columns.

    photos 1.2.0, stage dev
    Photo sharing: users, their photos and the thumbnails made of them.

    FUNCTION   RUNTIME     MEMORY  TIMEOUT  TRIGGERED BY     MAY
    get_user   nodejs24.x  256MB   10s      GET /users/{id}  read users
    report     python3.13  128MB   15m      nothing

In: an `Inventory`. Out: the text, without a line end behind it. What is several things stands on
several lines of its cell; what is too long for its column is divided.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ..model.triggers import Trigger
from .inventory import Access, FunctionEntry, Inventory, ResourceEntry, RouteEntry

Cells = Sequence[Sequence[str]]

COLUMNS = 100
_GAP = 2
_NARROWEST = 12
_SCHEDULES = ("every", "cron")


def text(found: Inventory) -> str:
    """The whole inventory."""
    several = len({route.api for route in found.routes}) > 1
    return "\n\n".join(
        filter(
            None,
            (
                _head(found),
                _table(
                    ("ROUTE", "", "AUTH", "TARGET"),
                    [_route(route, several) for route in found.routes],
                ),
                _table(
                    ("FUNCTION", "RUNTIME", "MEMORY", "TIMEOUT", "TRIGGERED BY", "MAY"),
                    [_function(function, several) for function in found.functions],
                ),
                _table(
                    ("RESOURCE", "", "ACCESS", "FEEDS", "USES"),
                    [_resource(resource) for resource in found.resources],
                ),
                _idle(found),
            ),
        )
    )


def _head(found: Inventory) -> str:
    head = f"{found.service} {found.version}, stage {found.stage}"
    first = " ".join(found.doc.split("\n\n")[0].split())
    return "\n".join([head, *textwrap.wrap(first, COLUMNS)])


def _idle(found: Inventory) -> str:
    said = f"Nothing triggers {', '.join(found.idle)}." if found.idle else ""
    return "\n".join(textwrap.wrap(said, COLUMNS))


# --- Rows -----------------------------------------------------------------------------------------


def _route(route: RouteEntry, several: bool) -> Cells:
    scopes = f"({', '.join(route.scopes)})" if route.scopes else ""
    plans = f"{'' if route.auth == 'key' else 'key '}of {', '.join(route.plans)}"
    action = f".{route.action}" if route.action else ""
    return [
        [route.method],
        [f"{route.path}  [{route.api}]" if several else route.path],
        [route.auth + scopes, *([plans] if route.plans else ())],
        [("async " if route.asynchronous else "") + route.target + action],
    ]


def _function(entry: FunctionEntry, several: bool) -> Cells:
    uses = [f"{use.setting} {use.name}".strip() for use in entry.uses]
    may = [f"{leave.verb or ', '.join(leave.actions)} {leave.resource}" for leave in entry.may]
    return [
        [entry.name],
        [entry.runtime or "image"],
        [entry.memory],
        [entry.timeout],
        [_trigger(trigger, several) for trigger in entry.triggers] or ["nothing"],
        [*may, *uses],
    ]


def _trigger(trigger: Trigger, several: bool) -> str:
    """What makes a function run: `queue jobs`, `bucket uploads created "*.jpg"`, `GET /users`."""
    kind, name, event, api = trigger
    if kind == "route":
        api = f"[{api}]" if several else ""
        return " ".join(filter(None, (name, event, api)))
    if kind == "function":
        return f"{event} of {name}" if event != "invoke" else f"invoked by {name}"
    if kind == "url":
        return f"url {event}"
    if kind in _SCHEDULES:
        return f"{kind} {event}"
    return " ".join(filter(None, (kind, name, event)))


def _resource(entry: ResourceEntry) -> Cells:
    feeds = [f"{feed.event} -> {feed.target}".strip() for feed in entry.feeds]
    uses = [f"{use.setting} {use.name}".strip() for use in entry.uses]
    return [
        [entry.kind],
        [entry.when or entry.name, *([entry.type] if entry.kind == "resource" else ())],
        [line for access in entry.access for line in _access(access)],
        feeds,
        uses,
    ]


def _access(access: Access) -> Iterable[str]:
    if access.functions:
        yield f"{access.verb} by {', '.join(access.functions)}"
    if access.routes:
        yield f"{access.verb} by {', '.join(access.routes)}"


# --- Tables ---------------------------------------------------------------------------------------


def _table(head: Sequence[str], rows: Sequence[Cells]) -> str:
    """Rows of cells in columns; one in which there is nothing is left out, all are none."""
    if not rows:
        return ""
    used = [at for at, title in enumerate(head) if not title or any(row[at] for row in rows)]
    cells = [[row[at] for at in used] for row in rows]
    titles = [head[at] for at in used]
    widths = _widths([_wanted(titles, cells, at) for at in range(len(used))])
    lines = [_heading(titles, widths)]
    for row in cells:
        divided = [_divided(cell, width) for cell, width in zip(row, widths, strict=True)]
        lines += [_line(parts, widths) for parts in zip_longest(*divided, fillvalue="")]
    return "\n".join(lines)


def _wanted(titles: Sequence[str], cells: Sequence[Cells], at: int) -> int:
    """How wide a column is at best; a title may reach over a column that has none."""
    alone = titles[at] if all(titles[at : at + 2]) else ""
    return max(map(len, [alone, *(line for row in cells for line in row[at])]))


def _heading(titles: Sequence[str], widths: Sequence[int]) -> str:
    line, end = "", 0
    for title, width in zip(titles, widths, strict=True):
        line = line.ljust(end) + title if title else line
        end += width + _GAP
    return line


def _widths(wanted: Sequence[int]) -> list[int]:
    """The widths of columns: what they want, or less for the widest until they fit the page."""
    widths = list(wanted)
    room = COLUMNS - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _divided(cell: Sequence[str], width: int) -> list[str]:
    """The lines of a cell; those that are too long go on below, indented."""
    found: list[str] = []
    for line in cell:
        if len(line) <= width:
            found.append(line)
            continue
        found += textwrap.wrap(
            line, width, subsequent_indent="  ", break_on_hyphens=False, drop_whitespace=True
        )
    return found


def _line(parts: Sequence[str], widths: Sequence[int]) -> str:
    return (" " * _GAP).join(map(str.ljust, parts, widths)).rstrip()
