"""User pools of Cognito: who there is, how they sign in, and the client that signs them in."""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import (
    Duration,
    Either,
    Form,
    Integer,
    Items,
    Parts,
    Setting,
    Switch,
    Txt,
    Typed,
    Words,
    table,
)
from ..kind import Allowed, Kind, Trigger, Verb, settings_of
from ..pool_client_settings import CLIENT_SETTINGS

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_POOL = _CFN + "aws-resource-cognito-userpool.html"
_PASSWORDS = _CFN + "aws-properties-cognito-userpool-passwordpolicy.html"
_CLIENT = _CFN + "aws-resource-cognito-userpoolclient.html"
_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide/"
_ATTRIBUTES = _GUIDE + "user-pool-settings-attributes.html"
_LAMBDA = _GUIDE + "cognito-user-pools-working-with-lambda-triggers.html"
_LOGIN = _GUIDE + "cognito-user-pools-app-idp-settings.html"
_IAM = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "list_amazoncognitouserpools.html"
)

EMAIL, PHONE, USERNAME = "email", "phone_number", "username"
APP, SMS = "SOFTWARE_TOKEN_MFA", "SMS_MFA"
CASES = ("lower", "upper", "digit", "symbol")
PASSWORD_LENGTH = 12
TEMPORARY_DAYS = 7
# In minutes.
ACCESS, REFRESH = 60, 30 * 24 * 60
# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
LONGEST_ATTRIBUTE = 20
LONGEST_TEXT = 2048
# A function that answers later than this has failed.
# https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
TRIGGER_SECONDS = 5
# What users can change of themselves, and what besides that their client can read.
# https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
STANDARD = (
    *("address", "birthdate", "email", "family_name", "gender", "given_name", "locale"),
    *("middle_name", "name", "nickname", "phone_number", "picture", "preferred_username"),
    *("profile", "updated_at", "website", "zoneinfo"),
)
VERIFIED = ("email_verified", "phone_number_verified")

# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html
TRIGGERS = {
    "pre_sign_up": ("PreSignUp", "Decides whether somebody may sign up."),
    "post_confirmation": ("PostConfirmation", "Is told of a user who has confirmed the address."),
    "pre_authentication": ("PreAuthentication", "Decides whether a user may sign in."),
    "post_authentication": ("PostAuthentication", "Is told of a user who has signed in."),
    "custom_message": ("CustomMessage", "Writes the messages that users get."),
    "define_auth_challenge": ("DefineAuthChallenge", "Says what a user must answer next."),
    "create_auth_challenge": ("CreateAuthChallenge", "Makes what a user must answer."),
    "verify_auth_challenge": ("VerifyAuthChallengeResponse", "Decides whether the answer is true."),
    "pre_token_generation": ("PreTokenGeneration", "Changes what tokens say."),
    "user_migration": ("UserMigration", "Brings in a user who is known elsewhere."),
}
CHALLENGES = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge")

