"""Secrets: passwords and keys that are generated, kept and changed by Secrets Manager.

A function is told a secret's ARN, and not its name: the ARN is what policies speak of, what another
account must use, and what never means another secret of a similar name.
https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
"""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import Data, Duration, Integer, Parts, Setting, Switch, Txt
from ..kind import KEY, Allowed, Kind, Trigger, Verb, settings_of, with_key
from .bucket import KMS_KEY

_CFN = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-secretsmanager-secret.html"
)
_GENERATE = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-properties-secretsmanager-secret-generatesecretstring.html"
)
_ROTATE = (
    "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html"
)
_ROTATOR = (
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/"
    "rotating-secrets-required-permissions-function.html"
)
_IAM = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html"
)

_VERBS = {
    "read": Verb(
        "Functions that may read the secret.",
        "read by create_user",
        (
            Allowed(("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret")),
            with_key("kms:Decrypt"),
        ),
        _IAM,
    ),
    "write": Verb(
        "Functions that may put another value in its place.",
        "write by change_key",
        (
            Allowed(("secretsmanager:PutSecretValue",)),
            with_key("kms:GenerateDataKey", "kms:Decrypt"),
        ),
        _IAM,
    ),
}

KIND = Kind(
    name="secret",
    doc="A password or a key. It is generated, unless somebody puts another value in its place.",
    example="secret webhook_key { read by create_user }",
    type="AWS::SecretsManager::Secret",
    ending="Secret",
    source=_CFN,
    settings=settings_of(
        Setting(
            "generate",
            Parts(
                None,
                block=(
                    Setting(
                        "length",
                        Integer(1, 4096),
                        "How many characters it has. Unsaid, 32.",
                        "length 64",
                        "PasswordLength",
                    ),
                    Setting(
                        "punctuation",
                        Switch(),
                        "Whether it has punctuation. Unsaid, it has.",
                        "punctuation off",
                        "ExcludePunctuation",
                    ),
                    Setting(
                        "exclude",
                        Txt("characters", longest=4096, fixed=True),
                        "Characters that it does not have.",
                        'exclude "/@\\""',
                        "ExcludeCharacters",
                    ),
                    Setting(
                        "key",
                        Txt("key of a JSON object", fixed=True),
                        "The key under which it stands in an object.",
                        'key "password"',
                        "GenerateStringKey",
                    ),
                    Setting(
                        "template",
                        Data("key of the object"),
                        "What else stands in that object.",
                        'template { username: "admin" }',
                        "SecretStringTemplate",
                    ),
                ),
                first_needed=False,
            ),
            "How the value is generated. A change of this generates another value.",
            "generate { length 64; punctuation off }",
            "GenerateSecretString",
            _GENERATE,
        ),
        Setting(
            "rotate",
            Duration(1, 1000, "d"),
            "How often a function puts another value in its place.",
            "rotate 30d -> rotate_key",
            "AutomaticallyAfterDays",
            _ROTATE,
        ),
        Setting(
            KEY,
            Txt("ARN of a key of KMS", KMS_KEY),
            "The key of KMS to encrypt with, instead of Secrets Manager's own.",
            "encryption key_arn",
            "KmsKeyId",
            _CFN,
        ),
        verbs=_VERBS,
        keeps_data=True,
    ),
    attributes={
        "": Attribute("Ref", "{id}Secret", "the secret's ARN"),
        "arn": Attribute("Ref", "{id}Secret", "the secret's ARN"),
    },
    verbs=_VERBS,
    variables=(("SECRET_ARN", "arn"),),
    triggers={
        "rotate": Trigger(
            doc="The function that makes a new value, and puts it in place.",
            example="rotate 30d -> rotate_key",
            settings={},
            source=_ROTATOR,
            allowed=(
                Allowed(
                    (
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:UpdateSecretVersionStage",
                    )
                ),
                # It is of no secret: IAM knows no resource for it.
                Allowed(("secretsmanager:GetRandomPassword",), ("*",)),
                with_key("kms:GenerateDataKey", "kms:Decrypt"),
            ),
            principal="secretsmanager.amazonaws.com",
        ),
    },
    keeps_data=True,
)
