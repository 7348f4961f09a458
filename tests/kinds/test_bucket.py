"""Buckets: what they become, and that nothing they tell waits for them in turn."""

from __future__ import annotations

from typing import Any

import pytest

from building import compile_text, swagger_of, template_of
from dependencies import cycles, dependencies
from gateway import Gateway, Request

_HEAD = "service photos { runtime nodejs22.x }\nfunction resize\nfunction upload\n"
_GUID = {"stackGuid": {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}}
_ARN = "arn:${AWS::Partition}:s3:::photos-uploads-${stackGuid}"


def _text(text: str) -> dict[str, Any]:
    return {"Fn::Sub": [text, _GUID]}


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _bucket(settings: str) -> dict[str, Any]:
    found: dict[str, Any] = _resources(f"bucket uploads {{ {settings} }}")["UploadsBucket"]
    return found


def _properties(settings: str) -> dict[str, Any]:
    found: dict[str, Any] = _bucket(settings)["Properties"]
    return found


def _statements(text: str, name: str) -> list[Any]:
    role = _resources(text)[f"{name}Role"]["Properties"]
    found: list[Any] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return found[1:]  # the first is for logs


def test_a_bucket_is_encrypted_and_closed_and_cleans_up_after_broken_uploads() -> None:
    assert _properties("") == {
        "BucketName": _text("photos-uploads-${stackGuid}"),
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [
                {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
            ]
        },
        "PublicAccessBlockConfiguration": {
            "BlockPublicAcls": True,
            "BlockPublicPolicy": True,
            "IgnorePublicAcls": True,
            "RestrictPublicBuckets": True,
        },
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
        "LifecycleConfiguration": {
            "Rules": [
                {
                    "Id": "leftovers",
                    "Status": "Enabled",
                    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
                }
            ]
        },
    }


def test_a_bucket_is_kept_but_not_when_making_it_failed() -> None:
    bucket = _bucket("")
    assert bucket["DeletionPolicy"] == "RetainExceptOnCreate"
    assert bucket["UpdateReplacePolicy"] == "Retain"


def test_an_ephemeral_bucket_goes() -> None:
    bucket = _bucket("ephemeral")
    assert (bucket["DeletionPolicy"], bucket["UpdateReplacePolicy"]) == ("Delete", "Delete")


def test_nobody_may_do_anything_over_plain_http() -> None:
    policy = _resources("bucket uploads")["UploadsBucketPolicy"]["Properties"]
    arn = {"Fn::GetAtt": ["UploadsBucket", "Arn"]}
    assert policy == {
        "Bucket": {"Ref": "UploadsBucket"},
        "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": ["s3:*"],
                    "Resource": [arn, {"Fn::Sub": "${UploadsBucket.Arn}/*"}],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                }
            ],
        },
    }


def test_rules_are_gathered_by_the_keys_that_they_are_for() -> None:
    made = _properties(
        """versions on
        expire 90d
        expire 7d under "tmp/"
        move to glacier_instant after 30d
        move to deep_archive after 3d under "logs/"
        expire_old 30d keep 3
        move_old to infrequent after 10d
        abort_uploads 1d"""
    )
    assert made["LifecycleConfiguration"]["Rules"] == [
        {
            "Id": "all",
            "Status": "Enabled",
            "Transitions": [{"StorageClass": "GLACIER_IR", "TransitionInDays": 30}],
            "ExpirationInDays": 90,
            "NoncurrentVersionTransitions": [
                {"StorageClass": "STANDARD_IA", "TransitionInDays": 10}
            ],
            "NoncurrentVersionExpiration": {"NoncurrentDays": 30, "NewerNoncurrentVersions": 3},
        },
        {
            "Id": "logs/",
            "Status": "Enabled",
            "Prefix": "logs/",
            "Transitions": [{"StorageClass": "DEEP_ARCHIVE", "TransitionInDays": 3}],
        },
        {"Id": "tmp/", "Status": "Enabled", "Prefix": "tmp/", "ExpirationInDays": 7},
        {
            "Id": "leftovers",
            "Status": "Enabled",
            "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
            "ExpiredObjectDeleteMarker": True,
        },
    ]


def test_uploads_that_are_never_aborted_need_no_rule() -> None:
    assert "LifecycleConfiguration" not in _properties("abort_uploads off")


