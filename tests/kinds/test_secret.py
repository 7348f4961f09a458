"""Secrets: how they are generated, who may read them, and how they are rotated."""

from __future__ import annotations

from typing import Any

from building import template_of
from dependencies import cycles

_HEAD = "service photos { runtime nodejs22.x }\nfunction upload\nfunction rotate_key\n"


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _statements(text: str, name: str) -> list[Any]:
    role = _resources(text)[f"{name}Role"]["Properties"]
    found: list[Any] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return found[1:]  # the first is for logs


def test_a_secret_is_generated_and_kept() -> None:
    assert _resources("/// Signs hooks.\nsecret webhook_key")["WebhookKeySecret"] == {
        "Type": "AWS::SecretsManager::Secret",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "Description": "Signs hooks.",
            "GenerateSecretString": {"PasswordLength": 32, "ExcludePunctuation": False},
        },
    }


def test_a_secret_can_be_a_part_of_an_object() -> None:
    text = """secret login {
      generate {
        length 40; punctuation off; exclude "l1"; key "password"; template { username: "admin" }
      }
    }"""
    assert _resources(text)["LoginSecret"]["Properties"]["GenerateSecretString"] == {
        "PasswordLength": 40,
        "ExcludePunctuation": True,
        "ExcludeCharacters": "l1",
        "GenerateStringKey": "password",
        "SecretStringTemplate": '{"username": "admin"}',
    }


def test_a_key_alone_is_a_part_of_an_empty_object() -> None:
    made = _resources('secret login { generate { key "password" } }')["LoginSecret"]
    assert made["Properties"]["GenerateSecretString"]["SecretStringTemplate"] == "{}"


def test_a_reader_may_read_this_secret_and_is_told_its_arn() -> None:
    text = "secret webhook_key { read by upload }"
    assert _statements(text, "Upload") == [
        {
            "Effect": "Allow",
            "Action": ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
            "Resource": {"Ref": "WebhookKeySecret"},
        }
    ]
    function = _resources(text)["UploadFunction"]["Properties"]
    assert function["Environment"]["Variables"] == {
        "WEBHOOK_KEY_SECRET_ARN": {"Ref": "WebhookKeySecret"}
    }


def test_a_key_of_ones_own_is_given_with_the_secret() -> None:
    text = """param key_arn: string
    secret webhook_key { encryption key_arn; write by upload }"""
    assert _resources(text)["WebhookKeySecret"]["Properties"]["KmsKeyId"] == {"Ref": "KeyArn"}
    assert _statements(text, "Upload")[-1] == {
        "Effect": "Allow",
        "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
        "Resource": {"Ref": "KeyArn"},
    }


_ROTATED = "secret webhook_key { rotate 30d -> rotate_key; read by upload, rotate_key }"


def test_a_secret_is_rotated_after_its_function_may_be_called() -> None:
    made = _resources(_ROTATED)
    assert made["WebhookKeyRotateToRotateKey"] == {
        "Type": "AWS::SecretsManager::RotationSchedule",
        "DependsOn": "WebhookKeyRotateToRotateKeyPermission",
        "Properties": {
            "SecretId": {"Ref": "WebhookKeySecret"},
            "RotationLambdaARN": {"Fn::GetAtt": ["RotateKeyFunction", "Arn"]},
            "RotationRules": {"AutomaticallyAfterDays": 30},
        },
    }
    assert made["WebhookKeyRotateToRotateKeyPermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["RotateKeyFunction", "Arn"]},
        "Principal": "secretsmanager.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {"Ref": "WebhookKeySecret"},
    }


def test_who_rotates_may_do_what_rotation_takes() -> None:
    made = _statements(_ROTATED, "RotateKey")
    assert made[:2] == [
        {
            "Effect": "Allow",
            "Action": [
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage",
            ],
            "Resource": {"Ref": "WebhookKeySecret"},
        },
        {"Effect": "Allow", "Action": ["secretsmanager:GetRandomPassword"], "Resource": "*"},
    ]


def test_rotation_closes_no_circle() -> None:
    assert cycles(template_of(_HEAD + _ROTATED)) == []
