"""Where API Gateway writes: a line for each request, and notes of its own work.

It writes with a role that is set once for each account and region, and refuses a stage that logs
without one; so the stack sets it, and keeps it when it goes, because other stacks log with it.
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.nodes import Api, Model, Resource
from ...source import Span
from .log_groups import log_group
from .policies import GATEWAY, trust
from .resources import further_resource

# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
ACCESS_FORMAT = (
    '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp",'
    '"requestTime":"$context.requestTime","httpMethod":"$context.httpMethod",'
    '"resourcePath":"$context.resourcePath","status":"$context.status",'
    '"responseLength":"$context.responseLength","latency":"$context.responseLatency",'
    '"integrationLatency":"$context.integrationLatency",'
    '"error":"$context.error.responseType"}'
)
_WRITER = "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
_DEFAULT_DAYS = 30


def logging_level(api: Api) -> str:
    """What API Gateway writes of its own work: `OFF`, `ERROR` or `INFO`."""
    given = api.settings.get("logs")
    level = given.value["first"] if given is not None else "OFF"
    return level if isinstance(level, str) else "OFF"


def writes_logs(api: Api) -> bool:
    """Whether API Gateway needs the account's role."""
    access = api.settings.get("access_logs")
    return logging_level(api) != "OFF" or (access is not None and access.value is not None)


def log_resources(api: Api, model: Model) -> list[Resource]:
    """The log groups, and the account's role."""
    made = []
    access = api.settings.get("access_logs")
    if access is not None and access.value is not None:
        made.append(log_group(f"{api.logical_id}AccessLogs", access.value, access.span, model))
    logs = api.settings.get("logs")
    if logs is not None and logging_level(api) != "OFF":
        days = logs.value.get("keep", _DEFAULT_DAYS)
        group = log_group(f"{api.logical_id}ExecutionLogs", days, logs.span, model)
        # The one name that API Gateway writes to.
        name = f"API-Gateway-Execution-Logs_${{{api.logical_id}}}/{model.stage}"
        properties = group.document["Properties"]
        named = Obj({"LogGroupName": {"Fn::Sub": name}, **properties}, properties.span)
        group.document["Properties"] = named
        made.append(group)
    log_role = api.settings.get("log_role")
    if writes_logs(api) and (log_role is None or log_role.value):
        given = access or logs
        made.extend(_account(given.span if given else api.keyword))
    return made


def _account(span: Span) -> list[Resource]:
    trusted = Obj({"AssumeRolePolicyDocument": trust(GATEWAY, span)}, span)
    trusted["ManagedPolicyArns"] = [{"Fn::Sub": _WRITER}]
    role = further_resource("ApiGatewayLogRole", "AWS::IAM::Role", trusted, span, kept=True)
    named = Obj({"CloudWatchRoleArn": {"Fn::GetAtt": [role.logical_id, "Arn"]}}, span)
    kind = "AWS::ApiGateway::Account"
    return [role, further_resource("ApiGatewayAccount", kind, named, span, kept=True)]
