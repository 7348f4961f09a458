"""What is a secret, as far as names and values show it.

    DB_PASSWORD, stripeApiKey, "Client-Secret"     name secrets
    SECRET_ARN, next_token, password_length        do not

In: names, and values of the syntax. Out: whether they are, or hold, a secret.
"""

from __future__ import annotations

from ..model.nodes import Model, Param
from ..model.references import references_in
from ..syntax.nodes import Text, Value
from .words import words_of

# What a secret is called, by the last word of its name, or by the last two.
_ALONE = frozenset(
    {"apikey", "credential", "credentials", "passphrase", "passwd", "password", "pwd", "secret"}
)
_TOKENS = frozenset({"token", "jwt"})
_KEYS = frozenset({"access", "api", "auth", "encryption", "master", "private", "secret", "signing"})
# Tokens that say where a list goes on, or what has been asked already.
_HARMLESS = frozenset(
    {
        *("after", "client", "continuation", "cursor", "csrf", "dedup", "deduplication"),
        *("idempotency", "idempotent", "list", "next", "page", "paging", "previous", "request"),
        *("resume", "start", "sync"),
    }
)


def names_secret(name: str) -> bool:
    """Whether something of this name is a secret, and not what is told of one."""
    *before, last = words_of(name) or ("",)
    previous = before[-1] if before else ""
    if last in _ALONE or (last == "string" and previous == "secret"):
        return True
    if last in _TOKENS:
        return previous not in _HARMLESS
    return last == "key" and previous in _KEYS


def is_token(name: str) -> bool:
    """Whether what a name says to be secret is a token, which may be good for once."""
    return (words_of(name) or ("",))[-1] in _TOKENS


def plain_secret(value: Value) -> str | None:
    """The text of a value that could be a secret itself, and not only where one is kept."""
    text = value.plain if isinstance(value, Text) else None
    if not text or text.startswith(("arn:", "/", "{{resolve:")):
        return None
    return text


def secret_param(value: Value, model: Model) -> Param | None:
    """The first secret parameter of the stack that stands in a value."""
    params = (model.params.get(reference.path[0]) for reference in references_in(value))
    return next((param for param in params if param is not None and param.secret), None)
