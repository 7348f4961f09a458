r"""What each output depends on, in Make's own words.

In: the outputs of each service, and the files that it was compiled from. Out: text such as

    build/photos.swagger.yaml build/photos.template.yaml: photos.svc common.svc

    common.svc:

The rule without a recipe for each import is what `gcc -MP` writes: a library that is deleted or
renamed is then out of date, and not something that Make does not know how to make.
https://www.gnu.org/software/make/manual/html_node/Rule-Syntax.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What Make would read as something else than part of a name. Backslashes in front of such a
# character would escape it, so they are doubled; elsewhere they are as good as any character.
_SPECIAL = re.compile(r"(\\*)([\s#:*?\[\]|;&])")


class Rule(NamedTuple):
    """The outputs of one service, and its files: the one that was named first, then its imports."""

    outputs: Sequence[str]
    sources: Sequence[str]


def depfile(rules: Iterable[Rule]) -> str:
    """The text of a file that Make includes, or that Ninja reads as its `depfile`."""
    lines: list[str] = []
    imports: dict[str, None] = {}
    named: set[str] = set()
    for rule in rules:
        targets = " ".join(target(name) for name in rule.outputs)
        sources = " ".join(escape(name) for name in rule.sources)
        lines.append(f"{targets}: {sources}\n")
        named.update(rule.sources[:1])
        imports.update(dict.fromkeys(rule.sources[1:]))
    lines += [f"{target(name)}:\n" for name in imports if name not in named]
    return "\n".join(lines)


def target(name: str) -> str:
    """A file's name as Make reads it in front of the colon, where `%` stands for anything."""
    return escape(name).replace("%", "\\%")


def escape(name: str) -> str:
    """A file's name as Make reads it behind the colon."""
    home = "./" if name.startswith("~") else ""
    return home + _SPECIAL.sub(r"\1\1\\\2", name.replace("$", "$$"))
