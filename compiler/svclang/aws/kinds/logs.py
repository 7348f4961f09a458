"""Logs: lines of functions' logs that something else gets."""

from __future__ import annotations

from ..forms import Declared, Items, Setting, Txt
from ..kind import Kind, Trigger, settings_of

_CFN = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-logs-subscriptionfilter.html"
)
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
MOST_OF_A_GROUP = 2

KIND = Kind(
    name="logs",
    doc="Lines of functions' logs that a function gets: subscriptions of CloudWatch Logs.",
    example='logs troubles { of get_user, report; match "?ERROR ?Timeout"; -> alarm }',
    type="AWS::Logs::SubscriptionFilter",
    ending="Logs",
    source=_CFN,
    settings=settings_of(
        Setting(
            "of",
            Items(Declared(("function",)), 1, 100),
            "The functions whose logs are read.",
            "of get_user, report",
            "LogGroupName",
            _CFN,
        ),
        Setting(
            "match",
            Txt("pattern of lines", longest=1024),
            "The pattern that a line must fit; unsaid, all do.",
            'match "?ERROR ?Timeout"',
            "FilterPattern",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
        ),
        tagged=False,
    ),
    triggers={
        "": Trigger(
            doc="The function that gets the lines, packed and encoded.",
            example="-> alarm",
            settings={},
            source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
        )
    },
)
