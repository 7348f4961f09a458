"""A name that shuts people out.

What it finds
    `master`, `slave`, `blacklist` and `whitelist` in the names of declarations, fields and
    parameters, and in paths. The option `terms` says which words are looked for.

Why it is bad
    Names of an API stay for years, and are read by everybody who calls it. For each of these there
    is a word that says more exactly what is meant.

Example
    function get_whitelist -> [string]

    api { auth iam; GET /allowed -> get_whitelist }

Use instead
    function get_allowlist -> [string]

    api { auth iam; GET /allowed -> get_allowlist }

Sources
    https://inclusivenaming.org/word-lists/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...syntax import nodes
from ...syntax.nodes import Name
from ..rule import Context, Finding, Option, Rule
from ..trees import nodes_of
from ..words import WORD

_BETTER = {
    "blacklist": "denylist",
    "master": "primary` or `main",
    "slave": "replica",
    "whitelist": "allowlist",
}
_NAMED: tuple[type[Any], ...] = (
    *(nodes.Service, nodes.Param, nodes.TypeDeclaration, nodes.EnumDeclaration),
    *(nodes.ErrorDeclaration, nodes.FunctionDeclaration, nodes.AuthorizerDeclaration),
    *(nodes.ApiDeclaration, nodes.Output, nodes.RawResource, nodes.ResourceDeclaration),
    *(nodes.Field, nodes.EnumMember),
)
_WITH_PATH: tuple[type[Any], ...] = (nodes.Route, nodes.Group)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each word in a name that is one of them."""
    terms = context.options["terms"]
    for name in _names(context):
        for found in re.finditer(WORD, name.span.text):
            word = found[0].lower()
            term = next((term for term in terms if word in (term, f"{term}s", f"{term}ed")), None)
            if term is not None:
                start = name.span.start + found.start()
                better = _BETTER.get(term)
                yield Finding(
                    f"`{found[0]}` is a word that shuts people out",
                    name.span._replace(start=start, end=start + len(found[0])),
                    help=f"say `{better}`" if better else "say what is meant in another word",
                )


def _names(context: Context) -> Iterator[Name]:
    """Every name that the source chooses itself."""
    for kind in _NAMED:
        for node in nodes_of(context, kind):
            name: Name | None = getattr(node, "name", None)
            if name is not None:
                yield name
    for kind in _WITH_PATH:
        for node in nodes_of(context, kind):
            path: Name | None = getattr(node, "path", None)
            if path is not None:
                yield path


RULE = Rule(
    "noninclusive-term",
    check,
    severity="note",
    options={"terms": Option(tuple(_BETTER), "the words that are looked for, in small letters")},
)
