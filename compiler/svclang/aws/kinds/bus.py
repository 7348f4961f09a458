"""Buses: events that whoever is interested hears of."""

from __future__ import annotations

from ..actions.bus import ACTIONS
from ..attributes import Attribute
from ..forms import Duration, Setting
from ..kind import Allowed, Kind, Verb, settings_of

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-eventbus.html"
_VERBS = {
    "publish": Verb(
        "Functions that may put events onto the bus.",
        "publish by create_order",
        (Allowed(("events:PutEvents",)),),
        "https://docs.aws.amazon.com/service-authorization/latest/reference/"
        "list_amazoneventbridge.html",
    )
}

KIND = Kind(
    name="bus",
    doc="A bus of events of its own, apart from the account's.",
    example="bus shop { publish by create_order; archive 30d }",
    type="AWS::Events::EventBus",
    ending="Bus",
    source=_CFN,
    settings=settings_of(
        Setting(
            "archive",
            Duration(1, 36_500, "d"),
            "How long events are kept to be played again; unsaid, they are not.",
            "archive 30d",
            "RetentionDays",
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive-event.html",
        ),
        verbs=_VERBS,
    ),
    attributes={
        "": Attribute("Ref", "{id}Bus", "the bus's name"),
        "name": Attribute("Ref", "{id}Bus", "the bus's name"),
        "arn": Attribute("Fn::GetAtt", "{id}Bus.Arn", "the bus's ARN"),
    },
    verbs=_VERBS,
    variables=(("BUS", "name"),),
    actions=ACTIONS,
)
