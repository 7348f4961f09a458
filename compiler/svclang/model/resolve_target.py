"""What a route leads to: a function, a call of one, a resource, a URL or a mock.

In: a route of the syntax. Out: its target with every name in it looked up, and the status of
success. A target that is none stands as a `ServiceTarget`, so that it is one mistake only.
"""

from __future__ import annotations

from collections.abc import Collection

from ..advice import keep_one, write, write_nearest
from ..aws.attributes import REQUEST_ROOTS
from ..aws.kind import Kind
from ..aws.kinds import kind_named
from ..diagnostics import Diagnostic, Related, given_twice, nearest, with_article
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Call, Reference, Text
from .actions import usual_action
from .nodes import Argument, FunctionTarget, HttpTarget, MockTarget, ServiceTarget, Target
from .references import check_value_references, unknown_name
from .symbols import Symbols
from .type_words import SCALARS


def resolve_target(
    node: syntax.Route,
    variables: Collection[str],
    symbols: Symbols,
    diagnostics: list[Diagnostic],
) -> Target:
    """The target of a route, whose path has these variables."""
    target = node.target
    if isinstance(target, Text):
        found = check_value_references(target, symbols)
        diagnostics.extend(_as_variable(problem, variables) for problem in found)
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
        if not symbols.is_lost(name):
            diagnostics.append(_unknown_target(callee, symbols))
        return lost
    kind = kind_named(symbol.kind)
    if kind is not None and kind.actions and name not in symbols.doubled:
        return _service(node, kind, symbols, diagnostics)
    if symbol.kind != "function" or action:
        if symbol.kind == "function" or name not in symbols.doubled:
            diagnostics.append(_no_target(callee, symbol.kind, symbol.name.span))
        return lost
    arguments = _arguments(target, symbols, diagnostics) if isinstance(target, Call) else ()
    return FunctionTarget(name, arguments, callee.span)


def _as_variable(problem: Diagnostic, variables: Collection[str]) -> Diagnostic:
    """A name in a URL that nothing declares; a variable of the path stands without `$`."""
    source, start, end = problem.span
    name = problem.span.text
    place = Span(source, start - len("${"), end + len("}"))
    is_variable = name in variables and place.text == f"${{{name}}}"
    if problem.rule != "unknown-name" or not is_variable:
        return problem
    help_ = f"write `{{{name}}}` for the variable of the path"
    return problem._replace(related=(), **write(place, f"{{{name}}}", help_))


def _service(
    node: syntax.Route, kind: Kind, symbols: Symbols, diagnostics: list[Diagnostic]
) -> ServiceTarget:
    """A resource, and what is done with it."""
    target = node.target
    assert isinstance(target, Call | Reference)
    callee = target.callee if isinstance(target, Call) else target
    name, *rest = callee.path
    said = ".".join(rest) or usual_action(kind.name, node.method.text)
    action = kind.actions.get(said)
    if action is None:
        diagnostics.append(_unknown_action(callee, said, kind, symbols.names[name].name.span))
        return ServiceTarget(name, said, (), callee.span)
    plain = {key for key, known in action.arguments.items() if known.form == "index"}
    arguments = (
        _arguments(target, symbols, diagnostics, [*action.arguments], plain)
        if isinstance(target, Call)
        else ()
    )
    return ServiceTarget(name, said, arguments, callee.span)


def _arguments(
    call: Call,
    symbols: Symbols,
    diagnostics: list[Diagnostic],
    known: Collection[str] = (),
    plain: Collection[str] = (),
) -> tuple[Argument, ...]:
    """The arguments of a call; those of `plain` are names that are looked up elsewhere."""
    arguments: dict[str, Argument] = {}
    for given in call.arguments:
        if not isinstance(given, syntax.Pair):
            diagnostics.append(_unnamed(call, given.span, symbols, known))
            continue
        name = given.key.text
        if name not in plain:
            diagnostics.extend(check_value_references(given.value, symbols, REQUEST_ROOTS))
        argument = Argument(given.key, given.value, given.span)
        first = arguments.setdefault(name, argument)
        if first is not argument:
            diagnostics.append(
                given_twice(
                    f"`{name}`",
                    given.key.span,
                    first.name.span,
                    **keep_one(argument.span, first.span),
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
            help=_failure(value) if highest < 400 else "as in `returns 410`",
        )
    )
    return 200, returns.span


