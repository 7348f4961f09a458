"""The rules' page of the docs, made from what the rules say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from building import ROOT
from svclang.cli.rules import as_markdown
from svclang.lint.documentation import Documentation, documentation
from svclang.lint.registry import BUILD_GROUPS, GROUPS, rule
from svclang.lint.rule import Option, Rule

PATH = ROOT / "docs" / "rules.md"

_HEAD = """\
# The rules of the linter

`svc lint` runs them, `svc explain RULE` prints what stands here of one. Each can be selected,
ignored and made an error by its name or its group, and allowed at its place with a reason; see
[Linting](linting.md). A rule that is *off* runs where it is selected by its name.
"""
_GROUPS = {
    "correctness": "What AWS accepts, and gets wrong or never does.",
    "security": "What is open, readable or guessable without need.",
    "api-design": "What callers of an API would stumble over.",
    "cost": "What is paid for without use.",
    "style": "What makes a source harder to read than it needs to be.",
}


def page() -> str:
    """The whole page."""
    parts = [_HEAD, *_overview()]
    for group, members in GROUPS.items():
        parts.append(f"## {group}\n\n{_GROUPS[group]}{_also(group)}\n")
        parts += [_section(rule(name), documentation(name)) for name in members]
    return "\n".join(parts)


def _also(group: str) -> str:
    return " `svc build` and `svc check` say this too." if group in BUILD_GROUPS else ""


def _overview() -> Iterator[str]:
    yield "| rule | group | finds |\n|---|---|---|"
    for group, members in GROUPS.items():
        for name in members:
            off = "" if rule(name).on else " (off)"
            yield f"| [`{name}`](#{name}) | {group} | {documentation(name).title}{off} |"
    yield ""


def _section(known: Rule, said: Documentation) -> str:
    off = "" if known.on else ", off"
    options = "".join(_option(name, one) for name, one in known.options.items())
    parts = [
        f"### {known.name}\n",
        f"{said.title}. *{known.severity.capitalize()}{off}.*\n",
        as_markdown(said),
        *([options] if options else []),
    ]
    return "\n".join(parts)


def _option(name: str, option: Option) -> str:
    shown = str(option.default).lower() if isinstance(option.default, bool) else option.default
    return f"- `{name}` (`{shown}`): {option.doc}\n"
