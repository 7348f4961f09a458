"""The mistakes in routes, groups and their paths, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if a route, a group or a
path is wrong there, with an edit where the rest of the statement can be understood.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .unexpected import ITEMS
from .words import METHODS, meant_of

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

# A path in which variables may be written in any way.
_PATH = re.compile(r"(?<![^\s;{])/(?:[^\s;{}\-=]|-(?!-?>)|=(?!>)|(?<=/)\{[^{}\n;]*\})*+")
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")
_DIVIDED_NAME = re.compile(r"\s*[\w.-]+[ \t]+\w")
_NAME = re.compile(r"[^\s:]*+")
_WORDS = re.compile(r"[ \t]*[\w.-]+(?:[ \t]+[\w.-]+)*+[ \t]*\+?[ \t]*\??[ \t]*(?::[^{}]*)?")
_PIECE = r"(?:[\w/.+:~$]|-(?!-*>)|\{[\w+]*\})"
_DIVIDED = re.compile(rf"/{_PIECE}*(?:[ \t]+{_PIECE}+)+(?=[ \t]*->)")
_FIRST = re.compile(r"[^\W\d]\w*|/\S*")
_STATUS = re.compile(r"(?:->[ \t]*)?([1-5][0-9][0-9])\b")
_BELOW = {
    "PATH": re.compile(r"\s*\n[ \t]*(->)"),
    "ARROW": re.compile(
        r"\s*\n[ \t]*(\"[^\"\n]*\"|[a-z][\w.]*)(?=[ \t]*(?:[\n({;}]|//|async\b|returns\b))"
    ),
}
_WORD = re.compile(r"\w+")
_BRACES_BEFORE = re.compile(r"->[ \t]*(\w+)[ \t]*\{[^{}\n]*\}[ \t]*\Z")
_STATUSES = {"ok": 200, "created": 201, "accepted": 202, "nocontent": 204, "no_content": 204}
_LONGEST = 400  # characters of a line in front of a token that are looked at


def explain_route(u: Unexpected) -> Problem | None:
    """The error about a token, if a route or a group is wrong there."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _variable(u: Unexpected) -> Problem | None:
    """`/users/{ id }`, `/users/{user id}`, `/users/{id: uuid}`."""
    line = max(u.text.rfind("\n", 0, u.start) + 1, u.start - _LONGEST)
    for path in _PATH.finditer(u.text, line, u.line_end):
        behind = u.text[path.end() : u.start]
        if path.start() < u.start and not behind.strip(" \t") and u.depth:
            wrong = [each for each in _VARIABLE.finditer(path[0]) if _is_divided(each[1])]
            if wrong:
                return _undivided(u, path, wrong)
    return None


def _is_divided(inner: str) -> bool:
    """Whether what stands in the braces of a variable is more than a word."""
    return not _NAME.fullmatch(inner) and bool(_WORDS.fullmatch(inner))


def _undivided(u: Unexpected, path: re.Match[str], wrong: list[re.Match[str]]) -> Problem | None:
    start, inner = path.start(), wrong[0][1]
    written = _VARIABLE.sub(lambda each: f"{{{_name(each[1])}}}", path[0])
    place = (start + wrong[0].start(), start + wrong[0].end())
    message = "a variable of a path holds no blanks"
    if ":" in inner:
        message = "a variable of a path is a name alone; its type is said by the function"
    safe = not any(_DIVIDED_NAME.match(each[1]) for each in wrong)
    edit, fix = u.instead(written, *path.span()) if safe else None, Edit(*path.span(), written)
    help_ = f"write `{written}`"
    return u.error(message, "", help_, place=place, edit=edit, fix=fix, safe=safe)


def _name(inner: str) -> str:
    name = inner.partition(":")[0].strip(" \t?")
    return "_".join(name.rstrip("+").split()) + ("+" if name.endswith("+") else "")


