"""Expressions of times that EventBridge Scheduler would refuse.

    cron "0 3 * * * *" -> report       day of the month and day of the week: one of them is `?`

In: a schedule whose expression is plain text. Out: an error at each field that means nothing.
https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Given, Model
from ...source import Span
from ..schedules import check_schedule

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")


class _Field(NamedTuple):
    """One of the six: what it is called, its range, its names, and further forms that it takes."""

    name: str
    low: int
    high: int
    names: tuple[str, ...] = ()
    special: str = ""


_FIELDS = (
    _Field("minutes", 0, 59),
    _Field("hours", 0, 23),
    _Field("day of the month", 1, 31, special=r"\?|L(W|-([1-9]|[12][0-9]|3[01]))?|LW"),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of the week", 1, 7, _DAYS, r"\?|L"),
    _Field("year", 1970, 2199),
)
_DAY_OF_MONTH, _DAY_OF_WEEK = 2, 4


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one schedule."""
    when = declared.settings.get("when")
    if when is not None and isinstance(when.value, str):
        yield from _check_expression(when)
    yield from check_schedule(declared, model)


def _check_expression(when: Given) -> Iterator[Diagnostic]:
    fields = [(found[0], found.start()) for found in re.finditer(r"\S+", when.value)]
    if len(fields) != len(_FIELDS):
        yield Diagnostic(
            "wrong-times",
            f"an expression has six fields, and this has {len(fields)}",
            when.span,
            help="minutes, hours, day of the month, month, day of the week and year, as in"
            ' `cron "0 3 * * ? *"`',
        )
        return
    wrong = False
    for (text, start), field in zip(fields, _FIELDS, strict=True):
        problem = _problem(text, field)
        if problem:
            wrong = True
            yield Diagnostic("wrong-times", problem, _part(when, start, text), help=_help(field))
    texts = [text for text, _ in fields]
    if not wrong and (texts[_DAY_OF_MONTH] == "?") == (texts[_DAY_OF_WEEK] == "?"):
        text, start = fields[_DAY_OF_WEEK]
        days = "neither says a day" if text == "?" else "both say a day"
        yield Diagnostic(
            "wrong-times",
            f"day of the month and day of the week: {days}, and one of them must be `?`",
            _part(when, start, text),
            help='as in `cron "0 3 * * ? *"`, every day, or `cron "0 3 ? * MON *"`, on Mondays',
        )


def _part(when: Given, start: int, text: str) -> Span:
    """The place of a field; the whole text where escapes have moved it."""
    place = when.span.start + 1 + start
    span = Span(when.span.source, place, place + len(text))
    return span if span.text == text else when.span


def _problem(text: str, field: _Field) -> str:
    """What is wrong with one field; empty where nothing is."""
    for item in text.split(","):
        if field.special and re.fullmatch(field.special, item):
            continue
        if field.name == "day of the month" and re.fullmatch(r"([1-9]|[12][0-9]|3[01])W", item):
            continue
        if field.name == "day of the week" and _of_month(item, field):
            continue
        problem = _range_problem(item, field)
        if problem:
            return problem
    return ""


def _of_month(item: str, field: _Field) -> bool:
    """`MON#2`, the second Monday, or `FRIL` and `6L`, the last Friday."""
    found = re.fullmatch(r"([A-Z]{3}|[1-7])(#[1-5]|L)", item)
    return found is not None and _number(found[1], field) is not None


def _range_problem(item: str, field: _Field) -> str:
    span, _, step = item.partition("/")
    if "/" in item and not (step.isdigit() and int(step) > 0):
        return f"`{item}` has no step behind its `/`"
    if span == "*":
        return ""
    ends = [_number(end, field) for end in span.split("-", 1)]
    for end, number in zip(span.split("-", 1), ends, strict=True):
        if number is None:
            return f"`{end}` is no value of the {field.name}"
    if len(ends) == 2 and (ends[0] or 0) > (ends[1] or 0):
        return f"`{span}` ends before it begins"
    return ""


def _number(text: str, field: _Field) -> int | None:
    if text.upper() in field.names:
        return field.names.index(text.upper()) + field.low
    number = int(text) if text.isascii() and text.isdigit() else -1
    return number if field.low <= number <= field.high else None


def _help(field: _Field) -> str:
    names = f", or {field.names[0]} to {field.names[-1]}" if field.names else ""
    return f"the {field.name} is from {field.low} to {field.high}{names}"