@pytest.mark.parametrize(("word", "status"), [("on", "Enabled"), ("off", "Suspended")])
def test_versions_are_kept_or_not(word: str, status: str) -> None:
    assert _properties(f"versions {word}")["VersioningConfiguration"] == {"Status": status}


def test_origins_have_a_rule_each() -> None:
    made = _properties(
        """cors "https://a.example"
        cors "https://*.b.example" { methods GET, PUT; headers "*"; expose "ETag"; max_age 1h }"""
    )
    assert made["CorsConfiguration"]["CorsRules"] == [
        {"AllowedMethods": ["GET", "HEAD"], "AllowedOrigins": ["https://a.example"]},
        {
            "AllowedHeaders": ["*"],
            "AllowedMethods": ["GET", "PUT"],
            "ExposedHeaders": ["ETag"],
            "AllowedOrigins": ["https://*.b.example"],
            "MaxAge": 3600,
        },
    ]


def test_a_public_site_can_be_read_over_plain_http_and_nothing_more() -> None:
    text = 'bucket uploads { website "index.html" error "404.html"; public }'
    bucket = _resources(text)["UploadsBucket"]["Properties"]
    assert bucket["WebsiteConfiguration"] == {
        "IndexDocument": "index.html",
        "ErrorDocument": "404.html",
    }
    assert bucket["PublicAccessBlockConfiguration"] == {
        "BlockPublicAcls": True,
        "BlockPublicPolicy": False,
        "IgnorePublicAcls": True,
        "RestrictPublicBuckets": False,
    }
    policy = _resources(text)["UploadsBucketPolicy"]["Properties"]["PolicyDocument"]
    deny, allow = policy["Statement"]
    assert (deny["NotAction"], "Action" in deny) == (["s3:GetObject"], False)
    assert allow == {
        "Effect": "Allow",
        "Principal": "*",
        "Action": ["s3:GetObject"],
        "Resource": {"Fn::Sub": "${UploadsBucket.Arn}/*"},
    }


def test_a_key_of_ones_own_encrypts_and_is_given_with_every_grant() -> None:
    text = """param key_arn: string
    bucket uploads { encryption key_arn; read by resize; write by upload }"""
    rules = _resources(text)["UploadsBucket"]["Properties"]["BucketEncryption"]
    assert rules["ServerSideEncryptionConfiguration"] == [
        {
            "BucketKeyEnabled": True,
            "ServerSideEncryptionByDefault": {
                "SSEAlgorithm": "aws:kms",
                "KMSMasterKeyID": {"Ref": "KeyArn"},
            },
        }
    ]
    for name, actions in (
        ("Resize", ["kms:Decrypt"]),
        ("Upload", ["kms:GenerateDataKey", "kms:Decrypt"]),
    ):
        given = {"Effect": "Allow", "Action": actions, "Resource": {"Ref": "KeyArn"}}
        assert _statements(text, name)[-1] == given


# --- Grants


def test_reading_is_of_objects_and_listing_of_the_bucket() -> None:
    assert _statements("bucket uploads { read by resize }", "Resize") == [
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject"],
            "Resource": {"Fn::Sub": "${UploadsBucket.Arn}/*"},
        },
        {
            "Effect": "Allow",
            "Action": ["s3:ListBucket"],
            "Resource": {"Fn::GetAtt": ["UploadsBucket", "Arn"]},
        },
    ]


def test_old_versions_are_read_where_there_are_any() -> None:
    made = _statements("bucket uploads { versions on; read by resize }", "Resize")
    assert ["s3:GetObjectVersion"] in [each["Action"] for each in made]


def test_writing_is_of_objects_alone() -> None:
    [made] = _statements("bucket uploads { write by upload }", "Upload")
    assert made["Resource"] == {"Fn::Sub": "${UploadsBucket.Arn}/*"}
    assert "s3:PutObject" in made["Action"]


def test_allow_speaks_of_the_bucket_and_its_objects() -> None:
    text = 'bucket uploads { allow upload to "s3:PutObjectTagging" }'
    [made] = _statements(text, "Upload")
    assert made["Resource"] == [
        {"Fn::GetAtt": ["UploadsBucket", "Arn"]},
        {"Fn::Sub": "${UploadsBucket.Arn}/*"},
    ]


