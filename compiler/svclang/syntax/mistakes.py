"""The mistakes that people make in a language they have just met, and what to do instead.

In: a token that cannot stand where it stands. Out: what is said about it, if the mistake is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..advice import is_slip
from ..source import line_start
from .brackets import Edit, blank
from .shared_lines import SHARED_LINE, SHARED_LINE_HELP
from .unexpected import ITEMS
from .words import DECLARATIONS, METHODS

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_BLANKS = re.compile(r"[ \t]*")
_BRACE = re.compile(r"[ \t\r]*\{")
_FIRST = re.compile(r"[^\W\d]\w*|/\S*")
_BEHIND = re.compile(rf"[ \t]+({'|'.join(DECLARATIONS)})\b(?=[ \t]+[A-Za-z_\"{{])")
_PARAMETERS = re.compile(r"[ \t]*\([ \t]*(?:\w+[ \t]*:|\))")
_DATA = re.compile(r"\b(?:env|tags|vars|input|cfn|swagger|mock|where)\s*$")


def explain_mistake(u: Unexpected) -> Problem | None:
    """The error about a token, if the mistake is a known one."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _declaration(u: Unexpected) -> Problem | None:
    """A statement at the top level that begins with a word that no declaration begins with."""
    first = _FIRST.match(u.text, u.declaration)
    if u.rule != "file" or first is None or first[0] in DECLARATIONS:
        return None
    word, meant = first[0], u.keyword
    if u.depth and not meant:
        return None
    if word[0] == "/" or word.upper() in METHODS:
        help_ = "write `api { … }` around the routes"
        return u.error("a route stands in the braces of an `api`", help_=help_, place=first.span())
    if behind := _BEHIND.match(u.text, first.end()):
        message, help_ = f"`{word}` says nothing in front of `{behind[1]}`", "leave it out"
        edit, cut = blank(u.text, *first.span()), Edit(first.start(), behind.start(1), "")
        return u.error(message, "", help_, place=first.span(), edit=edit, fix=cut)
    if not meant and _PARAMETERS.match(u.text, first.end()):
        message, help_ = "a function begins with `function`", f"write `function {word}(…)`"
        word_before = Edit(first.start(), first.start(), "function ")
        return u.error(message, "", help_, place=first.span(), fix=word_before, safe=False)
    help_ = f"write `{meant}`" if meant else "settings stand in the braces of a declaration"
    message, place = f"no declaration begins with `{word}`", first.span()
    label, rule = "not a word of the language", "unknown-declaration"
    fix, safe = Edit(*place, meant) if meant else None, is_slip(word, meant, DECLARATIONS)
    return u.error(message, label, help_, place=place, fix=fix, safe=safe, rule=rule)


def _line_below(u: Unexpected) -> Problem | None:
    """A line that is indented as if it stood in braces, which it does not."""
    first = _FIRST.match(u.text, u.statement)
    if u.depth or u.statement == u.declaration or not first or first[0] in DECLARATIONS:
        return None
    help_ = "write `{` at the end of the declaration's line, and `}` below its settings"
    message = "this line belongs to no declaration"
    return u.error(message, "stands in no braces", help_, place=(u.statement, u.line_end))


def _brace_below(u: Unexpected) -> Problem | None:
    """A brace that stands in the line below what it belongs to."""
    if u.kind == "LBRACE" and (u.before is None or u.before.type == "_END"):
        start, brace = u.before.start_pos if u.before else u.start, u.start
    elif u.kind == "_END" and "LBRACE" in u.accepts and (found := _BRACE.match(u.text, u.end)):
        start, brace = u.start, found.end() - 1
    else:
        return None
    if u.before is None or "\n" in u.text[start:brace].strip(" \t\r").removeprefix("\n"):
        message, help_ = (
            "nothing is declared in front of `{`",
            "write what is declared, and its name",
        )
        place = (brace, brace + 1)
        return u.error(message, "", help_, place=place, rule="unknown-declaration")
    line = u.text[line_start(u.text, start) : start]
    clear = "//" not in line and not u.text[start:brace].strip()
    edit = Edit(start, brace, " " * (brace - start)) if clear else None
    fix = Edit(start, brace, " ") if clear else None
    message = "`{` stands in the line that its declaration or setting begins in"
    help_ = "move it to the end of the line above"
    return u.error(message, "", help_, place=(brace, brace + 1), edit=edit, fix=fix)


