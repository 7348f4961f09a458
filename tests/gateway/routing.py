"""Which operation answers a request.

In: the operations of a document, a method and a path. Out: the operation and its decoded path
parameters. A literal segment wins over a variable, a variable over a greedy one; the method
itself over `x-amazon-apigateway-any-method`.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from gateway.model import Operation

ANY_METHOD = "ANY"
_LITERAL, _VARIABLE, _GREEDY = range(3)


class Route(NamedTuple):
    """An operation, and what its path's variables stand for."""

    operation: Operation
    path_parameters: Mapping[str, str]


def route(operations: Sequence[Operation], method: str, path: str) -> Route | None:
    """The route of a request, or None where no path or no method of the path fits."""
    segments = _segments(path)
    matches: dict[tuple[tuple[int, ...], str], Mapping[str, str]] = {}
    for template in {operation.path for operation in operations}:
        parameters = _matched(_segments(template), segments)
        if parameters is not None:
            matches[_rank(template), template] = parameters
    if not matches:
        return None
    best = min(matches)
    found = {item.method: item for item in operations if item.path == best[1]}
    operation = found.get(method.upper()) or found.get(ANY_METHOD)
    return Route(operation, matches[best]) if operation else None


def _segments(path: str) -> list[str]:
    """The parts between slashes; a slash at the end does not count."""
    return path.strip("/").split("/") if path.strip("/") else []


def _kind(segment: str) -> int:
    if not segment.startswith("{"):
        return _LITERAL
    return _GREEDY if segment.endswith("+}") else _VARIABLE


def _rank(template: str) -> tuple[int, ...]:
    """The smaller, the more specific."""
    return tuple(_kind(segment) for segment in _segments(template))


def _matched(template: list[str], segments: list[str]) -> dict[str, str] | None:
    """The parameters of a path that fits a template."""
    parameters: dict[str, str] = {}
    for position, part in enumerate(template):
        rest = segments[position:]
        if not rest or not rest[0]:
            return None
        if _kind(part) == _GREEDY:
            return parameters | {part[1:-2]: unquote("/".join(rest))}
        if _kind(part) == _VARIABLE:
            parameters[part[1:-1]] = unquote(rest[0])
        elif unquote(rest[0]) != part:
            return None
    return parameters if len(template) == len(segments) else None
