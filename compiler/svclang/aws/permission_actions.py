"""Actions of IAM that change who may do what, or what runs with the leave of somebody else.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
lists the actions of each service; those of the access level "Permissions management" are here, as
far as a function or a state machine could be given them, and those that replace code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_BY_SERVICE: Mapping[str, tuple[str, ...]] = {
    "s3": (
        *("PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutObjectAcl"),
        *("PutObjectVersionAcl", "PutBucketPublicAccessBlock", "PutBucketOwnershipControls"),
    ),
    "sqs": ("AddPermission", "RemovePermission", "SetQueueAttributes"),
    "sns": ("AddPermission", "RemovePermission", "SetTopicAttributes"),
    "dynamodb": ("PutResourcePolicy", "DeleteResourcePolicy"),
    "kinesis": ("PutResourcePolicy", "DeleteResourcePolicy"),
    "secretsmanager": ("PutResourcePolicy", "DeleteResourcePolicy"),
    "events": ("PutPermission", "RemovePermission"),
    "kms": ("PutKeyPolicy", "CreateGrant"),
    "lambda": (
        *("AddPermission", "RemovePermission", "CreateFunctionUrlConfig"),
        *("UpdateFunctionUrlConfig", "UpdateFunctionCode", "UpdateFunctionConfiguration"),
    ),
    "iam": (
        *("PassRole", "CreateRole", "CreateUser", "CreateAccessKey", "CreateLoginProfile"),
        *("AttachRolePolicy", "AttachUserPolicy", "PutRolePolicy", "PutUserPolicy"),
        *("UpdateAssumeRolePolicy", "CreatePolicy", "CreatePolicyVersion", "AddUserToGroup"),
    ),
}


def _named() -> Iterator[str]:
    for service, actions in _BY_SERVICE.items():
        yield from (f"{service}:{action}" for action in actions)


PERMISSION_ACTIONS = frozenset(_named())
"""Each as IAM writes it: `s3:PutBucketPolicy`."""
