"""Properties of CloudFormation with values that open something, or leave it unprotected.

Each by its name, which means the same wherever it stands. The pages that say so are those of the
resources, below https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..named_tuples import NamedTuple


class Unsafe(NamedTuple):
    """The values that are unsafe, what follows from them, and the value that is safe.

    `instead` is empty where nobody knows what would do.
    """

    values: tuple[bool | str, ...]
    effect: str
    instead: bool | str


_PUBLIC = "the bucket is as open as any policy or access list makes it"
_PLAIN = "what is stored is not encrypted"
_WIRE = "what is sent is not encrypted"
_OLD_TLS = "versions of TLS are taken that are not safe any more"
_LOGGED = "the bodies of requests, and the secrets in them, are written to logs"

UNSAFE: Mapping[str, Unsafe] = {
    # AWS::S3::Bucket
    "BlockPublicAcls": Unsafe((False,), _PUBLIC, True),
    "BlockPublicPolicy": Unsafe((False,), _PUBLIC, True),
    "IgnorePublicAcls": Unsafe((False,), _PUBLIC, True),
    "RestrictPublicBuckets": Unsafe((False,), _PUBLIC, True),
    "AccessControl": Unsafe(
        ("PublicRead", "PublicReadWrite", "AuthenticatedRead"),
        "everybody in the world may read the bucket",
        "Private",
    ),
    # AWS::RDS::DBInstance, AWS::Redshift::Cluster, AWS::AmazonMQ::Broker
    "PubliclyAccessible": Unsafe((True,), "it can be reached from the internet", False),
    # Encryption, of various resources
    "SqsManagedSseEnabled": Unsafe((False,), _PLAIN, True),
    "StorageEncrypted": Unsafe((False,), _PLAIN, True),
    "Encrypted": Unsafe((False,), _PLAIN, True),
    "AtRestEncryptionEnabled": Unsafe((False,), _PLAIN, True),
    "CacheDataEncrypted": Unsafe((False,), _PLAIN, True),
    "TransitEncryptionEnabled": Unsafe((False,), _WIRE, True),
    "EnforceHTTPS": Unsafe((False,), _WIRE, True),
    "ViewerProtocolPolicy": Unsafe(("allow-all",), _WIRE, "redirect-to-https"),
    "OriginProtocolPolicy": Unsafe(("http-only",), _WIRE, "https-only"),
    # AWS::ApiGateway::DomainName, AWS::CloudFront::Distribution, AWS::OpenSearchService::Domain
    "SecurityPolicy": Unsafe(("TLS_1_0",), _OLD_TLS, "TLS_1_2"),
    "MinimumProtocolVersion": Unsafe(
        ("SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"), _OLD_TLS, "TLSv1.2_2021"
    ),
    "TLSSecurityPolicy": Unsafe(
        ("Policy-Min-TLS-1-0-2019-07",), _OLD_TLS, "Policy-Min-TLS-1-2-PFS-2023-10"
    ),
    # AWS::ApiGateway::Stage, AWS::StepFunctions::StateMachine
    "DataTraceEnabled": Unsafe((True,), _LOGGED, False),
    "IncludeExecutionData": Unsafe((True,), _LOGGED, False),
    # AWS::ApiGateway::Method, AWS::ApiGatewayV2::Route, AWS::Lambda::Url
    "AuthorizationType": Unsafe(("NONE",), "everybody in the world may call it", ""),
    "AuthType": Unsafe(("NONE",), "everybody in the world may call it", "AWS_IAM"),
    # AWS::Cognito::UserPoolClient, AWS::Cognito::IdentityPool
    "PreventUserExistenceErrors": Unsafe(
        ("LEGACY",), "everybody can find out who has an account", "ENABLED"
    ),
    "EnableTokenRevocation": Unsafe((False,), "nobody can be signed out", True),
    "AllowUnauthenticatedIdentities": Unsafe(
        (True,), "whoever asks gets credentials of AWS", False
    ),
    # AWS::EC2::LaunchTemplate, AWS::ECS::TaskDefinition, AWS::CodeBuild::Project
    "HttpTokens": Unsafe(
        ("optional",), "a request that is forged on the machine gets its credentials", "required"
    ),
    "Privileged": Unsafe((True,), "the container may do what its host may", False),
    # AWS::KMS::Key
    "EnableKeyRotation": Unsafe((False,), "the key is never changed", True),
}
