"""Events: what happens on a bus, and who hears of it."""

from __future__ import annotations

from ..attributes import Attribute
from ..delivery_settings import AGE, DEAD_LETTER, GROUP, INPUT, RETRIES
from ..forms import Data, Declared, Items, Setting, Switch, Txt, table
from ..kind import Kind, Trigger, settings_of

_CFN = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html"
)
_PATTERNS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html"
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
MOST_TARGETS = 5
LONGEST_PATTERN = 2048

KIND = Kind(
    name="event",
    doc="What happens on a bus and fits a pattern: a rule of EventBridge.",
    example='event order_paid { bus shop; source "shop"; detail_type "OrderPaid"; -> pack }',
    type="AWS::Events::Rule",
    ending="Event",
    source=_CFN,
    settings=settings_of(
        Setting(
            "bus",
            Declared(("bus",)),
            "The bus that it happens on. Unsaid, it is the account's own.",
            "bus shop",
            "EventBusName",
            _CFN,
        ),
        Setting(
            "source",
            Items(Txt("source of the event", longest=256), 1, 50),
            "Who says that it happened.",
            'source "shop"',
            "EventPattern",
            _PATTERNS,
        ),
        Setting(
            "detail_type",
            Items(Txt("type of the event", longest=128), 1, 50),
            "What happened.",
            'detail_type "OrderPaid", "OrderSent"',
            "EventPattern",
            _PATTERNS,
        ),
        Setting(
            "detail",
            Data("field of the event's detail"),
            "What must be said of it: values, or patterns in brackets.",
            'detail { state: ["paid", { prefix: "sent" }] }',
            "EventPattern",
            _PATTERNS,
        ),
        Setting(
            "pattern",
            Data("field of the event"),
            "The whole pattern, for what the other settings do not say.",
            'pattern { account: ["123456789012"] }',
            "EventPattern",
            _PATTERNS,
        ),
        Setting(
            "enabled",
            Switch(),
            "Whether anybody hears of it at all; unsaid, they do.",
            "enabled off",
            "State",
            _CFN,
        ),
        tagged=True,
    ),
    attributes={
        # With a bus, `Ref` is `bus|rule`; the ARN ends in `rule/bus/name`.
        # https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1131
        # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
        "name": Attribute(
            "Ref",
            "{id}Event",
            "the rule's name",
            instead_with=("bus", "Fn::Sub", "${{nameOf{id}Event}}"),
        ),
        "arn": Attribute("Fn::GetAtt", "{id}Event.Arn", "the rule's ARN"),
    },
    triggers={
        "": Trigger(
            doc="Who hears of it.",
            example="-> pack { retries 3; dead_letter dead_jobs }",
            settings=table(INPUT, RETRIES, AGE, DEAD_LETTER, GROUP),
            source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
            targets=("function", "queue", "topic", "stream", "bus", "machine"),
            principal="events.amazonaws.com",
        )
    },
)
