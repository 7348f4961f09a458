"""The same work for many files: on all cores, with progress on a terminal.

In: a function that can be pickled, and the items that it is for. Out: the results, in the order of
the items. A few items are worked on here, which is sooner done than starting others to help.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 48
"""From so many items on, other processes help."""

_CHUNK = 8


def for_each(
    work: Callable[[Item], Result], items: Sequence[Item], noun: str = "files"
) -> list[Result]:
    """What `work` makes of each item."""
    if len(items) < MANY:
        return [work(item) for item in items]
    helpers = min(_cores(), len(items) // _CHUNK)
    if helpers < 2:
        return list(_shown(map(work, items), len(items), noun))
    from multiprocessing import get_context

    # A fork has all that is imported; elsewhere the helpers begin from nothing.
    way = "fork" if sys.platform == "linux" else "spawn"
    with get_context(way).Pool(helpers, _ignore_interrupts) as pool:
        return list(_shown(pool.imap(work, items, _CHUNK), len(items), noun))


def _cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # neither macOS nor Windows has it
        return os.cpu_count() or 1


def _ignore_interrupts() -> None:
    """Lets the process that was started by the user alone answer to Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _shown(results: Iterable[Result], total: int, noun: str) -> Iterator[Result]:
    """The results, with a line on a terminal that says how many there are; it is wiped out."""
    stream = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield from results
        return
    step = max(1, total // 100)
    for number, result in enumerate(results, 1):
        if number % step == 0:
            stream.write(f"\r{number}/{total} {noun}")
            stream.flush()
        yield result
    stream.write("\r\x1b[K")
    stream.flush()
