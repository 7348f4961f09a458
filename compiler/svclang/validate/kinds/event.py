"""What EventBridge would refuse of a rule, or take and run in circles with.

In: an event, and the model. Out: diagnostics.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import keep_one, write_nearest
from ...aws.event_operators import EVENT_FIELDS
from ...aws.kinds.event import LONGEST_PATTERN, MOST_TARGETS
from ...diagnostics import Diagnostic, Related, given_twice
from ...model.nodes import DeclaredResource, Model
from ...source import Span
from ..deliveries import check_delivery
from ..rule_patterns import OR, check_pattern

_PATTERN = ("source", "detail_type", "detail", "pattern")
_SAID = ("source", "detail-type", "detail")


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one event."""
    yield from _check_pattern(declared)
    for feed in declared.feeds[MOST_TARGETS:]:
        yield Diagnostic(
            "too-many-targets",
            f"an event goes to {MOST_TARGETS} targets at most",
            feed.target.span,
            help="declare a second event of the same pattern",
        )
    for feed in declared.feeds:
        yield from _check_loop(declared, feed.target.text, feed.target.span)
        yield from check_delivery(feed, model)


def _check_pattern(declared: DeclaredResource) -> Iterator[Diagnostic]:
    given = [declared.settings[name] for name in _PATTERN if name in declared.settings]
    if not given:
        yield Diagnostic(
            "missing-setting",
            "an event needs a pattern that it fits",
            declared.name.span,
            help='as in `source "shop"`',
        )
        return
    wrong = False
    for found in _check_fields(declared):
        wrong = True
        yield found
    for name in ("detail", "pattern"):
        data = declared.settings.get(name)
        for found in check_pattern(data.value) if data is not None and data.value else ():
            wrong = True
            yield found
    if not wrong:
        yield from _check_length(declared)


def _check_fields(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """What a whole pattern names that no event has, or that another setting says."""
    whole = declared.settings.get("pattern")
    entries = whole.value.entries if whole is not None and whole.value else ()
    for entry in entries:
        field = entry.key.text
        said = declared.settings.get(field.replace("-", "_"))
        if field not in (*EVENT_FIELDS, OR):
            yield Diagnostic(
                "wrong-pattern",
                f"no event has `{field}`, so that nothing fits",
                entry.key.span,
                **write_nearest(
                    entry.key.span,
                    EVENT_FIELDS,
                    f"an event has {', '.join(f'`{each}`' for each in EVENT_FIELDS)}",
                    word=field.replace("_", "-"),
                    form='"{}"',
                ),
            )
        elif said is not None and field in _SAID:
            advice = keep_one(entry.span, said.whole)
            yield given_twice(f"`{field}`", entry.key.span, said.name, **advice)


def _check_length(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """Counted as it is written, which is no more than what EventBridge counts."""
    parts = ("source", "detail_type", "detail", "pattern")
    given = [declared.settings[name] for name in parts if name in declared.settings]
    length = sum(len("".join(each.span.text.split())) for each in given)
    if length > LONGEST_PATTERN:
        yield Diagnostic(
            "out-of-range",
            f"a pattern has {LONGEST_PATTERN} characters at most, and this has {length}",
            declared.name.span,
            help="divide it into two events",
        )


def _check_loop(declared: DeclaredResource, target: str, span: Span) -> Iterator[Diagnostic]:
    bus = declared.settings.get("bus")
    if bus is not None and bus.value.path[0] == target:
        yield Diagnostic(
            "event-loop",
            f"what comes from `{target}` would be put there again, without an end",
            span,
            related=(Related(bus.span, "comes from here"),),
            help="let it feed another bus",
        )
