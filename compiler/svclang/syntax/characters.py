"""What is said about characters with which no word and no sign of the language begins."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..source import line_start
from .brackets import Edit, blank
from .scan import pattern_end

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_QUOTES = {"'": "'", "`": "`", "“": "“”", "”": "“”", "„": "“”", "‘": "‘’", "’": "’", "«": "»"}
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w./-]{1,40}")
_NUMBER = re.compile(r"-?[0-9][0-9_]*(?:\.[0-9_]+)?(?![\w.])")
_ARROW = re.compile(r"-+>|-[ \t]+>|[–—]>?|[→⇒➔➜⟶]")
_CLASS = re.compile(r"(?<!\\)\[(?=(?:\\.|[^\]\\\n])*/(?:\\.|[^\]\\\n])*$)", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{([^{}\n]*)\}|\$(?=[A-Za-z_])")
_ANNOTATION = re.compile(r"@(\w+)(?:\([^()\n]*\))?")
_HELP = {
    "<": "a list is written `[T]`, a map `[string: T]`",
    "!": "a value must be there unless its type ends in `?`",
}


def explain_character(u: Unexpected) -> Problem:
    """The error about a character with which nothing begins."""
    sign = u.text[u.start]
    for explain in _KNOWN:
        if problem := explain(u, sign):
            return problem
    help_ = _HELP.get(sign, "text that holds such signs stands in double quotes")
    return u.error(f"`{sign}` has no meaning here", "not expected", help_)


def _quotes(u: Unexpected, sign: str) -> Problem | None:
    if sign == '"':
        return _unclosed(u)
    if sign not in _QUOTES:
        return None
    line = u.text[u.start + 1 : u.line_end]
    size = next((at for at, other in enumerate(line) if other in _QUOTES[sign]), None)
    if size is None:
        return u.error("text stands in double quotes", help_='write `"…"`')
    inner, end = line[:size], u.start + size + 2
    plain = '"' not in inner and "\\" not in inner and ("${" not in inner or sign == "`")
    edit = Edit(u.start, end, f'"{inner}"') if plain else None
    help_ = f'write `"{inner}"`' if plain and size <= 40 else 'write `"…"`'
    message, place = "text stands in double quotes", (u.start, end)
    return u.error(message, help_=help_, place=place, edit=edit, fix=edit)


def _unclosed(u: Unexpected) -> Problem:
    line = u.source.text[u.start : u.line_end]
    rule, fix = "unclosed-string", None
    if u.text.startswith('"""', u.start):
        place = (u.start, u.start + 3)
        message, label, help_ = "this text is never closed", 'no `"""` follows', 'add `"""`'
    elif opened := _open_reference(line):
        rule, place = "bad-reference", (u.start + opened, u.start + opened + 2)
        message, label = "`${` is never closed", "no `}` follows"
        help_ = "close it with `}`, or write `\\${` where `${` is meant as text"
    else:
        place = (u.start, u.line_end)
        message, label = "this string is never closed", 'no `"` follows in this line'
        help_ = 'add `"`; text of several lines stands between `"""` and `"""`'
        if _PLAIN.fullmatch(line, 1):
            help_, fix = f'write `{line}"`', Edit(u.line_end, u.line_end, '"')
    return u.error(message, label, help_, place=place, fix=fix, safe=False, rule=rule)


def _open_reference(line: str) -> int:
    """Where a `${` stands that nothing closes but the end of the string; 0 where there is none."""
    closed = line.rfind("}") + 1
    opened = line.find("${", closed)
    return opened if opened > 0 and line.find('"', opened) > 0 else 0


def _comments(u: Unexpected, sign: str) -> Problem | None:
    help_ = f"write `// {_comment(u) or '…'}`"
    if sign == "#":
        edit, fix = blank(u.text, u.start, u.line_end), Edit(u.start, u.end, "//")
        return u.error("a comment begins with `//`", "", help_, edit=edit, fix=fix)
    if u.text.startswith("/*", u.start):
        end = u.text.find("*/", u.start + 2)
        edit = blank(u.text, u.start, end + 2 if end >= 0 else u.line_end)
        place, line = (u.start, u.start + 2), _line_comment(u, end) if end >= 0 else None
        return u.error("a comment begins with `//`", "", help_, place=place, edit=edit, fix=line)
    if sign == "/":
        help_ = "write `/…/`, and `\\/` for a slash in it"
        end = pattern_end(u.source.text, u.start, u.line_end)
        end = u.start + len(u.source.text[u.start : end].rstrip(" \t)]},;"))
        place = (u.start, max(end, u.end))
        if opened := _CLASS.search(u.source.text, u.start, place[1]):
            message, place = "a `[` in this pattern is never closed", (opened.start(), opened.end())
            return u.error(message, "no `]` follows", "add `]` where it ends", place=place)
        return u.error("this pattern is never closed", "no `/` follows", help_, place=place)
    return None


