"""What Cognito would refuse of a pool's client, or take and quietly get wrong.

In: a pool, and the model. Out: diagnostics.
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import Advice, say, write, write_nearest
from ...aws.describe import quantity
from ...aws.kinds.pool import ACCESS, CHALLENGES, REFRESH
from ...aws.pool_client_settings import ADMIN, CUSTOM, PASSWORD
from ...diagnostics import Diagnostic, Related
from ...model import pools
from ...model.nodes import DeclaredResource, Given, Model

_DOMAIN = "AWS::Cognito::UserPoolDomain"
# Scopes that show what an id token says.
_OF_OPENID = ("email", "phone", "profile")


def check_client(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the client of one pool."""
    yield from _check_validities(declared)
    yield from _check_changed(declared)
    yield from _check_flows(declared)
    yield from _check_login(declared, model)


def _is_unread(declared: DeclaredResource) -> bool:
    client = declared.settings.get("client")
    return client is not None and client.value is None


def _check_validities(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html."""
    client = pools.client_settings(declared)
    refresh = client.get("refresh")
    longest = refresh.value if refresh is not None else REFRESH
    for name in ("access", "id"):
        given = client.get(name)
        minutes = given.value if given is not None else ACCESS
        at = given or refresh
        if at is None or not isinstance(minutes, int) or not isinstance(longest, int):
            continue
        if minutes > longest:
            yield Diagnostic(
                "outlives-refresh",
                f"`{name}` is for {quantity(minutes, 'min')}, and a user stays signed in for"
                f" {quantity(longest, 'min')}",
                at.span,
                related=(Related(refresh.span, "said here"),) if refresh and given else (),
                **_at_most(given, name, quantity(longest, "min")),
            )


def _at_most(given: Given | None, name: str, longest: str) -> Advice:
    help_ = f"write `{name} {longest}` at most"
    return write(given.span, longest, help_, safe=False) if given is not None else say(help_)


def _check_changed(declared: DeclaredResource) -> Iterator[Diagnostic]:
    change = pools.client_settings(declared).get("change")
    known = [attribute.name for attribute in pools.attributes(declared)]
    for word in change.value if change is not None else ():
        if word.text not in known:
            yield Diagnostic(
                "unknown-attribute",
                f"`{declared.name.text}` has no attribute `{word.text}` of its own",
                word.span,
                **write_nearest(
                    word.span,
                    known,
                    f"declare it as `attribute {word.text}: string`; users can change what all"
                    " pools know of them",
                ),
            )


def _check_flows(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html."""
    flows = pools.client_settings(declared).get("flows")
    triggers = {feed.trigger: feed for feed in declared.feeds}
    if flows is not None and CUSTOM in flows.value and not set(CHALLENGES) & set(triggers):
        yield Diagnostic(
            "missing-trigger",
            "nobody can sign in by `custom` without functions that make a challenge",
            flows.span,
            help="as in `on define_auth_challenge -> f`, and so on for `create_auth_challenge` and"
            " `verify_auth_challenge`",
            severity="warning",
        )
    migration = triggers.get("user_migration")
    if migration is not None and not {PASSWORD, ADMIN} & set(pools.flows(declared)):
        yield Diagnostic(
            "never-called",
            "users who sign in are brought in only where their password is sent",
            flows.span if flows is not None else migration.span,
            related=(Related(migration.span, "brings them in"),) if flows is not None else (),
            help="write `client { flows password }` while they come",
            severity="warning",
        )


def _check_login(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html."""
    client = pools.client_settings(declared)
    callback, scopes = client.get("callback"), client.get("scopes")
    login = declared.settings.get("login")
    if callback is None:
        for given in (client.get("logout"), scopes):
            if given is not None:
                yield Diagnostic(
                    "missing-callback",
                    f"`{given.name.text}` is of managed login, which has no page to return to",
                    given.name,
                    help='write `callback "https://…"` too',
                )
        if login is not None and login.value and not _is_unread(declared):
            yield Diagnostic(
                "missing-callback",
                "managed login has no page to return to, so that nobody can use it",
                login.span,
                help='write `client { callback "https://…" }`',
                severity="warning",
            )
        return
    if login is None and not any(raw.type == _DOMAIN for raw in model.raw_resources.values()):
        yield Diagnostic(
            "missing-login",
            "managed login has no domain name, so that it is nowhere",
            callback.span,
            help='write `login "photos-example"` into the pool',
            severity="warning",
        )
    if scopes is not None and "openid" not in scopes.value:
        for scope in scopes.value:
            if scope in _OF_OPENID:
                yield Diagnostic(
                    "missing-openid",
                    f"`{scope}` is given only together with `openid`",
                    scopes.span,
                    help="write `openid` too",
                    severity="warning",
                )
                break
