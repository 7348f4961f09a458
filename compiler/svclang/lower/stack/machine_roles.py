"""The role of a state machine, and no more in it than its states need.

    Resource: resize  →  lambda:InvokeFunction on ResizeFunction

https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
"""

from __future__ import annotations

import json
from typing import Any

from ...aws.state_machines import (
    LOG_DELIVERY,
    SYNC_EVENTS,
    SYNC_EXECUTIONS,
    SYNC_RULE,
    TRACING,
)
from ...model.definitions import Definition
from ...model.document import Arr, Obj
from ...model.machine_tasks import Need, is_distributed, needs_of, states_of
from ...model.nodes import DeclaredResource, Model, Resource
from ...source import Span
from ...syntax.nodes import Reference
from ..documents.setting_values import setting_value
from ..documents.values import as_substitution, of_resource
from .permits import value_of
from .policies import SAME_ACCOUNT, policy, policy_document, statement, trust
from .resources import further_resource
from .tags import resource_tags

_IN_ACCOUNT = "arn:${AWS::Partition}:{service}:${AWS::Region}:${AWS::AccountId}:"


def machine_role(declared: DeclaredResource, definition: Definition, model: Model) -> Resource:
    """The role that Step Functions takes on for the machines of this account."""
    span = declared.name.span
    # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
    trusted = trust("states.amazonaws.com", span, SAME_ACCOUNT)
    made = Obj({"AssumeRolePolicyDocument": trusted}, span)
    statements = _statements(declared, definition, model)
    if statements:
        made["Policies"] = Arr([policy("states", statements, span)], span)
    tags = resource_tags(declared.settings, model)
    if tags is not None:
        made.put("Tags", tags, tags.span)
    return further_resource(role_id(declared), "AWS::IAM::Role", made, span)


def role_id(declared: DeclaredResource) -> str:
    """The logical id of a machine's role: `OrdersMachineRole`."""
    return f"{declared.logical_id}Role"


def map_policy(declared: DeclaredResource, definition: Definition) -> Resource | None:
    """What a distributed map may do with the machine that it is part of; None where there is none.

    It is no part of the role, which must be there before the machine.
    https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
    """
    if not any(is_distributed(state) for _, state in states_of(definition.document)):
        return None
    span = declared.name.span
    arn = of_resource(declared, "arn", span)
    statements = [
        statement(("states:StartExecution",), arn, span),
        statement(SYNC_EXECUTIONS, _executions(declared, span), span),
    ]
    made = Obj({"PolicyName": "map", "Roles": [{"Ref": role_id(declared)}]}, span)
    made["PolicyDocument"] = policy_document(statements, span)
    return further_resource(f"{declared.logical_id}MapPolicy", "AWS::IAM::Policy", made, span)


def _statements(declared: DeclaredResource, definition: Definition, model: Model) -> list[Obj]:
    made = [
        each for need in needs_of(definition, model) for each in _for_need(declared, need, model)
    ]
    may = declared.settings.get("may")
    for given in may.value if may is not None else ():
        action = setting_value(given["first"], model)
        made.append(statement((action,), setting_value(given["on"], model), may.span))  # type: ignore[union-attr]
    logs, tracing = declared.settings.get("logs"), declared.settings.get("tracing")
    if logs is None or logs.value is not None:
        made.append(statement(LOG_DELIVERY, "*", declared.name.span))
    if tracing is not None and tracing.value:
        made.append(statement(TRACING, "*", tracing.span))
    return list({json.dumps(each, sort_keys=True): each for each in made}.values())


def _for_need(declared: DeclaredResource, need: Need, model: Model) -> list[Obj]:
    made = []
    for reference in need.used:
        span = reference.span
        arn = _arn(reference, model)
        arns = [_on(text, arn, span) for text in need.on]
        made.append(statement(need.actions, arns[0] if len(arns) == 1 else Arr(arns, span), span))
        if need.waits:
            started = model.declared[reference.path[0]]
            made.append(statement(SYNC_EXECUTIONS, _executions(started, span), span))
            rule = f"{_IN_ACCOUNT.replace('{service}', 'events')}rule/{SYNC_RULE}"
            made.append(statement(SYNC_EVENTS, Obj({"Fn::Sub": rule}, span), span))
    return made


def _arn(reference: Reference, model: Model) -> Any:
    name = reference.path[0]
    return value_of(model.functions.get(name) or model.declared[name], "arn", reference.span)


def _on(text: str, arn: Any, span: Span) -> Any:
    if text == "{arn}":
        return arn
    return Obj({"Fn::Sub": text.replace("{arn}", as_substitution(arn))}, span)


def _executions(machine: DeclaredResource, span: Span) -> Obj:
    """The ARN of all executions of a machine."""
    name = as_substitution(of_resource(machine, "name", span))
    head = _IN_ACCOUNT.replace("{service}", "states")
    return Obj({"Fn::Sub": f"{head}execution:{name}:*"}, span)
