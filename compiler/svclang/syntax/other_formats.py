"""The mistakes of those who write JSON or YAML, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if such a habit has led
to it, with an edit where the rest of the statement can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_KEYED = re.compile(r"(\w+)[ \t]*:[ \t]*([\w-]*)")
_JSON_NAME = re.compile(r'"(?:service|name)"[ \t]*:[ \t]*"(\w+)"')
_DEEPER = re.compile(r"[^\n]*\n[ \t]+\S")
_LONGEST_HEAD = 400  # characters of an object in which its name may stand


def explain_format(u: Unexpected) -> Problem | None:
    """The error about a token, if another format has led to it."""
    for explain in (_object, _keyed_declaration, _indented_group):
        if problem := explain(u):
            return problem
    return None


def _object(u: Unexpected) -> Problem | None:
    """A file that is a JSON object."""
    if u.kind != "LBRACE" or u.rule != "file" or u.start != u.declaration:
        return None
    found = _JSON_NAME.search(u.text, u.start, u.start + _LONGEST_HEAD)
    name = found[1] if found else "NAME"
    help_ = f"write `service {name} {{`, and its settings without quotes, colons and commas"
    message = "a declaration begins with a word, as `service` does, and not with `{`"
    return u.error(message, "", help_)


def _keyed_declaration(u: Unexpected) -> Problem | None:
    """`service: photos`, as in YAML."""
    found = _KEYED.match(u.text, u.declaration)
    if u.kind != "COLON" or u.depth or not u.keyword or not found or u.before is None:
        return None
    if u.before.start_pos != u.declaration or u.before != u.keyword:
        return None
    name = "" if u.keyword == "api" else f" {found[2] or 'NAME'}"
    help_ = f"write `{u.before}{name} {{`, and `}}` below what belongs to it"
    edit = Edit(u.start, u.end, " ") if found[2] and not _DEEPER.match(u.text, u.line_end) else None
    fix = Edit(u.start, u.end, "") if edit else None
    return u.error(f"`{u.before}` stands without `:`", "", help_, edit=edit, fix=fix)


def _indented_group(u: Unexpected) -> Problem | None:
    """`/users:` with its routes indented below, as in YAML."""
    before = u.before
    if u.kind != "_END" or before is None or before.type != "PATH" or before[-1] != ":":
        return None
    place, path = (before.start_pos, before.end_pos), before.rstrip(":")
    help_ = f"write `{path} {{`, and `}}` below its routes"
    return u.error("the routes of a path stand in braces", "", help_, place=place)
