"""The parts of the paths of an API, each with the path above it.

    GET /users/{id}  →  `users` below `/`, and `{id}` below `/users`

In: the context of a rule. Out: `Part`s, each once however many routes share it, in the order of the
source.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..advice import Advice, repair, say
from ..diagnostics import Edit
from ..model.nodes import Path, Route, Segment
from ..named_tuples import NamedTuple
from ..source import Span
from .rule import Context


class Part(NamedTuple):
    """A part of a path of an API: where it stands first, in which route, and where besides.

    `below` are the parts that follow it, in all of the routes.
    """

    api: str
    segment: Segment
    route: Route
    at: int
    spans: dict[Span, None]
    below: list[Segment]

    @property
    def before(self) -> tuple[Segment, ...]:
        """The parts in front of it."""
        return self.route.path.segments[: self.at]


def parts(context: Context) -> Iterable[Part]:
    """The parts of the paths of all APIs."""
    return context.once(_parts).values()


def rename(part: Part, text: str, context: Context) -> Advice:
    """To call a part something else, wherever it stands; callers have to follow."""
    new = Path((*part.before, part.segment._replace(text=text)), part.segment.span).text
    if (part.api, new) in context.once(_parts):
        return say(f"`{text}` is there too: put both together")
    return repair(f"write `{text}`", *(Edit(span, text) for span in part.spans), safe=False)


def _parts(context: Context) -> dict[tuple[str, str], Part]:
    found: dict[tuple[str, str], Part] = {}
    for api in context.model.apis:
        for route in api.routes:
            segments = route.path.segments
            for at, segment in enumerate(segments):
                path = Path(segments[: at + 1], segment.span).text
                new = Part(api.name, segment, route, at, {}, [])
                part = found.setdefault((api.name, path), new)
                part.spans[segment.span] = None
                part.below.extend(segments[at + 1 : at + 2])
    return found
