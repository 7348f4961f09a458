"""The client of a user pool.

    pool members { attribute plan: string; client { access 15m } }
       →  MembersPoolClient: signs in by SRP, tokens for 15 minutes; reads `custom:plan`

Tokens are counted in minutes, which hold every time that Cognito takes.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html
"""

from __future__ import annotations

from ...aws.kinds.pool import ACCESS, PHONE, REFRESH, STANDARD, VERIFIED
from ...aws.pool_client_settings import REFRESHING
from ...model import pools
from ...model.document import Arr, Obj
from ...model.nodes import DeclaredResource, Model, Resource, Settings
from ...source import Span
from ..documents.merge import merge
from ..documents.setting_values import setting_list
from ..documents.values import object_of, of_resource
from ..stack.resources import further_resource, put

# How a scope that shows an address is called.
_SCOPES = {"email": "email", PHONE: "phone"}


def client(declared: DeclaredResource, model: Model) -> Resource:
    """The client, with its own raw hatch merged in."""
    given = declared.settings.get("client")
    span = given.span if given is not None else declared.name.span
    settings = pools.client_settings(declared)
    made = Obj({"UserPoolId": of_resource(declared, "id", span)}, span)
    put(made, "GenerateSecret", settings, "secret", model, usual=False)
    flows = settings.get("flows")
    named = Arr([*pools.flows(declared), REFRESHING], flows.span if flows is not None else span)
    made.put("ExplicitAuthFlows", named, named.span)
    made["PreventUserExistenceErrors"] = "ENABLED"
    made["EnableTokenRevocation"] = True
    _put_validities(made, settings, model, span)
    _put_attributes(made, declared, settings, span)
    _put_login(made, declared, settings, model, span)
    cfn = settings.get("cfn")
    for block in cfn.value if cfn is not None else ():
        made = merge(made, object_of(block, model))
    return further_resource(
        f"{declared.logical_id}Client", "AWS::Cognito::UserPoolClient", made, span
    )


def _put_validities(made: Obj, settings: Settings, model: Model, span: Span) -> None:
    put(made, "AuthSessionValidity", settings, "session", model, usual=3)
    put(made, "AccessTokenValidity", settings, "access", model, usual=ACCESS)
    put(made, "IdTokenValidity", settings, "id", model, usual=ACCESS)
    put(made, "RefreshTokenValidity", settings, "refresh", model, usual=REFRESH)
    tokens = ("AccessToken", "IdToken", "RefreshToken")
    made["TokenValidityUnits"] = Obj(dict.fromkeys(tokens, "minutes"), span)


def _put_attributes(made: Obj, declared: DeclaredResource, settings: Settings, span: Span) -> None:
    """What users can read and change, where the pool has attributes of its own."""
    own = [f"custom:{each.name}" for each in pools.attributes(declared)]
    if not own:
        return
    change = settings.get("change")
    changed = [f"custom:{each.text}" for each in change.value] if change is not None else []
    made["ReadAttributes"] = Arr([*STANDARD, *VERIFIED, *own], span)
    made.put(
        "WriteAttributes",
        Arr([*STANDARD, *changed], span),
        change.span if change is not None else None,
    )


def _put_login(
    made: Obj, declared: DeclaredResource, settings: Settings, model: Model, span: Span
) -> None:
    """What managed login may do; Cognito hands out codes, and no tokens in URLs."""
    callback, logout = settings.get("callback"), settings.get("logout")
    if callback is None:
        return
    made["SupportedIdentityProviders"] = Arr(["COGNITO"], span)
    made.put("AllowedOAuthFlowsUserPoolClient", True, callback.span)
    made.put("AllowedOAuthFlows", Arr(["code"], callback.span), callback.span)
    scopes = settings.get("scopes")
    usual = ("openid", *(_SCOPES[each] for each in pools.verified(declared)))
    at = scopes.span if scopes is not None else span
    made.put("AllowedOAuthScopes", Arr(scopes.value if scopes is not None else usual, at), at)
    made.put("CallbackURLs", setting_list(callback.value, callback.span, model), callback.span)
    if logout is not None:
        made.put("LogoutURLs", setting_list(logout.value, logout.span, model), logout.span)
