"""What a route leads to: a function, a call of one, a URL or a mock.

In: a route of the syntax. Out: its target with every name in it looked up, and the status of
success. A target that is none stands as a `ServiceTarget`, so that it is one mistake only.
"""

from __future__ import annotations

from ..aws.attributes import REQUEST_ROOTS
from ..diagnostics import Diagnostic, Related, nearest
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Call, Reference, Text
from .nodes import Argument, FunctionTarget, HttpTarget, MockTarget, ServiceTarget, Target
from .references import check_value_references, unknown_name
from .symbols import Symbols

_SERVICES = ("queue", "topic", "stream", "bus", "table", "bucket", "machine")


def resolve_target(node: syntax.Route, symbols: Symbols, diagnostics: list[Diagnostic]) -> Target:
    """The target of a route."""
    target = node.target
    if isinstance(target, Text):
        diagnostics.extend(check_value_references(target, symbols))
        return HttpTarget(target, target.span)
    if isinstance(target, syntax.Mock):
        if target.value is not None:
            diagnostics.extend(check_value_references(target.value, symbols))
        return MockTarget(target.value, target.span)
    callee = target.callee if isinstance(target, Call) else target
    name, *action = callee.path
    symbol = symbols.names.get(name)
    lost = ServiceTarget(name, ".".join(action), (), callee.span)
    if symbol is None:
        if name not in symbols.lost:
            diagnostics.append(_unknown_target(callee, symbols))
        return lost
    if symbol.kind != "function" or action:
        if symbol.kind == "function" or name not in symbols.doubled:
            diagnostics.append(_no_target(callee, symbol.kind, symbol.name.span))
        return lost
    arguments = _arguments(target, symbols, diagnostics) if isinstance(target, Call) else ()
    return FunctionTarget(name, arguments, callee.span)


def _arguments(call: Call, symbols: Symbols, diagnostics: list[Diagnostic]) -> tuple[Argument, ...]:
    arguments: dict[str, Argument] = {}
    for given in call.arguments:
        if not isinstance(given, syntax.Pair):
            diagnostics.append(_unnamed(call, given.span, symbols))
            continue
        name = given.key.text
        diagnostics.extend(check_value_references(given.value, symbols, REQUEST_ROOTS))
        argument = Argument(given.key, given.value, given.span)
        first = arguments.setdefault(name, argument)
        if first is not argument:
            diagnostics.append(
                Diagnostic(
                    "given-twice",
                    f"`{name}` is given twice",
                    given.key.span,
                    related=(Related(first.name.span, "first given here"),),
                    help="keep one of them",
                )
            )
    return tuple(arguments.values())


def resolve_status(
    node: syntax.Route, target: Target, symbols: Symbols, diagnostics: list[Diagnostic]
) -> tuple[int, Span]:
    """The status of success, and where it is said or, where it is not, what it follows from."""
    returns = node.returns
    if returns is None:
        return _usual_status(node, target, symbols), node.method.span
    value = returns.value
    highest = 599 if isinstance(target, MockTarget) else 399
    if isinstance(value, int) and 200 <= value <= highest:
        return value, returns.span
    diagnostics.append(
        Diagnostic(
            "wrong-status",
            f"`returns` takes a status from 200 to {highest}, and {returns.span.text} is none",
            returns.span,
            help="failures are declared as `error NAME STATUS` and thrown by functions"
            if highest < 400
            else "",
        )
    )
    return 200, returns.span


def _usual_status(node: syntax.Route, target: Target, symbols: Symbols) -> int:
    if node.asynchronous is not None:
        return 202
    if isinstance(target, FunctionTarget):
        function = symbols.names[target.function].node
        if isinstance(function, syntax.FunctionDeclaration):
            signed = function.params is not None or bool(function.throws)
            return 204 if signed and function.result is None else 200
    return 200


# --- Diagnostics


def _unknown_target(callee: Reference, symbols: Symbols) -> Diagnostic:
    name = callee.path[0]
    return unknown_name(
        name,
        callee.span,
        symbols,
        wanted="function",
        otherwise=f"declare it: `function {name}(…)`; a URL stands in quotes",
    )


def _no_target(callee: Reference, kind: str, declared: Span) -> Diagnostic:
    related = (Related(declared, "declared here"),)
    if kind == "function":
        return Diagnostic(
            "no-target",
            "a function has no actions: it is only called",
            callee.span,
            related=related,
            help=f"write `{callee.path[0]}`",
        )
    if kind in _SERVICES:
        return Diagnostic(
            "not-yet-built",
            f"a route straight to a {kind} is part of the language, but this version does not"
            " build it yet",
            callee.span,
            related=related,
            help="let a function stand between them until it does",
        )
    return Diagnostic(
        "no-target",
        f"`{callee.path[0]}` is a {kind}, and a route leads to a function, a URL or a mock",
        callee.span,
        label="no target of a route",
        related=related,
        help='a URL is written in quotes, as in `"https://${host}/users"`'
        if kind == "param"
        else "",
    )


def _unnamed(call: Call, span: Span, symbols: Symbols) -> Diagnostic:
    function = symbols.names[call.callee.path[0]].node
    params = function.params if isinstance(function, syntax.FunctionDeclaration) else None
    names = [field.name.text for field in params or ()]
    name = nearest(span.text.rpartition(".")[2], names) or (names[0] if names else "parameter")
    return Diagnostic(
        "unnamed-argument",
        "arguments are given by name",
        span,
        help=f"write `{name}: {span.text}`",
    )
