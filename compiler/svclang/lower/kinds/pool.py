"""User pools of Cognito, and the client of each.

    pool members { sign_in email; on pre_sign_up -> check }
       →  MembersToCheckPermission, MembersPool, MembersPoolClient; where messages go to phones
          MembersPoolSmsRole too, and for `login` MembersPoolDomain

Everything that keeps users safe is written out, so that the pool does not depend on what Cognito
takes for granted: names of any case are one, passwords are long, an address changes when it is
proved, and the client tells nobody who is there. An attribute of the pool's own is what the service
knows of a user, so that users can read it and not change it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html
"""

from __future__ import annotations

from ...aws.forms import TypedName
from ...aws.kinds.pool import (
    CASES,
    EMAIL,
    LONGEST_TEXT,
    PASSWORD_LENGTH,
    TEMPORARY_DAYS,
    TRIGGERS,
)
from ...model import pools
from ...model.document import Arr, Obj
from ...model.grants import known_kind
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.deliveries import target_arn
from ..stack.permissions import permission
from ..stack.resources import further_resource, main_resource, put
from .pool_client import client
from .pool_sms import external_id, role_id, sms_role

_REQUIRED = dict(zip(CASES, ("Lowercase", "Uppercase", "Numbers", "Symbols"), strict=True))
# A user who gets codes on a phone cannot get a new password there.
# https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-recover-a-user-account.html
_RECOVERY = {EMAIL: "verified_email", "phone_number": "verified_phone_number"}


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A pool, its client, and what lets Cognito call functions and send messages."""
    made = Obj(span=declared.name.span)
    _put_sign_in(made, declared)
    put(made, "UserPoolTier", declared.settings, "tier", model)
    made["Policies"] = Obj({"PasswordPolicy": _password(declared, model)}, made.span)
    _put_mfa(made, declared)
    _put_verification(made, declared)
    sign_up = declared.settings.get("sign_up")
    alone = Obj({"AllowAdminCreateUserOnly": sign_up is not None and not sign_up.value}, made.span)
    made.put("AdminCreateUserConfig", alone, sign_up.span if sign_up is not None else None)
    attributes = pools.attributes(declared)
    if attributes:
        made["Schema"] = Arr([_attribute(each) for each in attributes], made.span)
    if declared.feeds:
        made["LambdaConfig"] = _triggers(declared, model)
    protect = declared.settings.get("protect")
    active = "ACTIVE" if protect is not None and protect.value else "INACTIVE"
    made.put("DeletionProtection", active, protect.span if protect is not None else None)
    return [
        *([sms_role(declared)] if pools.sends_to_phones(declared) else []),
        main_resource(declared, made, model),
        client(declared, model),
        *_domain(declared, model),
        *_permissions(declared, model).values(),
    ]


def _put_sign_in(made: Obj, declared: DeclaredResource) -> None:
    given = declared.settings.get("sign_in")
    span = given.span if given is not None else declared.name.span
    names = Arr(pools.addresses(declared), span)
    if names:
        key = "AliasAttributes" if pools.are_aliases(declared) else "UsernameAttributes"
        made.put(key, names, span)
    made.put("UsernameConfiguration", Obj({"CaseSensitive": False}, span), span)


def _password(declared: DeclaredResource, model: Model) -> Obj:
    given = declared.settings.get("password")
    said = given.value if given is not None else {}
    made = Obj(span=given.span if given is not None else declared.name.span)
    put(made, "MinimumLength", said, "length", model, PASSWORD_LENGTH)
    need = said.get("need")
    for case, name in _REQUIRED.items():
        wanted = need is None or case in need.value
        made.put(f"Require{name}", wanted, need.span if need is not None else None)
    put(made, "TemporaryPasswordValidityDays", said, "temporary", model, TEMPORARY_DAYS)
    put(made, "PasswordHistorySize", said, "history", model)
    return made


def _put_mfa(made: Obj, declared: DeclaredResource) -> None:
    given = declared.settings.get("mfa")
    span = given.span if given is not None else declared.name.span
    made.put("MfaConfiguration", pools.mfa(declared), span)
    factors = pools.factors(declared)
    if factors:
        made.put("EnabledMfas", Arr(factors, span), span)
    if pools.sends_to_phones(declared):
        sms = Obj({"SnsCallerArn": {"Fn::GetAtt": [role_id(declared), "Arn"]}}, span)
        sms["ExternalId"] = external_id(declared)
        made["SmsConfiguration"] = sms


def _put_verification(made: Obj, declared: DeclaredResource) -> None:
    """Which addresses are proved, before they change too, and where new passwords are sent."""
    given = declared.settings.get("verify")
    span = given.span if given is not None else declared.name.span
    verified = pools.verified(declared)
    if verified:
        made.put("AutoVerifiedAttributes", Arr(verified, span), span)
        kept = Obj({"AttributesRequireVerificationBeforeUpdate": Arr(verified, span)}, span)
        made.put("UserAttributeUpdateSettings", kept, span)
    ways = [_RECOVERY[each] for each in verified] or ["admin_only"]
    mechanisms = [Obj({"Name": way, "Priority": at}, span) for at, way in enumerate(ways, start=1)]
    recovery = Obj({"RecoveryMechanisms": Arr(mechanisms, span)}, span)
    made.put("AccountRecoverySetting", recovery, span)


def _attribute(attribute: TypedName) -> Obj:
    made = Obj({"Name": attribute.name, "AttributeDataType": attribute.type}, attribute.span)
    made["Mutable"] = True
    if attribute.type == "String":
        limits = {"MinLength": "0", "MaxLength": str(LONGEST_TEXT)}
        made["StringAttributeConstraints"] = Obj(limits, attribute.span)
    return made


# --- What is called


def _triggers(declared: DeclaredResource, model: Model) -> Obj:
    made = Obj(span=declared.feeds[0].span)
    for feed in declared.feeds:
        arn = target_arn(feed, model)
        version = feed.settings.get("version")
        if version is None:
            made.put(TRIGGERS[feed.trigger][0], arn, feed.span)
        else:
            config = Obj({"LambdaArn": arn}, feed.span)
            config.put("LambdaVersion", setting_value(version.value, model), version.span)
            made.put("PreTokenGenerationConfig", config, feed.span)
    return made


def _permissions(declared: DeclaredResource, model: Model) -> dict[str, Resource]:
    """One for each function, whatever it is called for, by the logical id."""
    made: dict[str, Resource] = {}
    for feed in declared.feeds:
        logical_id = f"{pascal(declared.name.text)}To{pascal(feed.target.text)}Permission"
        if logical_id not in made:
            made[logical_id] = permission(
                logical_id,
                model.functions[feed.target.text],
                known_kind(declared).triggers[feed.trigger].principal,
                of_resource(declared, "arn", feed.span),
                feed.span,
                account=True,
            )
    return made


# --- Managed login


def _domain(declared: DeclaredResource, model: Model) -> list[Resource]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpooldomain.html."""
    login = declared.settings.get("login")
    if login is None:
        return []
    made = Obj({"UserPoolId": of_resource(declared, "id", login.span)}, login.span)
    made.put("Domain", setting_value(login.value, model), login.span)
    return [
        further_resource(
            f"{declared.logical_id}Domain", "AWS::Cognito::UserPoolDomain", made, login.span
        )
    ]
