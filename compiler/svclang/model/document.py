"""The two documents that come out, as data that remembers where each part came from.

`Obj` and `Arr` are a `dict` and a `list`, so that emitters and checkers take them as they are;
each carries the span of the source that caused it, and may carry one for each of its keys or
items. An intrinsic function is an `Obj` of one key: `{"Ref": "UsersTable"}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..source import Span


class Obj(dict[str, Any]):
    """A JSON object with the span that caused it and, in `spans`, those of single keys."""

    __slots__ = ("span", "spans")

    def __init__(
        self,
        items: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
        span: Span | None = None,
        spans: dict[str, Span] | None = None,
    ) -> None:
        super().__init__(items)
        self.span = span
        self.spans = spans if spans is not None else {}

    def put(self, key: str, value: object, span: Span | None = None) -> Obj:
        """Set a key, and the span that it comes from; returns itself, to be chained."""
        self[key] = value
        if span is not None:
            self.spans[key] = span
        return self


class Arr(list[Any]):
    """A JSON array with the span that caused it and, in `spans`, those of single items."""

    __slots__ = ("span", "spans")

    def __init__(
        self,
        items: Iterable[Any] = (),
        span: Span | None = None,
        spans: dict[int, Span] | None = None,
    ) -> None:
        super().__init__(items)
        self.span = span
        self.spans = spans if spans is not None else {}


def span_at(document: object, path: Sequence[str | int]) -> Span | None:
    """The span of the deepest part on `path` that has one: the way back to the source.

    A path that leads nowhere answers with the last part that is there.
    """
    found: Span | None = getattr(document, "span", None)
    here: Any = document
    for step in path:
        spans = getattr(here, "spans", None)
        own = spans.get(step) if spans else None
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return own or found
        found = own or getattr(here, "span", None) or found
    return found
