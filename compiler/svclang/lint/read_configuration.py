"""What a configuration file says, checked.

    [lint]                                     in svc.toml; [tool.svc.lint] in pyproject.toml
    select   = ["default", "deep-path"]        what runs; `extend-select` adds to the default
    ignore   = ["style", "untagged-route"]
    severity = { security = "error", unused-type = "note" }

    [lint.options.deep-path]
    most = 4

    [[lint.overrides]]                         the same again, for some paths
    paths  = ["legacy/**"]
    ignore = ["api-design"]

In: the table as a TOML parser gives it. Out: `Override`s, the one for all paths first, and a
`Problem` for each thing that means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Severity, did_you_mean
from ..named_tuples import NamedTuple
from .configuration import Override
from .registry import ALL, DEFAULT, GROUPS, group_of, is_selector, names, rule

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_LISTS = ("select", "extend-select", "ignore")
_KEYS = (*_LISTS, "severity", "options")


class Problem(NamedTuple):
    """What means nothing: the word that is wrong, why, and what to do."""

    word: str
    message: str
    help: str = ""


class Read(NamedTuple):
    """What a file says, as far as it means something, and what does not."""

    said: tuple[Override, ...]
    problems: tuple[Problem, ...]


def read_configuration(table: Mapping[str, Any]) -> Read:
    """What the table of svclang in a configuration file says."""
    reader = _Reader()
    reader.known(table, ("lint",))
    lint = reader.table("lint", table.get("lint", {}))
    return Read(tuple(reader.all(lint)), tuple(reader.problems))


def read_selectors(option: str, words: str) -> tuple[tuple[str, ...], list[Problem]]:
    """The selectors of a list with commas, as the command line has it."""
    reader = _Reader()
    found = [word.strip() for word in words.split(",") if word.strip()]
    return reader.selectors(option, found), reader.problems


# What other linters call the severity of what is not to be told.
_NONE = ("off", "none", "ignore", "hint", False)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def all(self, lint: Mapping[str, Any]) -> Iterator[Override]:
        """What holds for all paths, and what holds for some."""
        self.known(lint, (*_KEYS, "overrides"))
        yield self.override(lint)
        overrides = lint.get("overrides", [])
        if not isinstance(overrides, list):
            self.say("overrides", "`overrides` is a list of tables", "write `[[lint.overrides]]`")
            return
        for each in overrides:
            one = self.table("overrides", each)
            self.known(one, (*_KEYS, "paths"))
            paths = self.strings("paths", one.get("paths", []))
            if not paths:
                self.say(
                    "overrides", "an override says for which paths it is", "write `paths = […]`"
                )
            yield self.override(one)._replace(paths=paths)

    def override(self, table: Mapping[str, Any]) -> Override:
        """One set of decisions."""
        select, extend, ignore = (self.selectors(key, table.get(key, [])) for key in _LISTS)
        return Override(
            select if "select" in table else None,
            extend,
            ignore,
            dict(self.severities(self.table("severity", table.get("severity", {})))),
            dict(self.options(self.table("options", table.get("options", {})))),
        )

    def selectors(self, key: str, value: Any) -> tuple[str, ...]:
        """The rules and groups of a list."""
        return tuple(word for word in self.strings(key, value) if self.selector(word))

    def selector(self, word: str) -> bool:
        """Whether a word stands for rules; a problem where it does not."""
        if is_selector(word):
            return True
        known = (*names(), *GROUPS, DEFAULT, ALL)
        offer = did_you_mean(word, known, "`svc rules` lists the rules and groups")
        self.say(word, f"there is no rule and no group `{word}`", offer)
        return False

    def severities(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Severity]]:
        """How bad the findings of rules and groups are."""
        for selector, value in table.items():
            known = self.selector(selector)
            if value not in SEVERITIES:
                otherwise = f"write {_choice(SEVERITIES)}"
                if value in _NONE:
                    otherwise = f"put `{selector}` into `ignore`"
                offer = did_you_mean(str(value), SEVERITIES, otherwise)
                self.say(str(value), f"`{value}` is no severity", offer)
            elif known:
                yield selector, value

    def options(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The options of rules."""
        for name, value in table.items():
            if group_of(name) is None:
                offer = did_you_mean(name, names(), "`svc rules` lists the rules")
                self.say(name, f"there is no rule `{name}`", offer)
                continue
            chosen = self.table(name, value)
            options = rule(name).options
            self.known(chosen, tuple(options))
            yield (
                name,
                {
                    key: tuple(one) if isinstance(one, list) else one
                    for key, one in chosen.items()
                    if key in options and self.fits(key, one, options[key].default)
                },
            )

    def fits(self, key: str, value: Any, default: Any) -> bool:
        """Whether the value of an option is of the type of its default."""
        if isinstance(default, tuple):
            fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
            wanted = "a list of strings"
        else:
            fits = type(value) is type(default)
            wanted = {bool: "true or false", int: "a whole number", str: "a string"}[type(default)]
        if fits and type(value) is int and value < 0:
            self.say(key, f"`{key}` is 0 or more", f"as in `{key} = {_toml(default)}`")
            return False
        if not fits:
            self.say(key, f"`{key}` is {wanted}", f"as in `{key} = {_toml(default)}`")
        return fits

    def strings(self, key: str, value: Any) -> tuple[str, ...]:
        """A list of strings."""
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.say(key, f"`{key}` is a list of strings", f'as in `{key} = ["style"]`')
        return ()

    def table(self, key: str, value: Any) -> Mapping[str, Any]:
        """A table."""
        if isinstance(value, Mapping):
            return value
        self.say(key, f"`{key}` is a table")
        return {}

    def known(self, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        """A problem for each key that means nothing."""
        for key in table:
            if key not in keys:
                otherwise = f"there is {_choice(keys)}" if keys else "it has no options"
                self.say(key, f"`{key}` means nothing here", did_you_mean(key, keys, otherwise))

    def say(self, word: str, message: str, help_: str = "") -> None:
        """A problem."""
        self.problems.append(Problem(word, message, help_))


def _choice(words: tuple[str, ...]) -> str:
    *others, last = (f"`{word}`" for word in words)
    return f"{', '.join(others)} or {last}" if others else last


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, bool | int) else f'"{value}"'