def _line_comment(u: Unexpected, end: int) -> Edit | None:
    """The edit that makes a comment that ends in `*/` one of `//`, if nothing stands behind it."""
    text = u.source.text
    line = text.find("\n", end)
    if text[end + 2 : line if line >= 0 else len(text)].strip():
        return None
    margin = text[line_start(text, u.start) : u.start]
    lines = [line.strip(" \t\r*") for line in text[u.start + 2 : end].strip("*").split("\n")]
    if len(lines) > 1 and margin.strip():
        return None
    first, last = not lines[0], len(lines) - (not lines[-1])
    written = [f"// {line}".rstrip() for line in lines[first:last]]
    return Edit(u.start, end + 2, f"\n{margin}".join(written) or "//")


def _comment(u: Unexpected) -> str:
    """What the comment of another language says, where that is short and stands in one line."""
    said = u.text[u.start : u.line_end].strip("#/*! \t")
    return said if len(said) <= 40 and "*/" not in said and "`" not in said else ""


def _arrows(u: Unexpected, sign: str) -> Problem | None:
    if sign == ">" and u.before and u.before.type in ("EQUAL", "ARROW"):
        start = u.before.start_pos
        joined = u.before.type == "EQUAL" and u.before.end_pos == u.start
        edit = u.instead("->", start) if joined else u.instead("")
        return _arrow(u, start, u.end, edit)
    found = _ARROW.match(u.text, u.start)
    if not found or (found[0] in "–—" and "ARROW" not in u.accepts):
        return None
    end = found.end()
    room = end + (u.text[end : end + 1] == " ")
    return _arrow(u, u.start, end, u.instead("->", u.start, room))


def _arrow(u: Unexpected, start: int, end: int, edit: Edit | None) -> Problem:
    place, fix = (start, end), Edit(start, end, "->")
    return u.error("an arrow is written `->`", "", "write `->`", place=place, edit=edit, fix=fix)


def _references(u: Unexpected, sign: str) -> Problem | None:
    if sign != "$" or not (found := _REFERENCE.match(u.text, u.start)):
        return None
    edit = u.instead(f"  {found[1]}" if found[1] else "", u.start, found.end())
    message = "a reference outside of text stands without `$`"
    name = (found[1] or "").strip()
    help_, fix = f"write `{name}`" if name else "leave `$` out", Edit(*found.span(), name)
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _numbers(u: Unexpected, sign: str) -> Problem | None:
    found = _NUMBER.match(u.text, u.start)
    if not found or "_" not in found[0]:
        return None
    plain = found[0].replace("_", "")
    help_ = f"write `{plain}`" if len(plain) < 40 else ""
    rewriting = u.writing(plain, *found.span())
    return u.error("a number holds no `_`", "", help_, place=found.span(), **rewriting)


def _names(u: Unexpected, sign: str) -> Problem | None:
    """A letter that is none of a to z, anywhere in a word."""
    if not sign.isalnum() or sign.isascii():
        return None
    joined = u.before is not None and u.before.end_pos == u.start and u.before.type == "NAME"
    found = _WORD.match(u.text, u.before.start_pos if joined and u.before else u.start)
    if not found:
        return None
    plain = "".join(letter if letter.isascii() else "_" for letter in found[0])
    folded = unicodedata.normalize("NFKD", found[0]).encode("ascii", "ignore").decode()
    help_ = f"write `{folded}`" if folded.isidentifier() and len(folded) == len(plain) else ""
    message = "a name is made of the letters a to z, digits and `_`"
    edit, fix = u.instead(plain, *found.span()), Edit(*found.span(), folded) if help_ else None
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix, safe=False)


def _annotations(u: Unexpected, sign: str) -> Problem | None:
    """`@required` and the like."""
    found = _ANNOTATION.match(u.text, u.start)
    if not found:
        return None
    help_ = "what is said about a declaration stands in its braces"
    if found[1] == "required":
        help_ = "leave it out: a value must be there unless its type ends in `?`"
    place, message = found.span(), f"`@{found[1]}` has no meaning here"
    edit, fix = blank(u.text, *place), Edit(*place, "") if found[1] == "required" else None
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _blanks(u: Unexpected, sign: str) -> Problem | None:
    """Characters that look like a blank, or like nothing."""
    if not sign.isspace() and unicodedata.category(sign) not in ("Zs", "Cf"):
        return None
    name = unicodedata.name(sign, "this character").lower()
    message = f"a {name} (U+{ord(sign):04X}) is no blank"
    edit, fix = Edit(u.start, u.end, " "), Edit(u.start, u.end, " " if sign.isspace() else "")
    return u.error(message, "", "write a blank, or nothing", edit=edit, fix=fix)


_KNOWN = (
    _quotes,
    _comments,
    _arrows,
    _references,
    _annotations,
    _numbers,
    _names,
    _blanks,
)
