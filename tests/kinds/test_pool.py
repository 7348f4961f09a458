"""User pools: how users sign in, what keeps them safe, and the functions that Cognito calls."""

from __future__ import annotations

from typing import Any

import pytest
from boto3 import client  # type: ignore[import-untyped]
from botocore.validate import ParamValidator  # type: ignore[import-untyped]

from building import swagger_of, template_of
from dependencies import cycles
from stacks import REGION
from svclang.aws.kinds.pool import KIND, TRIGGERS

_HEAD = """
service club { runtime python3.13 }
function check
function add_user
function get_user
"""
_ACTIONS = [
    *("AdminGetUser", "AdminListGroupsForUser", "GetGroup"),
    *("ListGroups", "ListUsers", "ListUsersInGroup"),
]


def _resources(text: str, head: str = _HEAD) -> dict[str, Any]:
    found: dict[str, Any] = template_of(head + text)["Resources"]
    return found


def _pool(text: str) -> dict[str, Any]:
    found: dict[str, Any] = _resources(f"pool members {{ {text} }}")["MembersPool"]["Properties"]
    return found


def _client(text: str, more: str = "") -> dict[str, Any]:
    made = _resources(f"pool members {{ {more}; client {{ {text} }} }}")["MembersPoolClient"]
    found: dict[str, Any] = made["Properties"]
    return found


# --- The pool


def test_a_pool_that_says_nothing_is_safe_and_kept() -> None:
    assert _resources("pool members")["MembersPool"] == {
        "Type": "AWS::Cognito::UserPool",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "UsernameAttributes": ["email"],
            "UsernameConfiguration": {"CaseSensitive": False},
            "Policies": {
                "PasswordPolicy": {
                    "MinimumLength": 12,
                    "RequireLowercase": True,
                    "RequireUppercase": True,
                    "RequireNumbers": True,
                    "RequireSymbols": True,
                    "TemporaryPasswordValidityDays": 7,
                }
            },
            "MfaConfiguration": "OFF",
            "AutoVerifiedAttributes": ["email"],
            "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
            "AccountRecoverySetting": {
                "RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]
            },
            "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False},
            "DeletionProtection": "INACTIVE",
        },
    }


def test_an_ephemeral_pool_goes_with_the_stack() -> None:
    assert _resources("pool members { ephemeral }")["MembersPool"]["DeletionPolicy"] == "Delete"


def test_beside_a_name_addresses_are_other_names() -> None:
    made = _pool("sign_in username, email")
    assert made["AliasAttributes"] == ["email"]
    assert "UsernameAttributes" not in made


def test_names_alone_come_without_addresses_and_codes_go_to_mail() -> None:
    made = _pool("sign_in username")
    assert not {"AliasAttributes", "UsernameAttributes"} & set(made)
    assert made["AutoVerifiedAttributes"] == ["email"]


def test_where_nothing_is_verified_an_administrator_sets_new_passwords() -> None:
    made = _pool("sign_in username; verify off")
    assert not {"AutoVerifiedAttributes", "UserAttributeUpdateSettings"} & set(made)
    assert made["AccountRecoverySetting"] == {
        "RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]
    }


