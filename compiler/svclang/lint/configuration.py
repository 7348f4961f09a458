"""Which rules run, how bad their findings are, and their options: what a project has decided.

In: the words of the configuration file and of the command line, checked by `read_configuration`.
Out: a `Configuration`, and from it a `Choice` for each file, since a project can decide
differently for some paths.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Any

from ..diagnostics import Severity
from ..named_tuples import NamedTuple
from .registry import ALL, DEFAULT, covers, exactness, group_of, rule, selects


class Override(NamedTuple):
    """What is said for one set of paths, or for all: later ones win.

    `select` is None where that is left as it is; `extend` and `ignore` add to it and take from it.
    `severity` and `options` are by selector and by rule.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    paths: tuple[str, ...] = ()


class Choice:
    """What has been decided for one file."""

    def __init__(self, said: Iterable[Override]) -> None:
        self._said = tuple(said)
        selections = [at for at, one in enumerate(self._said) if one.select is not None]
        # What was said in front of the last selection makes no difference.
        self._selecting = self._said[selections[-1] :] if selections else self._said
        self._wanted: dict[str, bool] = {}

    def wants(self, name: str) -> bool:
        """Whether a rule is wanted."""
        if name not in self._wanted:
            self._wanted[name] = self._is_wanted(name)
        return self._wanted[name]

    def _is_wanted(self, name: str) -> bool:
        first = self._selecting[0].select if self._selecting else None
        wanted = first is None and selects(DEFAULT, name)
        for one in self._selecting:
            chosen = [each for each in (*(one.select or ()), *one.extend) if selects(each, name)]
            ignored = [each for each in one.ignore if covers(each, name)]
            if chosen or ignored:
                wanted = _exactest(chosen) > _exactest(ignored)
        return wanted

    def severity(self, name: str) -> Severity:
        """How bad a finding of a rule is."""
        decided = rule(name).severity
        for one in self._said:
            for selector in (ALL, group_of(name) or name, name):
                decided = one.severity.get(selector, decided)
        return decided

    def options(self, name: str) -> dict[str, Any]:
        """The options of a rule."""
        chosen: dict[str, Any] = {
            option: known.default for option, known in rule(name).options.items()
        }
        for one in self._said:
            chosen.update(one.options.get(name, {}))
        return chosen


def _exactest(selectors: Iterable[str]) -> int:
    """How exact the most exact of some selectors is; 0 where there are none."""
    return max(map(exactness, selectors), default=0)


class Configuration:
    """All that is said, for all files and for some.

    `groups` are those whose rules are looked at, None for all. `base` is the folder that the paths
    of overrides are relative to, as seen from where the names of sources are.
    """

    def __init__(
        self,
        said: Iterable[Override] = (),
        groups: tuple[str, ...] | None = None,
        base: str = "",
    ) -> None:
        self.said = tuple(said)
        self.groups = groups
        self.base = base
        self._choices: dict[tuple[bool, ...], Choice] = {}
        self._by_path: dict[str, Choice] = {}

    def limited(self, groups: tuple[str, ...]) -> Configuration:
        """The same, for rules of some groups alone."""
        return Configuration(self.said, groups, self.base)

    def for_path(self, path: str) -> Choice:
        """What has been decided for a source of that name."""
        if path not in self._by_path:
            self._by_path[path] = self._choice(posixpath.relpath(path, self.base or "."))
        return self._by_path[path]

    def _choice(self, path: str) -> Choice:
        holds = tuple(not one.paths or _matches(path, one.paths) for one in self.said)
        if holds not in self._choices:
            said = [one for one, does in zip(self.said, holds, strict=True) if does]
            self._choices[holds] = Choice(said)
        return self._choices[holds]

    def wants(self, name: str, path: str) -> bool:
        """Whether findings of a rule in a file are to be told."""
        if self.groups is not None and group_of(name) not in self.groups:
            return False
        return self.for_path(path).wants(name)


def _matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path is one that is meant: `legacy/` and `legacy/**` are all below that folder."""
    from fnmatch import fnmatchcase

    for pattern in patterns:
        base = pattern.removesuffix("**").removesuffix("/")
        if fnmatchcase(path, pattern) or path == base or path.startswith(f"{base}/"):
            return True
    return False
