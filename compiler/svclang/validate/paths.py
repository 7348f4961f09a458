"""The paths of an API's routes: what API Gateway refuses of them.

In: an API. Out: diagnostics, each at the smallest part of a path that is wrong.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..advice import Advice, keep_one, say, write
from ..diagnostics import Diagnostic, Related
from ..model.nodes import Api, Function, FunctionTarget, Model, Path, Route, Segment
from ..source import Span

# What a literal segment is made of, and what the name of a variable is.
_WRONG_IN_SEGMENT = re.compile(r"[^A-Za-z0-9_.,:{}-]+|[{}]")
# What is a variable in other languages, or begins a query.
_OF_OTHERS = re.compile(r"^\$(?=\{\w+\}$)|\?(?=[\w]+=|$)")
_WRONG_IN_VARIABLE = re.compile(r"[^A-Za-z0-9_.-]+")
# Bytes of the ARN of a method, and of what stands there before its path, but for the stage.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
_LONGEST_ARN = 1600
_ARN_HEAD = len("arn:aws-us-gov:execute-api:ap-southeast-1:123456789012:a1b2c3d4e5//OPTIONS")


def check_paths(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the paths of an API."""
    for route in api.routes:
        yield from _check_segments(route.path)
        yield from _check_length(route.path, model.stage)
    yield from _check_siblings(api, model.functions)
    yield from _check_routes(api)


# --- Segments


def _check_segments(path: Path) -> Iterator[Diagnostic]:
    seen: dict[str, Segment] = {}
    for at, segment in enumerate(path.segments):
        if segment.kind == "literal":
            yield from _check_literal(segment)
            continue
        yield from _check_variable(segment)
        if segment.kind == "greedy" and at < len(path.segments) - 1:
            yield _greedy_not_last(segment, path.segments[at + 1])
        if segment.text and segment.text in seen:
            yield Diagnostic(
                "doubled-variable",
                f"a path has each variable once, and `{segment.text}` is there twice",
                segment.span,
                related=(Related(seen[segment.text].span, "first here"),),
                help="give one of them another name",
            )
        seen.setdefault(segment.text, segment)


def _check_length(path: Path, stage: str) -> Iterator[Diagnostic]:
    most = _LONGEST_ARN - _ARN_HEAD - len(stage)
    if len(path.text) > most:
        yield Diagnostic(
            "long-path",
            f"this path has {len(path.text)} characters, and API Gateway has room for {most}",
            path.span,
            help="shorten it, or take a part of it from the query",
        )


def _check_literal(segment: Segment) -> Iterator[Diagnostic]:
    wrong = _OF_OTHERS.search(segment.text) or _WRONG_IN_SEGMENT.search(segment.text)
    if wrong is None:
        return
    if wrong[0] in "{}":
        variable = re.search(r"\{[^{}]*\}", segment.text)
        yield Diagnostic(
            "partial-variable",
            "a variable is a whole part of a path, between two slashes",
            segment.span,
            help=f"write `/{variable[0]}`, and let the function take it apart"
            if variable
            else "write `{name}`",
        )
        return
    yield Diagnostic(
        "wrong-path-character",
        f"a path cannot hold `{wrong[0]}`: API Gateway takes letters, digits and `_ - . , :`",
        _within(segment.span, wrong),
        **_instead(segment, _within(segment.span, wrong)),
    )


def _instead(segment: Segment, wrong: Span) -> Advice:
    """What to write instead of a segment that other frameworks would take for a variable."""
    named = re.fullmatch(r"<(?:\w+:)?(\w+)>|\$(\w+)|\$\{(\w+)\}", segment.text)
    if named:
        variable = f"{{{named[named.lastindex or 0]}}}"
        return write(segment.span, variable, f"a variable is written `/{variable}`")
    if segment.text in ("*", "**"):
        help_ = "for all that is left of a path, write `/{rest+}`"
        return write(segment.span, "{rest+}", help_, safe=False)
    if "?" in wrong.text:
        return say(
            "parameters of the query are no part of the path: they follow from those of the"
            " function"
        )
    return write(wrong, "", "take it out", safe=False)


