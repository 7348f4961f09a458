"""The mistakes in imports, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if it stands in an
import, with an edit where the file that is meant is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_FILE = re.compile(r"[\w./-]++")
_FROM = re.compile(r"import\b[ \t]*+((?!\()(?:(?!//)[^\"\n])+?)[ \t]*(\"[^\"\n]*\")")
_WHOLE = "an import names a file, and all that it declares is known then"


def explain_import(u: Unexpected) -> Problem | None:
    """The error about a token of an import."""
    if u.keyword != "import" or u.depth:
        return None
    return _names_behind(u) or _names(u) or _file(u)


def _names_behind(u: Unexpected) -> Problem | None:
    """`import "common.svc" as common`."""
    if u.before is None or u.before.type != "STRING" or u.kind in ("_END", "$END"):
        return None
    end = u.start + len(u.text[u.start : u.line_end].split("//")[0].rstrip())
    edit, fix = blank(u.text, u.start, end), Edit(u.before.end_pos, end, "")
    help_ = f"write `import {u.before}`"
    return u.error(_WHOLE, "", help_, place=(u.start, end), edit=edit, fix=fix)


def _names(u: Unexpected) -> Problem | None:
    """`import { User } from "common.svc"`, `import * from "common.svc"`."""
    found = _FROM.match(u.text, u.declaration, u.line_end)
    if u.accepts != {"STRING"} or not found:
        return None
    edit, fix = blank(u.text, *found.span(1)), Edit(found.start(1), found.start(2), "")
    help_ = f"write `import {found[2]}`"
    return u.error(_WHOLE, "", help_, place=found.span(1), edit=edit, fix=fix)


def _file(u: Unexpected) -> Problem | None:
    """`import common`."""
    found = _FILE.match(u.text, u.start)
    if u.accepts != {"STRING"} or u.kind == "_END" or not found:
        return None
    name = found[0] if found[0].endswith(".svc") else f"{found[0]}.svc"
    message, help_ = "the file of an import stands in double quotes", f'write `import "{name}"`'
    place, fix = found.span(), Edit(*found.span(), f'"{name}"')
    return u.error(message, "", help_, place=place, fix=fix, safe=name == found[0])
