"""Make every function: the function itself, its role, its log group, and what belongs to it.

    function get_user { memory 512MB; retry 1 }
       →  GetUserFunction, GetUserRole, GetUserLogs, GetUserInvokeConfig

Lambda's own defaults for memory and time are written down, because a reviewer looks for them; the
log group, so that it has a retention and is there before the function writes to it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html
"""

from __future__ import annotations

from typing import Any

from ..aws.function_settings import MEMORY_MB, TIMEOUT_S
from ..model.code_paths import code_path
from ..model.document import Arr, Obj
from ..model.functions import LONGEST_DESCRIPTION, default_handler, description
from ..model.names import pascal
from ..model.nodes import Function, Given, Model, Resource
from .documents.merge import merge
from .documents.setting_values import setting_list, setting_value
from .documents.values import object_of
from .stack.asynchronous_invocations import dead_letters, invoke_config
from .stack.function_roles import function_role, role_arn
from .stack.function_urls import url_resources
from .stack.function_versions import version_resources
from .stack.log_groups import log_group
from .stack.tags import as_text, resource_tags

# CloudWatch would keep logs for ever, and bill for them.
LOG_DAYS = 30


def build_functions(model: Model) -> Model:
    """The model with the resources of every function, in the order of the source."""
    made = [
        resource
        for function in model.functions.values()
        for resource in function_resources(function, model)
    ]
    return model._replace(resources=(*model.resources, *made))


def function_resources(function: Function, model: Model) -> list[Resource]:
    """All that a function becomes; its settings have been inherited, its logical id is set."""
    logs = _logs(function, model)
    properties = _properties(function, logs.logical_id, model)
    span = function.name.span
    document = Obj({"Type": "AWS::Lambda::Function", "Properties": properties}, span)
    parts = [
        Resource(function.logical_id, document, span),
        *function_role(function, logs.logical_id, model),
        logs,
        invoke_config(function, model),
        *version_resources(function, properties, model),
        *url_resources(function),
    ]
    return [part for part in parts if part is not None]


def _logs(function: Function, model: Model) -> Resource:
    given = function.settings.get("logs")
    days = LOG_DAYS if given is None else given.value
    span = function.name.span if given is None else given.span
    logical_id = f"{pascal(function.name.text)}Logs"
    return log_group(logical_id, days, span, model, function.settings)


def _properties(function: Function, logs_id: str, model: Model) -> Obj:
    span = function.name.span
    made = Obj(span=span)
    if description(function):
        made["Description"] = _cut(description(function), LONGEST_DESCRIPTION)
    _package(made, function, model)
    _put(made, "MemorySize", function.settings.get("memory"), model, MEMORY_MB)
    _put(made, "Timeout", function.settings.get("timeout"), model, TIMEOUT_S)
    role = function.settings.get("role")
    made.put("Role", role_arn(function, model), role.span if role else None)
    _machine(made, function, model)
    _network(made, function, model)
    snapstart = function.settings.get("snapstart")
    if snapstart is not None and snapstart.value:
        on = Obj({"ApplyOn": "PublishedVersions"}, snapstart.span)
        made.put("SnapStart", on, snapstart.span)
    dead = dead_letters(function, model)
    if dead is not None:
        made.put("DeadLetterConfig", dead, dead.span)
    made["LoggingConfig"] = Obj({"LogGroup": Obj({"Ref": logs_id}, span)}, span)
    tags = resource_tags(function.settings, model)
    if tags is not None:
        made.put("Tags", tags, tags.span)
    cfn = function.settings.get("cfn")
    for block in cfn.value if cfn is not None else ():
        made = merge(made, object_of(block, model))
    return made


def _package(made: Obj, function: Function, model: Model) -> None:
    """The code, and how it is started."""
    image = function.settings.get("image")
    if image is not None:
        _image(made, image, model)
        return
    code, handler = function.settings.get("code"), function.settings.get("handler")
    _put(made, "Runtime", function.settings.get("runtime"), model)
    _put(made, "Handler", handler, model, default_handler(function))
    made.put("Code", code_path(function, model), code.span if code is not None else None)


def _image(made: Obj, image: Given, model: Model) -> None:
    made.put("PackageType", "Image", image.span)
    uri = setting_value(image.value["first"], model)
    made.put("Code", Obj({"ImageUri": uri}, image.span), image.span)
    config = Obj(span=image.span)
    for name, key in (("entry_point", "EntryPoint"), ("command", "Command")):
        given = image.value.get(name)
        if given is not None:
            config.put(key, setting_list(given.value, given.span, model), given.span)
    _put(config, "WorkingDirectory", image.value.get("working_directory"), model)
    if config:
        made.put("ImageConfig", config, image.span)


def _machine(made: Obj, function: Function, model: Model) -> None:
    """What the function finds around it when it runs."""
    settings = function.settings
    architecture = settings.get("architecture")
    if architecture is not None:
        value = setting_value(architecture.value, model)
        made.put("Architectures", Arr([value], architecture.span), architecture.span)
    variables = _variables(function, model)
    if variables:
        made.put("Environment", Obj({"Variables": variables}, variables.span), variables.span)
    layers = settings.get("layers")
    if layers is not None:
        made.put("Layers", setting_list(layers.value, layers.span, model), layers.span)
    storage = settings.get("storage")
    if storage is not None:
        size = Obj({"Size": setting_value(storage.value, model)}, storage.span)
        made.put("EphemeralStorage", size, storage.span)
    tracing = settings.get("tracing")
    if tracing is not None and tracing.value:
        made.put("TracingConfig", Obj({"Mode": "Active"}, tracing.span), tracing.span)
    _put(made, "ReservedConcurrentExecutions", settings.get("concurrency"), model)


def _variables(function: Function, model: Model) -> Obj:
    """The variables that the function's settings give it, then those that its grants do."""
    env = function.settings.get("env")
    variables = Obj(span=function.name.span if env is None else env.span)
    for entry in env.value.entries if env is not None else ():
        variables.put(entry.key.text, as_text(entry.value, model), entry.span)
    for name, value in function.variables.items():
        variables.put(name, value, value.span)
    return variables


def _network(made: Obj, function: Function, model: Model) -> None:
    vpc = function.settings.get("vpc")
    if vpc is None:
        return
    config = Obj(span=vpc.span)
    for name, key in (("security_groups", "SecurityGroupIds"), ("subnets", "SubnetIds")):
        given = vpc.value.get(name)
        if given is not None:
            config.put(key, setting_list(given.value, given.span, model), given.span)
    made.put("VpcConfig", config, vpc.span)


def _put(made: Obj, key: str, given: Given | None, model: Model, default: Any = None) -> None:
    """Set a property to what is given, or to a default where there is one."""
    if given is not None:
        made.put(key, setting_value(given.value, model), given.span)
    elif default is not None:
        made[key] = default


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rstrip() + "…"
