"""The states of a state machine, and what the tasks among them need leave for.

https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
"""

from __future__ import annotations

from ..named_tuples import NamedTuple

# Types of states that go on, with `Next` or `End`; those that do not; and what each must have.
GOING_ON = ("Task", "Pass", "Wait", "Parallel", "Map")
ENDING = ("Choice", "Succeed", "Fail")
STATE_TYPES = (*GOING_ON, *ENDING)
NEEDED = {
    "Task": ("Resource",),
    "Wait": ("Seconds", "Timestamp", "SecondsPath", "TimestampPath"),
    "Parallel": ("Branches",),
    "Map": ("ItemProcessor", "Iterator"),
    "Choice": ("Choices",),
}
"""Of these fields a state of the type has one."""

_COMPARED = ("String", "Numeric", "Timestamp")
_ORDERED = ("Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
# https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
COMPARISONS = (
    *(f"{of}{how}{path}" for of in _COMPARED for how in _ORDERED for path in ("", "Path")),
    *("BooleanEquals", "BooleanEqualsPath", "StringMatches"),
    *("IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp"),
)
"""What a rule of a Choice can compare its `Variable` by."""
ALL_RULES = ("And", "Or")
NO_COMPARISONS = ("Variable", "Next", "Comment", "Assign", "Output", "Condition", "Not", *ALL_RULES)
"""What else such a rule holds."""

LONGEST_STATE_NAME = 80

SYNC, TOKEN = ".sync", ".waitForTaskToken"


class Integration(NamedTuple):
    """A service that tasks can use: the kind of what they use, the actions, and the patterns."""

    kind: str
    actions: tuple[str, ...]
    patterns: tuple[str, ...] = ()


INTEGRATIONS: dict[str, Integration] = {
    "lambda:invoke": Integration("function", ("lambda:InvokeFunction",), (TOKEN,)),
    "sqs:sendMessage": Integration("queue", ("sqs:SendMessage",), (TOKEN,)),
    "sns:publish": Integration("topic", ("sns:Publish",), (TOKEN,)),
    "events:putEvents": Integration("bus", ("events:PutEvents",), (TOKEN,)),
    "dynamodb:getItem": Integration("table", ("dynamodb:GetItem",)),
    "dynamodb:putItem": Integration("table", ("dynamodb:PutItem",)),
    "dynamodb:updateItem": Integration("table", ("dynamodb:UpdateItem",)),
    "dynamodb:deleteItem": Integration("table", ("dynamodb:DeleteItem",)),
    "states:startExecution": Integration(
        "machine", ("states:StartExecution",), (SYNC, f"{SYNC}:2", TOKEN)
    ),
}

# Integrations with every call of a service: its prefix in IAM, and the kind of what is used.
# https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
SDK_SERVICES: dict[str, tuple[str, str]] = {
    "dynamodb": ("dynamodb", "table"),
    "eventbridge": ("events", "bus"),
    "kinesis": ("kinesis", "stream"),
    "s3": ("s3", "bucket"),
    "secretsmanager": ("secretsmanager", "secret"),
    "sfn": ("states", "machine"),
    "sns": ("sns", "topic"),
    "sqs": ("sqs", "queue"),
}
# Calls on objects of a bucket, and on indexes of a table, are allowed on other ARNs than its own.
SDK_ARNS: dict[str, tuple[str, ...]] = {
    "dynamodb:Query": ("{arn}", "{arn}/index/*"),
    "dynamodb:Scan": ("{arn}", "{arn}/index/*"),
    "s3:GetObject": ("{arn}/*",),
    "s3:PutObject": ("{arn}/*",),
    "s3:DeleteObject": ("{arn}/*",),
}
# Calls whose action has another name.
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
SDK_ACTIONS: dict[str, str] = {
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:ListObjects": "s3:ListBucket",
    "s3:HeadObject": "s3:GetObject",
}

# Where Step Functions hears that an execution it waits for has ended.
# https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
SYNC_RULE = "StepFunctionsGetEventsForStepFunctionsExecutionRule"
SYNC_EVENTS = ("events:PutTargets", "events:PutRule", "events:DescribeRule")
SYNC_EXECUTIONS = ("states:DescribeExecution", "states:StopExecution")

# Deliveries of logs have no ARN that these could be narrowed to.
# https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
LOG_DELIVERY = (
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
)
# X-Ray knows no resources that these could be narrowed to.
# https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
TRACING = (
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
)