def _divided(u: Unexpected) -> Problem | None:
    """`GET / users -> f`, `GET /my users -> f`."""
    before = u.before
    if before is None or before.type != "PATH" or "ARROW" not in u.accepts:
        return None
    found = _DIVIDED.match(u.text, before.start_pos)
    if not found or found.end() < u.end:
        return None
    words = found[0].split()
    gaps = [_between(*each) for each in pairwise(words)]
    written = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    message, help_, safe = "a path holds no blanks", f"write `{written}`", "-" not in gaps
    rewriting = u.writing(written, *found.span())
    return u.error(message, "", help_, place=found.span(), safe=safe, **rewriting)


def _between(word: str, other: str) -> str:
    """What was meant between two pieces of a path."""
    if word.endswith("/") or other.startswith("/"):
        return ""
    return "/" if other.startswith("{") else "-"


def _sign(u: Unexpected) -> Problem | None:
    """`GET /users: f`, `GET /users = f`."""
    before = u.before
    if before is None or before.type != "PATH" or "ARROW" not in u.accepts:
        return None
    is_colon = before[-1] == ":" and u.kind in ITEMS
    if not is_colon and (u.kind != "EQUAL" or u.text.startswith("=>", u.start)):
        return None
    start = before.end_pos - 1 if is_colon else u.start
    room = start + 1 + (u.text[start + 1 : start + 2] == " ")
    message = f"`->` stands between a path and its target, not `{u.text[start]}`"
    edit, fix = u.instead("->", start, room), Edit(start, start + 1, " ->" if is_colon else "->")
    return u.error(message, "", "write `->`", place=(start, start + 1), edit=edit, fix=fix)


def _goes_on_below(u: Unexpected) -> Problem | None:
    """A route whose arrow or target stands in the next line."""
    before = u.before
    if before is None or u.kind != "_END" or before.type not in _BELOW:
        return None
    if not u.accepts & {"ARROW", "MOCK"} or not u.depth:
        return None
    found = _BELOW[before.type].match(u.text, before.end_pos)
    if not found:
        return None
    start, end = before.end_pos, found.start(1)
    message, help_ = "a route stands in one line", f"put `{found[1]}` at the end of the line above"
    edit, fix = Edit(start, end, " " * (end - start)), Edit(start, end, " ")
    return u.error(message, "", help_, place=found.span(1), edit=edit, fix=fix)


def _no_arrow(u: Unexpected) -> Problem | None:
    """`GET /users list_users`."""
    before = u.before
    if before is None or before.type != "PATH" or "ARROW" not in u.accepts:
        return None
    if u.kind == "UNKNOWN" or u.text.startswith("=>", u.start):
        return None
    message = "`->` is missing between the path and its target"
    is_item = u.kind in ITEMS
    help_ = f"write `{before} -> {u.word if is_item else '…'}`"
    edit, fix = u.gap("->"), u.behind(" ->") if is_item else None
    return u.error(message, "expected `->`", help_, place=u.visible, edit=edit, fix=fix)


def _group(u: Unexpected) -> Problem | None:
    """`users/{id} { … }` and `path /users { … }`."""
    before = u.before
    if before is None or before.type != "PATH" or u.kind != "LBRACE" or "ARROW" not in u.accepts:
        return None
    word = _WORD.match(u.text, u.statement)
    if not word or word[0].upper() in METHODS:
        return None
    if word.end() == before.start_pos:
        place, fix = (word.start(), before.end_pos), Edit(word.start(), word.start(), "/")
        room = u.text[word.start() - 1] in " \t"
        edit = Edit(word.start() - 1, word.start(), "/") if room else None
        help_ = f"write `/{word[0]}{before}`"
        return u.error("a path begins with `/`", "", help_, place=place, edit=edit, fix=fix)
    edit, fix = blank(u.text, *word.span()), Edit(word.start(), before.start_pos, "")
    message, help_ = "a group of routes begins with its path", f"leave `{word[0]}` out"
    return u.error(message, "", help_, place=word.span(), edit=edit, fix=fix)