def test_a_function_is_told_the_name() -> None:
    made = _resources("bucket uploads { read by resize }")["ResizeFunction"]["Properties"]
    assert made["Environment"]["Variables"] == {"UPLOADS_BUCKET": {"Ref": "UploadsBucket"}}


# --- Names


@pytest.mark.parametrize(
    ("service", "bucket", "name"),
    [
        ("photos", "uploads", "photos-uploads"),
        ("my_photos", "user_uploads", "my-photos-user-uploads"),
        ("photos", "uploads_of_people_everywhere", "photos-uploads-of-p-e08842"),
        ("photos", "upLoads", "photos-uploads-6e43bf"),
        ("photos", "up__loads", "photos-up-loads-516f50"),
    ],
)
def test_a_name_is_readable_and_fits(service: str, bucket: str, name: str) -> None:
    made = template_of(f"service {service}\nbucket {bucket}")["Resources"]
    [found] = [each for each in made.values() if each["Type"] == "AWS::S3::Bucket"]
    assert found["Properties"]["BucketName"] == _text(f"{name}-${{stackGuid}}")
    assert len(name) <= 63 - 37


# --- Whom is told


def test_a_notification_says_the_event_and_both_ends_of_the_key() -> None:
    text = 'bucket uploads { on created "incoming/*.jpg" -> resize }'
    made = _resources(text)
    assert made["UploadsBucket"]["Properties"]["NotificationConfiguration"] == {
        "LambdaConfigurations": [
            {
                "Event": "s3:ObjectCreated:*",
                "Filter": {
                    "S3Key": {
                        "Rules": [
                            {"Name": "prefix", "Value": "incoming/"},
                            {"Name": "suffix", "Value": ".jpg"},
                        ]
                    }
                },
                "Function": {"Fn::GetAtt": ["ResizeFunction", "Arn"]},
            }
        ]
    }
    assert made["UploadsBucket"]["DependsOn"] == "UploadsToResizePermission"
    assert made["UploadsToResizePermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["ResizeFunction", "Arn"]},
        "Principal": "s3.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": _text(_ARN),
    }


@pytest.mark.parametrize(
    ("pattern", "rules"),
    [
        ("", None),
        ('"*"', None),
        ('"in/*"', [{"Name": "prefix", "Value": "in/"}]),
        ('"*.jpg"', [{"Name": "suffix", "Value": ".jpg"}]),
        ('"my files/ä*"', [{"Name": "prefix", "Value": "my+files/%C3%A4"}]),
    ],
)
def test_a_pattern_is_a_prefix_and_a_suffix_as_in_a_url(pattern: str, rules: Any) -> None:
    made = _properties(f"on created {pattern} -> resize")["NotificationConfiguration"]
    [one] = made["LambdaConfigurations"]
    assert (one["Filter"]["S3Key"]["Rules"] if "Filter" in one else None) == rules


def test_one_permission_is_enough_for_several_events() -> None:
    made = _resources("bucket uploads { on created -> resize; on removed -> resize }")
    permissions = [name for name, each in made.items() if each["Type"].endswith("Permission")]
    assert permissions == ["UploadsToResizePermission"]


def test_a_queue_is_told_and_accepts_it_from_this_bucket_alone() -> None:
    made = _resources("queue jobs\nbucket uploads { on created -> jobs }")
    bucket = made["UploadsBucket"]
    assert bucket["DependsOn"] == "JobsQueuePolicy"
    assert bucket["Properties"]["NotificationConfiguration"] == {
        "QueueConfigurations": [
            {"Event": "s3:ObjectCreated:*", "Queue": {"Fn::GetAtt": ["JobsQueue", "Arn"]}}
        ]
    }
    accepted = made["JobsQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"][1]
    assert accepted["Principal"] == {"Service": "s3.amazonaws.com"}
    assert accepted["Condition"] == {
        "ArnEquals": {"aws:SourceArn": _text(_ARN)},
        "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}},
    }


def test_a_topic_is_told_after_its_policy_is_there() -> None:
    made = _resources("topic news { -> resize }\nbucket uploads { on created -> news }")
    assert made["UploadsBucket"]["DependsOn"] == "NewsTopicPolicy"
    told = made["UploadsBucket"]["Properties"]["NotificationConfiguration"]
    assert told == {
        "TopicConfigurations": [{"Event": "s3:ObjectCreated:*", "Topic": {"Ref": "NewsTopic"}}]
    }
    accepted = made["NewsTopicPolicy"]["Properties"]["PolicyDocument"]["Statement"][1]
    assert accepted["Condition"]["ArnEquals"] == {"aws:SourceArn": _text(_ARN)}