def _check_variable(segment: Segment) -> Iterator[Diagnostic]:
    if not segment.text:
        yield Diagnostic(
            "unnamed-variable",
            "a variable of a path needs a name",
            segment.span,
            help="as in `/users/{id}`, or `/files/{rest+}` for all that is left",
        )
        return
    wrong = _WRONG_IN_VARIABLE.search(segment.text)
    if wrong is not None:
        yield Diagnostic(
            "wrong-path-character",
            f"the name of a variable cannot hold `{wrong[0]}`: letters, digits and `_ - .` make it",
            _within(segment.span, wrong, 1),
            **write(segment.span, _variable(segment), safe=False),
        )


def _variable(segment: Segment) -> str:
    """A variable as it may be called: without a type or a sign behind its name."""
    named = re.fullmatch(r"([\w.-]+)(?::.*|[?*]\+?)", segment.text)
    name = named[1] if named else _WRONG_IN_VARIABLE.sub("_", segment.text).strip("_") or "id"
    is_greedy = segment.kind == "greedy" or segment.text.endswith("*")
    return f"{{{name}{'+' if is_greedy else ''}}}"


def _within(span: Span, match: re.Match[str], offset: int = 0) -> Span:
    start = span.start + offset
    return Span(span.source, start + match.start(), start + match.end())


def _greedy_not_last(segment: Segment, following: Segment) -> Diagnostic:
    return Diagnostic(
        "greedy-not-last",
        f"`{{{segment.text}+}}` takes all that is left of a path, so nothing can follow it",
        following.span,
        related=(Related(segment.span, "takes the rest"),),
        **write(
            segment.span,
            f"{{{segment.text}}}",
            f"write `{{{segment.text}}}` for one part of the path, without `+`",
            safe=False,
        ),
    )


# --- Routes beside each other


def _check_siblings(api: Api, functions: Mapping[str, Function]) -> Iterator[Diagnostic]:
    """API Gateway takes one variable below each path, and one only."""
    below: dict[str, tuple[str, Segment]] = {}
    reported: set[tuple[str, str]] = set()
    for route in api.routes:
        for at, segment in enumerate(route.path.segments):
            if segment.kind == "literal" or not segment.text:
                continue
            parent = Path(route.path.segments[:at], segment.span).text
            written = Path((segment,), segment.span).text
            other, first = below.setdefault(parent, (written, segment))
            if other != written and (parent, written) not in reported:
                reported.add((parent, written))
                yield _siblings(segment, first, parent, _call(route, segment, first, functions))


def _call(route: Route, segment: Segment, first: Segment, functions: Mapping[str, Function]) -> str:
    """How a function gets a variable that is renamed, where it took it by its name."""
    target = route.target
    if not isinstance(target, FunctionTarget) or target.arguments:
        return ""
    function = functions.get(target.function)
    if function is None or segment.text not in {param.name.text for param in function.params or ()}:
        return ""
    return f", and write `{function.name.text}({segment.text}: path.{first.text})`"


def _siblings(segment: Segment, first: Segment, parent: str, call: str) -> Diagnostic:
    where = "at the root" if parent == "/" else f"below `{parent}`"
    alike = segment.kind == first.kind
    return Diagnostic(
        "sibling-variables",
        f"{where} there can be one variable, and this is a second one",
        segment.span,
        related=(Related(first.span, "the first one"),),
        help=f"call both `{first.text}`{call}"
        if alike
        else "keep one of them, or put a fixed part before it",
    )


def _check_routes(api: Api) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Route] = {}
    for route in api.routes:
        first = seen.setdefault((route.method, route.path.text), route)
        if first is not route:
            yield Diagnostic(
                "doubled-route",
                f"`{route.method} {route.path.text}` is there twice",
                route.head,
                related=(Related(first.head, "first here"),),
                **keep_one(route.span, first.span),
            )
