"""`svc rules` and `svc explain`: what the linter's rules are, in their own words.

In: the words of the command line. Out: the exit status, and the rules on standard output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lint.documentation import Documentation, documentation
from ..lint.registry import GROUPS, group_of, names, nearest_rule, rule
from .arguments import Misuse, Parser
from .console import say
from .main import OK
from .outputs import Described

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULES = """\
List the rules of the linter, group by group, each with how bad it is and what it finds.
"""
_EXPLAIN = """\
Say what a rule finds and why that is bad, show an example and what to write instead.
"""
_MARKS = {"error": "error", "warning": "", "note": "note"}


def run(command: str, words: Sequence[str]) -> int:
    """`svc rules` and `svc explain`, with the words behind them."""
    known = parser(command).parse(words)
    if command == "explain":
        said = "\n\n".join(explanation(name) for name in map(_known, known.paths))
    else:
        said = as_json() if known.json else as_table()
    say(said)
    return OK


def parser(command: str) -> Parser:
    """The parser of `svc rules` or `svc explain`."""
    if command == "explain":
        made = Parser(command, "RULE ...", _EXPLAIN, "svc rules lists them all.")
        made.add_argument("paths", nargs="*", metavar="RULE", help="the name of a rule")
    else:
        made = Parser(command, "[--json]", _RULES, "svc explain RULE says more of one.")
        made.add_argument("--json", action="store_true", help="as JSON, for another program")
    made.add_help_option()
    return made


def as_table() -> str:
    """All rules, a line each."""
    width = max(map(len, names()))
    lines = []
    for group, members in GROUPS.items():
        lines.append(f"{group}\n")
        for name in members:
            marks = [mark for mark in (_MARKS[rule(name).severity],) if mark]
            marks += [] if rule(name).on else ["off"]
            said = f" ({', '.join(marks)})" if marks else ""
            lines.append(f"  {name:<{width}}  {documentation(name).title}{said}")
        lines.append("")
    return "\n".join(lines).rstrip()


def as_json() -> str:
    """All rules with all that is known of them."""
    import json

    known = [
        {
            "name": name,
            "group": group_of(name),
            "severity": rule(name).severity,
            "on": rule(name).on,
            **documentation(name)._asdict(),
            "options": {key: one._asdict() for key, one in rule(name).options.items()},
        }
        for name in names()
    ]
    return json.dumps(known, indent=2, ensure_ascii=False)


def explanation(name: str) -> str:
    """A rule in full, for a person."""
    from ..lint.documentation import BAD, EXAMPLE, FINDS, INSTEAD, SOURCES

    said = documentation(name)
    known = rule(name)
    parts = [
        f"{name}: {said.title}\n{group_of(name)}, {known.severity}"
        + ("" if known.on else ", off unless it is selected"),
        _section(FINDS, said.finds),
        _section(BAD, said.bad),
        _section(EXAMPLE, said.example),
        _section(INSTEAD, said.instead),
    ]
    if known.options:
        options = [f"{key} = {one.default!r}: {one.doc}" for key, one in known.options.items()]
        parts.append(_section("Options", "\n".join(options)))
    if said.sources:
        parts.append(_section(SOURCES, said.sources))
    return "\n\n".join(parts)


def _section(heading: str, text: str) -> str:
    from textwrap import indent

    return f"{heading}\n{indent(text, '    ')}"


def described_rules() -> tuple[Described, ...]:
    """All rules as reports tell of them."""
    return tuple(
        Described(
            name,
            documentation(name).title,
            as_markdown(documentation(name)),
            group_of(name) or "",
            rule(name).severity,
        )
        for name in names()
    )


def as_markdown(said: Documentation) -> str:
    """A rule in full, for a page."""
    parts = [
        said.finds,
        said.bad,
        f"```svc\n{said.example}\n```",
        f"Use instead:\n\n```svc\n{said.instead}\n```",
        "\n".join(f"- <{link}>" for link in said.sources.split()),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _known(word: str) -> str:
    """The name of a rule; raises `Misuse` where it is none."""
    if group_of(word) is not None:
        return word
    if word in GROUPS:
        raise Misuse(f"`{word}` is a group of rules; `svc rules` lists those in it")
    meant = nearest_rule(word)
    otherwise = "`svc rules` lists them, and errors say themselves what is wrong"
    raise Misuse(f"there is no rule `{word}`; {f'write `{meant}`' if meant else otherwise}")
