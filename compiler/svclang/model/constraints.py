"""What stands in parentheses behind a type, read against what the type can be held to.

In: the constraints of the syntax and the `Takes` of their base type. Out: the `Bounds` that they
set, and an error for each that does not fit: lengths are for text and bytes, values for numbers,
counts for lists and maps, patterns for strings, `unique` for lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..advice import Advice, keep_one, say, take_out, write, write_nearest
from ..diagnostics import Diagnostic, Related
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Constraint, Flag, Pattern, Range
from .patterns import portable
from .types import ScalarKind

# A `long` keeps to the whole numbers that every reader of JSON takes exactly.
# https://datatracker.ietf.org/doc/html/rfc8259#section-6
LONG = 2**53 - 1
INT = 2**31
WHOLE_NUMBERS: dict[str, tuple[int, int]] = {"int": (-INT, INT - 1), "long": (-LONG, LONG)}


class Takes(NamedTuple):
    """What a type can be held to; `what` names it, `measure` is what a range of it bounds."""

    what: str
    measure: Literal["length", "value", "count", ""] = ""
    whole: bool = True
    least: float | None = 0
    most: float | None = None
    pattern: bool = False
    unique: bool = False


class Bounds(NamedTuple):
    """What the constraints say."""

    low: int | float | None = None
    high: int | float | None = None
    pattern: str | None = None
    unique: bool = False


LIST = Takes("a list", "count", unique=True)
MAP = Takes("a map", "count")


def takes_of(kind: ScalarKind) -> Takes:
    """What a scalar can be held to."""
    what = f"`{kind}`"
    if kind in ("string", "bytes", "uri", "email"):
        return Takes(what, "length", pattern=kind == "string")
    if kind in WHOLE_NUMBERS:
        least, most = WHOLE_NUMBERS[kind]
        return Takes(what, "value", least=least, most=most)
    if kind == "float":
        return Takes(what, "value", whole=False, least=None)
    return Takes(what)


def read_constraints(
    constraints: Sequence[Constraint], takes: Takes, diagnostics: list[Diagnostic]
) -> Bounds:
    """What the constraints say; those that do not fit are reported and left out."""
    bounds = Bounds()
    seen: dict[type, Constraint] = {}
    for constraint in constraints:
        first = seen.setdefault(type(constraint), constraint)
        if first is not constraint:
            diagnostics.append(_doubled(constraint, first))
        elif isinstance(constraint, Range):
            bounds = _range(constraint, takes, bounds, diagnostics)
        elif isinstance(constraint, Pattern):
            bounds = _pattern(constraint, takes, bounds, diagnostics)
        else:
            bounds = _flag(constraint, takes, bounds, diagnostics)
    return bounds


def _range(node: Range, takes: Takes, bounds: Bounds, diagnostics: list[Diagnostic]) -> Bounds:
    if not takes.measure:
        diagnostics.append(_does_not_fit(node, takes, "a range"))
        return bounds
    for bound in (node.low, node.high):
        problem = _wrong_bound(bound, takes) if bound is not None else ""
        if problem:
            diagnostics.append(Diagnostic("wrong-bound", problem, node.span))
            return bounds
    low, high = (_plain(bound, takes) for bound in (node.low, node.high))
    if low is not None and high is not None and low > high:
        diagnostics.append(
            Diagnostic(
                "empty-range",
                f"nothing is from {low} to {high}",
                node.span,
                label="the lower bound is the greater one",
                **write(node.span, f"{high}..{low}", safe=False),
            )
        )
        return bounds
    return bounds._replace(low=low, high=high)


def _plain(bound: float | None, takes: Takes) -> int | float | None:
    return int(bound) if bound is not None and takes.whole else bound


def _wrong_bound(bound: float, takes: Takes) -> str:
    if takes.whole and bound != int(bound):
        return f"the {takes.measure} of {takes.what} is a whole number"
    if takes.least is not None and bound < takes.least:
        least = "" if takes.least == 0 else f", which is {takes.least} at least"
        return f"{bound} is too small for the {takes.measure} of {takes.what}{least}"
    if takes.most is not None and bound > takes.most:
        return f"{bound} is too large for {takes.what}, which is {takes.most} at most"
    return ""


def _pattern(node: Pattern, takes: Takes, bounds: Bounds, diagnostics: list[Diagnostic]) -> Bounds:
    if not takes.pattern:
        diagnostics.append(_does_not_fit(node, takes, "a pattern"))
        return bounds
    regex = portable(node.regex)
    if regex.problem:
        diagnostics.append(
            Diagnostic(
                "wrong-pattern",
                f"this is no regular expression that can be used: {regex.problem}",
                node.span,
                help=regex.help,
            )
        )
        return bounds
    return bounds._replace(pattern=regex.text)


def _flag(node: Flag, takes: Takes, bounds: Bounds, diagnostics: list[Diagnostic]) -> Bounds:
    if node.name != "unique":
        diagnostics.append(
            Diagnostic(
                "unknown-constraint",
                f"there is no constraint `{node.name}`",
                node.span,
                **write_nearest(
                    node.span,
                    ("unique",),
                    "a constraint is a range (`1..80`), a pattern (`/…/`) or, for a list, `unique`",
                ),
            )
        )
        return bounds
    if not takes.unique:
        diagnostics.append(_does_not_fit(node, takes, "`unique`"))
        return bounds
    return bounds._replace(unique=True)


def _does_not_fit(node: Constraint, takes: Takes, constraint: str) -> Diagnostic:
    allowed = [
        words
        for words, fits in (
            (f"a range of its {takes.measure}", bool(takes.measure)),
            ("a pattern", takes.pattern),
            ("`unique`", takes.unique),
        )
        if fits
    ]
    return Diagnostic(
        "constraint-does-not-fit",
        f"{constraint} does not fit {takes.what}",
        node.span,
        **(
            say(f"{takes.what} takes {' and '.join(allowed)}")
            if allowed
            else without_constraint(node, safe=False)
        ),
    )


def _doubled(node: Constraint, first: Constraint) -> Diagnostic:
    what = {Range: "range", Pattern: "pattern", Flag: "word"}[type(node)]
    if node.span.text.isdigit() and first.span.text.isdigit():
        both, written = first.span.to(node.span), f"{first.span.text}..{node.span.text}"
        message = "a range is written with `..`"
        return Diagnostic("doubled-constraint", message, both, **write(both, written))
    return Diagnostic(
        "doubled-constraint",
        f"one {what} is enough",
        node.span,
        label="a second one",
        related=(Related(first.span, "the first one"),),
        **keep_one(node.span, first.span),
    )


def without_constraint(node: Constraint, words: str = "take it out", *, safe: bool) -> Advice:
    """To take a constraint out, with its parentheses where it stands alone in them."""
    text, (source, start, end) = node.span.source.text, node.span
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith("(") and behind.startswith(")"):
        whole = Span(source, len(before) - 1, len(text) - len(behind) + 1)
        return write(whole, "", words, safe=safe)
    return take_out(node.span, words, safe=safe)
