"""What CloudWatch Logs would refuse of a subscription, or take and run in circles with.

In: a declaration of logs, and the model. Out: diagnostics.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.logs import MOST_OF_A_GROUP
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Model
from ...source import Span


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one declaration of logs."""
    of = declared.settings.get("of")
    if of is None or not declared.feeds:
        lacks = "whose they are" if of is None else "who gets them"
        yield Diagnostic(
            "missing-setting",
            f"logs need to say {lacks}",
            declared.name.span,
            help="as in `of get_user; -> alarm`",
        )
        return
    for feed in declared.feeds:
        for watched in of.value or ():
            if watched.path[0] == feed.target.text:
                yield Diagnostic(
                    "log-loop",
                    f"`{feed.target.text}` would be called for what it writes when it is called,"
                    " without an end",
                    watched.span,
                    related=(Related(feed.target.span, "gets them"),),
                    help="take it out of `of`",
                )
    yield from _check_number(declared, model)


def _check_number(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html."""
    found: dict[str, list[Span]] = {}
    for each in model.declared.values():
        of = each.settings.get("of") if each.kind == "logs" else None
        for watched in (of.value or ()) if of is not None else ():
            places = found.setdefault(watched.path[0], [])
            for _ in each.feeds:
                places.append(watched.span)
                if len(places) > MOST_OF_A_GROUP and each is declared:
                    yield Diagnostic(
                        "too-many-subscriptions",
                        f"the logs of `{watched.path[0]}` can be read {MOST_OF_A_GROUP} times at"
                        " most",
                        watched.span,
                        related=tuple(
                            Related(place, "read here") for place in places[:MOST_OF_A_GROUP]
                        ),
                        help="let one function get them, and hand them on",
                    )
