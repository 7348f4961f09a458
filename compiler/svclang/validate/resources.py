"""What AWS would refuse of the resources of the language's own kinds.

In: the model, with settings inherited and logical ids set. Out: diagnostics: first what holds for
all kinds, then what the file of each kind in `kinds` finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from ..diagnostics import Diagnostic, Related
from ..model.grants import Grant, grants, variables
from ..model.nodes import DeclaredResource, Function, Model
from ..source import Span

# Kinds whose forms do not say all.
CHECKED = frozenset(
    {
        *("bucket", "cron", "event", "every", "layer", "machine", "plan", "pool", "queue"),
        *("secret", "stream", "table", "topic"),
    }
)
# Kinds of which one is wrong for the sake of another.
CHECKED_TOGETHER = ("domain", "key", "logs")


def check_resources(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the resources of a model."""
    given = grants(model)
    for name, function in model.functions.items():
        yield from _check_variables(function, given[name])
        yield from _check_role(function, given[name])
    for declared in model.declared.values():
        yield from _check_fed_once(declared)
        if declared.kind in CHECKED:
            yield from import_module(f"{__package__}.kinds.{declared.kind}").check(declared, model)
    for kind in CHECKED_TOGETHER:
        alike = [declared for declared in model.declared.values() if declared.kind == kind]
        if alike:
            yield from import_module(f"{__package__}.kinds.{kind}").check_all(alike, model)


def _check_variables(function: Function, given: list[Grant]) -> Iterator[Diagnostic]:
    """Variables of a function's own, and of other grants, of the same name."""
    env = function.settings.get("env")
    entries = env.value.entries if env is not None else ()
    taken: dict[str, Span] = {entry.key.text: entry.key.span for entry in entries}
    for variable in variables(given):
        first = taken.setdefault(variable.name, variable.span)
        if first is not variable.span:
            yield Diagnostic(
                "clashing-variable",
                f"`{function.name.text}` is told by `{variable.name}` where"
                f" `{variable.resource.name.text}` is, and has a variable of that name already",
                variable.span,
                related=(Related(first, "the other one"),),
                help="take that out, or give it another name",
            )


def _check_role(function: Function, given: list[Grant]) -> Iterator[Diagnostic]:
    """Leave that is given to a role which the stack does not make."""
    role = function.settings.get("role")
    if role is None or not given:
        return
    yield Diagnostic(
        "lost-leave",
        f"`{function.name.text}` runs with a role that is not of this stack, which gives it"
        " nothing",
        given[0].span,
        related=(Related(role.span, "the role is named here"),),
        help="take `role` out, or give the leave there",
    )


def _check_fed_once(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """Lambda refuses a second mapping from one source to one function."""
    first: dict[tuple[str, str, str], Span] = {}
    for feed in declared.feeds:
        key = (feed.trigger, str(feed.words), feed.target.text)
        other = first.setdefault(key, feed.span)
        if other is not feed.span:
            yield Diagnostic(
                "fed-twice",
                f"`{declared.name.text}` feeds `{feed.target.text}` already",
                feed.target.span,
                related=(Related(other, "first here"),),
                help="put both into one",
            )
