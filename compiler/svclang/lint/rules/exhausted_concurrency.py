"""Functions that reserve all that an account may run at once.

What it finds
    A `concurrency` with which the functions of the service reserve more than the account has, but
    for the 100 invocations that Lambda keeps for functions that reserve none.

Why it is bad
    Lambda refuses it. An account may run 1000 invocations at once, a new one often less, and more
    where AWS has raised that; the option `account` says how many.

Example
    function import_all { concurrency 800 }
    function export_all { concurrency 200 }

Use instead
    function import_all { concurrency 80 }
    function export_all { concurrency 20 }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
    https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.param_defaults import or_default
from ..rule import Context, Finding, Option, Rule

_KEPT = 100


def check(context: Context) -> Iterator[Finding]:
    """A finding at the function with which there is no more left."""
    account = int(context.options["account"])
    reserved: list[Related] = []
    whole = 0
    for function in context.model.functions.values():
        given = function.settings.get("concurrency")
        amount = or_default(given.value, context.model) if given is not None else None
        if given is None or not isinstance(amount, int):
            continue
        whole += amount
        if whole > account - _KEPT:
            yield Finding(
                f"with this, {whole} invocations are reserved, and an account has"
                f" {account - _KEPT} of its {account} to give away",
                given.span,
                related=tuple(reserved),
                help="reserve less, or ask AWS for more and set the option `account`",
            )
            return
        reserved.append(Related(given.span, f"{amount} of them"))


RULE = Rule(
    "exhausted-concurrency",
    check,
    options={"account": Option(1000, "How many invocations the account may run at once.")},
)
