"""What CloudWatch Logs would refuse of subscriptions, or take and never come to an end with.

In: a declaration of `logs`, and the model. Out: diagnostics.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.logs import MOST_OF_A_GROUP
from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one declaration."""
    of = declared.settings.get("of")
    if of is None:
        yield Diagnostic(
            "missing-value",
            f"nothing says whose logs `{declared.name.text}` are",
            declared.name.span,
            help="write `of` and the names of functions",
        )
        return
    for watched in of.value:
        for feed in declared.feeds:
            if feed.target.text == watched.path[0]:
                yield Diagnostic(
                    "endless-loop",
                    f"`{watched.path[0]}` would be told of its own lines, and write more by that",
                    feed.target.span,
                    help="let another function read them",
                )
        if _subscriptions(watched.path[0], declared, model) > MOST_OF_A_GROUP:
            yield Diagnostic(
                "too-many-subscriptions",
                f"the logs of `{watched.path[0]}` have {MOST_OF_A_GROUP} readers at most",
                watched.span,
            )


def _subscriptions(name: str, last: DeclaredResource, model: Model) -> int:
    """How many read the logs of a function, up to and with one declaration."""
    count = 0
    for declared in model.declared.values():
        of = declared.settings.get("of") if declared.kind == "logs" else None
        named = [watched.path[0] for watched in of.value] if of is not None else []
        count += len(declared.feeds) * named.count(name)
        if declared is last:
            break
    return count
