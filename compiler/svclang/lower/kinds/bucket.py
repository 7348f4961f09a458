"""Buckets.

    bucket uploads { on created "incoming/*.jpg" -> resize; read by resize; expire 90d }
       →  UploadsBucket, UploadsBucketPolicy, UploadsToResizePermission

S3 asks the destination of a notification whether it may be told, at the moment at which the bucket
is made. So the bucket waits for the permission of the function, or the policy of the queue or
topic; and the function waits for its role, which may read the bucket: a circle, if the role, the
permission or the function's environment named the bucket by a reference. They name it by text
instead, which the compiler knows, because every bucket has a name of its own. A bucket that tells
nobody anything is referred to as anything else is; it has a name of its own all the same, because a
bucket that got one with its first notification would be replaced.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-notificationconfig.html

A bucket that could not be made together with the rest of an update goes again
(`RetainExceptOnCreate`): the next try could not make one of the same name.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

from ...aws.kind import KEY
from ...aws.kinds.bucket import EVENTS
from ...model.document import Arr, Obj
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Feed, Given, Model, Resource
from ...source import Span
from ..documents.setting_values import setting_list, setting_value
from ..documents.values import (
    as_substitution,
    intrinsic_of,
    of_resource,
    physical_name,
    substituted,
)
from ..stack.deliveries import target_arn
from ..stack.lifecycle_rules import lifecycle_rules
from ..stack.permissions import permission
from ..stack.policies import policy_document
from ..stack.resource_policies import only_tls, policy_id
from ..stack.resources import further_resource, main_resource

_METHODS = ("GET", "HEAD")
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html#object-key-guidelines
_SAFE = "/!-_.*'()"
# How a destination is written, by its kind.
_LISTS = {
    "function": ("LambdaConfigurations", "Function"),
    "queue": ("QueueConfigurations", "Queue"),
    "topic": ("TopicConfigurations", "Topic"),
}


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A bucket, its policy, and the permissions to call the functions that it tells."""
    permissions = _permissions(declared, model)
    made = main_resource(declared, _properties(declared, model), model, _waits(declared, model))
    if "ephemeral" not in declared.settings:
        made.document["DeletionPolicy"] = "RetainExceptOnCreate"
    return [made, _policy(declared), *permissions.values()]


def _properties(declared: DeclaredResource, model: Model) -> Obj:
    span = declared.name.span
    settings = declared.settings
    made = Obj({"BucketName": substituted(physical_name(declared), span)}, span)
    versions = settings.get("versions")
    if versions is not None:
        status = Obj({"Status": "Enabled" if versions.value else "Suspended"}, versions.span)
        made.put("VersioningConfiguration", status, versions.span)
    made["BucketEncryption"] = _encryption(settings.get(KEY), declared, model)
    public = settings.get("public")
    place = span if public is None else public.span
    closed = public is None
    made.put(
        "PublicAccessBlockConfiguration",
        Obj(
            {
                "BlockPublicAcls": True,
                "BlockPublicPolicy": closed,
                "IgnorePublicAcls": True,
                "RestrictPublicBuckets": closed,
            },
            place,
        ),
        place,
    )
    owner = Arr([Obj({"ObjectOwnership": "BucketOwnerEnforced"}, span)], span)
    made["OwnershipControls"] = Obj({"Rules": owner}, span)
    rules = lifecycle_rules(declared, model)
    if rules:
        made["LifecycleConfiguration"] = Obj({"Rules": rules}, span)
    cors = settings.get("cors")
    if cors is not None:
        origins = zip(cors.value, cors.spans, strict=True)
        listed = Arr([_cors(each, span, model) for each, span in origins], cors.span)
        made.put("CorsConfiguration", Obj({"CorsRules": listed}, cors.span), cors.span)
    website = settings.get("website")
    if website is not None:
        made.put("WebsiteConfiguration", _website(website), website.span)
    if declared.feeds:
        made["NotificationConfiguration"] = _notifications(declared, model)
    return made


def _encryption(key: Given | None, declared: DeclaredResource, model: Model) -> Obj:
    span = declared.name.span if key is None else key.span
    how = Obj({"SSEAlgorithm": "AES256" if key is None else "aws:kms"}, span)
    rule = Obj(span=span)
    if key is not None:
        how["KMSMasterKeyID"] = setting_value(key.value, model)
        # One request to KMS for many objects, and not one for each.
        rule["BucketKeyEnabled"] = True
    rule["ServerSideEncryptionByDefault"] = how
    return Obj({"ServerSideEncryptionConfiguration": Arr([rule], span)}, span)


