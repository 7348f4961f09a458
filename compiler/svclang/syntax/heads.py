"""The mistakes between the name of a declaration and what follows it, and what to write instead.

    bucket photos: { … }      no `:` stands in front of braces
    every 5m: cleanup         `->` stands here, not `:`

In: a token that cannot stand where it stands. Out: what is said about it, if the head of a
declaration is wrong there, with an edit where the rest can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .scan import OPENERS
from .unexpected import ITEMS

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_NAME_BEHIND = re.compile(r"(\"[^\"\n]*\")[ \t]+(\w+)")
_IN_BRACES = re.compile(r"\{[ \t]*(\w+)[ \t]*\}")
_FED = frozenset(("authorizer", "cron", "every"))
_WHEN = frozenset(("NAME", "QUANTITY", "STRING"))


def explain_head(u: Unexpected) -> Problem | None:
    """The error about a token, if the head of a declaration is wrong there."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _sign_before_braces(u: Unexpected) -> Problem | None:
    """`bucket photos: { … }`, `api = { … }`, `resource news: "AWS::SNS::Topic"`."""
    if u.depth or u.kind not in ("COLON", "EQUAL") or u.before is None or "EQUAL" in u.accepts:
        return None
    behind = u.text[u.end : u.line_end].lstrip(" \t")[:1]
    wanted = {"{": "LBRACE", '"': "STRING"}.get(behind)
    if wanted not in u.accepts:
        return None
    what = "braces" if behind == "{" else "the type of a resource"
    edit, fix = blank(u.text, u.start, u.end), Edit(u.before.end_pos, u.end, "")
    return u.error(
        f"no `{u.word}` stands in front of {what}", "", "leave it out", edit=edit, fix=fix
    )


def _other_brackets(u: Unexpected) -> Problem | None:
    """`enum Size ("s", "m")`, `bucket photos [ … ]`."""
    if u.depth or u.kind not in ("LPAR", "LSQB") or "LBRACE" not in u.accepts:
        return None
    if u.keyword in _FED or not _begins(u):
        return None
    end = _closing(u.text, u.start)
    help_ = "write `{ … }`"
    message = f"what belongs to a declaration stands in braces, not in `{u.word}`"
    if end < 0:
        return u.error(message, "", help_)
    inner = u.text[u.start + 1 : end]
    edit = Edit(u.start, end + 1, f"{{{inner}}}")
    return u.error(message, "", help_, edit=edit, fix=edit)


def _begins(u: Unexpected) -> bool:
    """Whether the declaration begins with the word that it is to begin with."""
    return bool(re.match(rf"{u.keyword or '-'}\b", u.text[u.declaration : u.start]))


def _closing(text: str, start: int) -> int:
    """Where a bracket is closed; -1 where it is not."""
    opener, closer = text[start], OPENERS[text[start]]
    depth = 0
    for found in re.finditer(rf"\"[^\"\n]*\"|[{re.escape(opener + closer)}]", text[start:]):
        depth += {opener: 1, closer: -1}.get(found[0], 0)
        if not depth:
            return start + found.start()
    return -1


def _arrow(u: Unexpected) -> Problem | None:
    """`every 5m: cleanup`, `authorizer tokens check`."""
    if u.depth or u.keyword not in _FED or "ARROW" not in u.accepts:
        return None
    if u.kind in ("COLON", "EQUAL") and not u.text.startswith("=>", u.start):
        room = u.end + (u.text[u.end : u.end + 1] == " ")
        edit = u.instead("->", u.start, room)
        fix = Edit(u.before.end_pos if u.before else u.start, u.end, " ->")
        return u.error(f"`->` stands here, not `{u.word}`", "", "write `->`", edit=edit, fix=fix)
    if u.kind == "LBRACE" and (found := _IN_BRACES.match(u.text, u.start)):
        written = f"-> {found[1]}"
        message, help_ = "what is to be done stands behind `->`", f"write `{written}`"
        rewriting = u.writing(written, *found.span())
        return u.error(message, "", help_, place=found.span(), **rewriting)
    if u.kind != "NAME" or u.before is None or u.before.type not in _WHEN:
        return None
    message, help_, missing = "`->` is missing in front of this", "write `->`", u.behind(" ->")
    return u.error(message, "expected `->`", help_, edit=u.gap("->"), fix=missing)


def _output(u: Unexpected) -> Problem | None:
    """`output url api.url`, `output api.url`."""
    if u.depth or u.keyword != "output" or u.kind not in ITEMS:
        return None
    if u.accepts == {"EQUAL"}:
        message, missing = "`=` is missing in front of this", u.behind(" =")
        return u.error(message, "expected `=`", "write `=`", edit=u.gap("="), fix=missing)
    if u.accepts != {"NAME"} or u.kind not in ("DOTTED", "STRING"):
        return None
    name = re.sub(r"\W+", "_", u.word).strip("_")
    message, help_ = "an output has a name", f"write `output {name} = {u.word}`"
    return u.error(message, "", help_, fix=Edit(u.start, u.start, f"{name} = "), safe=False)


def _resource(u: Unexpected) -> Problem | None:
    """`resource "AWS::SNS::Topic" news { … }`, `resource news { … }`."""
    if u.depth or u.keyword != "resource":
        return None
    found = _NAME_BEHIND.match(u.text, u.start)
    if u.accepts == {"NAME"} and found:
        written = f"{found[2]} {found[1]}"
        message, help_ = "the name of a resource stands in front of its type", f"write `{written}`"
        rewriting = u.writing(written, *found.span())
        return u.error(message, "", help_, place=found.span(), **rewriting)
    if u.kind == "LBRACE" and u.accepts == {"STRING"}:
        help_ = f'as in `resource {u.before} "AWS::SNS::Topic" {{ … }}`'
        return u.error("the type of this resource is missing", "expected its type", help_)
    return None


def _secret(u: Unexpected) -> Problem | None:
    """`param secret api_key`."""
    before = u.before
    if u.depth or u.keyword != "param" or before is None or before != "secret" or u.kind != "NAME":
        return None
    start = u.declaration
    written = f"secret param {u.word}"
    message, help_ = "`secret` stands in front of `param`", f"write `{written}`"
    place, rewriting = (start, u.end), u.writing(written, start, u.end)
    return u.error(message, "", help_, place=place, **rewriting)


def _enum(u: Unexpected) -> Problem | None:
    """`enum Size = "s" | "m"`, `enum Size { small: "s" }`."""
    if u.keyword != "enum" or u.before is None:
        return None
    if u.kind == "EQUAL" and not u.depth:
        edit = Edit(u.declaration, u.declaration + len("enum"), "type")
        message = "the values of an enum stand in braces"
        help_ = f"write `type {u.before} = …`, or `enum {u.before} {{ … }}`"
        return u.error(message, "", help_, edit=edit, fix=edit)
    if u.kind == "COLON" and u.depth and u.before.type in ("NAME", "STRING"):
        message = f"`=` stands behind `{u.before}`, not `:`"
        edit, fix = Edit(u.start, u.end, "="), Edit(u.start, u.end, " =")
        return u.error(message, "", "write `=`", edit=edit, fix=fix)
    return None


_KNOWN = (
    _sign_before_braces,
    _other_brackets,
    _arrow,
    _output,
    _resource,
    _secret,
    _enum,
)