def _arrow(u: Unexpected) -> Problem | None:
    if not u.text.startswith("=>", u.start):
        return None
    place = (u.start, u.start + 2)
    rewriting = u.writing("->", *place)
    return u.error("an arrow is written `->`", "", "write `->`", place=place, **rewriting)


def _assignment(u: Unexpected) -> Problem | None:
    """`=` or `:` where there is the other one, or nothing, between a name and what it is given."""
    if u.kind not in ("EQUAL", "COLON") or u.before is None:
        return None
    name = str(u.before)
    other = {"EQUAL": "COLON", "COLON": "EQUAL"}[u.kind]
    sign = {"EQUAL": ":", "COLON": "="}[u.kind]
    is_setting = u.begins_statement and len(u.accepts) > 1 and u.depth > 0
    is_setting = is_setting and not u.in_parentheses
    if is_setting and not (other in u.accepts and _stands_in_data(u)):
        value = _value_behind(u)
        help_ = (
            f"write `{name} {value}`" if value and value[0] != '"' else f"take the `{u.word}` out"
        )
        message = f"the value of a setting follows its name without `{u.word}`"
        edit, fix = Edit(u.start, u.end, " "), Edit(u.before.end_pos, _blanks_end(u), " ")
        return u.error(message, "", help_, edit=edit, fix=fix)
    if other not in u.accepts:
        return None
    message = f"`{sign}` stands behind `{name}`, not `{u.word}`"
    return u.error(message, "", f"write `{sign}`", **u.writing(sign))


def _colon(u: Unexpected) -> Problem | None:
    if u.accepts != {"COLON"} or u.before is None:
        return None
    message = f"`:` is missing behind `{u.before}`"
    behind = u.word if u.kind in ITEMS and len(u.word) < 40 else "…"
    help_ = f"write `{u.before}: {behind}`"
    fix = u.behind(":") if u.kind in ITEMS else None
    return u.error(message, "expected `:`", help_, place=u.visible, edit=u.gap(":"), fix=fix)


def _list_type(u: Unexpected) -> Problem | None:
    before = u.before
    if u.kind != "LSQB" or before is None or "QUESTION" not in u.accepts:
        return None
    if not u.text.startswith("]", u.end) or before.end_pos != u.start:
        return None
    written = f"[{before}]"
    message, place = "a list is written with its type in brackets", (u.start, u.end + 1)
    if before.type != "NAME":
        return u.error(message, "", "write `[T]`", place=place)
    rewriting = u.writing(written, before.start_pos, u.end + 1)
    return u.error(message, "", f"write `{written}`", place=place, **rewriting)


def _range(u: Unexpected) -> Problem | None:
    before = u.before
    if before is None or before.type != "NUMBER" or u.kind != "NUMBER" or u.word[0] != "-":
        return None
    if "DOTS" not in u.accepts:
        return None
    place = (before.start_pos, u.end)
    edit, fix = u.instead(f"{before}..", before.start_pos), f"{before}..{u.word[1:]}"
    message, help_ = "a range is written with `..`", f"write `{fix}`"
    return u.error(message, "", help_, place=place, edit=edit, fix=Edit(*place, fix))


def _name(u: Unexpected) -> Problem | None:
    """What cannot be a name, where there must be one."""
    if "NAME" not in u.accepts or u.accepts & {"DOTTED", "IMPORT"} or u.kind not in ITEMS:
        return None
    word = u.word
    if u.kind == "DOTTED":
        plain = re.sub(r"\W", "_", word)
        message = f"`{word}` is no name"
        label = "a name is made of letters, digits and `_`"
        return u.error(message, label, f"write `{plain}`", safe=False, **u.writing(plain))
    if u.kind == "STRING" and (plain := re.sub(r"\W+", "_", word[1:-1], flags=re.ASCII)):
        plain = f"_{plain}" if plain[0].isdigit() else plain
        edit, fix = u.instead(f" {plain}"), Edit(u.start, u.end, plain)
        message, safe = "a name stands without quotes", plain == word[1:-1]
        return u.error(message, "", f"write `{plain}`", edit=edit, fix=fix, safe=safe)
    if u.kind in ("QUANTITY", "NUMBER") and "NUMBER" not in u.accepts:
        return u.error("a name does not begin with a digit", "expected a name")
    return None


