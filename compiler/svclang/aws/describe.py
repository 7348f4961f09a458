"""The tables in words: what a setting takes, for the manual, for help and for hover.

In: the form of a setting. Out: a piece of a sentence in Markdown, without a full stop:

    Size(128, 10240, "MB")         from 128MB to 10GB, or a reference
    Either(Duration(0, 3600))      `off`, or from 0s to 1h, or a reference

A form that is not `fixed` also takes a reference, which stands for the value when the stack is
deployed; the words say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..diagnostics import in_choice, with_article
from .forms import (
    Allow,
    By,
    Custom,
    Data,
    Declared,
    Duration,
    Either,
    Flag,
    Form,
    Free,
    Integer,
    Items,
    Parts,
    Rate,
    Runtime,
    Size,
    Switch,
    Txt,
    Typed,
    Word,
    Words,
)

# Each unit, and how many of the one before it make it up.
_TIMES = (("ms", 1), ("s", 1000), ("m", 60), ("h", 60), ("d", 24))
_SIZES = (("B", 1), ("KB", 1024), ("MB", 1024), ("GB", 1024))
_REFERENCE = ", or a reference"


def in_words(form: Form) -> str:
    """What a form takes: `from 1s to 15m, or a reference`."""
    return _WORDS[type(form)](form)


def quantity(amount: float, unit: str) -> str:
    """An amount of time or memory in the largest unit that divides it: 900 s is `15m`."""
    unit = "m" if unit == "min" else unit
    scale = _TIMES if any(unit == name for name, _ in _TIMES) else _SIZES
    names = [name for name, _ in scale]
    for name, factor in scale[names.index(unit) + 1 :]:
        if not amount or amount % factor:
            break
        amount, unit = amount / factor, name
    return f"{amount:g}{unit}" if amount < 1_000_000 else f"{int(amount)}{unit}"


def one_of(choices: Iterable[str], last: str = "or") -> str:
    """Words as a choice, each as code: "`a`, `b` or `c`"."""
    *others, final = (f"`{choice}`" for choice in choices)
    return f"{', '.join(others)} {last} {final}" if others else final


def _open(form: Any) -> str:
    """That a reference is taken as well, where it is."""
    return "" if form.fixed else _REFERENCE


def _integer(form: Integer) -> str:
    return f"a whole number from {form.low} to {form.high}{_open(form)}"


def _measure(form: Duration | Size) -> str:
    if form.allowed:
        values = one_of(f"{value:g}{form.unit}" for value in form.allowed)
        return f"{values}{_open(form)}"
    low, high = (quantity(bound, form.unit) for bound in (form.low, form.high))
    return f"from {low} to {high}{_open(form)}"


def _rate(form: Rate) -> str:
    return f"a number with {one_of(f'/{unit}' for unit in form.units)}"


def _words(form: Words) -> str:
    text = f", or the {form.text.what} in quotes" if form.text is not None else ""
    return f"{one_of(form.meaning)}{text}{_open(form)}"


def _switch(_form: Switch) -> str:
    return "`on` or `off`; without a word it is on"


def _flag(_form: Flag) -> str:
    return "nothing more"


def _txt(form: Txt) -> str:
    longest = f", {form.longest} characters at most" if form.longest else ""
    return f"the {form.what} in quotes{longest}{_open(form)}"


def _word(form: Word) -> str:
    return f"the name of {with_article(form.what)}"


def _runtime(_form: Runtime) -> str:
    return f"the name of a runtime, without quotes{_REFERENCE}"


def _items(form: Items) -> str:
    return f"up to {form.high}, with commas between: {in_words(form.each)}"


def _data(form: Data) -> str:
    return f"data in braces, one entry for each {form.what}"


def _free(_form: Free) -> str:
    return "any value"


def _parts(form: Parts) -> str:
    parts = [in_words(form.first)] if form.first is not None else []
    for word, part in form.then.items():
        parts.append(f"{'then ' if parts else ''}`{word}` and {in_words(part)}")
    if form.block:
        names = one_of((setting.name for setting in form.block), "and")
        parts.append(f"braces with {names}" if not parts else f"then braces with {names}")
    return "; ".join(parts)


def _either(form: Either) -> str:
    return f"`{form.word}`, or {in_words(form.form)}"


def _declared(form: Declared) -> str:
    return f"the name of {in_choice(form.kinds)}"


def _by(_form: By) -> str:
    return "`by` and the names of functions, with commas between"


def _allow(_form: Allow) -> str:
    return "a function, `to` and actions of IAM in quotes, with commas between"


def _typed(form: Typed) -> str:
    many = "a name" if form.high == 1 else f"up to {form.high} names, with commas between, each"
    return f"{many} with its type: {one_of(form.types)}"


def _custom(_form: Custom) -> str:
    return "as in the example"


_WORDS: dict[type, Callable[[Any], str]] = {
    Allow: _allow,
    By: _by,
    Custom: _custom,
    Data: _data,
    Declared: _declared,
    Duration: _measure,
    Either: _either,
    Flag: _flag,
    Free: _free,
    Integer: _integer,
    Items: _items,
    Parts: _parts,
    Rate: _rate,
    Runtime: _runtime,
    Size: _measure,
    Switch: _switch,
    Txt: _txt,
    Typed: _typed,
    Word: _word,
    Words: _words,
}
