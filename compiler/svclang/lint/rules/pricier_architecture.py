"""Functions on the processors that cost more.

What it finds
    `architecture x86_64`, and a service that does not say which architecture its functions have,
    which then is that one. The rule is off unless it is selected: code with parts in machine
    language must be built for the other.

Why it is bad
    The same second on `arm64` costs a fifth less, and most code runs there as it is.

Example
    service shop { runtime nodejs24.x; code "src" }

    function report

    every 1d -> report

Use instead
    service shop { runtime nodejs24.x; code "src"; architecture arm64 }

    function report

    every 1d -> report

Sources
    https://aws.amazon.com/lambda/pricing/
    https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.text import replacing
from ...model.functions import stated
from ..rule import Context, Finding, Rule

_MESSAGE = "the same second on `arm64` costs a fifth less"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that says so, or for the service where nothing does."""
    model = context.model
    for given in stated(model, "architecture"):
        if given.value == "x86_64":
            yield Finding(
                _MESSAGE,
                given.span,
                help="write `arm64`, unless its code or a layer is built for x86_64",
                fix=replacing(given.span, "arm64", safe=False),
            )
    if any("architecture" not in function.settings for function in model.functions.values()):
        yield Finding(
            _MESSAGE,
            model.service.name.span,
            label="its functions run on x86_64",
            help="write `architecture arm64` into the service, unless its code or a layer is built"
            " for x86_64",
        )


RULE = Rule("pricier-architecture", check, on=False)
