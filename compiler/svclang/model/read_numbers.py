"""The words of a setting that are numbers: with a unit, without one, or per time.

In: the reader of a setting, a form and a word. Out: the number in the unit of the form, None where
it is none, which is reported to the reader.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..advice import Advice, say, write
from ..aws import forms, units
from ..aws.runtimes import RUNTIMES
from ..diagnostics import Diagnostic, Related
from ..source import Span
from ..syntax.nodes import Constant, Quantity, Reference, Text, Word
from .deploy_time import holds_number
from .known_values import unless_known

if TYPE_CHECKING:
    from .read_words import Reader


_WEEKS = frozenset(("w", "week", "weeks"))


def integer(reader: Reader, form: forms.Integer, word: Word) -> Any:
    """A whole number in its range."""
    value = word.value if isinstance(word, Constant) else None
    if isinstance(word, Quantity):
        advice = write(word.span, units.number(word.amount), safe=False)
        said = "is a number without a unit"
        return reader.wrong(word.span, "unit-not-wanted", said, **advice)
    if not isinstance(value, int) or isinstance(value, bool):
        return reader.wrong(word.span, "wrong-value", "needs a whole number")
    return _within(reader, value, (form.low, form.high), word.span, str)


def duration(reader: Reader, form: forms.Duration, word: Word) -> Any:
    """A time, in the unit of the form."""
    return _quantity_of(reader, form, word, units.DURATIONS, units.duration, "time")


def size(reader: Reader, form: forms.Size, word: Word) -> Any:
    """A size, in the unit of the form."""
    return _quantity_of(reader, form, word, units.SIZES, units.size, "size")


def _quantity_of(
    reader: Reader,
    form: forms.Duration | forms.Size,
    word: Word,
    known: Mapping[str, int],
    show: Callable[[float, str], str],
    what: str,
) -> Any:
    amount = _quantity(reader, word, known, what, form)
    if amount is None:
        return None
    value = amount / known[form.unit]
    return _measured(reader, value, form, word.span, lambda number: show(number, form.unit))


def rate(reader: Reader, form: forms.Rate, word: Word) -> Any:
    """A number of requests, and the time in which they may come."""
    if not isinstance(word, Quantity) or not word.unit.startswith("/"):
        advice = _as_rate(reader, form, word)
        return reader.wrong(word.span, "missing-unit", "needs a rate", label="no rate", **advice)
    unit = word.unit[1:]
    if unit not in form.units:
        known = ", ".join(f"`/{name}`" for name in form.units)
        said, meant = f"knows no rate per `{unit}`", _time_of_rate(form, unit)
        offer = f"{units.number(word.amount)}/{meant}"
        advice = write(word.span, offer) if meant else say(f"the rates are {known}")
        return reader.wrong(word.span, "unknown-unit", said, **advice)
    return (word.amount, unit)


def _as_rate(reader: Reader, form: forms.Rate, word: Word) -> Advice:
    """To write a number as a rate: `50` as `50/s`, and `50rps` too."""
    if isinstance(word, Constant) and type(word.value) in (int, float):
        return write(word.span, f"{word.span.text}/{next(iter(form.units))}", safe=False)
    if isinstance(word, Quantity) and (meant := _time_of_rate(form, word.unit[2:])):
        is_rate = word.unit[:2].lower() in ("rp", "qp", "tp")
        return write(word.span, f"{units.number(word.amount)}/{meant}") if is_rate else say()
    return say(f"as in `{reader.setting.example}`")


def _time_of_rate(form: forms.Rate, unit: str) -> str:
    """The time that is meant by another word for it, empty where none is."""
    short = units.OTHER_NAMES.get(unit, unit).lower()
    known = list(form.units)
    return next((name for name in known if name in (short, unit.removesuffix("s"))), "")


def reference(
    reader: Reader, form: forms.Integer | forms.Duration | forms.Size, word: Reference
) -> Reference | None:
    """A reference that stands for a number, in the unit of the setting's property."""
    symbol = reader.symbols.names.get(word.path[0])
    if symbol is None or symbol.kind == "resource" or holds_number(symbol.node):
        return unless_known(reader, word, lambda value: _stands(form, value), _bounds(form))
    reader.diagnostics.append(
        Diagnostic(
            "wrong-kind",
            f"`{reader.setting.name}` needs a number, and `{word.text}` is text",
            word.span,
            related=(Related(symbol.name.span, "declared here"),),
            help=f"declare it as `param {word.path[0]}: int`"
            if symbol.kind == "param"
            else f"it is written `{reader.setting.example}`",
        )
    )
    return None


def _stands(form: forms.Integer | forms.Duration | forms.Size, value: str | int | float) -> bool:
    """Whether a parameter's value, which is in the unit of the property, is in range."""
    number = float(value) if not isinstance(value, str) or value.isdigit() else math.nan
    allowed = () if isinstance(form, forms.Integer) else form.allowed
    return number in allowed if allowed else form.low <= number <= form.high