_ADDRESS: Form = Words({"email": EMAIL, "phone": PHONE}, fixed=True)
_SETTINGS = (
    Setting(
        "sign_in",
        Items(Words({"email": EMAIL, "phone": PHONE, "username": USERNAME}, fixed=True), 1, 3),
        "What users sign in by, whatever its case; beside `username`, addresses are other names of"
        " a user. Unsaid, `email`. It never changes once the pool is there.",
        "sign_in email, phone",
        "UsernameAttributes",
        _ATTRIBUTES,
    ),
    Setting(
        "sign_up",
        Switch(),
        "Whether people may sign up themselves; `off` leaves that to functions that may `write`."
        " Unsaid, they may.",
        "sign_up off",
        "AllowAdminCreateUserOnly",
        _CFN + "aws-properties-cognito-userpool-admincreateuserconfig.html",
    ),
    Setting(
        "verify",
        Either(Items(_ADDRESS, 1, 2), stands=()),
        "The addresses that a code is sent to, when they are new or change. Unsaid, those that"
        " users sign in by, else `email`. What is sent to phones is billed, by a role that the"
        " stack makes; Cognito itself sends mails, 50 a day.",
        "verify email",
        "AutoVerifiedAttributes",
        _GUIDE + "signing-up-users-in-your-app.html",
    ),
    Setting(
        "mfa",
        Parts(
            Words({"off": "OFF", "optional": "OPTIONAL", "on": "ON"}, fixed=True),
            {"by": Items(Words({"app": APP, "sms": SMS}, fixed=True), 1, 2)},
        ),
        "Whether users show a second thing, and which: the code of an app, or one that is sent to"
        " a phone. Unsaid, `off`; and `by app`, or both where the pool sends to phones.",
        "mfa optional by app",
        "MfaConfiguration",
        _GUIDE + "user-pool-settings-mfa.html",
    ),
    Setting(
        "password",
        Parts(
            None,
            block=(
                Setting(
                    "length",
                    Integer(6, 99),
                    "How many characters it has at least. Unsaid, 12.",
                    "length 16",
                    "MinimumLength",
                    _PASSWORDS,
                ),
                Setting(
                    "need",
                    Either(
                        Items(Words({name: name for name in CASES}, fixed=True), 1, 4),
                        word="nothing",
                        stands=(),
                    ),
                    "What must be in it. Unsaid, a character of each sort.",
                    "need lower, upper, digit",
                    "RequireLowercase",
                    _PASSWORDS,
                ),
                Setting(
                    "temporary",
                    Duration(1, 365, "d"),
                    "How long one is good for that an administrator has set. Unsaid, 7d.",
                    "temporary 1d",
                    "TemporaryPasswordValidityDays",
                    _PASSWORDS,
                ),
                Setting(
                    "history",
                    Integer(1, 24),
                    "How many of a user's last ones cannot be taken again.",
                    "history 5",
                    "PasswordHistorySize",
                    _PASSWORDS,
                ),
            ),
            first_needed=False,
        ),
        "What passwords must be like.",
        "password { length 16; need nothing }",
        "PasswordPolicy",
        _PASSWORDS,
    ),
    Setting(
        "attribute",
        Typed({"string": "String", "int": "Number", "bool": "Boolean", "datetime": "DateTime"}),
        "Something of the pool's own that is known of users: `custom:plan`. Once it is there, it"
        " can be neither changed nor taken out.",
        "attribute plan: string",
        "Schema",
        _ATTRIBUTES,
        repeats=True,
    ),
    Setting(
        "client",
        Parts(None, block=CLIENT_SETTINGS, first_needed=False),
        "The client with which an app signs users in. It tells nobody which users there are, and"
        " tokens can be revoked.",
        "client { flows srp; access 15m }",
        "AWS::Cognito::UserPoolClient",
        _CLIENT,
    ),
    Setting(
        "login",
        Txt(
            "first part of a domain name, without `aws`, `amazon` and `cognito`,",
            r"(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        ),
        "The first part of the domain name of managed login, of which there is one in a region.",
        'login "photos-example"',
        "AWS::Cognito::UserPoolDomain",
        _CFN + "aws-resource-cognito-userpooldomain.html",
    ),
    Setting(
        "tier",
        Words({"lite": "LITE", "essentials": "ESSENTIALS", "plus": "PLUS"}, fixed=True),
        "What the pool can do, and costs; unsaid, it is Cognito's default.",
        "tier lite",
        "UserPoolTier",
        _GUIDE + "cognito-sign-in-feature-plans.html",
    ),
    Setting(
        "protect",
        Switch(),
        "Whether nobody can delete the pool before this is taken out.",
        "protect on",
        "DeletionProtection",
        _GUIDE + "user-pool-settings-deletion-protection.html",
    ),
)


def _actions(*names: str) -> tuple[Allowed, ...]:
    return (Allowed(tuple(f"cognito-idp:{name}" for name in names)),)


_VERBS = {
    "read": Verb(
        "Functions that may look up users and groups.",
        "read by get_user",
        _actions(
            *("AdminGetUser", "AdminListGroupsForUser", "GetGroup"),
            *("ListGroups", "ListUsers", "ListUsersInGroup"),
        ),
        _IAM,
    ),
    "write": Verb(
        "Functions that may make, change and delete users, and put them into groups.",
        "write by create_user",
        _actions(
            *("AdminAddUserToGroup", "AdminConfirmSignUp", "AdminCreateUser", "AdminDeleteUser"),
            *("AdminDeleteUserAttributes", "AdminDisableUser", "AdminEnableUser"),
            *("AdminRemoveUserFromGroup", "AdminResetUserPassword", "AdminSetUserPassword"),
            *("AdminUpdateUserAttributes", "AdminUserGlobalSignOut"),
        ),
        _IAM,
    ),
}
_TOKENS = table(
    Setting(
        "version",
        Words({"v1": "V1_0", "v2": "V2_0", "v3": "V3_0"}, fixed=True),
        "What it can change: id tokens, access tokens too (`v2`), also those of machines (`v3`).",
        "version v2",
        "LambdaVersion",
        _GUIDE + "user-pool-lambda-pre-token-generation.html",
    )
)

KIND = Kind(
    name="pool",
    doc="Who there is, and how they sign in: a user pool of Cognito, and its client.",
    example="pool members { sign_in email; mfa optional; read by get_user;"
    " on pre_sign_up -> check }",
    type="AWS::Cognito::UserPool",
    ending="Pool",
    source=_POOL,
    settings=settings_of(*_SETTINGS, verbs=_VERBS, keeps_data=True),
    attributes={
        "": Attribute("Ref", "{id}Pool", "the pool's id"),
        "id": Attribute("Ref", "{id}Pool", "the pool's id"),
        "arn": Attribute("Fn::GetAtt", "{id}Pool.Arn", "the pool's ARN"),
        "client_id": Attribute("Ref", "{id}PoolClient", "the id of the pool's client"),
        "issuer": Attribute("Fn::GetAtt", "{id}Pool.ProviderURL", "the URL that tokens come from"),
        "login": Attribute(
            "Fn::Sub",
            "https://${{{id}PoolDomain}}.auth.${{AWS::Region}}.amazoncognito.com",
            "the URL of managed login",
            needs="login",
        ),
    },
    verbs=_VERBS,
    variables=(("POOL_ID", "id"), ("CLIENT_ID", "client_id")),
    triggers={
        name: Trigger(
            doc=doc,
            example=f"on {name} -> check",
            settings=_TOKENS if name == "pre_token_generation" else {},
            source=_LAMBDA,
            principal="cognito-idp.amazonaws.com",
        )
        for name, (_, doc) in TRIGGERS.items()
    },
    keeps_data=True,
    tag_map="UserPoolTags",
)
