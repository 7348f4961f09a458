"""API keys: by which API Gateway knows whose plan a request counts for."""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import Declared, Setting, Switch, Txt
from ..kind import Kind, settings_of

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_KEY = _CFN + "aws-resource-apigateway-apikey.html"
# A key has 20 to 128 letters and digits.
_VALUE = (
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html"
)

KIND = Kind(
    name="key",
    doc="By what API Gateway knows whose plan a request counts for.",
    example="key partner { plan basic }",
    type="AWS::ApiGateway::ApiKey",
    ending="Key",
    source=_KEY,
    settings=settings_of(
        Setting(
            "plan",
            Declared(("plan",)),
            "A plan that it belongs to; of each API, one at most.",
            "plan basic",
            "AWS::ApiGateway::UsagePlanKey",
            _CFN + "aws-resource-apigateway-usageplankey.html",
            repeats=True,
        ),
        Setting(
            "value",
            Txt("key of 20 to 128 letters and digits", r"[A-Za-z0-9]{20,128}"),
            "The key itself, from a secret parameter. Unsaid, AWS chooses one, which"
            " `aws apigateway get-api-key --include-value` shows.",
            "value partner_secret",
            "Value",
            _VALUE,
        ),
        Setting(
            "enabled",
            Switch(),
            "Whether it opens anything; unsaid, it does.",
            "enabled off",
            "Enabled",
            _KEY,
        ),
    ),
    attributes={"id": Attribute("Ref", "{id}Key", "the key's id, not the key")},
)
