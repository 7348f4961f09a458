"""State machines: work in several steps, and what each step may do."""

from __future__ import annotations

from ..actions.machine import ACTIONS
from ..attributes import Attribute
from ..forms import Either, Free, Parts, Setting, Switch, Txt, Words
from ..function_settings import RETENTION
from ..kind import Allowed, Kind, Verb, settings_of

_CFN = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-stepfunctions-statemachine.html"
)
_IAM = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html"
)
_LOGS = "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html"
_IN_ACCOUNT = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
_VERBS = {
    "start": Verb(
        "Functions that may start an execution.",
        "start by create_order",
        (Allowed(("states:StartExecution",)),),
        _IAM,
    ),
}
LOG_DAYS = 30
LOG_LEVEL = "ERROR"
STANDARD, EXPRESS = "STANDARD", "EXPRESS"

KIND = Kind(
    name="machine",
    doc="Work in several steps: a state machine of Step Functions.",
    example='machine flow { definition { StartAt: "End", States: { End: { Type: "Succeed" } } } }',
    type="AWS::StepFunctions::StateMachine",
    ending="Machine",
    source=_CFN,
    settings=settings_of(
        Setting(
            "definition",
            Free(),
            "The states: a JSON file in Amazon's States Language, in which `${resize.arn}` stands"
            " for what is declared; or the same as data. Its role may do what the states name.",
            'definition "machines/orders.asl.json"',
            "DefinitionString",
            "https://docs.aws.amazon.com/step-functions/latest/dg/"
            "concepts-amazon-states-language.html",
        ),
        Setting(
            "type",
            Words({"standard": STANDARD, "express": EXPRESS}, fixed=True),
            "Whether an execution may take up to a year, or 5 minutes at another price; unsaid,"
            " `standard`.",
            "type express",
            "StateMachineType",
            _CFN,
        ),
        Setting(
            "may",
            Parts(Txt("action of IAM", r"[a-z0-9-]+:[A-Za-z0-9*]+"), {"on": Txt("ARN")}),
            "Something that the states may do beside what follows from them.",
            'may "ecs:RunTask" on "arn:aws:ecs:eu-west-1:123456789012:task-definition/resize:1"',
            source="https://docs.aws.amazon.com/step-functions/latest/dg/"
            "service-integration-iam-templates.html",
            repeats=True,
        ),
        Setting(
            "logs",
            Either(RETENTION),
            "How long logs of executions are kept; with `off` there are none. Unsaid, it is 30d.",
            "logs 90d",
            "LoggingConfiguration",
            _LOGS,
        ),
        Setting(
            "log_level",
            Words({"all": "ALL", "error": "ERROR", "fatal": "FATAL"}),
            "What is logged; unsaid, `error`. What the states work on is never logged.",
            "log_level all",
            "LoggingConfiguration",
            _LOGS,
        ),
        Setting(
            "tracing",
            Switch(),
            "Whether X-Ray follows executions.",
            "tracing on",
            "TracingConfiguration",
            "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html",
        ),
        verbs=_VERBS,
    ),
    attributes={
        "": Attribute("Ref", "{id}Machine", "the machine's ARN"),
        "arn": Attribute("Ref", "{id}Machine", "the machine's ARN"),
        "name": Attribute("Fn::GetAtt", "{id}Machine.Name", "the machine's name"),
    },
    verbs=_VERBS,
    variables=(("MACHINE_ARN", "arn"),),
    allow_apart=(
        Allowed(
            (
                "states:DescribeExecution",
                "states:DescribeStateMachineForExecution",
                "states:GetExecutionHistory",
                "states:ListMapRuns",
                "states:RedriveExecution",
                "states:StopExecution",
            ),
            (f"{_IN_ACCOUNT}:execution:{{own_name}}:*",),
        ),
    ),
    actions=ACTIONS,
)
