"""What EventBridge Scheduler would refuse of a cron expression, at the part that is wrong.

    "0 3 * * * *"  →  one of the two days is `?`, and here is none

In: the text of an expression, and where it stands. Out: diagnostics.
https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..advice import Advice, say, write
from ..aws.cron_fields import CRON_FIELDS, DAY_OF_MONTH, DAY_OF_WEEK, CronField
from ..diagnostics import Diagnostic
from ..named_tuples import NamedTuple
from ..source import Span

_RULE = "wrong-cron"
_NICKNAMES = {
    "@hourly": "0 * * * ? *",
    "@daily": "0 0 * * ? *",
    "@midnight": "0 0 * * ? *",
    "@weekly": "0 0 ? * 1 *",
    "@monthly": "0 0 1 * ? *",
    "@yearly": "0 0 1 1 ? *",
    "@annually": "0 0 1 1 ? *",
}
_UNIX_FIELDS = 5


class _Part(NamedTuple):
    text: str
    span: Span


def check_cron(text: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with an expression; `span` is that of the text in its quotes."""
    parts = [_part(text, found.start(), found.end(), span) for found in re.finditer(r"\S+", text)]
    if len(parts) != len(CRON_FIELDS):
        yield Diagnostic(
            _RULE,
            f"a cron expression has six fields, and this has {len(parts)}",
            span,
            label="minute, hour, day, month and weekday" if len(parts) == _UNIX_FIELDS else "",
            **_six(text, [part.text for part in parts], span),
        )
        return
    wrong = False
    for field, part in zip(CRON_FIELDS, parts, strict=True):
        for found in _check_field(field, part):
            wrong = True
            yield found
    if not wrong:
        yield from _check_days(parts)


def _part(text: str, start: int, end: int, span: Span) -> _Part:
    """A piece of the text with its own span, where the source says it letter by letter."""
    if span.text[1:-1] != text:
        return _Part(text[start:end], span)
    first = span.start + 1
    return _Part(text[start:end], Span(span.source, first + start, first + end))


def _six(text: str, parts: list[str], span: Span) -> Advice:
    known = _NICKNAMES.get(text.strip().lower())
    if known is not None:
        return write(span, f'"{known}"')
    if len(parts) == _UNIX_FIELDS:
        counted = ", and weekdays count from 1, Sunday" if re.search(r"\d", parts[-1]) else ""
        written = f'"{_from_unix(parts)}"'
        help_ = f"write `{written}`: the last is the year, one day is `?`{counted}"
        return write(span, written, help_)
    return say("they are minute, hour, day of the month, month, day of the week and year")


def _instead(part: _Part, text: str, words: str = "") -> Advice:
    """To write a text in the place of a part, where the source says that letter by letter."""
    advice = write(part.span, text, words)
    return advice if part.span.text == part.text else say(advice["help"])


def _from_unix(parts: list[str]) -> str:
    """The five fields of Unix as six: Sunday is 1 and not 0, and one of the days is `?`."""
    minute, hour, day, month, week = parts

    def moved(found: re.Match[str]) -> str:
        return str(int(found[0]) % 7 + 1)

    steps = re.split(r"(/\d+)", week)
    week = "".join(s if s.startswith("/") else re.sub(r"\d+", moved, s) for s in steps)
    if week == "*":
        week = "?"
    elif day == "*":
        day = "?"
    return " ".join((minute, hour, day, month, week, "*"))


def _check_days(parts: list[_Part]) -> Iterator[Diagnostic]:
    """Exactly one of the two days is `?`."""
    month, week = parts[DAY_OF_MONTH], parts[DAY_OF_WEEK]
    open_ones = [part for part in (month, week) if part.text == "?"]
    if len(open_ones) == 1:
        return
    if open_ones:
        yield Diagnostic(
            _RULE,
            "both days are `?`, and one of them must say something",
            month.span.to(week.span),
            help="write `*` into one of them, for every day",
        )
        return
    idle = month if month.text == "*" and week.text != "*" else week
    yield Diagnostic(
        _RULE,
        "one of the two days, of the month and of the week, is `?`, and here neither is",
        idle.span,
        **(
            _instead(idle, "?", "write `?` here")
            if idle.text == "*"
            else say("say the other day in a second `cron`")
        ),
    )


