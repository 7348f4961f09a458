"""The settings of the client of a user pool, in braces of the pool: `client { access 15m }`."""

from __future__ import annotations

from .forms import Duration, Items, Setting, Switch, Txt, Word, Words
from .function_settings import CFN

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_CLIENT = _CFN + "aws-resource-cognito-userpoolclient.html"
_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide/"
_ATTRIBUTES = _GUIDE + "user-pool-settings-attributes.html"
_LOGIN = _GUIDE + "cognito-user-pools-app-idp-settings.html"

SRP, CUSTOM, REFRESHING = "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"
PASSWORD, ADMIN, CHOICE = (
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_AUTH",
)
# https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
MOST_ATTRIBUTES = 50
# Plain HTTP is for tests on one's own machine alone.
# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
_URL = Txt(
    "URL without `#`, which begins with `https://`, `http://localhost` or the scheme of an app,",
    r"https://[^\s#]+|http://(localhost|127\.0\.0\.1|\[::1\])([:/][^\s#]*)?"
    r"|(?!https?:)[a-z][a-z0-9+.-]*://[^\s#]*",
    longest=1024,
)
_TOKEN = Duration(5, 24 * 60, "min")

CLIENT_SETTINGS = (
    Setting(
        "flows",
        Items(
            Words(
                {
                    "srp": SRP,
                    "password": PASSWORD,
                    "admin": ADMIN,
                    "custom": CUSTOM,
                    "choice": CHOICE,
                },
                fixed=True,
            ),
            1,
            5,
        ),
        "How users sign in. Unsaid, it is `srp`, which sends no password, and `custom` where a"
        " function makes a challenge.",
        "flows srp, admin",
        "ExplicitAuthFlows",
        _CLIENT,
    ),
    Setting(
        "access",
        _TOKEN,
        "How long an access token is good for. Unsaid, 1h.",
        "access 15m",
        "AccessTokenValidity",
        _CFN + "aws-properties-cognito-userpoolclient-tokenvalidityunits.html",
    ),
    Setting(
        "id",
        _TOKEN,
        "How long an id token is good for. Unsaid, 1h.",
        "id 15m",
        "IdTokenValidity",
        _CFN + "aws-properties-cognito-userpoolclient-tokenvalidityunits.html",
    ),
    Setting(
        "refresh",
        Duration(60, 3650 * 24 * 60, "min"),
        "How long a user stays signed in. Unsaid, 30d.",
        "refresh 7d",
        "RefreshTokenValidity",
        _CFN + "aws-properties-cognito-userpoolclient-tokenvalidityunits.html",
    ),
    Setting(
        "session",
        Duration(3, 15, "min"),
        "How long a user has to answer a challenge. Unsaid, 3m.",
        "session 5m",
        "AuthSessionValidity",
        _CLIENT,
    ),
    Setting(
        "callback",
        Items(_URL, 1, 100),
        "Pages that managed login may send users to, with a code for their tokens.",
        'callback "https://photos.example.com/"',
        "CallbackURLs",
        _LOGIN,
    ),
    Setting(
        "logout",
        Items(_URL, 1, 100),
        "Pages that it may send users to who have signed out.",
        'logout "https://photos.example.com/bye"',
        "LogoutURLs",
        _LOGIN,
    ),
    Setting(
        "scopes",
        Items(
            Words(
                {
                    **{name: name for name in ("openid", "email", "phone", "profile")},
                    "account": "aws.cognito.signin.user.admin",
                },
                fixed=True,
                text=Txt("scope", r"[\x21\x23-\x5B\x5D-\x7E]{1,256}", fixed=True),
            ),
            1,
            50,
        ),
        "What a token from managed login is good for. Unsaid, `openid`, and the addresses by which"
        " users sign in.",
        "scopes openid, email, profile",
        "AllowedOAuthScopes",
        _LOGIN,
    ),
    Setting(
        "change",
        Items(Word("custom attribute"), 1, MOST_ATTRIBUTES),
        "The attributes of the pool's own that users may change themselves. Unsaid, none.",
        "change language",
        "WriteAttributes",
        _ATTRIBUTES,
    ),
    Setting(
        "secret",
        Switch(),
        "Whether the client has a secret: for servers, never for pages and apps. A change makes"
        " another client. Unsaid, it has none.",
        "secret on",
        "GenerateSecret",
        _CLIENT,
    ),
    CFN,
)
