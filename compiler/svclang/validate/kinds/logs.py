"""What CloudWatch Logs would refuse of a subscription, or take and run in circles with.

In: all declarations of logs, and the model. Out: diagnostics.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...advice import say, take_out
from ...aws.kinds.logs import MOST_OF_A_GROUP
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Feed, Model
from ...source import Span
from ...syntax.nodes import Reference


def check_all(declared: Sequence[DeclaredResource], model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the logs of a service that are read."""
    readers = _readers(declared)
    for logs in declared:
        yield from _check(logs, readers)
    yield from _check_numbers(declared)


def _check(declared: DeclaredResource, readers: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    of = declared.settings.get("of")
    if of is None or not (declared.feeds or declared.misread):
        lacks = "whose they are" if of is None else "who gets them"
        yield Diagnostic(
            "missing-setting",
            f"logs need to say {lacks}",
            declared.name.span,
            help="as in `of get_user; -> alarm`",
        )
        return
    if of.value is None:
        return  # what is wrong with it has been said
    for feed in declared.feeds:
        called = _called(feed.target.text, readers)
        for watched in of.value:
            if watched.path[0] in called:
                yield _loop(watched, feed, alone=len(of.value) == 1)


def _readers(declared: Sequence[DeclaredResource]) -> dict[str, set[str]]:
    """The functions that get what each function writes."""
    found: dict[str, set[str]] = {}
    for each in declared:
        of = each.settings.get("of")
        for watched in (of.value or ()) if of is not None else ():
            found.setdefault(watched.path[0], set()).update(f.target.text for f in each.feeds)
    return found


def _called(name: str, readers: Mapping[str, set[str]]) -> set[str]:
    """A function, and all that are called when it writes."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        function = waiting.pop()
        if function not in found:
            found.add(function)
            waiting.extend(readers.get(function, ()))
    return found


def _loop(watched: Reference, feed: Feed, *, alone: bool) -> Diagnostic:
    help_ = "take it out of `of`"
    direct = watched.path[0] == feed.target.text
    return Diagnostic(
        "log-loop",
        f"`{watched.path[0]}` would be called for what "
        + ("it writes when it is called" if direct else f"`{feed.target.text}` writes of it")
        + ", without an end",
        watched.span,
        related=(Related(feed.target.span, "gets them"),),
        **(say(help_) if alone else take_out(watched.span, help_, safe=False)),
    )


def _check_numbers(declared: Sequence[DeclaredResource]) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html."""
    found: dict[str, list[Span]] = {}
    for each in declared:
        of = each.settings.get("of")
        for watched in (of.value or ()) if of is not None else ():
            places = found.setdefault(watched.path[0], [])
            for _ in each.feeds:
                places.append(watched.span)
                if len(places) > MOST_OF_A_GROUP:
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
