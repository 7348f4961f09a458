"""Java's regular expressions, run with Python's.

In: a pattern or a replacement as `java.util.regex` reads it. Out: a compiled Python pattern
that matches the same text, or the replaced text.

The two dialects differ where it matters most for selection patterns: in Java `.` stops at
five line terminators, not at one; `\\z` is the very end and `\\Z` is not; `\\d` and `\\w` are
ASCII; a flag group such as `(?s)` may stand in the middle. What has no counterpart here
(`\\p{...}`, unions and intersections of classes) is refused with `NotModelled`, never guessed.
https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
"""

import functools
import re

from gateway.errors import JavaError, NotModelled

_ANY_BUT_LINE_END = "[^\\n\\r\\x85\\u2028\\u2029]"
_END = "(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?\\Z)"
_TOKEN = re.compile(
    r"""
    \\Q(?P<quoted>.*?)(?:\\E|\Z)
  | \\(?P<escape>u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<\w+>|[^ux])
  | \(\?(?P<flags>[a-zA-Z]*(?:-[a-zA-Z]+)?)(?P<colon>[:)])
  | \(\?<(?P<name>[a-zA-Z]\w*)>
  | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
  | (?P<char>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"z": "\\Z", "Z": _END, "h": "[ \\t\\xa0]", "R": "(?:\\r\\n|[\\n-\\r\\x85])"}
_REFUSED = frozenset("pPXGN")


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a Java pattern; `JavaError` where it is none."""
    try:
        return re.compile(_Translation(pattern).text, re.ASCII)
    except re.error as error:
        raise JavaError(f"not a regular expression: {pattern!r}: {error}") from error


def matches(pattern: str, text: str) -> bool:
    """`Pattern.matches`: the whole text must match."""
    return compiled(pattern).fullmatch(text) is not None


def replace_all(pattern: str, replacement: str, text: str, count: int = 0) -> str:
    """`String.replaceAll`; with `count` 1 `replaceFirst`. `$1`, `${name}`, `\\x` as in Java."""
    return compiled(pattern).sub(lambda match: _expanded(replacement, match), text, count=count)


def split(pattern: str, text: str) -> list[str]:
    """`String.split` with one argument: no empty strings at the end."""
    parts: list[str] = []
    start = 0
    for match in compiled(pattern).finditer(text):
        if match.end() == 0:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts if start else [text]


class _Translation:
    """The walk over a Java pattern that writes the Python one; `text` is the result."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.any_matches_line_ends = False
        self.groups: list[tuple[bool, int]] = []
        self.to_close = 0
        self.text = "".join(self._token(match) for match in _TOKEN.finditer(pattern))
        self.text += ")" * self.to_close

    def _token(self, match: re.Match[str]) -> str:
        if match["quoted"] is not None:
            return re.escape(match["quoted"])
        if match["escape"] is not None:
            return self._escape(match["escape"])
        if match["colon"] is not None:
            return self._flags(match["flags"], scoped=match["colon"] == ":")
        if match["name"] is not None:
            self._open()
            return f"(?P<{match['name']}>"
        if match["class"] is not None:
            return self._class(match["class"])
        return self._char(match["char"])

    def _escape(self, escape: str) -> str:
        if escape[0] in _REFUSED:
            raise NotModelled(f"\\{escape[0]} is not modelled: {self.pattern!r}")
        if escape.startswith("k<"):
            return f"(?P={escape[2:-1]})"
        return _ESCAPES.get(escape, "\\" + escape)

    def _class(self, text: str) -> str:
        body = text[2:] if text.startswith("[^") else text[1:]
        if body.startswith("]") or re.search(r"(?<!\\)(?:\\\\)*(?:\[|&&)", body):
            raise NotModelled(f"unions of character classes are not modelled: {self.pattern!r}")
        if re.search(r"\\[pPRhQE]", body):
            raise NotModelled(f"this character class is not modelled: {self.pattern!r}")
        return text

    def _flags(self, flags: str, scoped: bool) -> str:
        on, _, off = flags.partition("-")
        if set(on + off) - set("is"):
            raise NotModelled(f"the flags (?{flags}) are not modelled: {self.pattern!r}")
        if scoped:
            self._open()
        else:
            self.to_close += 1
        if "s" in on + off:
            self.any_matches_line_ends = "s" in on
        python = on.replace("s", "") + ("-" + off.replace("s", "") if off.replace("s", "") else "")
        return f"(?{python}:"

    def _open(self) -> None:
        self.groups.append((self.any_matches_line_ends, self.to_close))
        self.to_close = 0

    def _char(self, char: str) -> str:
        if char == ".":
            return "[\\s\\S]" if self.any_matches_line_ends else _ANY_BUT_LINE_END
        if char == "$":
            return _END
        if char == "(":
            self._open()
        elif char == ")":
            if not self.groups:
                raise JavaError(f"unmatched closing parenthesis: {self.pattern!r}")
            extra = ")" * self.to_close
            self.any_matches_line_ends, self.to_close = self.groups.pop()
            return extra + ")"
        return char


def _expanded(replacement: str, match: re.Match[str]) -> str:
    """A replacement with its groups filled in."""
    text: list[str] = []
    position = 0
    while position < len(replacement):
        char = replacement[position]
        if char == "\\":
            if position + 1 == len(replacement):
                raise JavaError("a replacement ends in a backslash")
            text.append(replacement[position + 1])
            position += 2
        elif char == "$":
            group, position = _group(replacement, position + 1, match)
            text.append(match[group] or "")
        else:
            text.append(char)
            position += 1
    return "".join(text)


def _group(replacement: str, start: int, match: re.Match[str]) -> tuple[int | str, int]:
    """The group that a `$` names, and where the text goes on after it."""
    named = re.compile(r"\{([a-zA-Z]\w*)\}").match(replacement, start)
    if named and named[1] in match.re.groupindex:
        return named[1], named.end()
    end = start + 1
    if not replacement[start:end].isdigit() or int(replacement[start:end]) > match.re.groups:
        raise JavaError(f"illegal group reference in {replacement!r}")
    while replacement[end : end + 1].isdigit():
        if int(replacement[start : end + 1]) > match.re.groups:
            break
        end += 1
    return int(replacement[start:end]), end
