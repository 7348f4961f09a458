"""API keys.

    key partner { plan basic }
       →  PartnerKey { Enabled: true }, PartnerKeyInBasic { KeyId, UsagePlanId }

AWS chooses what the key is, so that it stands in no template.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-apikey.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-usageplankey.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Model, Resource
from ...model.usage_plans import plans_of
from ..documents.values import of_resource
from ..stack.resources import further_resource, main_resource, put


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A key, and its place in each of its plans."""
    made = Obj(span=declared.name.span)
    if declared.doc:
        made["Description"] = " ".join(declared.doc.split())
    put(made, "Enabled", declared.settings, "enabled", model, True)
    put(made, "Value", declared.settings, "value", model)
    joined = [_in_plan(declared, plan) for plan in plans_of(declared, model)]
    return [main_resource(declared, made, model), *joined]


def _in_plan(declared: DeclaredResource, plan: DeclaredResource) -> Resource:
    span = declared.settings["plan"].span
    made = Obj({"KeyId": of_resource(declared, "id", span), "KeyType": "API_KEY"}, span)
    made["UsagePlanId"] = of_resource(plan, "id", span)
    logical_id = f"{declared.logical_id}In{pascal(plan.name.text)}"
    return further_resource(logical_id, "AWS::ApiGateway::UsagePlanKey", made, span)
