"""Usage plans.

    plan basic { throttle 10/s burst 20; quota 1000/day; of api }
       →  BasicPlan { Throttle, Quota, ApiStages: [{ ApiId: !Ref Api, Stage: !Ref ApiStage }] }

The stage is a reference, because a plan needs it to be there first.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-usageplan.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import Api, DeclaredResource, Given, Model, Resource
from ...source import Span
from ..stack.api_stage import per_second
from ..stack.resources import main_resource


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A plan, with the stages of its APIs."""
    made = Obj(span=declared.name.span)
    if declared.doc:
        made["Description"] = " ".join(declared.doc.split())
    stages = [_stage(declared, api) for api in model.opened[declared.name.text]]
    of = declared.settings.get("of")
    if stages:
        made.put("ApiStages", Arr(stages, declared.name.span), of.span if of else None)
    throttle = declared.settings.get("throttle")
    if throttle is not None:
        limits = _throttle(throttle.value, "first", throttle.span)
        made.put("Throttle", limits, throttle.span)
    quota = declared.settings.get("quota")
    if quota is not None:
        amount, period = quota.value
        limit = Obj({"Limit": int(amount), "Period": period.upper()}, quota.span)
        made.put("Quota", limit, quota.span)
    return [main_resource(declared, made, model)]


def _stage(declared: DeclaredResource, api: Api) -> Obj:
    span = declared.name.span
    made = Obj({"ApiId": {"Ref": api.logical_id}}, span)
    made["Stage"] = {"Ref": f"{api.logical_id}Stage"}
    given = declared.settings.get("route")
    routes = _routes(given, api) if given is not None else None
    if routes:
        made.put("Throttle", routes, routes.span)
    return made


def _routes(given: Given, api: Api) -> Obj:
    """The limits of single routes, of those that the API has."""
    known = {f"{route.method} {route.path.text}" for route in api.routes}
    made = Obj(span=given.span)
    for each in given.value:
        if each["first"] in known:
            method, path = each["first"].split(" ", 1)
            made[f"{path}/{method}"] = _throttle(each, "throttle", given.span)
    return made


def _throttle(given: Mapping[str, Any], rate: str, span: Span) -> Obj:
    made = Obj(span=span)
    if rate in given:
        made["RateLimit"] = per_second(given[rate])
    if "burst" in given:
        made["BurstLimit"] = given["burst"]
    return made