def _bounds(form: forms.Integer | forms.Duration | forms.Size) -> str:
    """The range of a form, in the unit of the property."""
    unit = "" if isinstance(form, forms.Integer) else f", in {form.unit}"
    if not isinstance(form, forms.Integer) and form.allowed:
        return f"is one of {', '.join(map(units.number, form.allowed))}{unit}"
    return f"is from {units.number(form.low)} to {units.number(form.high)}{unit}"


def too_many_words(reader: Reader, form: forms.Form, words: tuple[Word, ...]) -> None:
    """Report more words than one; a unit that stands apart belongs to its number."""
    amount, unit = words[0], word_of(words[1])
    known = units.DURATIONS if isinstance(form, forms.Duration) else units.SIZES
    unit = unit if unit in known else units.OTHER_NAMES.get(unit, "")
    joined = "".join(word.span.text for word in words)
    if isinstance(form, forms.Runtime) and joined in RUNTIMES:
        both = amount.span.to(words[-1].span)
        reader.wrong(both, "too-many-words", "takes one word", **write(both, joined))
        return
    measured = isinstance(form, forms.Duration | forms.Size) and unit in known
    if measured and isinstance(amount, Constant) and len(words) == 2:
        both = amount.span.to(words[1].span)
        reader.wrong(
            both,
            "missing-unit",
            "needs its unit right behind the number",
            **write(both, f"{amount.span.text}{unit}"),
        )
        return
    reader.wrong(words[1].span, "too-many-words", "takes one value")


def word_of(word: Word) -> str:
    """A bare word, empty where it is none."""
    return word.text if isinstance(word, Reference) else ""


def _quantity(
    reader: Reader,
    word: Word,
    known: Mapping[str, int],
    what: str,
    form: forms.Duration | forms.Size,
) -> float | None:
    if isinstance(word, Quantity):
        if word.unit in known:
            return word.amount * known[word.unit]
        _unknown_unit(reader, word, known, what)
        return None
    number = word.value if isinstance(word, Constant) else None
    if isinstance(number, int | float) and not isinstance(number, bool):
        reader.wrong(
            word.span,
            "missing-unit",
            f"needs a {what} with its unit",
            label="no unit",
            **write(word.span, f"{word.span.text}{_likely_unit(number, known, form)}", safe=False),
        )
        return None
    bare = word.plain or "" if isinstance(word, Text) else ""
    quoted = re.fullmatch(rf"[0-9.]+({'|'.join(known)})", bare)
    advice = write(word.span, bare, f"write `{bare}`, without quotes") if quoted else say()
    reader.wrong(word.span, "wrong-value", f"needs a {what}", **advice)
    return None


def _likely_unit(number: float, known: Mapping[str, int], form: forms.Duration | forms.Size) -> str:
    """The unit in which a bare number is in range, the form's own before others."""
    low, high = form.low * known[form.unit], form.high * known[form.unit]
    for unit in (form.unit, *known):
        if low <= number * known[unit] <= high:
            return unit
    return form.unit


def _unknown_unit(reader: Reader, word: Quantity, known: Mapping[str, int], what: str) -> None:
    offer = units.OTHER_NAMES.get(word.unit, "")
    if word.unit.lower() in _WEEKS and "d" in known:
        days = f"{units.number(word.amount * 7)}d"
        message = f"knows no unit `{word.unit}` for a {what}"
        reader.wrong(word.span, "unknown-unit", message, **write(word.span, days))
        return
    written = ", ".join(f"`{name}`" for name in known)
    reader.wrong(
        word.span,
        "unknown-unit",
        f"knows no unit `{word.unit}` for a {what}",
        **(
            write(word.span, f"{units.number(word.amount)}{offer}")
            if offer in known
            else say(f"the units are {written}")
        ),
    )


def _measured(
    reader: Reader,
    value: float,
    form: forms.Duration | forms.Size,
    span: Span,
    show: Callable[[float], str],
) -> Any:
    if form.allowed:
        if value in form.allowed:
            return _whole(value)
        listed = ", ".join(f"{units.number(choice)}{form.unit}" for choice in form.allowed)
        close = min(form.allowed, key=lambda choice: abs(choice - value))
        advice = write(span, f"{units.number(close)}{form.unit}", safe=False)
        return reader.wrong(span, "out-of-range", f"is one of {listed}", **advice)
    if value != int(value):
        said, offer = f"is a multiple of {show(1)}", show(math.ceil(value))
        return reader.wrong(span, "out-of-range", said, **write(span, offer, safe=False))
    return _within(reader, int(value), (form.low, form.high), span, show)


def _within(
    reader: Reader,
    value: int,
    bounds: tuple[float, float],
    span: Span,
    show: Callable[[Any], str],
) -> int | None:
    low, high = bounds
    if low <= value <= high:
        return value
    near, more = (show(low), "more") if value < low else (show(high), "less")
    reader.wrong(
        span,
        "out-of-range",
        f"is from {show(low)} to {show(high)}",
        label="too small" if value < low else "too large",
        **write(span, near, f"write `{near}` or {more}", safe=False),
    )
    return None


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
