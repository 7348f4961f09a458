"""What follows from how a user pool is declared: by what users sign in, and where codes go.

    pool members { sign_in username, email; mfa optional }
       →  aliases email, codes to email, mfa by app

In: a pool. Out: what both validation and lowering go by.
"""

from __future__ import annotations

from ..aws.forms import TypedName
from ..aws.kinds.pool import (
    APP,
    CHALLENGES,
    EMAIL,
    PHONE,
    SMS,
    USERNAME,
)
from ..aws.pool_client_settings import CUSTOM, SRP
from .nodes import DeclaredResource, Given, Settings

_SIGN_IN = (EMAIL,)
_ADDRESSES = (EMAIL, PHONE)


def client_settings(pool: DeclaredResource) -> Settings:
    """What is said of a pool's client."""
    given = pool.settings.get("client")
    return given.value if given is not None and given.value else {}


def sign_in(pool: DeclaredResource) -> tuple[str, ...]:
    """What users sign in by: `email`, `phone_number` and `username`."""
    given = pool.settings.get("sign_in")
    return tuple(given.value) if given is not None else _SIGN_IN


def addresses(pool: DeclaredResource) -> tuple[str, ...]:
    """The addresses by which users sign in."""
    return tuple(each for each in _ADDRESSES if each in sign_in(pool))


def are_aliases(pool: DeclaredResource) -> bool:
    """Whether addresses are other names of users who have a name."""
    return USERNAME in sign_in(pool)


def verified(pool: DeclaredResource) -> tuple[str, ...]:
    """The addresses that codes are sent to."""
    given = pool.settings.get("verify")
    if given is None:
        return addresses(pool) or (EMAIL,)
    return tuple(each for each in _ADDRESSES if each in given.value)


def mfa(pool: DeclaredResource) -> str:
    """Whether users show a second thing: `OFF`, `OPTIONAL` or `ON`."""
    given = pool.settings.get("mfa")
    return str(given.value["first"]) if given is not None else "OFF"


def factors(pool: DeclaredResource) -> tuple[str, ...]:
    """What that thing can be."""
    given = pool.settings.get("mfa")
    if given is None or mfa(pool) == "OFF":
        return ()
    named = given.value.get("by")
    if named is not None:
        return tuple(each for each in (APP, SMS) if each in named)
    return (APP, SMS) if PHONE in verified(pool) else (APP,)


def sends_to_phones(pool: DeclaredResource) -> bool:
    """Whether Cognito needs a role to send messages to phones."""
    return PHONE in verified(pool) or SMS in factors(pool)


def flows(pool: DeclaredResource) -> tuple[str, ...]:
    """How users sign in by the pool's client."""
    given = client_settings(pool).get("flows")
    if given is not None:
        return tuple(given.value)
    challenged = any(feed.trigger in CHALLENGES for feed in pool.feeds)
    return (SRP, CUSTOM) if challenged else (SRP,)


def attributes(pool: DeclaredResource) -> tuple[TypedName, ...]:
    """The attributes of the pool's own."""
    given: Given | None = pool.settings.get("attribute")
    return tuple(each[0] for each in given.value if each) if given is not None else ()
