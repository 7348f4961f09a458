"""A call that nobody waits for, and that fails unheard.

What it finds
    A function that is called asynchronously, by a route that does not wait, a topic, a bucket, an
    event, a schedule or logs, without `on_failure` and `dead_letter`. The rule is off unless it is
    selected.

Why it is bad
    Lambda tries such a call twice more, and then throws the event away. That it has failed is in
    the logs, and what it was called with is nowhere.

Example
    function report

    every 1d -> report

Use instead
    function report { on_failure broken }

    queue broken

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import FunctionTarget, Model
from ...source import Span
from ..rule import Context, Finding, Rule

_ASYNCHRONOUS = ("topic", "bucket", "event", "every", "cron", "logs")
_CAUGHT = frozenset({"on_failure", "dead_letter"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function whose failures are lost, with what calls it first."""
    model = context.model
    callers: dict[str, Span] = {}
    for name, span in _callers(model):
        callers.setdefault(name, span)
    for name, function in model.functions.items():
        if name in callers and not _CAUGHT & function.settings.keys():
            yield Finding(
                f"what `{name}` fails at is lost",
                function.name.span,
                related=(Related(callers[name], "nobody waits for it here"),),
                help="write `on_failure` with a queue, a topic or a function",
            )


def _callers(model: Model) -> Iterator[tuple[str, Span]]:
    """The functions that are called without waiting, and where that is said."""
    for declared in model.declared.values():
        if declared.kind in _ASYNCHRONOUS:
            for feed in declared.feeds:
                yield feed.target.text, feed.target.span
    for api in model.apis:
        for route in api.routes:
            if route.asynchronous and isinstance(route.target, FunctionTarget):
                yield route.target.function, route.head


RULE = Rule("lost-failures", check, on=False)
