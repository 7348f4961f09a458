"""A generated secret that is short enough to be guessed.

What it finds
    A `secret` whose `generate` asks for fewer than 16 characters; how many is the option `least`.

Why it is bad
    Whoever gets hold of a hash of it, or may try often enough, finds it out. Nobody has to remember
    a generated secret, so that nothing speaks for a short one.

Example
    function notify

    secret webhook_key { generate { length 8 }; read by notify }

Use instead
    function notify

    secret webhook_key { read by notify }

Sources
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Option, Rule
from ..settings import write_or_take_out

_USUAL = "32"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each length that is too short."""
    for secret in of_kind(context, "secret"):
        given = secret.settings.get("generate")
        length = number_of(given.value, "length") if given is not None else None
        if given is not None and length is not None and length < context.options["least"]:
            span = given.value["length"].span
            yield Finding(
                f"a secret of {length} characters can be guessed by who may try often",
                span,
                **write_or_take_out(span, "length", _USUAL),
            )


RULE = Rule(
    "weak-secret",
    check,
    options={"least": Option(16, "how many characters a secret has at least")},
)
