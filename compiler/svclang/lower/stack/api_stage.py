"""The stage of an API: throttling, caching, logs, tracing and stage variables, method by method.

Settings that a method has of its own replace those of the whole stage, so each entry says all.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import Api, Model, Resource, Settings
from ..documents.setting_values import setting_value
from ..documents.values import object_of
from .api_logs import ACCESS_FORMAT, logging_level, writes_logs
from .tags import resource_tags

_PER_SECOND = {"s": 1, "second": 1, "m": 60, "minute": 60, "h": 3600, "hour": 3600}
# Set by the pass `hash_deployment`, when what is deployed is known.
DEPLOYMENT = "DeploymentId"


def stage_resources(api: Api, model: Model) -> list[Resource]:
    """The stage, and the web ACL before it."""
    made = [_stage(api, model)]
    waf = api.settings.get("waf")
    if waf is not None:
        acl = setting_value(waf.value, model)
        arn = (
            "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/"
            f"${{{api.logical_id}}}/stages/${{{api.logical_id}Stage}}"
        )
        properties = Obj({"ResourceArn": {"Fn::Sub": arn}, "WebACLArn": acl}, waf.span)
        document = Obj(
            {"Type": "AWS::WAFv2::WebACLAssociation", "Properties": properties}, waf.span
        )
        made.append(Resource(f"{api.logical_id}WebAcl", document, waf.span))
    return made


def _stage(api: Api, model: Model) -> Resource:
    properties = Obj(
        {
            "RestApiId": {"Ref": api.logical_id},
            DEPLOYMENT: None,
            "StageName": model.stage,
        },
        api.keyword,
    )
    _variables(properties, api, model)
    tracing = api.settings.get("tracing")
    if tracing is not None:
        properties.put("TracingEnabled", tracing.value, tracing.span)
    cluster = api.settings.get("cache_cluster")
    if cluster is not None:
        properties.put("CacheClusterEnabled", True, cluster.span)
        properties.put("CacheClusterSize", str(cluster.value), cluster.span)
    access = api.settings.get("access_logs")
    if access is not None and access.value is not None:
        destination = {"Fn::GetAtt": [f"{api.logical_id}AccessLogs", "Arn"]}
        setting = Obj({"DestinationArn": destination, "Format": ACCESS_FORMAT}, access.span)
        properties.put("AccessLogSetting", setting, access.span)
    settings = _method_settings(api)
    if settings:
        properties["MethodSettings"] = settings
    tags = resource_tags(model.service.settings, model)
    if tags is not None:
        properties["Tags"] = tags
    document = Obj({"Type": "AWS::ApiGateway::Stage"}, api.keyword)
    waits = _waits_for(api)
    if waits:
        document["DependsOn"] = waits
    document["Properties"] = properties
    return Resource(f"{api.logical_id}Stage", document, api.keyword)


def _waits_for(api: Api) -> list[str]:
    waits = []
    log_role = api.settings.get("log_role")
    if writes_logs(api) and (log_role is None or log_role.value):
        waits.append("ApiGatewayAccount")
    if logging_level(api) != "OFF":
        waits.append(f"{api.logical_id}ExecutionLogs")
    return waits


def _variables(properties: Obj, api: Api, model: Model) -> None:
    given = api.settings.get("vars")
    if given is not None:
        properties.put("Variables", object_of(given.value, model), given.span)


def _method_settings(api: Api) -> Arr:
    whole = _settings(api.settings, api)
    entries = Arr(span=api.keyword)
    if whole:
        entries.append(Obj({"ResourcePath": "/*", "HttpMethod": "*", **whole}, api.keyword))
    for route in api.routes:
        if not route.settings:
            continue
        if _settings(route.settings, api) != whole:
            own = _settings(route.settings, api, route.method)
            path = "/" + route.path.text.replace("/", "~1")
            entries.append(
                Obj({"ResourcePath": path, "HttpMethod": route.method, **own}, route.head)
            )
    return entries


def per_second(rate: tuple[float, str]) -> float:
    """A rate, as the number of requests in a second: `(30, "m")` is 0.5."""
    amount, unit = rate
    number = amount / _PER_SECOND[unit]
    return int(number) if number == int(number) else round(number, 4)


def _settings(settings: Settings, api: Api, method: str = "*") -> dict[str, Any]:
    made: dict[str, Any] = {}
    throttle = settings.get("throttle")
    if throttle is not None:
        made["ThrottlingRateLimit"] = per_second(throttle.value["first"])
        if "burst" in throttle.value:
            made["ThrottlingBurstLimit"] = throttle.value["burst"]
    cache = settings.get("cache")
    if cache is not None:
        # Of the whole stage, API Gateway caches GET alone; an entry of a method's own is obeyed.
        cached = bool(cache.value) and method in ("*", "GET", "ANY")
        made["CachingEnabled"] = cached
        if cached:
            made["CacheTtlInSeconds"] = cache.value
            made["CacheDataEncrypted"] = True
    elif api.settings.get("cache_cluster") is not None:
        # With a cluster, API Gateway caches every GET by itself, and callers would share answers.
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
        made["CachingEnabled"] = False
    level = logging_level(api)
    if level != "OFF":
        made["LoggingLevel"] = level
        # Bodies and tokens do not belong into logs.
        made["DataTraceEnabled"] = False
        made["MetricsEnabled"] = True
    return made