def _failure(status: object) -> str:
    """How a function answers with the status of a failure."""
    if not isinstance(status, int) or not 400 <= status <= 599:
        return "as in `returns 201`"
    said = status
    return f'declare `error NAME {said} "…"`, and write `throws NAME` behind the function'


def _usual_status(node: syntax.Route, target: Target, symbols: Symbols) -> int:
    if node.asynchronous is not None:
        return 202
    if isinstance(target, FunctionTarget):
        function = symbols.names[target.function].node
        if isinstance(function, syntax.FunctionDeclaration):
            signed = function.params is not None or bool(function.throws)
            return 204 if signed and function.result is None else 200
    if isinstance(target, ServiceTarget) and target.resource in symbols.names:
        kind = kind_named(symbols.names[target.resource].kind)
        action = kind.actions.get(target.action) if kind is not None else None
        return action.status if action is not None else 200
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
        also={each.kind for each in symbols.names.values() if _has_actions(each.kind)},
    )


def _has_actions(name: str) -> bool:
    """Whether a route can lead to what is declared with a word."""
    kind = kind_named(name)
    return kind is not None and bool(kind.actions)


def _no_target(callee: Reference, kind: str, declared: Span) -> Diagnostic:
    related = (Related(declared, "declared here"),)
    if kind == "function":
        return Diagnostic(
            "no-target",
            "a function has no actions: it is only called",
            callee.span,
            related=related,
            **write(callee.span, callee.path[0], safe=False),
        )
    return Diagnostic(
        "no-target",
        f"`{callee.path[0]}` is {with_article(kind)}, and a route leads to a function, a"
        " resource, a URL or a mock",
        callee.span,
        label="no target of a route",
        related=related,
        help='a URL is written in quotes, as in `"https://${host}/users"`'
        if kind == "param"
        else "",
    )


def _unknown_action(callee: Reference, said: str, kind: Kind, declared: Span) -> Diagnostic:
    name = callee.path[0]
    owner = with_article(kind.name)
    listed = " or ".join(f"`{name}.{one}`" for one in kind.actions)
    return Diagnostic(
        "unknown-action",
        f"a route cannot `{said}` {owner}"
        if said
        else f"a route to {owner} says what it does, where its method does not",
        callee.span,
        related=(Related(declared, "declared here"),),
        **(
            write(callee.span, f"{name}.{next(iter(kind.actions))}", safe=False)
            if len(kind.actions) == 1
            else write_nearest(
                callee.span, kind.actions, f"write {listed}", word=said, form=f"{name}.{{}}"
            )
        ),
    )


def _is_scalar(type_: syntax.Type) -> bool:
    of = type_.of if isinstance(type_, syntax.OptionalType) else type_
    return isinstance(of, syntax.NamedType) and of.name.text in SCALARS


def _unnamed(call: Call, span: Span, symbols: Symbols, known: Collection[str]) -> Diagnostic:
    function = symbols.names[call.callee.path[0]].node
    params = function.params if isinstance(function, syntax.FunctionDeclaration) else None
    named = {each.key.text for each in call.arguments if isinstance(each, syntax.Pair)}
    root = span.text.partition(".")[0]
    fields = [each for each in params or () if each.name.text not in named]
    # Only the body holds more than text.
    fields = [each for each in fields if root == "body" or _is_scalar(each.type)] or fields
    names = [*known, *(field.name.text for field in fields)]
    last = span.text.rpartition(".")[2]
    name = nearest(last, names) or (names[0] if names else "parameter")
    return Diagnostic(
        "unnamed-argument",
        "arguments are given by name",
        span,
        **write(span, f"{name}: {span.text}", safe=name == last),
    )
