"""Quoted text: a string as it is written in, its literal parts and references out.

Escapes are those of JSON (https://www.rfc-editor.org/rfc/rfc8259#section-7) and `\\$`, which keeps
`${` literal. Text between three quotes may have several lines: a line end right behind the opening
quotes and one in front of the closing ones do not belong to it, and the indentation that all its
lines share is taken off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..advice import say, write
from ..diagnostics import Diagnostic, Fix
from ..source import Span
from .nodes import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..source import Source

_PIECE = re.compile(
    r"(?P<plain>[^\\$]+|\$(?!\{))"
    r"|(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<escape>\\u[0-9a-fA-F]{0,4}|\\[\s\S]?)"
    r"|\$\{(?P<reference>[^{}]*)\}"
    r"|(?P<open>\$\{)"
)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_REFERENCE = re.compile(r'[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+|\["[^"]*"\])*')
_STEP = re.compile(r'\["([^"]*)"\]|([^.\[]+)')


def path_of(text: str) -> tuple[str, ...]:
    """The steps of a reference: `auth["a:b"].c` is `("auth", "a:b", "c")`."""
    if "[" in text:
        return tuple(quoted or bare for quoted, bare in _STEP.findall(text))
    return tuple(text.split("."))


class TextReader:
    """Reads the strings of one source; what is wrong with them goes to `diagnostics`."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self._source = source
        self._diagnostics = diagnostics

    def string(self, written: str, start: int) -> tuple[str | Reference, ...]:
        """The parts of a string in single double quotes that stands at `start`."""
        inner = written[1:-1]
        if "\\" in inner or "${" in inner:
            return _joined(self._parts(inner, start + 1))
        return (inner,) if inner else ()

    def text(self, written: str, start: int) -> tuple[str | Reference, ...]:
        """The parts of a text between three quotes that stands at `start`."""
        lines = _lines(written[3:-3], start + 3)
        behind_quotes = len(lines) == 1 or bool(lines[0][0].strip())
        if not behind_quotes:
            del lines[0]
        if len(lines) > behind_quotes and not lines[-1][0].strip():
            del lines[-1]
        width = _shared_indentation(line for line, _ in lines[behind_quotes:])
        parts: list[str | Reference] = []
        for number, (line, offset) in enumerate(lines):
            cut = 0 if behind_quotes and number == 0 else width
            parts += ["\n", *self._parts(line[cut:], offset + cut)]
        return _joined(parts[1:])

    def _parts(self, inner: str, start: int) -> list[str | Reference]:
        parts: list[str | Reference] = []
        for found in _PIECE.finditer(inner):
            at = start + found.start()
            match found.lastgroup:
                case "plain":
                    parts.append(found[0])
                case "pair":
                    parts.append(_character(found[0]))
                case "escape":
                    parts.append(self._escape(found[0], at))
                case "reference":
                    parts += self._reference(found["reference"], at)
                case _:
                    self._unclosed(at)
        return parts

    def _escape(self, written: str, at: int) -> str:
        letter = written[1:2]
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if letter and letter in '"\\/$':
            return letter
        code = int(written[2:], 16) if len(written) == 6 else None
        if code is not None and not 0xD800 <= code < 0xE000:
            return chr(code)
        if code is not None:
            label, advice = "half of a pair", say("write both halves, or the character itself")
        elif letter == "u":
            label, advice = "needs four digits", say("write `\\u` and four hexadecimal digits")
        else:
            label = "no such escape"
            help_ = "write `\\\\` for a backslash; the escapes are those of JSON, and `\\$`"
            advice = write(Span(self._source, at, at + 1), "\\\\", help_, safe=False)
        size = len(written)
        self._say("bad-escape", "this is no escape of a string", at, size, label, **advice)
        return ""

    def _reference(self, inner: str, at: int) -> list[str | Reference]:
        name = inner.strip()
        if _REFERENCE.fullmatch(name):
            start = at + 2 + inner.index(name)
            return [Reference(path_of(name), Span(self._source, start, start + len(name)))]
        if name.startswith("AWS::") and self._is_pseudo_parameter(name, inner, at):
            return []
        message = f"`{name}` is no reference" if name else "`${}` names nothing"
        if pseudo := _pseudo_parameter(name):
            start = at + 2 + inner.index(name)
            place = Span(self._source, start, start + len(name))
            advice, size = write(place, pseudo), len(inner) + 3
            self._say("bad-reference", message, at, size, "expected a name", **advice)
            return []
        help_ = "write a name such as `${users.arn}`, or `\\${` where `${` is meant as text"
        self._say("bad-reference", message, at, len(inner) + 3, "expected a name", help=help_)
        return []

    def _is_pseudo_parameter(self, name: str, inner: str, at: int) -> bool:
        """Whether it is CloudFormation's name for what the language calls `aws.region`."""
        from ..aws.attributes import PSEUDO_PARAMETERS

        ours = {theirs: f"aws.{ours}" for ours, theirs in PSEUDO_PARAMETERS.items()}.get(name)
        if ours is not None:
            start = at + 2 + inner.index(name)
            self._say(
                "bad-reference",
                f"`{name}` is called `{ours}` here",
                start,
                len(name),
                "CloudFormation's own name",
                **write(Span(self._source, start, start + len(name)), ours),
            )
        return ours is not None

    def _unclosed(self, at: int) -> None:
        help_ = "close it with `}`, or write `\\${` where `${` is meant as text"
        self._say("bad-reference", "`${` is never closed", at, 2, "no `}` follows", help=help_)

    def _say(
        self,
        rule: str,
        message: str,
        at: int,
        size: int,
        label: str,
        *,
        help: str,
        fix: Fix | None = None,
    ) -> None:
        span = Span(self._source, at, at + size)
        self._diagnostics.append(Diagnostic(rule, message, span, label, help=help, fix=fix))


def _character(pair: str) -> str:
    r"""The character that `\ud83d\ude00` writes in two halves."""
    high, low = int(pair[2:6], 16), int(pair[8:12], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _lines(inner: str, start: int) -> list[tuple[str, int]]:
    """The lines with their offsets; blank ones are emptied, except where there is but one."""
    lines = []
    several = "\n" in inner
    for line in inner.split("\n"):
        text = line.removesuffix("\r") if several else line
        lines.append((text if text.strip() or not several else "", start))
        start += len(line) + 1
    return lines


def _shared_indentation(lines: Iterable[str]) -> int:
    """How many characters all lines begin with in common, as far as they are blank."""
    indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line]
    low, high = min(indents, default=""), max(indents, default="")
    for width, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return width
    return len(low)


def _joined(parts: list[str | Reference]) -> tuple[str | Reference, ...]:
    """The parts with neighbouring literal ones made one, and no empty ones."""
    joined: list[str | Reference] = []
    literal: list[str] = []
    for part in parts:
        if isinstance(part, str):
            literal.append(part)
            continue
        if text := "".join(literal):
            joined.append(text)
        literal = []
        joined.append(part)
    if text := "".join(literal):
        joined.append(text)
    return tuple(joined)


def _pseudo_parameter(name: str) -> str:
    """What is written here for one of CloudFormation's own, such as `AWS::Region`, if it is one."""
    if not name.startswith("AWS::"):
        return ""
    # Only what is written so needs it.
    from ..aws.attributes import PSEUDO_PARAMETERS

    known = {pseudo: f"aws.{here}" for here, pseudo in PSEUDO_PARAMETERS.items()}
    return known.get(name, "")