def _cors(given: Mapping[str, Any], span: Span, model: Model) -> Obj:
    made = Obj(span=span)
    for name, key, usual in (
        ("headers", "AllowedHeaders", None),
        ("methods", "AllowedMethods", _METHODS),
        ("expose", "ExposedHeaders", None),
    ):
        said = given.get(name)
        if said is not None:
            made.put(key, setting_list(said.value, said.span, model), said.span)
        elif usual is not None:
            made[key] = Arr(usual, span)
    made["AllowedOrigins"] = Arr([setting_value(given["first"], model)], span)
    age = given.get("max_age")
    if age is not None:
        made.put("MaxAge", setting_value(age.value, model), age.span)
    return made


def _website(website: Given) -> Obj:
    made = Obj({"IndexDocument": website.value["first"]}, website.span)
    if "error" in website.value:
        made["ErrorDocument"] = website.value["error"]
    return made


# --- Who is told


def _waits(declared: DeclaredResource, model: Model) -> list[str]:
    """The ids of what lets S3 tell the destinations."""
    waits = list(_permissions(declared, model))
    for feed in declared.feeds:
        if feed.target_kind != "function":
            waits.append(policy_id(model.declared[feed.target.text]))
    return list(dict.fromkeys(waits))


def _permissions(declared: DeclaredResource, model: Model) -> dict[str, Resource]:
    """One for each function, however often it is told, by the logical id."""
    made: dict[str, Resource] = {}
    for feed in declared.feeds:
        if feed.target_kind != "function":
            continue
        logical_id = f"{pascal(declared.name.text)}To{pascal(feed.target.text)}Permission"
        if logical_id not in made:
            made[logical_id] = permission(
                logical_id,
                model.functions[feed.target.text],
                "s3.amazonaws.com",
                of_resource(declared, "arn", feed.span),
                feed.span,
                account=True,
            )
    return made


def _notifications(declared: DeclaredResource, model: Model) -> Obj:
    made = Obj(span=declared.feeds[0].span)
    for kind, (name, key) in _LISTS.items():
        feeds = [feed for feed in declared.feeds if feed.target_kind == kind]
        if feeds:
            made.put(name, Arr([_notification(feed, key, model) for feed in feeds]), feeds[0].span)
    return made


def _notification(feed: Feed, key: str, model: Model) -> Obj:
    made = Obj({"Event": EVENTS[feed.trigger][0]}, feed.span)
    rules = _filter(feed)
    if rules:
        made["Filter"] = Obj({"S3Key": Obj({"Rules": rules}, feed.span)}, feed.span)
    return made.put(key, target_arn(feed, model), feed.target.span)


def _filter(feed: Feed) -> Arr:
    """`incoming/*.jpg` as a prefix and a suffix, written as in a URL."""
    start, _, end = (feed.words or "*").partition("*")
    parts = (("prefix", start), ("suffix", end))
    return Arr(
        [
            Obj({"Name": name, "Value": quote_plus(text, safe=_SAFE)}, feed.span)
            for name, text in parts
            if text
        ],
        feed.span,
    )


# --- Who may do what


def _policy(declared: DeclaredResource) -> Resource:
    """Nobody may do anything over plain HTTP, but read pages of a site; the public may read.

    Nothing waits for the policy, so that it may wait for the bucket.
    """
    span = declared.name.span
    arn = intrinsic_of(declared, "arn", span)
    objects = substituted(f"{as_substitution(arn)}/*", span)
    everything = Arr([arn, objects], span)
    website, public = declared.settings.get("website"), declared.settings.get("public")
    deny = only_tls(("s3:*",), everything, span)
    if website is not None:
        # S3 serves sites over plain HTTP alone.
        deny["NotAction"] = Arr(["s3:GetObject"], website.span)
        del deny["Action"]
    statements = [deny]
    if public is not None:
        reading = Obj({"Effect": "Allow", "Principal": "*"}, public.span)
        reading["Action"] = Arr(["s3:GetObject"], public.span)
        statements.append(reading.put("Resource", objects))
    made = Obj({"Bucket": intrinsic_of(declared, "name", span)}, span)
    made["PolicyDocument"] = policy_document(statements, span)
    return further_resource(f"{declared.logical_id}Policy", "AWS::S3::BucketPolicy", made, span)
