"""What Step Functions would refuse of the states of a machine, at the field that is wrong.

    { StartAt: "Resize", States: { Reside: { … } } }  →  there is no state `Resize`

In: a definition as a document. Out: diagnostics, at the place in the source where the definition
stands there, else where its file is named.
https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..aws.state_machines import (
    ALL_RULES,
    COMPARISONS,
    ENDING,
    GOING_ON,
    LONGEST_STATE_NAME,
    NEEDED,
    NO_COMPARISONS,
    STATE_TYPES,
)
from ..diagnostics import Diagnostic, nearest
from ..model.document import Obj
from ..model.machine_tasks import inner_machines
from ..named_tuples import NamedTuple
from ..source import Span

_RULE = "wrong-state"


class _Way(NamedTuple):
    """Where a state leads to: the name, and where it says so."""

    target: Any
    span: Span


def check_states(machine: Any, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with a machine, and with those inside its states; `span` is where it stands."""
    states = machine.get("States") if isinstance(machine, dict) else None
    if not isinstance(states, dict) or not states:
        yield Diagnostic(_RULE, "a state machine needs `States`", span, help=_EXAMPLE)
        return
    start = machine.get("StartAt")
    begins = isinstance(start, str) and start in states
    if not begins:
        yield _no_state(_Way(start, _at(machine, "StartAt", span)), states, "`StartAt` leads")
    for name, state in states.items():
        place = _at(states, name, span)
        if not isinstance(state, dict):
            yield Diagnostic(_RULE, f"the state `{name}` is an object", place)
            continue
        yield from _check_state(name, state, states, place)
        for inner in inner_machines(state):
            yield from check_states(inner, getattr(inner, "span", None) or place)
    if begins and isinstance(start, str):
        yield from _check_reached(start, states, span)


_EXAMPLE = 'as in `{ StartAt: "Resize", States: { Resize: { Type: "Task", … } } }`'


def _at(node: Any, key: str, otherwise: Span) -> Span:
    """Where a key of an object is written."""
    if isinstance(node, Obj):
        return node.spans.get(key) or node.span or otherwise
    return otherwise


def _check_state(
    name: str, state: Mapping[str, Any], states: Mapping[str, Any], span: Span
) -> Iterator[Diagnostic]:
    if len(name) > LONGEST_STATE_NAME:
        said = f"the name of a state has {LONGEST_STATE_NAME} characters at most"
        yield Diagnostic(_RULE, said, span)
    kind = state.get("Type")
    if not isinstance(kind, str) or kind not in STATE_TYPES:
        yield _no_type(name, state, span)
        return
    needed = NEEDED.get(kind, ())
    if needed and not any(state.get(field) not in (None, [], {}, "") for field in needed):
        known = " or ".join(f"`{field}`" for field in needed)
        yield Diagnostic(_RULE, f"`{name}` is a {kind} and needs {known}", span)
    yield from _check_end(name, kind, state, span)
    if kind == "Choice":
        yield from _check_rules(state.get("Choices"), span)
    for way in _ways(state, span):
        if not isinstance(way.target, str) or way.target not in states:
            yield _no_state(way, states, f"`{name}` leads")


def _no_type(name: str, state: Mapping[str, Any], span: Span) -> Diagnostic:
    kind = state.get("Type")
    said = f"there is no type of states `{kind}`" if kind else f"`{name}` needs a `Type`"
    candidate = nearest(kind, STATE_TYPES) if isinstance(kind, str) else None
    help_ = f'write `"{candidate}"`' if candidate else f"it is one of {', '.join(STATE_TYPES)}"
    return Diagnostic(_RULE, said, _at(state, "Type", span), help=help_)


def _check_end(name: str, kind: str, state: Mapping[str, Any], span: Span) -> Iterator[Diagnostic]:
    """A state goes on, or ends, and not both."""
    ends, following = state.get("End") is True, "Next" in state
    if kind in GOING_ON and not (ends or following):
        yield Diagnostic(
            _RULE,
            f"`{name}` does not say what comes after it",
            span,
            help='write `Next: "…"` or `End: true`',
        )
    elif kind in GOING_ON and ends and following:
        yield Diagnostic(
            _RULE,
            f"`{name}` goes on and ends",
            _at(state, "End", span),
            help="keep `Next` or `End`",
        )
    elif kind in ENDING and (ends or following):
        key = "Next" if following else "End"
        yield Diagnostic(
            _RULE, f"a {kind} has no `{key}`", _at(state, key, span), help="take it out"
        )


def _check_rules(rules: Any, span: Span) -> Iterator[Diagnostic]:
    """What the rules of a Choice compare by, those inside others included."""
    for rule in rules if isinstance(rules, list) else ():
        if not isinstance(rule, dict):
            continue
        for key in rule:
            if key not in (*COMPARISONS, *NO_COMPARISONS):
                candidate = nearest(key, COMPARISONS)
                yield Diagnostic(
                    _RULE,
                    f"a rule of a Choice knows no comparison `{key}`",
                    _at(rule, key, span),
                    help=f"write `{candidate}`" if candidate else "as in `StringEquals`",
                )
        for key in ALL_RULES:
            yield from _check_rules(rule.get(key), span)
        yield from _check_rules([rule.get("Not")], span)


def _ways(state: Mapping[str, Any], span: Span) -> Iterator[_Way]:
    """All that a state leads to."""
    for key in ("Next", "Default"):
        if key in state:
            yield _Way(state[key], _at(state, key, span))
    for key in ("Catch", "Choices"):
        listed = state.get(key)
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, dict) and "Next" in each:
                yield _Way(each["Next"], _at(each, "Next", span))


def _no_state(way: _Way, states: Mapping[str, Any], head: str) -> Diagnostic:
    if not isinstance(way.target, str):
        return Diagnostic(_RULE, f"{head} to the name of a state", way.span, help=_EXAMPLE)
    candidate = nearest(way.target, states)
    return Diagnostic(
        _RULE,
        f"{head} to `{way.target}`, and there is no such state beside it",
        way.span,
        help=f'write `"{candidate}"`' if candidate else "",
    )


def _check_reached(start: str, states: Mapping[str, Any], span: Span) -> Iterator[Diagnostic]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        state = states.get(name)
        if name in reached or not isinstance(state, dict):
            continue
        reached.add(name)
        waiting.extend(way.target for way in _ways(state, span) if isinstance(way.target, str))
    for name in states:
        if name not in reached:
            yield Diagnostic(
                _RULE,
                f"nothing leads to the state `{name}`",
                _at(states, name, span),
                help="take it out, or lead to it with `Next`",
            )
