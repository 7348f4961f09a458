"""State machines.

    machine orders { definition "orders.asl.json"; start by create_order }
       →  OrdersMachine, OrdersMachineRole, OrdersMachineLogs

The definition stands in the template as JSON, in which `${Resize_Arn}` is what
`DefinitionSubstitutions` says. It is text, because CloudFormation knows no null, and states do.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html
"""

from __future__ import annotations

import json
from typing import Any

from ...aws.kinds.machine import LOG_DAYS, LOG_LEVEL, STANDARD
from ...model.definitions import Definition, definition_of
from ...model.document import Arr, Obj
from ...model.nodes import DeclaredResource, Model, Resource
from ...source import Span
from ...syntax.nodes import Reference
from ..documents.setting_values import setting_value
from ..documents.values import STACK_GUID, reference, substituted
from ..stack.function_versions import invocation
from ..stack.log_groups import log_group
from ..stack.machine_roles import machine_role, map_policy, role_id
from ..stack.resources import main_resource

# What Step Functions calls a function by is its ARN, whichever of these is written.
_OF_FUNCTION = ("", "name", "arn")


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A state machine, its role and its log group."""
    definition = definition_of(declared, model)
    assert isinstance(definition, Definition)
    span = declared.name.span
    given = declared.settings["definition"].span
    made = Obj(span=span)
    kind = declared.settings.get("type")
    made.put("StateMachineType", kind.value if kind else STANDARD, kind and kind.span)
    text = json.dumps(definition.document, indent=2, ensure_ascii=False)
    made.put("DefinitionString", text, given)
    if definition.references:
        made.put("DefinitionSubstitutions", _substitutions(definition, model, given), given)
    made["RoleArn"] = Obj({"Fn::GetAtt": [role_id(declared), "Arn"]}, span)
    logs = _logs(declared, model)
    if logs is not None:
        made["LoggingConfiguration"] = _logging(declared, logs, model)
    tracing = declared.settings.get("tracing")
    if tracing is not None:
        made.put("TracingConfiguration", Obj({"Enabled": tracing.value}), tracing.span)
    further = (machine_role(declared, definition, model), map_policy(declared, definition), logs)
    return [
        main_resource(declared, made, model),
        *(each for each in further if each is not None),
    ]


def _substitutions(definition: Definition, model: Model, span: Span) -> Obj:
    made = Obj(span=span)
    for name, node in definition.references.items():
        made.put(name, _substituted(node, model), node.span)
    return made


def _substituted(node: Reference, model: Model) -> Any:
    function = model.functions.get(node.path[0])
    if function is not None and ".".join(node.path[1:]) in _OF_FUNCTION:
        return invocation(function)
    return reference(node, model)


def _logs(declared: DeclaredResource, model: Model) -> Resource | None:
    """The log group, under the one prefix whose policy does not outgrow its limit.

    https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    """
    given = declared.settings.get("logs")
    if given is not None and given.value is None:
        return None
    span = given.span if given is not None else declared.name.span
    days = given.value if given is not None else LOG_DAYS
    made = log_group(f"{declared.logical_id}Logs", days, span, model, declared.settings)
    properties = made.document["Properties"]
    name = f"/aws/vendedlogs/states/${{AWS::StackName}}-{declared.name.text}-{STACK_GUID}"
    named = Obj({"LogGroupName": substituted(name, span), **properties}, properties.span)
    made.document["Properties"] = named
    return made


def _logging(declared: DeclaredResource, logs: Resource, model: Model) -> Obj:
    span = logs.span
    level = declared.settings.get("log_level")
    made = Obj(span=span)
    said = setting_value(level.value, model) if level is not None else LOG_LEVEL
    made.put("Level", said, level.span if level is not None else span)
    made["IncludeExecutionData"] = False
    arn = Obj({"Fn::GetAtt": [logs.logical_id, "Arn"]}, span)
    group = Obj({"CloudWatchLogsLogGroup": Obj({"LogGroupArn": arn}, span)}, span)
    made["Destinations"] = Arr([group], span)
    return made