def _no_method(u: Unexpected) -> Problem | None:
    """`/users -> f`."""
    before = u.before
    if before is None or before.type != "PATH" or u.kind != "ARROW":
        return None
    place = (before.start_pos, before.end_pos)
    message, help_ = "a route begins with its method", f"write `GET {before} ->`"
    method = Edit(place[0], place[0], "GET ")
    return u.error(message, "", help_, place=place, fix=method, safe=False)


def _no_slash(u: Unexpected) -> Problem | None:
    """`GET users -> f`."""
    before, first = u.before, _FIRST.match(u.text, u.statement)
    if u.kind != "ARROW" or before is None or before.type not in ("NAME", "DOTTED"):
        return None
    if not first or first[0].upper() not in METHODS or u.begins_statement:
        return None
    if u.text[first.end() : before.start_pos].strip(" \t"):
        return None
    place = (before.start_pos, before.end_pos)
    slash = Edit(place[0] - 1, place[0], "/") if u.text[place[0] - 1] == " " else None
    message, help_ = "a path begins with `/`", f"write `/{before}`"
    fix = Edit(place[0], place[0], "/")
    return u.error(message, "", help_, place=place, edit=slash, fix=fix)


def _status(u: Unexpected) -> Problem | None:
    """`-> f -> 201`, `-> f 201`."""
    found = _STATUS.match(u.text, u.start)
    if u.kind not in ("ARROW", "NUMBER") or "RETURNS" not in u.accepts or not found:
        return None
    message, help_ = "a route's status stands behind `returns`", f"write `returns {found[1]}`"
    edit, fix = blank(u.text, *found.span()), Edit(*found.span(), f"returns {found[1]}")
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _named_status(u: Unexpected) -> Problem | None:
    """`returns Created`, `returns User`."""
    if u.accepts != {"NUMBER"} or u.kind != "NAME" or u.before is None or u.before != "returns":
        return None
    status = _STATUSES.get(u.word.lower())
    message = "`returns` takes the status of the answer"
    if status is None:
        help_ = "as in `returns 201`; what a function returns stands behind its own `->`"
        return u.error(message, "not a status", help_)
    rewriting = u.writing(str(status))
    return u.error(message, "not a status", f"write `{status}`", **rewriting)


def _more_targets(u: Unexpected) -> Problem | None:
    """`-> f, g`."""
    if u.kind not in ("COMMA", "ARROW") or not {"RETURNS", "LBRACE"} <= u.accepts:
        return None
    help_ = "let one function call what else is to be done"
    return u.error("a route leads to one target", "", help_)


def _data(u: Unexpected) -> Problem | None:
    """`-> { status: "ok" }`."""
    if u.kind != "LBRACE" or "MOCK" not in u.accepts:
        return None
    fix = Edit(u.start, u.start, "mock ")
    message = "a fixed answer stands behind `mock`"
    return u.error(message, "", "write `mock { … }`", fix=fix)


def _misspelt_mock(u: Unexpected) -> Problem | None:
    """`-> mok { status: "ok" } { auth none }`."""
    found = _BRACES_BEFORE.search(u.text, max(0, u.start - _LONGEST), u.start)
    if u.kind != "LBRACE" or not u.depth or not found:
        return None
    place, rewriting = found.span(1), u.writing("mock", *found.span(1))
    if not meant_of(found[1], ["mock"]):
        return u.error("the settings of a route stand in one pair of braces", "a second pair")
    message = f"`{found[1]}` is no word of the language"
    return u.error(message, "", "write `mock`", place=place, **rewriting)


_KNOWN = (
    _variable,
    _divided,
    _sign,
    _goes_on_below,
    _group,
    _no_arrow,
    _no_method,
    _no_slash,
    _status,
    _named_status,
    _more_targets,
    _data,
    _misspelt_mock,
)
