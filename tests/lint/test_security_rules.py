"""What the security rules know: keys and tokens, names of secrets, actions and properties of AWS.

Tokens are put together here, so that none stands in the repository for others to find.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from linting import HEAD, findings, fixed, lint_case
from svclang.aws.permission_actions import PERMISSION_ACTIONS
from svclang.aws.unsafe_properties import UNSAFE
from svclang.lint.secrets import names_secret


@cache
def known_to_cfn_lint() -> Path:
    """The folder of what cfn-lint knows of AWS."""
    found = find_spec("cfnlint")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "data"


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("GitHub", ("gh", "p_", "a1" * 18)),
        ("GitHub", ("github", "_pat_", "A" * 22, "_b")),
        ("GitLab", ("glpat", "-", "x" * 20)),
        ("Slack", ("xox", "b-", "1234567890-abc")),
        ("Slack", ("https://hooks.slack", ".com/services/T0/B0/", "c" * 24)),
        ("Stripe", ("sk_", "live_", "4" * 24)),
        ("Stripe", ("whsec", "_", "a" * 32)),
        ("Google", ("AI", "za", "B" * 35)),
        ("SendGrid", ("SG", ".", "a" * 22, ".", "b" * 43)),
        ("npm", ("npm", "_", "c" * 36)),
        ("PyPI", ("pypi", "-AgEI", "d" * 60)),
        ("a signed token", ("ey", "JhbGciOiJIUzI1", ".ey", "JzdWIiOiIxMjM0", ".", "s" * 12)),
        ("a private key", ("-----BEGIN ", "OPENSSH PRIVATE KEY-----")),
    ],
)
def test_a_token_is_told_by_its_shape(what: str, parts: tuple[str, ...]) -> None:
    text = HEAD + 'function f { env { VALUE: "' + "".join(parts) + '" } }\n'
    (one,) = findings(text, "leaked-key")
    assert what in one.message
    assert one.span.text in "".join(parts)


def test_a_token_is_found_in_a_comment_of_a_source_with_errors() -> None:
    text = f"{HEAD}// {'gh' + 'o_' + 'Z9' * 18}\nfunction f {{ memry 1GB }}\n"
    assert "leaked-key" in {one.rule for one in findings(text, "leaked-key")}


@pytest.mark.parametrize(
    "name",
    [
        *("password", "dbPassword", "DB_PASSWORD", "MasterUserPassword", "ClientSecret", "apikey"),
        *("api_key", "ApiKey", "SECRET_KEY", "github_token", "SecretString", "X-Auth-Token", "pwd"),
    ],
)
def test_names_of_secrets(name: str) -> None:
    assert names_secret(name)


@pytest.mark.parametrize(
    "name",
    [
        *("secret_arn", "SecretId", "password_length", "PasswordPolicy", "TOKEN_URL", "nextToken"),
        *("page_token", "PublicKey", "Key", "PartitionKey", "keyboard", "tokens_per_day", "", "_"),
        *("idempotency_token", "ClientRequestToken", "secretary"),
    ],
)
def test_names_that_only_speak_of_secrets(name: str) -> None:
    assert not names_secret(name)


@pytest.mark.parametrize("action", sorted(PERMISSION_ACTIONS))
def test_actions_that_grant_are_known_to_iam(action: str) -> None:
    service, name = action.split(":")
    known = json.loads((known_to_cfn_lint() / "AdditionalSpecs/Policies.json").read_text())
    assert name.lower() in {each.lower() for each in known[service]["Actions"]}


@cache
def properties_of_cloudformation() -> str:
    schemas = sorted((known_to_cfn_lint() / "schemas/resources").glob("*.json"))
    return "".join(schema.read_text() for schema in schemas)


@pytest.mark.parametrize("name", sorted(UNSAFE))
def test_unsafe_properties_are_known_to_cloudformation(name: str) -> None:
    assert f'"{name}": {{' in properties_of_cloudformation()


def test_a_safe_value_is_none_of_the_unsafe_ones() -> None:
    assert [name for name, known in UNSAFE.items() if known.instead in known.values] == []


def test_a_role_that_the_service_gives_to_all_is_told_once() -> None:
    text = """service shop { runtime nodejs24.x; role "arn:aws:iam::123456789012:role/app" }
    function a
    function b
    function c"""
    (one,) = findings(text, "shared-role")
    assert one.message == "3 functions run with this role: each may do what any of them may"
    assert one.related == ()


def test_reading_routes_count_as_unthrottled_where_they_are_wanted() -> None:
    text = "// option: unthrottled-route reads = true\n" + HEAD
    text += "function f\napi { auth none; GET /a -> f }"
    (one,) = lint_case(text, "unthrottled-route")
    assert "`GET /a`" in one.message


TABLE = HEAD + "table orders { key id: string }\n"


def test_a_service_without_stages_is_looked_at_as_the_one_that_is_built() -> None:
    assert lint_case(TABLE, "unbacked-table") == ()
    (one,) = lint_case("// stage: prod\n" + TABLE, "unbacked-table")
    assert one.related == ()
    assert one.fix is not None
    assert fixed("// stage: prod\n" + TABLE, one.fix).endswith("key id: string; backup on }\n")


def test_a_table_is_backed_in_the_stage_that_is_declared() -> None:
    text = TABLE + "stage prod {\n  service { memory 1GB }\n}\n"
    (one,) = lint_case(text, "unbacked-table")
    assert one.fix is not None
    assert "memory 1GB }\n  table orders { backup on }\n}" in fixed(text, one.fix)
