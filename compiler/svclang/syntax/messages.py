"""What is said about a token that cannot stand where it stands, in the user's words.

In: the token, the one in front of it, and what the parser could take. Out: the error, and an edit
where it is clear what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..advice import is_slip
from .bare_texts import explain_bare_text
from .characters import explain_character
from .continued_lines import explain_continued_line
from .contracts import explain_contract
from .error_declarations import explain_error
from .foreign_constraints import explain_foreign_constraint
from .foreign_types import explain_foreign_type
from .habits import explain_habit
from .heads import explain_head
from .imports import explain_import
from .mistakes import explain_mistake
from .other_formats import explain_format
from .piece import DEEPEST
from .routes import explain_route
from .signatures import explain_signature
from .slips import explain_slip
from .words import meant_of

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_MOST_EXPECTED = 4

# What several kinds of tokens together begin: the kinds that tell it, and all that it covers.
_TYPE = {"NAME", "DOTTED", "STRING", "LSQB", "LBRACE", "LPAR"}
_VALUE = {"NAME", "DOTTED", "STRING", "TEXT", "NUMBER", "QUANTITY", "RATE", "LSQB", "LBRACE"}
_SETTING = {"NAME", "DOTTED", "STRING", "KEY", "TAKES", "GIVES", "ARROW"}
_PHRASES = (
    ("a value", {"TEXT", "NUMBER", "LSQB"}, _VALUE),
    ("a target", {"MOCK"}, {"MOCK", "STRING", "NAME", "DOTTED"}),
    ("a type", {"LSQB", "LPAR", "LBRACE"}, {*_TYPE, "PARTIAL"}),
    ("a route or a setting", {"PATH", "NAME", "RBRACE"}, {*_SETTING, "PATH"}),
    ("a setting", {"ARROW", "KEY"}, _SETTING),
    ("a setting", {"KEY", "TAKES"}, _SETTING),
    ("a range, a pattern or a word", {"REGEX", "DOTS"}, {"REGEX", "DOTS", "NUMBER", "NAME"}),
    ("a value", {"QUANTITY"}, _VALUE),
)
_WORDS = {
    "NAME": "a name",
    "STRING": "text in double quotes",
    "NUMBER": "a number",
    "PATH": "a path",
    "DOTTED": "a name",
    "ARROW": "`->`",
    "COLON": "`:`",
    "EQUAL": "`=`",
    "COMMA": "`,`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "LSQB": "`[`",
    "RSQB": "`]`",
    "DOTS": "`..`",
    "BAR": "`|`",
    "AMPERSAND": "`&`",
    "QUESTION": "`?`",
    "_END": "the end of the line",
}


_KNOWN = (
    explain_slip,
    explain_import,
    explain_continued_line,
    explain_signature,
    explain_error,
    explain_foreign_type,
    explain_foreign_constraint,
    explain_habit,
    explain_head,
    explain_format,
    explain_contract,
    explain_route,
    explain_bare_text,
)


def explain(u: Unexpected) -> Problem:
    """The error about a token."""
    for explain_known in _KNOWN:
        if problem := explain_known(u):
            return problem
    if u.kind == "UNKNOWN":
        return explain_character(u)
    if u.kind == "DEEP":
        return u.error(f"brackets stand more than {DEEPEST} deep in each other", "too deep")
    return explain_mistake(u) or _unexpected(u)


def _unexpected(u: Unexpected) -> Problem:
    """What is said about a token of which nothing better is known."""
    wanted = _listed(expected(u.accepts))
    if u.kind in ("_END", "$END") and u.before is not None and u.before.type != "_END":
        place = (u.before.start_pos, u.before.end_pos)
        where = "the line" if u.word else "the file"
        message = f"expected {wanted}, found the end of {where}"
        return u.error(message, f"expected {wanted} behind this", place=place)
    message, label = f"expected {wanted}, found {_found(u)}", "not expected here"
    if (keyword := _keyword(u)) is None:
        return u.error(message, label)
    safe = is_slip(u.word, keyword, [keyword])
    return u.error(message, label, f"write `{keyword}`", safe=safe, **u.writing(keyword))


def _keyword(u: Unexpected) -> str | None:
    """The keyword that could stand here, and that a word was most likely meant to be."""
    keywords = [kind.lower() for kind in u.accepts - set(_WORDS) if kind.isalpha()]
    return meant_of(u.word, keywords) if u.kind == "NAME" else None


def _found(u: Unexpected) -> str:
    if u.kind in ("STRING", "TEXT"):
        return "text"
    if not u.word.strip(" \t\r\n"):
        return "the end of the line"
    return f"`{u.word}`"


def expected(accepts: frozenset[str]) -> list[str]:
    """What the parser could take, in words: at most four of them, the most telling first."""
    if "IMPORT" in accepts:
        return ["a declaration"]
    rest = set(accepts)
    words = []
    for phrase, telling, covered in _PHRASES:
        if telling <= rest:
            words.append(phrase)
            rest -= covered
    words += [word for kind, word in _WORDS.items() if kind in rest]
    words += [f"`{kind.lower()}`" for kind in sorted(rest - set(_WORDS)) if kind.isalpha()]
    return list(dict.fromkeys(words))[:_MOST_EXPECTED]


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words) or "nothing more"
    return f"{', '.join(words[:-1])} or {words[-1]}"
