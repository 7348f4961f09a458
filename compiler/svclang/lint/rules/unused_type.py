"""A type that nothing uses.

What it finds
    A `type` or an `enum` that no function, route, error or parameter needs, be it by way of other
    types. Those of imported files are passed over: other services may use them.

Why it is bad
    It is in no schema and checks nothing. Often it was left behind, or something names another type
    by mistake.

Example
    type Item { id: string }

    function add_item(id: string)

    api { auth iam; POST /items -> add_item }

Use instead
    type Item { id: string }

    function add_item(item: Item)

    api { auth iam; POST /items -> add_item }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...syntax.nodes import Declaration, EnumDeclaration, TypeDeclaration
from ..mentioned import Mentioned, mentioned
from ..rule import Context, Finding, Rule

_TYPES = (TypeDeclaration, EnumDeclaration)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each type of the source itself that is not needed."""
    found = context.once(mentioned)
    needed = _needed(context, found)
    for each in context.files[0].declarations:
        if isinstance(each, _TYPES) and each.name.text not in needed:
            others = [one for one in _users(each, found) if one is not each]
            yield Finding(
                f"nothing uses `{each.name.text}`",
                each.name.span,
                related=tuple(
                    Related(one.name.span, "names it, and is not used itself")
                    for one in others
                    if isinstance(one, _TYPES)  # they all are
                ),
                help="take it out, or use it where it belongs",
                fix=None if others else taking_out_statement(context.files, each.span, safe=False),
            )


def _users(each: TypeDeclaration | EnumDeclaration, found: Mentioned) -> tuple[Declaration, ...]:
    name = each.name.text
    return (*found.types.get(name, ()), *found.words.get(name, ()))


def _needed(context: Context, found: Mentioned) -> set[str]:
    """The names of types that something needs which is no type itself."""
    types = {
        each.name.text: each
        for file in context.files
        for each in file.declarations
        if isinstance(each, _TYPES)
    }
    needs: dict[str, list[str]] = {}
    needed: list[str] = []
    for name, each in types.items():
        for user in _users(each, found):
            if isinstance(user, _TYPES):
                needs.setdefault(user.name.text, []).append(name)
            else:
                needed.append(name)
    seen: set[str] = set()
    while needed:
        name = needed.pop()
        if name not in seen:
            seen.add(name)
            needed += needs.get(name, ())
    return seen


RULE = Rule("unused-type", check)
