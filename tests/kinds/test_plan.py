"""Usage plans and API keys: which APIs they open, for whom, and how fast."""

from __future__ import annotations

from typing import Any

from building import compile_text, template_of

_HEAD = """
service shop { runtime python3.13 }
secret param partner_secret
function f
api shop { auth none; GET /a -> f { key on }; GET /b -> f; POST /jobs/{id} -> f { key on } }
api admin { auth key; GET /a -> f }
api open { auth none; GET /a -> f }
"""


def _made(text: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"][name]["Properties"]
    return found


def test_a_plan_opens_every_api_that_asks_for_keys() -> None:
    made = _made("plan basic\nkey partner { plan basic }", "BasicPlan")
    assert made == {
        "ApiStages": [
            {"ApiId": {"Ref": "ShopApi"}, "Stage": {"Ref": "ShopApiStage"}},
            {"ApiId": {"Ref": "AdminApi"}, "Stage": {"Ref": "AdminApiStage"}},
        ]
    }


def test_a_plan_says_how_much_and_how_fast() -> None:
    text = """
    /// For partners.
    plan basic { throttle 600/m burst 20; quota 1000/week; of shop, admin }
    key partner { plan basic }
    """
    made = _made(text, "BasicPlan")
    assert made["Description"] == "For partners."
    assert made["Throttle"] == {"RateLimit": 10, "BurstLimit": 20}
    assert made["Quota"] == {"Limit": 1000, "Period": "WEEK"}


def test_a_route_can_have_limits_of_its_own() -> None:
    text = """
    plan basic { of shop, admin; route "POST /jobs/{id}" throttle 1/s burst 2 }
    key partner { plan basic }
    """
    shop, admin = _made(text, "BasicPlan")["ApiStages"]
    assert shop["Throttle"] == {"/jobs/{id}/POST": {"RateLimit": 1, "BurstLimit": 2}}
    assert "Throttle" not in admin


def test_a_key_is_chosen_by_aws_and_joins_its_plans() -> None:
    text = """
    plan basic { of shop }
    plan full { of admin }
    key partner { plan basic; plan full }
    """
    resources = template_of(_HEAD + text)["Resources"]
    assert resources["PartnerKey"]["Properties"] == {"Enabled": True}
    for plan in ("Basic", "Full"):
        assert resources[f"PartnerKeyIn{plan}"] == {
            "Type": "AWS::ApiGateway::UsagePlanKey",
            "Properties": {
                "KeyId": {"Ref": "PartnerKey"},
                "KeyType": "API_KEY",
                "UsagePlanId": {"Ref": f"{plan}Plan"},
            },
        }


def test_a_key_can_be_given_and_disabled() -> None:
    text = "plan basic\nkey partner { plan basic; value partner_secret; enabled off }"
    assert _made(text, "PartnerKey") == {"Enabled": False, "Value": {"Ref": "PartnerSecret"}}


def test_nothing_is_wrong_with_an_api_that_a_plan_covers() -> None:
    text = _HEAD + "plan basic\nkey partner { plan basic; value partner_secret }"
    assert compile_text(text).diagnostics == ()


def test_a_key_without_any_plan_is_refused() -> None:
    compiled = compile_text(_HEAD.replace("secret param partner_secret\n", ""))
    assert compiled.model is None
    assert {found.rule for found in compiled.diagnostics} == {"missing-plan"}