def _optional(u: Unexpected) -> Problem | None:
    if u.kind != "QUESTION" or u.before is None or u.before.type != "QUESTION":
        return None
    return u.error("`?` stands only once", "", "leave it out", **u.writing(""))


def _cron(u: Unexpected) -> Problem | None:
    """An expression without quotes."""
    word = "cron"
    end = u.text.find("->", u.start, u.line_end)
    if end < 0 or not u.text.startswith(word, u.declaration):
        return None
    start = u.declaration + len(word)
    written = u.text[start:end].strip()
    bare = written.removeprefix(word).strip("() \t")
    if '"' in written or (u.depth and "(" not in written):
        return None
    place = (end - len(u.text[start:end].lstrip()), start + len(u.text[start:end].rstrip()))
    message, help_ = "a schedule's expression stands in double quotes", f'write `cron "{bare}"`'
    fix = Edit(*place, f'"{bare}"')
    return u.error(message, "", help_, place=place, fix=fix)


def _rate(u: Unexpected) -> Problem | None:
    """A time as AWS writes it: `every rate(5 minutes)`."""
    found = _RATE.match(u.text, u.declaration)
    if found is None:
        return None
    written = f"{found[2]}{_UNITS.get(found[3].removesuffix('s'), found[3])}"
    place, help_ = found.span(1), f"write `every {written}`"
    rewriting = u.writing(written, *place)
    return u.error("the time of `every` stands alone", "", help_, place=place, **rewriting)


_RATE = re.compile(r"every[ \t]+(rate[ \t]*\([ \t]*(\d+)[ \t]*([a-z]+)[ \t]*\))")
_UNITS = {"second": "s", "sec": "s", "minute": "m", "min": "m", "hour": "h", "day": "d"}


def _unit(u: Unexpected) -> Problem | None:
    before = u.before
    if before is None or before.type != "NUMBER" or u.kind != "NAME" or "COMMA" in u.accepts:
        return None
    written = f"{before}{_UNITS.get(u.word.removesuffix('s'), u.word)}"
    place = (before.start_pos, u.end)
    message = "a unit stands right behind its number"
    return u.error(message, "", f"write `{written}`", place=place, **u.writing(written, *place))


def _comma(u: Unexpected) -> Problem | None:
    if "COMMA" not in u.accepts or u.kind not in ITEMS | {"LBRACE"} or u.before is None:
        return None
    if u.before.type == u.kind == "STRING" and "BAR" in u.accepts:
        edit, fix = u.gap("|"), u.behind(" |")
        message = "`|` is missing between two alternatives"
        return u.error(message, "expected `|`", edit=edit, fix=fix)
    what = "`,` or a line end" if "_END" in u.accepts else "`,`"
    edit, fix = u.gap(","), u.behind(",")
    return u.error(f"{what} is missing in front of this", "expected `,`", edit=edit, fix=fix)


def _line_end(u: Unexpected) -> Problem | None:
    if not u.accepts <= {"_END", "COMMA", "RBRACE"} or u.kind not in ("NAME", "PATH", "ARROW"):
        return None
    return u.error(SHARED_LINE, "", SHARED_LINE_HELP, edit=u.gap(";"), fix=u.behind(";"))


_KNOWN = (
    _brace_below,
    _declaration,
    _line_below,
    _arrow,
    _assignment,
    _colon,
    _list_type,
    _range,
    _name,
    _cron,
    _rate,
    _unit,
    _comma,
    _line_end,
)


def _blanks_end(u: Unexpected) -> int:
    """Where the blanks behind the token end."""
    found = _BLANKS.match(u.text, u.end)
    return found.end() if found else u.end


def _value_behind(u: Unexpected) -> str:
    value = re.split(r"[;,{}]|//", u.text[u.end : u.line_end], maxsplit=1)[0].strip()
    return value if len(value) < 40 else ""


def _stands_in_data(u: Unexpected) -> bool:
    """Whether the braces around the statement are those of a setting that holds data."""
    opened = u.text.rfind("{", 0, u.statement)
    closed = u.text.rfind("}", 0, u.statement)
    return opened > closed and bool(_DATA.search(u.text, max(0, opened - 20), opened))
