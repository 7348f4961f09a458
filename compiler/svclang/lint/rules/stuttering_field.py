"""A field that says once more what its type is called.

What it finds
    A field of a declared type or error whose name begins with that of the type: `user_name` in
    `User`. Where what would be left is another field, or no name, it is passed over.

Why it is bad
    `user.user_name` says it twice, and the longer the names, the less of them is read.

Example
    type User { user_id: uuid, user_name: string }

    function get_user(id: uuid) -> User

Use instead
    type User { id: uuid, name: string }

    function get_user(id: uuid) -> User

Sources
    https://smithy.io/2.0/guides/model-linters.html#repeatedshapename
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...diagnostics import Related
from ...syntax.nodes import ErrorDeclaration, Field, Name, StructType, TypeDeclaration, WithType
from ..rule import Context, Finding, Rule
from ..words import listed, words_of

# `date_of_birth` in `Date` would be `of_birth`.
_NO_NAME = listed("at by for from in of on to with")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each field that stutters."""
    for file in context.files:
        for node in file.declarations:
            if isinstance(node, ErrorDeclaration):
                yield from _of_fields(node.fields, node.name)
            elif isinstance(node, TypeDeclaration) and isinstance(node.type, StructType | WithType):
                yield from _of_fields(node.type.fields, node.name)


def _of_fields(fields: Sequence[Field], owner: Name) -> Iterator[Finding]:
    said = words_of(owner.text)
    names = {words_of(field.name.text) for field in fields}
    for field in fields:
        words = words_of(field.name.text)
        rest = words[len(said) :]
        if said and rest and words[: len(said)] == said and _is_name(rest) and rest not in names:
            yield _finding(field.name, owner, "_".join(rest))


def _is_name(words: tuple[str, ...]) -> bool:
    return words[0] not in _NO_NAME and not words[0].isdigit()


def _finding(name: Name, owner: Name, rest: str) -> Finding:
    return Finding(
        f"`{name.text}` says `{owner.text}` once more",
        name.span,
        related=(Related(owner.span, "said here"),),
        help=f"call it `{rest}`",
    )


RULE = Rule("stuttering-field", check, severity="note")