# --- Circles

_EVERYWHERE = """
api {
  auth none
  vars { bucket: uploads }
  GET  /a -> told(where: "x") { header X-Bucket: uploads; header X-Arn: "arn ${uploads.arn}" }
  GET  /b -> "https://${uploads.domain}/b"
  GET  /c -> mock { name: uploads, url: "${uploads.url}/c" }
  POST /d -> told(where: uploads.arn)
}
function told(where: string) -> string
"""
_COMBINATIONS = {
    "the same function": """
        function f { env { NAME: uploads, ARN: uploads.arn, URL: "${uploads.url}/a" } }
        bucket uploads {
          on created "in/*" -> f
          read by f
          write by f
          allow f to "s3:GetBucketCors"
        }
        output name = uploads""",
    "two buckets": """
        bucket uploads { on created -> resize; write by upload; read by resize }
        bucket thumbs { on created -> upload; write by resize; read by upload }""",
    "through a queue": """
        queue jobs { -> resize; send by upload }
        bucket uploads { on created -> jobs; on removed -> upload; read by upload; write by resize }
        """,
    "through a topic": """
        topic news { -> resize; publish by upload }
        bucket uploads { on created "in/*" -> news; write by resize; read by upload }""",
    "with a version": """
        function f { snapstart on; runtime python3.13; env { ARN: uploads.arn } }
        bucket uploads { on created "in/*" -> f; read by f; write by f }""",
    "raw resources": """
        bucket uploads { on created -> resize; read by resize }
        resource copy "AWS::SSM::Parameter" { Type: "String"; Value: "${uploads.arn}/x" }
        output all = "${uploads} ${uploads.arn} ${uploads.domain} ${uploads.url}" """,
    "an API": "bucket uploads { on created -> upload; read by upload }" + _EVERYWHERE,
}


@pytest.mark.parametrize("text", _COMBINATIONS.values(), ids=_COMBINATIONS)
def test_nothing_waits_in_a_circle(text: str) -> None:
    template = template_of(_HEAD + text)
    assert cycles(template) == []
    waiting = [name for name, waits in dependencies(template).items() if "UploadsBucket" in waits]
    assert waiting == ["UploadsBucketPolicy"]


def test_what_an_api_says_of_a_bucket_is_its_name() -> None:
    text = _HEAD + _COMBINATIONS["an API"].replace("vars { bucket: uploads }", "cors uploads.url")
    name = "photos-uploads-51af3dc0-da77-11e4-872e-1234567db123"
    url = f"https://{name}.s3.us-east-1.amazonaws.com"
    played = Gateway(swagger_of(text), {"ToldFunction": lambda event: event["where"]})
    answered = played.handle(Request("GET", "/a"))
    headers = {key.lower(): value for key, value in answered.headers.items()}
    assert headers["x-bucket"] == name
    assert headers["x-arn"] == f"arn arn:aws:s3:::{name}"
    assert headers["access-control-allow-origin"] == url
    assert played.handle(Request("GET", "/c")).json() == {"name": name, "url": f"{url}/c"}
    assert played.handle(Request("POST", "/d")).json() == f"arn:aws:s3:::{name}"


def test_a_bucket_that_tells_nobody_is_referred_to() -> None:
    text = "bucket uploads { read by resize }\noutput name = uploads.arn"
    made = template_of(_HEAD + text)["Outputs"]["Name"]["Value"]
    assert made == {"Fn::GetAtt": ["UploadsBucket", "Arn"]}


def test_text_that_looks_like_the_unique_part_of_a_name_stays_text() -> None:
    text = """bucket uploads { on created -> resize }
    output name = "${uploads} \\${stackGuid}" """
    made = template_of(_HEAD + text)["Outputs"]["Name"]["Value"]
    assert made == _text("photos-uploads-${stackGuid} ${!stackGuid}")


def test_a_function_that_may_call_itself_through_a_queue_is_noticed() -> None:
    text = """queue jobs { -> resize }
    bucket uploads { on created -> jobs; write by resize }"""
    found = compile_text(_HEAD + text, rules=["invocation-loop"]).diagnostics
    assert [one.rule for one in found] == ["invocation-loop"]
