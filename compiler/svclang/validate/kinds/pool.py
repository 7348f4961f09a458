"""What Cognito would refuse of a pool.

In: a pool, and the model. Out: diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...aws.kinds.pool import (
    LONGEST_ATTRIBUTE,
    PHONE,
    SMS,
    STANDARD,
    VERIFIED,
)
from ...aws.pool_client_settings import MOST_ATTRIBUTES
from ...diagnostics import Diagnostic, Related
from ...model import pools
from ...model.nodes import DeclaredResource, Feed, Model
from ...source import Span
from .pool_client import check_client

# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
_NAME = re.compile(r"[^\s\x00-\x1f]+")
_TAKEN = frozenset((*STANDARD, *VERIFIED, "sub", "identities"))


def check(declared: DeclaredResource, _model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one pool."""
    yield from _check_mfa(declared)
    yield from _check_attributes(declared)
    yield from _check_lite(declared)
    yield from check_client(declared)
    yield from _check_triggers(declared)


# --- A second thing


def _check_mfa(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html."""
    given = declared.settings.get("mfa")
    named = given.value.get("by") if given is not None else None
    if given is None or named is None:
        return
    to_phones = PHONE in pools.verified(declared)
    if pools.mfa(declared) == "OFF":
        advice = write(given.span, "off")
        yield Diagnostic("useless-words", "`off` asks for nothing", given.span, **advice)
    elif SMS in named and not to_phones:
        yield Diagnostic(
            "unverified-phone",
            "Cognito sends codes to phones that it verifies, and this pool verifies none",
            given.span,
            help="write `verify phone`, or `by app`",
        )
    elif SMS not in named and to_phones:
        # https://github.com/aws-amplify/amplify-backend/issues/1481
        yield Diagnostic(
            "needs-sms",
            "a pool that sends to phones cannot do without their codes here",
            given.span,
            help="write `by app, sms`, or verify no phone",
        )


# --- Attributes


def _check_attributes(declared: DeclaredResource) -> Iterator[Diagnostic]:
    known: dict[str, Span] = {}
    for at, attribute in enumerate(pools.attributes(declared)):
        name = attribute.name
        first = known.setdefault(name, attribute.span)
        if first is not attribute.span:
            yield Diagnostic(
                "doubled-attribute",
                f"there are two attributes `{name}`",
                attribute.span,
                related=(Related(first, "the other one"),),
                help="take one of them out",
            )
        elif name in _TAKEN:
            yield Diagnostic(
                "standard-attribute",
                f"`{name}` is an attribute that every pool has",
                attribute.span,
                help="take it out: it need not be declared",
            )
        elif len(name) > LONGEST_ATTRIBUTE or not _NAME.fullmatch(name):
            yield Diagnostic(
                "wrong-value",
                f"the name of an attribute has {LONGEST_ATTRIBUTE} characters at most, and no"
                " spaces",
                attribute.span,
                help="as in `plan`, or `favorite_color`",
            )
        elif at == MOST_ATTRIBUTES:
            yield Diagnostic(
                "out-of-range",
                f"a pool has {MOST_ATTRIBUTES} attributes of its own at most",
                attribute.span,
                help="keep what else there is of a user in a table",
            )


def _check_lite(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html."""
    tier = declared.settings.get("tier")
    if tier is None or tier.value != "LITE":
        return
    password = declared.settings.get("password")
    dear = [password.value["history"].name] if password and "history" in password.value else []
    flows = pools.client_settings(declared).get("flows")
    dear += [flows.span] if flows is not None and "ALLOW_USER_AUTH" in flows.value else []
    for feed in declared.feeds:
        version = feed.settings.get("version")
        dear += [version.span] if version is not None and version.value != "V1_0" else []
    for span in dear:
        yield Diagnostic(
            "needs-tier",
            f"`{span.text}` is not for pools of the tier `lite`",
            span,
            related=(Related(tier.span, "the tier"),),
            help="take it out, or write `tier essentials`",
        )


# --- Functions that Cognito calls


def _check_triggers(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """One function for each.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
    """
    first: dict[str, Feed] = {}
    for feed in declared.feeds:
        other = first.setdefault(feed.trigger, feed)
        if other is not feed and other.target.text != feed.target.text:
            yield Diagnostic(
                "two-functions",
                f"Cognito calls one function for `{feed.trigger}`",
                feed.target.span,
                related=(Related(other.target.span, "the other one"),),
                help="let one function do both",
            )