def test_only_administrators_make_users_where_nobody_signs_up() -> None:
    assert _pool("sign_up off")["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}


def test_passwords_are_what_is_said() -> None:
    made = _pool("password { length 16; need lower, digit; temporary 2d; history 5 }")
    assert made["Policies"]["PasswordPolicy"] == {
        "MinimumLength": 16,
        "RequireLowercase": True,
        "RequireUppercase": False,
        "RequireNumbers": True,
        "RequireSymbols": False,
        "TemporaryPasswordValidityDays": 2,
        "PasswordHistorySize": 5,
    }


def test_passwords_can_need_nothing_but_length() -> None:
    policy = _pool("password { need nothing }")["Policies"]["PasswordPolicy"]
    assert not any(policy[name] for name in policy if name.startswith("Require"))


def test_a_second_thing_is_the_code_of_an_app() -> None:
    made = _pool("mfa on")
    assert (made["MfaConfiguration"], made["EnabledMfas"]) == ("ON", ["SOFTWARE_TOKEN_MFA"])
    assert "SmsConfiguration" not in made


def test_a_pool_that_sends_to_phones_has_a_role_that_sends_to_phones_alone() -> None:
    made = _resources("pool members { sign_in phone, email; mfa optional }")
    pool = made["MembersPool"]["Properties"]
    words = {"Fn::Sub": "${AWS::StackId}/MembersPool"}
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA", "SMS_MFA"]
    assert pool["SmsConfiguration"] == {
        "SnsCallerArn": {"Fn::GetAtt": ["MembersPoolSmsRole", "Arn"]},
        "ExternalId": words,
    }
    role = made["MembersPoolSmsRole"]["Properties"]
    (trusted,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"Service": "cognito-idp.amazonaws.com"}
    assert trusted["Condition"] == {"StringEquals": {"sts:ExternalId": words}}
    assert role["Policies"][0]["PolicyDocument"]["Statement"] == [
        {
            "Effect": "Allow",
            "Action": ["sns:Publish"],
            "NotResource": {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"},
        }
    ]


def test_attributes_can_be_changed_and_text_has_a_length() -> None:
    assert _pool("attribute plan: string; attribute age: int; attribute vip: bool")["Schema"] == [
        {
            "Name": "plan",
            "AttributeDataType": "String",
            "Mutable": True,
            "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"},
        },
        {"Name": "age", "AttributeDataType": "Number", "Mutable": True},
        {"Name": "vip", "AttributeDataType": "Boolean", "Mutable": True},
    ]


def test_tags_of_a_pool_are_a_map() -> None:
    head = 'service club { runtime python3.13; tags { team: "web", cost: 7 } }\n'
    made = _resources('pool members { tags { team: "people" } }', head)["MembersPool"]
    assert made["Properties"]["UserPoolTags"] == {"team": "people", "cost": "7"}
    assert "Tags" not in made["Properties"]


def test_a_pool_can_be_protected() -> None:
    assert _pool("protect on")["DeletionProtection"] == "ACTIVE"


# --- The client


def test_a_client_that_says_nothing_is_safe() -> None:
    assert _resources("pool members")["MembersPoolClient"]["Properties"] == {
        "UserPoolId": {"Ref": "MembersPool"},
        "GenerateSecret": False,
        "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "AuthSessionValidity": 3,
        "AccessTokenValidity": 60,
        "IdTokenValidity": 60,
        "RefreshTokenValidity": 43_200,
        "TokenValidityUnits": {
            "AccessToken": "minutes",
            "IdToken": "minutes",
            "RefreshToken": "minutes",
        },
    }


def test_a_client_says_how_users_sign_in_and_for_how_long() -> None:
    made = _client("flows admin; access 15m; id 20m; refresh 1h; session 5m; secret on")
    assert made["ExplicitAuthFlows"] == [
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
    ]
    validities = ("AccessTokenValidity", "IdTokenValidity", "RefreshTokenValidity")
    assert [made[name] for name in validities] == [15, 20, 60]
    assert (made["AuthSessionValidity"], made["GenerateSecret"]) == (5, True)


def test_users_can_read_what_a_pool_knows_of_them_and_change_what_is_said() -> None:
    made = _client("change language", "attribute plan: string; attribute language: string")
    own = [name for name in made["ReadAttributes"] if name.startswith("custom:")]
    assert own == ["custom:plan", "custom:language"]
    written = made["WriteAttributes"]
    assert [name for name in written if name.startswith("custom:")] == ["custom:language"]
    assert "email" in written
    assert "email_verified" not in written


def test_managed_login_hands_out_codes_for_pages_that_are_named() -> None:
    text = """
    param site: string
    pool members {
      login "club-members"
      client { callback "https://a.example.com/", "${site}/in"; logout site }
    }
    output login = members.login
    """
    template = template_of(_HEAD + text)
    made = template["Resources"]["MembersPoolClient"]["Properties"]
    assert made["AllowedOAuthFlows"] == ["code"]
    assert made["AllowedOAuthScopes"] == ["openid", "email"]
    assert made["CallbackURLs"] == ["https://a.example.com/", {"Fn::Sub": "${Site}/in"}]
    assert made["LogoutURLs"] == [{"Ref": "Site"}]
    domain = template["Resources"]["MembersPoolDomain"]["Properties"]
    assert domain == {"UserPoolId": {"Ref": "MembersPool"}, "Domain": "club-members"}
    url = template["Outputs"]["Login"]["Value"]["Fn::Sub"]
    assert url.startswith("https://${MembersPoolDomain}.auth.${AWS::Region}.")


def test_a_raw_hatch_of_the_client_comes_last() -> None:
    assert (
        _client('cfn { ClientName: "web", EnableTokenRevocation: null }').get(
            "EnableTokenRevocation"
        )
        is None
    )


# --- Functions


def test_readers_and_writers_may_do_what_they_need_and_are_told_where() -> None:
    made = _resources("pool members { read by get_user; write by add_user }")
    statement = made["GetUserRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][1]
    assert statement["Action"] == [f"cognito-idp:{name}" for name in _ACTIONS]
    assert statement["Resource"] == {"Fn::GetAtt": ["MembersPool", "Arn"]}
    for function in ("GetUserFunction", "AddUserFunction"):
        assert made[function]["Properties"]["Environment"]["Variables"] == {
            "MEMBERS_POOL_ID": {"Ref": "MembersPool"},
            "MEMBERS_CLIENT_ID": {"Ref": "MembersPoolClient"},
        }


@pytest.mark.parametrize(
    ("trigger", "key"),
    [
        ("pre_sign_up", "PreSignUp"),
        ("post_confirmation", "PostConfirmation"),
        ("pre_authentication", "PreAuthentication"),
        ("post_authentication", "PostAuthentication"),
        ("custom_message", "CustomMessage"),
        ("pre_token_generation", "PreTokenGeneration"),
    ],
)
def test_cognito_may_call_the_function_of_a_trigger_for_this_pool(trigger: str, key: str) -> None:
    made = _resources(f"pool members {{ on {trigger} -> check }}")
    arn = {"Fn::Sub": "${CheckFunction.Arn}"}
    assert made["MembersPool"]["Properties"]["LambdaConfig"] in (
        {key: arn},
        {key: {"Fn::GetAtt": ["CheckFunction", "Arn"]}},
    )
    assert made["MembersToCheckPermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["CheckFunction", "Arn"]},
        "Principal": "cognito-idp.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {"Fn::GetAtt": ["MembersPool", "Arn"]},
    }


def test_a_challenge_is_made_by_three_functions_and_answered_by_its_own_flow() -> None:
    made = _resources(
        "pool members { on define_auth_challenge -> check; on create_auth_challenge -> check;"
        " on verify_auth_challenge -> add_user }"
    )
    assert set(made["MembersPool"]["Properties"]["LambdaConfig"]) == {
        *("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")
    }
    flows = made["MembersPoolClient"]["Properties"]["ExplicitAuthFlows"]
    assert "ALLOW_CUSTOM_AUTH" in flows
    permissions = [name for name in made if name.endswith("Permission")]
    assert permissions == ["MembersToCheckPermission", "MembersToAddUserPermission"]


def test_a_function_can_change_access_tokens_by_a_later_version() -> None:
    config = _pool("on pre_token_generation -> check { version v2 }")["LambdaConfig"]
    assert set(config) == {"PreTokenGenerationConfig"}
    assert config["PreTokenGenerationConfig"]["LambdaVersion"] == "V2_0"


def test_a_function_that_cognito_calls_can_read_the_pool() -> None:
    template = template_of(
        _HEAD + "pool members { on pre_sign_up -> check; read by check; write by check }"
    )
    assert cycles(template) == []
    resources = template["Resources"]
    assert resources["CheckFunction"]["Properties"]["FunctionName"] == {
        "Fn::Sub": "${AWS::StackName}-check"
    }
    arn = resources["MembersPool"]["Properties"]["LambdaConfig"]["PreSignUp"]["Fn::Sub"]
    assert arn.endswith(":function:${AWS::StackName}-check")


def test_pages_of_the_api_that_the_pool_guards_close_no_circle() -> None:
    text = """
    authorizer people { cognito members }
    api { auth people; GET /a -> get_user }
    pool members {
      login "club"
      client { callback "${api.url}/in" }
      on pre_sign_up -> get_user
      read by get_user
    }
    """
    assert cycles(template_of(_HEAD + text)) == []


# --- The authorizer


@pytest.mark.parametrize("name", ["members", "members.arn"])
def test_an_authorizer_takes_the_tokens_of_a_pool_by_its_name(name: str) -> None:
    text = f"""
    pool members
    authorizer people {{ cognito {name}, "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/x" }}
    api {{ auth people; GET /a -> get_user }}
    """
    definition = swagger_of(_HEAD + text)["securityDefinitions"]["people"]
    assert definition["x-amazon-apigateway-authorizer"]["providerARNs"] == [
        {"Fn::GetAtt": ["MembersPool", "Arn"]},
        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/x",
    ]


# --- Cognito's own API, whose names CloudFormation has too; moto makes no pools of templates


def _refused(operation: str, said: dict[str, Any]) -> str:
    """What AWS's description of an operation has against what is said, a line each."""
    shape = client("cognito-idp", REGION).meta.service_model.operation_model(operation).input_shape
    found: str = ParamValidator().validate(said, shape).generate_report()
    return found


def test_cognito_knows_all_that_is_said_of_a_pool_and_its_client() -> None:
    text = """
    pool members {
      sign_in email
      attribute plan: string
      attribute age: int
      password { history 5 }
      tier essentials
      protect on
      tags { team: "web" }
      client { flows srp; change plan; callback "https://a.example.com/"; session 5m }
    }
    """
    made = _resources(text)
    said = {"PoolName": "members", **made["MembersPool"]["Properties"]}
    assert _refused("CreateUserPool", said) == ""
    told = {**made["MembersPoolClient"]["Properties"], "UserPoolId": "x_1", "ClientName": "web"}
    assert _refused("CreateUserPoolClient", told) == ""


def test_cognito_knows_all_triggers() -> None:
    fed = "; ".join(f"on {name} -> check" for name in TRIGGERS)
    config = _pool(fed)["LambdaConfig"]
    assert len(config) == len(TRIGGERS)
    said = {
        "PoolName": "members",
        "LambdaConfig": dict.fromkeys(config, "arn:aws:lambda:eu-west-1:1:function:f"),
    }
    assert _refused("CreateUserPool", said) == ""


def test_actions_are_those_of_cognito() -> None:
    operations = client("cognito-idp", REGION).meta.service_model.operation_names
    for verb in KIND.verbs.values():
        for action in (action for each in verb.allowed for action in each.actions):
            assert action.removeprefix("cognito-idp:") in operations
