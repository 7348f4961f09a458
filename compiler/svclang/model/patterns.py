r"""Regular expressions that mean the same to every engine that will read them.

In: what stands between the slashes of `(/…/)`. Out: the same expression in a form that ECMA 262
(which JSON Schema draft 4 prescribes), Java (which CloudFormation uses) and Python read alike, or
why there is none.

    [a-z/]+\/     ->  [a-z/]+/
    [^[\]]        ->  [^\[\]]       (Java would begin a class within the class)
    (?<year>\d+)  ->  refused: ECMA 262 had no named groups when draft 4 was written

https://datatracker.ietf.org/doc/html/draft-fge-json-schema-validation-00#section-3.3
"""

from __future__ import annotations

import re
import warnings

from ..named_tuples import NamedTuple

# The letters that may stand behind a backslash: classes, assertions, control characters, codes.
_ESCAPES = frozenset("dDwWsSbBtnrfvxuc")
_QUANTIFIER = re.compile(r"[*+?]|\{[0-9]+(?:,[0-9]*)?\}")
_GROUPS = {
    "P": "write the group without its name",
    "<": "there are no named groups and nothing that looks back; write `(…)` or `(?:…)`",
    ">": "there are no atomic groups; write `(?:…)`",
    "#": "take the comment out",
    "(": "there are no conditions",
}


class Portable(NamedTuple):
    """A regular expression that every engine reads alike, and the problem where there is none."""

    text: str
    problem: str = ""
    help: str = ""


def portable(regex: str) -> Portable:
    """The expression in a form that every engine reads alike; never raises."""
    made: list[str] = []
    at, in_class = 0, False
    while at < len(regex):
        piece = _piece(regex, at, in_class)
        if isinstance(piece, Portable):
            return piece
        text, at, in_class = piece
        made.append(text)
    found = "".join(made)
    compiled = _compile(found)
    return Portable(found) if isinstance(compiled, re.Pattern) else Portable("", compiled)


def matches(regex: str, text: str) -> bool:
    """Whether a portable expression is found in text, as JSON Schema looks for it."""
    compiled = _compile(regex)
    return not isinstance(compiled, re.Pattern) or compiled.search(text) is not None


def _piece(regex: str, at: int, in_class: bool) -> tuple[str, int, bool] | Portable:
    """The next piece in portable form, where it ends, and whether a class goes on behind it."""
    char = regex[at]
    if char == "\\":
        return _escape(regex, at, in_class)
    if in_class:
        if char == "[" or regex.startswith("&&", at):
            return f"\\{char}", at + 1, True
        return char, at + 1, char != "]"
    if char == "[":
        return _class_start(regex, at)
    if char == "(":
        return _group_start(regex, at)
    quantifier = _QUANTIFIER.match(regex, at)
    if quantifier:
        return _quantifier(regex, quantifier)
    return ("\\{" if char == "{" else char), at + 1, False


def _escape(regex: str, at: int, in_class: bool) -> tuple[str, int, bool] | Portable:
    escaped = regex[at + 1 : at + 2]
    if escaped == "/":
        return "/", at + 2, in_class
    control = re.match(r"\\c([A-Za-z])", regex[at : at + 3])
    if control:
        return f"\\x{ord(control[1].upper()) - 64:02x}", at + 3, in_class
    if escaped.isascii() and escaped.isalpha() and (escaped not in _ESCAPES or escaped == "c"):
        return Portable(
            "",
            f"`\\{escaped}` does not mean the same everywhere",
            "write the characters out, as in `[A-Za-z]`",
        )
    return regex[at : at + 2], at + 2, in_class


def _class_start(regex: str, at: int) -> tuple[str, int, bool] | Portable:
    opening = "[^" if regex.startswith("[^", at) else "["
    if regex.startswith("]", at + len(opening)):
        return Portable("", f"`{opening}]` is an empty class", "write `\\]` for the bracket itself")
    return opening, at + len(opening), True


def _group_start(regex: str, at: int) -> tuple[str, int, bool] | Portable:
    kind = regex[at + 2 : at + 3] if regex.startswith("(?", at) else ":"
    if kind and kind not in ":=!":
        return Portable(
            "",
            f"`(?{kind}` does not mean the same everywhere",
            _GROUPS.get(kind, "there are no flags; write the letters out, as in `[Aa]`"),
        )
    end = at + 3 if regex.startswith("(?", at) else at + 1
    return regex[at:end], end, False


def _quantifier(regex: str, found: re.Match[str]) -> tuple[str, int, bool] | Portable:
    if regex.startswith("+", found.end()):
        return Portable("", f"`{found[0]}+` does not mean the same everywhere", "take the `+` out")
    lazy = "?" if regex.startswith("?", found.end()) else ""
    return found[0] + lazy, found.end() + len(lazy), False


def _compile(regex: str) -> re.Pattern[str] | str:
    """The expression as Python runs it, or what Python says is wrong with it."""
    # Python's `$` also matches in front of a last line end, the others' does not.
    strict = re.sub(
        r"\\.|\[(?:\\.|[^\]\\])*\]|\$",
        lambda found: "\\Z" if found[0] == "$" else found[0],
        regex,
        flags=re.DOTALL,
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(strict, re.ASCII)
    except re.error as problem:
        return problem.msg
    except (OverflowError, RecursionError):
        return "it is too large"
