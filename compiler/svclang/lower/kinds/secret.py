"""Secrets.

    secret webhook_key { rotate 30d -> rotate_key }
       →  WebhookKeySecret, WebhookKeyRotateToRotateKey (a rotation schedule),
          WebhookKeyRotateToRotateKeyPermission

The schedule calls the function at once, so that it waits for the permission.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-rotationschedule.html
"""

from __future__ import annotations

import json

from ...aws.kind import KEY
from ...model.check_values import json_of
from ...model.document import Obj
from ...model.functions import paragraph
from ...model.nodes import DeclaredResource, Feed, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.deliveries import target_arn
from ..stack.permissions import permission
from ..stack.resources import feed_id, further_resource, main_resource, put

LENGTH = 32
# https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
_LONGEST_DESCRIPTION = 2048


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A secret, and what changes it from time to time."""
    made = Obj(span=declared.name.span)
    description = paragraph(declared.doc)[:_LONGEST_DESCRIPTION]
    if description:
        made["Description"] = description
    made["GenerateSecretString"] = _generated(declared, model)
    put(made, "KmsKeyId", declared.settings, KEY, model)
    rotations = [part for feed in declared.feeds for part in _rotation(declared, feed, model)]
    return [main_resource(declared, made, model), *rotations]


def _generated(declared: DeclaredResource, model: Model) -> Obj:
    given = declared.settings.get("generate")
    parts = given.value if given is not None else {}
    made = Obj(span=declared.name.span if given is None else given.span)
    put(made, "PasswordLength", parts, "length", model, LENGTH)
    punctuation = parts.get("punctuation")
    excluded = punctuation is not None and not punctuation.value
    made.put("ExcludePunctuation", excluded, punctuation.span if punctuation is not None else None)
    put(made, "ExcludeCharacters", parts, "exclude", model)
    put(made, "GenerateStringKey", parts, "key", model)
    template = parts.get("template")
    if template is not None:
        text = json.dumps(json_of(template.value)[0], ensure_ascii=False)
        made.put("SecretStringTemplate", text, template.span)
    elif "key" in parts:
        made["SecretStringTemplate"] = "{}"
    return made


def _rotation(declared: DeclaredResource, feed: Feed, model: Model) -> list[Resource]:
    span = feed.span
    function = model.functions[feed.target.text]
    arn = of_resource(declared, "arn", span)
    logical_id = feed_id(declared, feed)
    allowed = permission(
        f"{logical_id}Permission",
        function,
        "secretsmanager.amazonaws.com",
        arn,
        span,
        account=True,
    )
    made = Obj({"SecretId": arn}, span)
    made.put("RotationLambdaARN", target_arn(feed, model), feed.target.span)
    rotate = declared.settings.get("rotate")
    if rotate is not None:
        rules = Obj({"AutomaticallyAfterDays": setting_value(rotate.value, model)}, rotate.span)
        made.put("RotationRules", rules, rotate.span)
    kind = "AWS::SecretsManager::RotationSchedule"
    return [allowed, further_resource(logical_id, kind, made, span, [allowed.logical_id])]
