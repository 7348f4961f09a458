"""What the fixes of rules about resources and security make of a source."""

from __future__ import annotations

import pytest

from linting import HEAD, findings, fixed

_API = "function f\napi { auth none; GET /a -> f }\n"
_MACHINE = 'definition { StartAt: "A", States: { A: { Type: "Succeed" } } }'
_OPENID = 'login "club"; client { callback "https://a.example.com/"; scopes '
_DOMAIN = 'domain site { name "a.example.com"; zone zone_id'


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (
            "unverified-alias",
            "pool a { sign_in username, email, phone; verify email }",
            "pool a { sign_in username, email, phone; verify email, phone }",
        ),
        (
            "unverified-alias",
            "pool a { sign_in username, email; verify off }",
            "pool a { sign_in username, email; verify email }",
        ),
        (
            "no-recovery",
            "pool a { sign_in phone; mfa optional }",
            "pool a { sign_in phone; mfa optional; verify email, phone }",
        ),
        (
            "no-recovery",
            "pool a { sign_in email; verify phone; mfa on by sms }",
            "pool a { sign_in email; verify email, phone; mfa on by sms }",
        ),
        (
            "late-answer",
            "function f { timeout 10s }\npool a { on pre_sign_up -> f }",
            "function f { timeout 5s }\npool a { on pre_sign_up -> f }",
        ),
        (
            "missing-openid",
            f"pool a {{ {_OPENID}email }} }}",
            f"pool a {{ {_OPENID}openid, email }} }}",
        ),
        (
            "edge-certificate",
            f"param zone_id: string\n{_API}{_DOMAIN}; endpoint edge }}",
            f"param zone_id: string\n{_API}{_DOMAIN}; endpoint regional }}",
        ),
        (
            "key-without-plan",
            "function f\napi { auth key; GET /a -> f }\nplan basic\nkey partner",
            "function f\napi { auth key; GET /a -> f }\nplan basic\nkey partner { plan basic }",
        ),
        (
            "dead-letters-lost",
            "queue a { retry 3 then b }\nqueue b { keep 1d }",
            "queue a { retry 3 then b }\nqueue b { keep 14d }",
        ),
        (
            "throttled-queue",
            "function f { concurrency 3 }\nqueue a { -> f { concurrency 10 } }",
            "function f { concurrency 3 }\nqueue a { -> f { concurrency 3 } }",
        ),
        (
            "needless-index",
            "table a {\n  key id: string\n  /// Once more.\n  index by_id { key id: string }\n}",
            "table a {\n  key id: string\n}",
        ),
        (
            "short-storage",
            'bucket a { move to glacier after 30d under "a/"; expire 60d under "a/" }',
            'bucket a { move to glacier after 30d under "a/"; expire 120d under "a/" }',
        ),
        (
            "operator-as-field",
            'function f\nevent a { detail { total: { numeric: [">", 5] } }; -> f }',
            'function f\nevent a { detail { total: [{ numeric: [">", 5] }] }; -> f }',
        ),
        (
            "unmarked-secret",
            'param api_key: string(8..) = "12345678"\nfunction f',
            "secret param api_key: string(8..)\nfunction f",
        ),
        (
            "unmarked-secret",
            "/// Of the shop.\nparam password: string\nfunction f",
            "/// Of the shop.\nsecret param password: string\nfunction f",
        ),
        (
            "unsafe-property",
            "bucket a { cfn { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } } }",
            "bucket a { cfn { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } } }",
        ),
        (
            "unsafe-property",
            'pool a { client { cfn { PreventUserExistenceErrors: "LEGACY" } } }',
            'pool a { client { cfn { PreventUserExistenceErrors: "ENABLED" } } }',
        ),
        ("open-function-url", "function f { url none }", "function f { url iam }"),
        ("public-bucket", "bucket a { public; expire 30d }", "bucket a { expire 30d }"),
        ("public-bucket", "bucket a { public }", "bucket a"),
        (
            "plain-http",
            'api { auth none; GET /a -> "http://example.com/a" }',
            'api { auth none; GET /a -> "https://example.com/a" }',
        ),
        (
            "unchecked-tokens",
            "function f\nfunction g\nauthorizer a -> g\napi { auth a; GET /a -> f }",
            "function f\nfunction g\n"
            'authorizer a -> g { pattern "^Bearer [-0-9A-Za-z._~+/]+=*$" }\n'
            "api { auth a; GET /a -> f }",
        ),
        (
            "spoofable-identity",
            "function f(caller: string)\napi { auth iam; GET /a -> f(caller: header.X-Caller) }",
            "function f(caller: string)\n"
            "api { auth iam; GET /a -> f(caller: context.identity.userArn) }",
        ),
        (
            "unvalidated-request",
            "function f(q: string)\napi { auth iam; GET /a -> f { validate off } }",
            "function f(q: string)\napi { auth iam; GET /a -> f { validate on } }",
        ),
        (
            "second-door",
            f"param zone_id: string\n{_API}{_DOMAIN} }}",
            "param zone_id: string\n"
            f"{_API.replace('{ auth', '{ default_endpoint off; auth')}{_DOMAIN} }}",
        ),
        (
            "weak-secret",
            "secret a { generate { length 8; punctuation off } }",
            "secret a { generate { length 32; punctuation off } }",
        ),
        (
            "unlogged-api",
            "function f\napi {\n  auth none\n  GET /a -> f\n}",
            "function f\napi {\n  access_logs 90d\n  auth none\n  GET /a -> f\n}",
        ),
        (
            "weak-password-policy",
            "pool a { password { length 6; need lower } }",
            "pool a { password { length 12; need lower } }",
        ),
        ("long-lived-token", "pool a { client { access 1d } }", "pool a { client { access 1h } }"),
        (
            "open-sign-up",
            "function f\npool a\nauthorizer b { cognito a }\napi { auth b; GET /a -> f }",
            "function f\npool a { sign_up off }\nauthorizer b { cognito a }\n"
            "api { auth b; GET /a -> f }",
        ),
        ("single-factor", "pool a { mfa off }", "pool a { mfa optional }"),
        (
            "sent-password",
            "pool a { client { flows password, admin } }",
            "pool a { client { flows srp, admin } }",
        ),
        (
            "sent-password",
            "pool a { client { flows password, srp } }",
            "pool a { client { flows srp } }",
        ),
        (
            "ephemeral-in-prod",
            "table a { key id: string; ephemeral }\nstage prod { service { memory 1GB } }",
            "table a { key id: string }\nstage prod { service { memory 1GB } }",
        ),
        (
            "unbacked-table",
            "table a { key id: string }\nstage prod { table a { protect on } }",
            "table a { key id: string }\nstage prod { table a { protect on; backup on } }",
        ),
    ],
)
def test_a_fix_repairs_the_source(rule: str, before: str, after: str) -> None:
    found = findings(HEAD + before, rule)
    (one,) = (one for one in found if one.rule == rule)
    assert one.fix is not None
    assert fixed(HEAD + before, one.fix) == HEAD + after
    assert findings(HEAD + after, rule) == ()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("single-factor", "pool a { sign_in phone }"),
        ("public-bucket", 'bucket a { website "index.html"; public }'),
        (
            "spoofable-identity",
            "function f(tenant: int)\napi { auth iam; GET /a -> f(tenant: header.X-Tenant) }",
        ),
        (
            "unchecked-tokens",
            "function f\nfunction g\nauthorizer a -> g { source header.X-Key }\n"
            "api { auth a; GET /a -> f }",
        ),
        ("late-answer", "function f\npool a { on pre_sign_up -> f }\n"),
    ],
)
def test_nothing_is_edited_where_nobody_knows_what_would_do(rule: str, text: str) -> None:
    head = HEAD.replace("{ runtime", "{ timeout 10s; runtime") if rule == "late-answer" else HEAD
    (one,) = findings(head + text, rule)
    assert one.fix is None


def test_only_fixes_that_leave_no_doubt_are_safe() -> None:
    texts = {
        "missing-openid": f"pool a {{ {_OPENID}email }} }}",
        "operator-as-field": 'function f\nevent a { detail { b: { prefix: "c" } }; -> f }',
        "open-function-url": "function f { url none }",
        "unsafe-property": f"machine a {{ {_MACHINE}; cfn {{ IncludeExecutionData: true }} }}",
    }
    safe = {
        rule
        for rule, text in texts.items()
        for one in findings(HEAD + text, rule)
        if one.fix is not None and one.fix.safe
    }
    assert safe == {"missing-openid", "operator-as-field"}
