"""Usage plans: how much may be asked of APIs with a key, and how fast."""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import Declared, Integer, Items, Parts, Rate, Setting, Txt
from ..kind import Kind, settings_of

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_PLAN = _CFN + "aws-resource-apigateway-usageplan.html"
_QUOTA = _CFN + "aws-properties-apigateway-usageplan-quotasettings.html"
_THROTTLE = _CFN + "aws-properties-apigateway-usageplan-throttlesettings.html"
_STAGE = _CFN + "aws-properties-apigateway-usageplan-apistage.html"

# A quota is a number of 32 bits.
# https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html
MOST_REQUESTS = 2_147_483_647
_BURST = Integer(0, 1_000_000, fixed=True)
_SPEED = Rate(("s", "m", "h", "second", "minute", "hour"))

KIND = Kind(
    name="plan",
    doc="How much may be asked of APIs with a key, and how fast.",
    example="plan basic { throttle 10/s burst 20; quota 1000/day; of api }",
    type="AWS::ApiGateway::UsagePlan",
    ending="Plan",
    source=_PLAN,
    settings=settings_of(
        Setting(
            "throttle",
            Parts(_SPEED, {"burst": _BURST}),
            "How many requests each key may make, and how many at once.",
            "throttle 10/s burst 20",
            "Throttle",
            _THROTTLE,
        ),
        Setting(
            "quota",
            Rate(("day", "week", "month")),
            "How many requests each key may make in a day, a week or a month.",
            "quota 1000/day",
            "Quota",
            _QUOTA,
        ),
        Setting(
            "of",
            Items(Declared(("api",)), 1, 100),
            "The APIs that it opens. Unsaid, it is every API with a route that asks for a key.",
            "of api, admin",
            "ApiStages",
            _STAGE,
        ),
        Setting(
            "route",
            Parts(
                Txt("method and path", r"(GET|POST|PUT|PATCH|DELETE|HEAD|ANY) /\S*", fixed=True),
                {"throttle": _SPEED, "burst": _BURST},
            ),
            "How many requests each key may make to one route.",
            'route "POST /jobs" throttle 1/s burst 2',
            "ApiStages",
            _STAGE,
            repeats=True,
        ),
    ),
    attributes={"id": Attribute("Ref", "{id}Plan", "the plan's id")},
)
