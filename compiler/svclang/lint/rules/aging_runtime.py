"""A runtime that AWS is about to give up.

What it finds
    A `runtime` that is deprecated, or will be within six months, or as many `months` as are set.

Why it is bad
    AWS mends nothing in a deprecated runtime, not even what lets strangers in. Some months later
    functions with it can neither be made nor changed.

Example
    service shop { runtime python3.9; code "src" }

    function report

    every 1d -> report

Use instead
    service shop { runtime python3.14; code "src" }

    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.runtimes import RUNTIMES, LambdaRuntime
from ...edits.text import replacing
from ...model.functions import stated
from ...model.nodes import Given
from ..rule import Context, Finding, Option, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that names a runtime whose day is near, where today is known."""
    today = context.model.around.today
    if not today:
        return
    horizon = _later(today, context.options["months"])
    for given in stated(context.model, "runtime"):
        known = RUNTIMES.get(given.value) if isinstance(given.value, str) else None
        if known is not None and known.deprecated and known.deprecated <= horizon:
            yield _finding(given, known, today)


def _finding(given: Given, known: LambdaRuntime, today: str) -> Finding:
    gone = known.deprecated <= today
    return Finding(
        f"AWS has mended nothing in `{given.value}` since {known.deprecated}"
        if gone
        else f"AWS mends `{given.value}` until {known.deprecated}, and then no more",
        given.span,
        label="deprecated" if gone else "soon deprecated",
        help=f"move on to `{known.next}`",
        fix=replacing(given.span, known.next, safe=False)
        if given.span.text == given.value
        else None,
    )


def _later(day: str, months: int) -> str:
    """The same day some months later, as text that can be compared with other days."""
    year, month, rest = int(day[:4]), int(day[5:7]), day[7:]
    years, month = divmod(month - 1 + months, 12)
    return f"{year + years:04}-{month + 1:02}{rest}"


RULE = Rule(
    "aging-runtime",
    check,
    options={"months": Option(6, "how many months ahead it is told")},
    needs="today",
)
