"""The CloudFormation around the Swagger of each API: the API, its role, its stage.

    api { GET /users -> list_users }  →  Api, ApiRole, ApiStage (and, later, its deployment)

API Gateway calls functions with one role that lists exactly the functions that routes name; each
authorizer's function has a permission for that API's authorizers alone.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-restapi.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
"""

from __future__ import annotations

from typing import Any

from ..model.document import Arr, Obj
from ..model.names import pascal
from ..model.nodes import Api, FunctionTarget, Model, Resource
from ..source import Span
from .documents.merge import merge
from .documents.setting_values import setting_value
from .documents.values import object_of
from .stack.api_logs import log_resources
from .stack.api_stage import stage_resources
from .stack.function_versions import invocation
from .stack.permissions import permission
from .stack.policies import GATEWAY, statement, trust
from .stack.role_policies import role_policies
from .stack.service_leave import Leave, service_leave
from .stack.tags import resource_tags


def build_api(model: Model) -> Model:
    """The model with the resources of every API, but for the deployments."""
    resources: list[Resource] = []
    for api in model.apis:
        resources.append(_rest_api(api, model))
        resources.extend(_role(api, model))
        resources.extend(_permissions(api, model))
        resources.extend(log_resources(api, model))
        resources.extend(stage_resources(api, model))
    unique = {resource.logical_id: resource for resource in resources}
    # Before the functions, because an API is what a reader looks for first.
    return model._replace(resources=(*unique.values(), *model.resources))


def _rest_api(api: Api, model: Model) -> Resource:
    properties = Obj(span=api.keyword)
    endpoint = api.settings.get("endpoint")
    kind = endpoint.value["first"] if endpoint else "REGIONAL"
    configuration = Obj({"Types": [kind]}, endpoint.span if endpoint else api.keyword)
    if endpoint is not None and "via" in endpoint.value:
        configuration["VpcEndpointIds"] = [
            setting_value(value, model) for value in endpoint.value["via"]
        ]
    properties.put("EndpointConfiguration", configuration, endpoint.span if endpoint else None)
    default = api.settings.get("default_endpoint")
    if default is not None:
        properties.put("DisableExecuteApiEndpoint", not default.value, default.span)
    # Without it, an import drops what it does not understand, and says nothing.
    properties["FailOnWarnings"] = True
    tags = resource_tags(model.service.settings, model)
    if tags is not None:
        properties["Tags"] = tags
    for block in api.settings["cfn"].value if "cfn" in api.settings else ():
        properties = merge(properties, object_of(block, model))
    properties.put("Body", api.swagger, api.keyword)
    document = Obj({"Type": "AWS::ApiGateway::RestApi", "Properties": properties}, api.keyword)
    return Resource(api.logical_id, document, api.keyword)


def called_functions(api: Api) -> list[str]:
    """The functions that the routes of an API name, each once, in order."""
    targets = (route.target for route in api.routes)
    names = (target.function for target in targets if isinstance(target, FunctionTarget))
    return list(dict.fromkeys(names))


def _role(api: Api, model: Model) -> list[Resource]:
    leave = _leave(api, model)
    if not leave:
        return []
    name = f"{api.logical_id}Role"
    span = api.keyword
    properties = Obj({"AssumeRolePolicyDocument": trust(GATEWAY, span)}, span)
    own, attached = role_policies(name, "invoke", _statements(leave, span), model, span)
    properties["Policies"] = [own]
    tags = resource_tags(model.service.settings, model)
    if tags is not None:
        properties["Tags"] = tags
    document = Obj({"Type": "AWS::IAM::Role", "Properties": properties}, api.keyword)
    return [Resource(name, document, api.keyword), *attached]


def _leave(api: Api, model: Model) -> list[Leave]:
    """What an API may do: call the functions, and do with the resources what its routes do."""
    names = called_functions(api)
    found = [Leave(("lambda:InvokeFunction",), invocation(model.functions[name])) for name in names]
    for route in api.routes:
        found += [one for one in service_leave(route, model) if one not in found]
    return found


def _statements(leave: list[Leave], span: Span) -> list[Obj]:
    """One statement for all the resources that the same may be done with."""
    grouped: dict[tuple[str, ...], list[Any]] = {}
    for one in leave:
        grouped.setdefault(one.actions, []).append(one.resource)
    return [statement(actions, Arr(arns, span), span) for actions, arns in grouped.items()]


def _permissions(api: Api, model: Model) -> list[Resource]:
    """The leave that API Gateway has to call the functions of this API's authorizers."""
    used = {route.access.authorizer for route in api.routes if route.access is not None}
    made = []
    for name, authorizer in model.authorizers.items():
        if name not in used or authorizer.function is None:
            continue
        arn = (
            "arn:${AWS::Partition}:execute-api:${AWS::Region}"
            f":${{AWS::AccountId}}:${{{api.logical_id}}}/authorizers/*"
        )
        made.append(
            permission(
                f"{api.logical_id}{pascal(name)}Permission",
                model.functions[authorizer.function.text],
                GATEWAY,
                {"Fn::Sub": arn},
                authorizer.span,
            )
        )
    return made
