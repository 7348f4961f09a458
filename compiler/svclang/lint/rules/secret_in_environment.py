"""A secret in the environment of a function.

What it finds
    In `env`: a `secret param`, a value that CloudFormation fetches from Secrets Manager
    (`{{resolve:secretsmanager:…}}`), and quoted text under a name that is a secret's (`API_KEY`,
    `dbPassword`).

Why it is bad
    Lambda shows the environment to everybody who may look at the function, in the console, in
    `get-function` and in the history of its versions, and hands it to every library that the
    function loads. A secret that is changed stays there until the next deployment.

Example
    secret param stripe_key

    function pay { env { STRIPE_KEY: stripe_key } }

    every 1d -> pay

Use instead
    secret stripe_key { read by pay }

    function pay

    every 1d -> pay

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Model
from ...syntax.nodes import Pair, Text
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule
from ..secrets import names_secret, plain_secret, secret_param

_FETCHED = ("{{resolve:secretsmanager:", "{{resolve:ssm-secure:")
_INSTEAD = (
    "keep it as a `secret` that the function may `read`: it is told by a variable where that is"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each variable that shows a secret, once where the service gives it to all."""
    return once_a_place(_found(context.model))


def _found(model: Model) -> Iterator[Finding]:
    for function in model.functions.values():
        env = function.settings.get("env")
        for entry in env.value.entries if env is not None else ():
            yield from _of_entry(entry, model)


def _of_entry(entry: Pair, model: Model) -> Iterator[Finding]:
    name, value = entry.key.text, entry.value
    param = secret_param(value, model)
    texts = value.parts if isinstance(value, Text) else ()
    fetched = any(isinstance(part, str) and fetch in part for part in texts for fetch in _FETCHED)
    if param is not None:
        yield Finding(
            f"whoever may look at the function reads the secret `{param.name.text}` in `{name}`",
            value.span,
            related=(Related(param.name.span, "declared secret here"),),
            help=_INSTEAD,
        )
    elif fetched:
        yield Finding(
            f"CloudFormation writes the secret itself into `{name}`, for all to read who may look"
            " at the function",
            value.span,
            help=_INSTEAD,
        )
    elif names_secret(name) and plain_secret(value) is not None:
        yield Finding(
            f"`{name}` is a secret by its name, and stands here, in the template and in the"
            " function's configuration for all to read",
            value.span,
            help=_INSTEAD,
        )


RULE = Rule("secret-in-environment", check)