def _check_field(field: CronField, part: _Part) -> Iterator[Diagnostic]:
    if part.text == "?":
        if "?" not in field.marks:
            yield _wrong(field, part, "`?` is for the two days only", _instead(part, "*"))
        return
    offset = 0
    for item in part.text.split(","):
        span = part.span
        if span.text == part.text:
            start = span.start + offset
            span = Span(span.source, start, start + max(len(item), 1))
        yield from _check_item(field, _Part(item, span), alone="," not in part.text)
        offset += len(item) + 1


def _check_item(field: CronField, item: _Part, *, alone: bool) -> Iterator[Diagnostic]:
    if not item.text:
        yield _wrong(field, item, "nothing stands beside a comma", say("take the comma out"))
        return
    special = _special(field, item.text)
    if special is not None:
        if not alone:
            yield _wrong(field, item, f"`{item.text}` stands alone, in no list")
        elif special:
            yield _wrong(field, item, special)
        return
    whole, slash, step = item.text.partition("/")
    if slash and not (step.isdecimal() and 1 <= int(step) <= field.high):
        advice = say(f"a step is from 1 to {field.high}")
        yield _wrong(field, item, f"`{step}` is no step", advice)
        return
    if whole == "*":
        return
    bounds = whole.split("-")
    wrong = next((bound for bound in bounds if _number(field, bound) is None), None)
    if len(bounds) > 2 or wrong is not None:
        said = wrong or item.text
        yield _wrong(field, item, f"`{said}` is no {field.name}", _holds(field, item, said))
    elif _backwards([_number(field, bound) or 0 for bound in bounds]):
        # A step counts from the lower bound, of which there would be two.
        written = f"{bounds[0]}-{field.high},{field.low}-{bounds[1]}"
        advice = say(f"write `{written}`") if slash else _instead(item, written)
        yield _wrong(field, item, f"`{whole}` goes backwards", advice)


def _backwards(numbers: list[int]) -> bool:
    return numbers[0] > numbers[-1]


def _special(field: CronField, text: str) -> str | None:
    """What is wrong with an `L`, `W` or `#`, empty where nothing is; None where it is none."""
    if field is CRON_FIELDS[DAY_OF_MONTH]:
        if text in ("L", "LW"):
            return ""
        nearest = re.fullmatch(r"(\d+)W", text)
        if nearest:
            return "" if 1 <= int(nearest[1]) <= field.high else f"there is no day {nearest[1]}"
    if field is CRON_FIELDS[DAY_OF_WEEK]:
        if text == "L":
            return ""
        last = re.fullmatch(r"(\w+)L", text)
        if last and _number(field, last[1]) is not None:
            return ""
        nth = re.fullmatch(r"(\w+)#(\d+)", text)
        if nth and _number(field, nth[1]) is not None:
            return "" if 1 <= int(nth[2]) <= 5 else "a month has a weekday five times at most"
    return None


def _number(field: CronField, text: str) -> int | None:
    named = field.names.get(text.upper())
    if named is not None:
        return named
    number = int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None
    return number if number is not None and field.low <= number <= field.high else None


def _holds(field: CronField, item: _Part, said: str) -> Advice:
    if field is CRON_FIELDS[DAY_OF_WEEK] and said == "0":
        help_ = "write `1` or `SUN`: Sunday is 1 here"
        return _instead(item, "1", help_) if item.text == "0" else say(help_)
    names = f", or {next(iter(field.names))} to {list(field.names)[-1]}" if field.names else ""
    return say(f"it is from {field.low} to {field.high}{names}")


def _wrong(field: CronField, part: _Part, message: str, advice: Advice | None = None) -> Diagnostic:
    label = f"the {field.name}"
    return Diagnostic(_RULE, message, part.span, label=label, **(advice or say()))
