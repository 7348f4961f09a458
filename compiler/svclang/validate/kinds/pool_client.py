"""What Cognito would refuse of a pool's client.

In: a pool. Out: diagnostics.
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import Advice, say, write, write_nearest
from ...aws.describe import quantity
from ...aws.kinds.pool import ACCESS, REFRESH
from ...diagnostics import Diagnostic, Related
from ...model import pools
from ...model.nodes import DeclaredResource, Given


def check_client(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """What is wrong with the client of one pool."""
    yield from _check_validities(declared)
    yield from _check_changed(declared)
    yield from _check_login(declared)


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


def _check_login(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html."""
    client = pools.client_settings(declared)
    for given in (client.get("logout"), client.get("scopes")):
        if given is not None and "callback" not in client:
            yield Diagnostic(
                "needs-callback",
                f"`{given.name.text}` is of managed login, which has no page to return to",
                given.name,
                help='write `callback "https://…"` too',
            )
