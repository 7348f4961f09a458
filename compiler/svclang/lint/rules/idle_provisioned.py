"""Instances that are kept warm where nobody waits.

What it finds
    `provisioned` of a function in the stage `dev`, in a service that has other stages.

Why it is bad
    An instance that is kept warm is paid for by the hour, whether it is called or not. While a
    service is developed, nobody minds a cold start.

Example
    function get_cart(id: string) -> string { provisioned 5 }

    api { auth iam; GET /carts/{id} -> get_cart }

    stage prod { service { memory 512MB } }

Use instead
    function get_cart(id: string) -> string

    api { auth iam; GET /carts/{id} -> get_cart }

    stage prod { function get_cart { provisioned 5 } }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    https://aws.amazon.com/lambda/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Rule

_DEV = "dev"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that is kept warm in `dev`."""
    model = context.model
    others = [stage for stage in model.stages if stage.text != _DEV]
    if model.stage != _DEV or not others:
        return
    for name, function in model.functions.items():
        given = function.settings.get("provisioned")
        if given is not None and given.value != 0:
            yield Finding(
                f"instances of `{name}` are kept warm, and paid for, in `{_DEV}` too",
                given.whole,
                help=f"put it into `stage {others[0].text} {{ function {name} {{ … }} }}`",
            )


RULE = Rule("idle-provisioned", check)
