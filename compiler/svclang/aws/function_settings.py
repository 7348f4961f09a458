"""The settings of a function, most of which a service gives as defaults for all its functions."""

from __future__ import annotations

from .forms import (
    Data,
    Duration,
    Either,
    Free,
    Integer,
    Items,
    Parts,
    Runtime,
    Setting,
    Size,
    Switch,
    Txt,
    Word,
    Words,
    table,
)
from .invocation_settings import INVOCATION_SETTINGS

_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/"
_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_QUOTAS = _LAMBDA + "gettingstarted-limits.html"
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
_LAYER = r"arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]+:[0-9]+"
# https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
_IMAGE = r"[0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.\S+/\S+"

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
_LONG_OR_SHORT = r"([0-9a-f]{8}|[0-9a-f]{17})"

# What Lambda gives a function of which nothing else is said.
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
MEMORY_MB = 128
TIMEOUT_S = 3
# The least and the most that /tmp can have.
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
STORAGE_MB = (512, 10_240)
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
ENVIRONMENT_BYTES = 4096
UNPACKED_BYTES = 250 * 1024 * 1024  # of the code, layers included

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
RETENTION_DAYS = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827),
    *(2192, 2557, 2922, 3288, 3653),
)
# What Lambda sets itself, and lets nobody else set.
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
RESERVED_VARIABLES = frozenset(
    {
        *("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV"),
        *("AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
        *("AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        *("AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE"),
        *("AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API"),
        *("AWS_LAMBDA_MAX_CONCURRENCY", "AWS_LAMBDA_METADATA_API", "AWS_LAMBDA_METADATA_TOKEN"),
        *("LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"),
    }
)
RETENTION = Duration(1, 3653, "d", allowed=RETENTION_DAYS)

CFN = Setting(
    "cfn",
    Data("CloudFormation property"),
    "Merged into the properties of the CloudFormation resource, last.",
    'cfn { Description: "by hand" }',
    repeats=True,
)
TAGS = Setting(
    "tags",
    Data(
        "tag",
        r"(?![Aa][Ww][Ss]:).{1,128}",
        "has 128 characters at most, and only AWS's own begin with `aws:`",
    ),
    "Tags of every resource that takes them.",
    'tags { team: "media" }',
    "Tags",
    "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
)

FUNCTION_SETTINGS = table(
    Setting(
        "handler",
        Txt("handler", r"[^\s]+", 128),
        "The code's entry point. Unsaid, it is the function's name and `.handler`.",
        'handler "users.create"',
        "Handler",
        _CFN + "aws-resource-lambda-function.html",
    ),
    Setting(
        "runtime",
        Runtime(),
        "The language runtime that the code runs in.",
        "runtime nodejs24.x",
        "Runtime",
        _LAMBDA + "lambda-runtimes.html",
    ),
    Setting(
        "memory",
        Size(128, 10240, "MB"),
        "Memory, and with it the share of a processor. Unsaid, it is 128MB.",
        "memory 512MB",
        "MemorySize",
        _QUOTAS,
    ),
    Setting(
        "timeout",
        Duration(1, 900, "s"),
        "How long one invocation may take. Unsaid, it is 3s.",
        "timeout 10s",
        "Timeout",
        _QUOTAS,
    ),
    Setting(
        "code",
        Txt("folder or file with the code", fixed=True),
        "The folder that is zipped, or the zip or jar that is uploaded; relative to the file. "
        "Unsaid, it is the folder of the file that declares the service.",
        'code "src"',
        "Code",
        "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
    ),
    Setting(
        "env",
        Data(
            "environment variable",
            r"[a-zA-Z][a-zA-Z0-9_]+",
            "has two or more letters, digits and `_`, a letter first",
        ),
        "Environment variables.",
        "env { LOG_LEVEL: log_level }",
        "Environment",
        _LAMBDA + "configuration-envvars.html",
        also=("environment", "variables", "envs"),
    ),
    Setting(
        "layers",
        Items(Txt("layer version's ARN", _LAYER), 1, 5),
        "Layers: those of the service by their names, others by the ARNs of their versions.",
        'layers tools, "arn:aws:lambda:eu-west-1:123456789012:layer:geo:3"',
        "Layers",
        _QUOTAS,
    ),
    Setting(
        "architecture",
        Words({"x86_64": "x86_64", "arm64": "arm64"}),
        "The instruction set. Unsaid, it is x86_64.",
        "architecture arm64",
        "Architectures",
        _LAMBDA + "foundation-arch.html",
    ),
    Setting(
        "storage",
        Size(*STORAGE_MB, "MB"),
        "The size of /tmp. Unsaid, it is 512MB.",
        "storage 1GB",
        "EphemeralStorage",
        _QUOTAS,
    ),
    Setting(
        "logs",
        Either(RETENTION),
        "How long logs are kept; `off` keeps them for ever. Unsaid, it is 30d.",
        "logs 90d",
        "RetentionInDays",
        _CFN + "aws-resource-logs-loggroup.html",
    ),
    Setting(
        "tracing",
        Switch(),
        "Whether X-Ray traces the function.",
        "tracing on",
        "TracingConfig",
        _LAMBDA + "services-xray.html",
    ),
    Setting(
        "concurrency",
        Integer(0, 100_000),
        "How many invocations may run at once, reserved for this function.",
        "concurrency 50",
        "ReservedConcurrentExecutions",
        _LAMBDA + "configuration-concurrency.html",
    ),
    Setting(
        "vpc",
        Parts(
            None,
            block=(
                Setting(
                    "subnets",
                    Items(Txt("subnet's id", r"subnet-" + _LONG_OR_SHORT), 1, 16),
                    "The subnets to run in.",
                    "subnets private_subnets",
                    "SubnetIds",
                ),
                Setting(
                    "security_groups",
                    Items(Txt("security group's id", r"sg-" + _LONG_OR_SHORT), 1, 5),
                    "The security groups to run with.",
                    "security_groups app_group",
                    "SecurityGroupIds",
                ),
            ),
            first_needed=False,
        ),
        "The network to run in.",
        "vpc { subnets private_subnets; security_groups app_group }",
        "VpcConfig",
        _LAMBDA + "configuration-vpc.html",
    ),
    *INVOCATION_SETTINGS,
    Setting(
        "snapstart",
        Switch(),
        "Whether new instances start from a snapshot; callers then invoke a published version.",
        "snapstart on",
        "SnapStart",
        _LAMBDA + "snapstart.html",
    ),
    Setting(
        "image",
        Parts(
            Txt("URI of an image in a private ECR repository", _IMAGE),
            block=(
                Setting(
                    "command",
                    Items(Txt("argument"), 1, 1500),
                    "Replaces the image's CMD.",
                    'command "app.handler"',
                    "Command",
                ),
                Setting(
                    "entry_point",
                    Items(Txt("argument"), 1, 1500),
                    "Replaces the image's ENTRYPOINT.",
                    'entry_point "/bin/app"',
                    "EntryPoint",
                ),
                Setting(
                    "working_directory",
                    Txt("path", longest=1000),
                    "Replaces the image's WORKDIR.",
                    'working_directory "/app"',
                    "WorkingDirectory",
                ),
            ),
        ),
        "A container image instead of zipped code.",
        'image "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"',
        "PackageType",
        _LAMBDA + "images-create.html",
    ),
    Setting(
        "role",
        Txt("role's ARN", r"arn:aws[a-zA-Z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9_+=,.@/-]+"),
        "A role that exists, instead of one of the function's own.",
        'role "arn:aws:iam::123456789012:role/app"',
        "Role",
        _LAMBDA + "lambda-intro-execution-role.html",
    ),
    TAGS,
    CFN,
)

_OF_ONE_FUNCTION = frozenset(
    {"handler", "concurrency", "provisioned", "url", "invoke", "image", "cfn"}
)

SERVICE_SETTINGS = {
    **table(
        Setting(
            "version",
            Txt("version", longest=512, fixed=True),
            "The version that the Swagger's `info` gives; `1.0.0` where nothing is said.",
            'version "1.2.0"',
        ),
    ),
    **{name: form for name, form in FUNCTION_SETTINGS.items() if name not in _OF_ONE_FUNCTION},
}

OUTPUT_SETTINGS = table(
    Setting(
        "export",
        Txt("export's name", longest=255),
        "The name under which other stacks import the value.",
        'export "photos-url"',
        "Export",
        _CFN + "outputs-section-structure.html",
    ),
)

RAW_RESOURCE_SETTINGS = table(
    Setting(
        "depends_on",
        Items(Word("resource"), 1, 100),
        "Resources that must be there first.",
        "depends_on other",
        "DependsOn",
        _CFN + "aws-attribute-dependson.html",
    ),
    Setting(
        "deletion_policy",
        Words(
            {
                "delete": "Delete",
                "retain": "Retain",
                "snapshot": "Snapshot",
                "retain_except_on_create": "RetainExceptOnCreate",
            },
            fixed=True,
        ),
        "What happens to it when the stack is deleted.",
        "deletion_policy retain",
        "DeletionPolicy",
        _CFN + "aws-attribute-deletionpolicy.html",
    ),
    Setting(
        "update_replace_policy",
        Words({"delete": "Delete", "retain": "Retain", "snapshot": "Snapshot"}, fixed=True),
        "What happens to the old one when an update replaces it.",
        "update_replace_policy retain",
        "UpdateReplacePolicy",
        _CFN + "aws-attribute-updatereplacepolicy.html",
    ),
    Setting(
        "metadata",
        Free(),
        "Metadata of the resource.",
        'metadata { owner: "media" }',
        "Metadata",
        _CFN + "aws-attribute-metadata.html",
    ),
    Setting(
        "creation_policy",
        Free(),
        "When the resource counts as created.",
        "creation_policy { ResourceSignal: { Count: 1 } }",
        "CreationPolicy",
        _CFN + "aws-attribute-creationpolicy.html",
    ),
    Setting(
        "update_policy",
        Free(),
        "How the resource is updated.",
        "update_policy { UseOnlineResharding: true }",
        "UpdatePolicy",
        _CFN + "aws-attribute-updatepolicy.html",
    ),
)
