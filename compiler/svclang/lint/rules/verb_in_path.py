"""A verb in a path that the method says already.

What it finds
    A part of a path that begins with `get`, `create`, `update`, `delete` or the like: `/getUsers`,
    `/users/{id}/delete`. The option `except` names what is meant as it is.

Why it is bad
    A path names a thing, and the method says what is done with it. With a verb in the path the same
    is said twice, or two things are: what does `DELETE /create-user` do?

Example
    function delete_user(id: uuid)

    api {
      auth iam
      POST /users/{id}/delete -> delete_user
    }

Use instead
    function delete_user(id: uuid)

    api {
      auth iam
      DELETE /users/{id} -> delete_user
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#141
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Option, Rule
from ..segments import Part, parts
from ..words import VERBS, words_of

_NOUNS = ("add-on", "add-ons", "get-togethers")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each part of a path that begins with such a verb."""
    fine = {*_NOUNS, *context.options["except"]}
    for part in parts(context):
        text = part.segment.text
        if part.segment.kind == "literal" and text not in fine and text[0] not in ".:":
            verb, *others = words_of(text) or ("",)
            if verb in VERBS:
                yield _finding(part, verb, "-".join(others))


def _finding(part: Part, verb: str, thing: str) -> Finding:
    above = "/".join(each.text if each.kind == "literal" else "…" for each in part.before)
    path = "/".join(filter(None, (above, thing)))
    return Finding(
        f"`{verb}` is what the method says",
        part.segment.span,
        help=f"write `{VERBS[verb]} /{path}`, or name the thing that this is about",
    )


RULE = Rule(
    "verb-in-path",
    check,
    options={"except": Option((), "parts of paths that are meant as they are")},
)
