"""What the tasks of a state machine use, and what they need leave for.

    { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: jobs } }
       →  sqs:SendMessage on `jobs`

In: the definition of a machine. Out: `Need`s.
https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..aws.state_machines import INTEGRATIONS, SDK_ACTIONS, SDK_ARNS, SDK_SERVICES, SYNC
from ..named_tuples import NamedTuple
from ..syntax.nodes import Reference
from .definitions import Definition, names_in
from .nodes import Model

_SERVICE = re.compile(
    r"arn:[^:]+:states:::(aws-sdk:)?([A-Za-z0-9]+:[A-Za-z0-9]+)(\.sync(?::2)?|\.waitForTaskToken)?"
)
_INNER = ("States", "Branches", "ItemProcessor", "Iterator")
_INVOKE = "lambda:InvokeFunction"


class Need(NamedTuple):
    """What one task needs leave for: the actions on what it uses, each an `Fn::Sub` of its ARN.

    `service` is what it calls, `used` the references to what is declared: empty where there are
    none. `known` says whether the compiler knows the service.
    """

    name: str
    task: Mapping[str, Any]
    service: str
    pattern: str
    actions: tuple[str, ...]
    used: tuple[Reference, ...]
    on: tuple[str, ...] = ("{arn}",)
    known: bool = True

    @property
    def waits(self) -> bool:
        """Whether the task waits until what it started has ended."""
        return self.pattern.startswith(SYNC)


def states_of(machine: Any) -> Iterator[tuple[str, Any]]:
    """Every state of a machine by its name, those inside others too."""
    states = machine.get("States") if isinstance(machine, dict) else None
    for name, state in states.items() if isinstance(states, dict) else ():
        if not isinstance(state, dict):
            continue
        yield name, state
        for inner in inner_machines(state):
            yield from states_of(inner)


def inner_machines(state: Mapping[str, Any]) -> Iterator[Any]:
    """The machines inside a state: branches, and what is done for each item."""
    branches = state.get("Branches")
    yield from branches if isinstance(branches, list) else ()
    for key in ("ItemProcessor", "Iterator"):
        if isinstance(state.get(key), dict):
            yield state[key]


def is_distributed(state: Mapping[str, Any]) -> bool:
    """Whether a map starts an execution of its own for each batch of items."""
    processor = state.get("ItemProcessor")
    config = processor.get("ProcessorConfig") if isinstance(processor, dict) else None
    return isinstance(config, dict) and config.get("Mode") == "DISTRIBUTED"


def needs_of(definition: Definition, model: Model) -> Iterator[Need]:
    """What each task needs, in the order of the states."""
    for name, state in states_of(definition.document):
        resource = state.get("Resource")
        if state.get("Type") == "Task" and isinstance(resource, str):
            need = _need(name, state, resource, definition, model)
            if need is not None:
                yield need


def _need(
    name: str, task: Mapping[str, Any], resource: str, definition: Definition, model: Model
) -> Need | None:
    found = _SERVICE.fullmatch(resource)
    if found is None:
        if ":activity:" in resource:
            return None  # whoever does the work asks for it
        used = _used({"Resource": resource}, "function", definition, model)
        return Need(name, task, "lambda", "", (_INVOKE,), used)
    service, pattern = found[2], found[3] or ""
    own = {key: value for key, value in task.items() if key not in _INNER}
    if found[1]:
        return _sdk_need(name, task, service, pattern, own, definition, model)
    known = INTEGRATIONS.get(service)
    if known is None:
        return Need(name, task, service, pattern, (_action(service),), (), known=False)
    used = _used(own, known.kind, definition, model)
    return Need(name, task, service, pattern, known.actions, used)


def _sdk_need(
    name: str,
    task: Mapping[str, Any],
    service: str,
    pattern: str,
    own: Mapping[str, Any],
    definition: Definition,
    model: Model,
) -> Need:
    prefix, _, call = service.partition(":")
    known = SDK_SERVICES.get(prefix)
    if known is None:
        return Need(name, task, service, pattern, (_action(service),), (), known=False)
    action = _action(f"{known[0]}:{call}")
    action = SDK_ACTIONS.get(action, action)
    used = _used(own, known[1], definition, model)
    return Need(name, task, service, pattern, (action,), used, SDK_ARNS.get(action, ("{arn}",)))


def _action(service: str) -> str:
    """A call as an action of IAM: `ecs:runTask` → `ecs:RunTask`."""
    prefix, _, call = service.partition(":")
    return f"{prefix}:{call[0].upper()}{call[1:]}"


def _used(part: Any, kind: str, definition: Definition, model: Model) -> tuple[Reference, ...]:
    """The references of a part to what is of a kind, each declaration once."""
    found: dict[str, Reference] = {}
    for name in names_in(part):
        reference = definition.references.get(name)
        if reference is not None and _kind(reference.path[0], model) == kind:
            found.setdefault(reference.path[0], reference)
    return tuple(found.values())


def _kind(name: str, model: Model) -> str:
    if name in model.functions:
        return "function"
    declared = model.declared.get(name)
    return declared.kind if declared is not None else ""
