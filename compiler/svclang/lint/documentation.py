"""What a rule says of itself: its docstring, taken apart.

    \"\"\"A function that nothing calls.          ← the title

    What it finds
        …                                       ← a text, or code, indented under its heading

In: the name of a rule. Out: its `Documentation`, for `svc explain`, the rules' page and SARIF. The
headings are fixed, and the examples are run as tests: the first is found, the second is not.
"""

from __future__ import annotations

import re
from importlib import import_module
from textwrap import dedent

from ..named_tuples import NamedTuple

FINDS, BAD, EXAMPLE, INSTEAD = "What it finds", "Why it is bad", "Example", "Use instead"
SOURCES = "Sources"
HEADINGS = (FINDS, BAD, EXAMPLE, INSTEAD, SOURCES)
"""The headings in their order; a rule may do without the last."""

_HEADING = re.compile(rf"^({'|'.join(HEADINGS)})$", re.MULTILINE)


class Documentation(NamedTuple):
    """The title, without its full stop, and the text under each heading, dedented."""

    title: str
    finds: str
    bad: str
    example: str
    instead: str
    sources: str = ""


def documentation(name: str) -> Documentation:
    """What the rule of a name says of itself; raises `ValueError` where a heading is missing."""
    module = import_module(f"{__package__}.rules.{name.replace('-', '_')}")
    title, *parts = _HEADING.split(module.__doc__ or "")
    sections = dict(zip(parts[::2], map(_body, parts[1::2]), strict=True))
    missing = [heading for heading in HEADINGS[:-1] if not sections.get(heading)]
    if missing or list(sections) != [each for each in HEADINGS if each in sections]:
        raise ValueError(f"the docstring of {name} lacks {missing}, or has headings out of order")
    return Documentation(title.strip().removesuffix("."), *sections.values())


def _body(text: str) -> str:
    return dedent(text).strip("\n").rstrip()
