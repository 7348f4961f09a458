"""A setting that says what holds anyway.

What it finds
    A setting of a function that the service gives to all its functions with the same value; one of
    a route or a group that its group or API has. With the option `defaults`, also what a function
    has where nobody says anything, as `memory 128MB`. What a stage overrides is passed over.

Why it is bad
    Whoever changes it where it is said for all does not change it here. And it hides the settings
    that do differ.

Example
    service shop { runtime nodejs24.x; code "src"; memory 512MB }

    function report { memory 512MB; timeout 1m }

    every 1d -> report

Use instead
    service shop { runtime nodejs24.x; code "src"; memory 512MB }

    function report { timeout 1m }

    every 1d -> report
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from ...aws.function_settings import MEMORY_MB, TIMEOUT_S
from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import Given, Settings
from ...source import Span
from ..rule import Context, Finding, Option, Rule
from ..settings import SERVICE, overridden, own_settings, says_the_same

# What adds up, instead of standing in the place of what is inherited: of functions, and of routes.
_OF_FUNCTIONS = frozenset({"env", "tags"})
_OF_ROUTES = frozenset({"cfn", "header", "summary", "swagger"})
_USUAL: Mapping[str, Any] = {
    "memory": MEMORY_MB,
    "timeout": TIMEOUT_S,
    "architecture": "x86_64",
    "storage": 512,
    "logs": 30,
    "tracing": False,
}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each setting that could go unsaid."""
    yield from _of_functions(context)
    if context.options["defaults"]:
        yield from _of_defaults(context)
    seen: set[Span] = set()
    for api in context.model.apis:
        changed = context.once(overridden).get(api.name, frozenset())
        for route in api.routes:
            levels = (*route.inherited, own_settings(route.settings, route.span))
            for name, given, outer in _again(levels):
                if name not in changed and given.name not in seen:
                    seen.add(given.name)
                    yield _finding(context, name, given, outer)


def _of_functions(context: Context) -> Iterator[Finding]:
    model = context.model
    changed = context.once(overridden).get(SERVICE, frozenset())
    usual = own_settings(model.service.settings, model.service.span)
    for function in model.functions.values():
        for name, given in own_settings(function.settings, function.span).items():
            outer = usual.get(name)
            if outer is None or name in _OF_FUNCTIONS or name in changed:
                continue
            if says_the_same(given, outer) and (name != "code" or _is_same_folder(given, outer)):
                yield _finding(context, name, given, outer)


def _of_defaults(context: Context) -> Iterator[Finding]:
    """What a function has without a word, where the service says nothing else."""
    model = context.model
    changed = context.once(overridden).get(SERVICE, frozenset())
    own = own_settings(model.service.settings, model.service.span)
    places = [own]
    for function in model.functions.values():
        mine = own_settings(function.settings, function.span)
        places.append({name: given for name, given in mine.items() if name not in own})
    for settings in places:
        for name, given in settings.items():
            usual = _USUAL.get(name)
            if usual is not None and given.value == usual and name not in changed:
                yield _finding(context, name, given, None)


def _again(levels: tuple[Settings, ...]) -> Iterator[tuple[str, Given, Given]]:
    """What a level says again that the nearest outer one says that says anything of it."""
    known: dict[str, Given] = {}
    for level in levels:
        for name, given in level.items():
            outer = known.get(name)
            if outer is not None and name not in _OF_ROUTES and says_the_same(given, outer):
                yield name, given, outer
            known[name] = given


def _is_same_folder(one: Given, other: Given) -> bool:
    folders = {posixpath.dirname(given.span.source.name) for given in (one, other)}
    return len(folders) == 1


def _finding(context: Context, name: str, given: Given, outer: Given | None) -> Finding:
    return Finding(
        f"`{name}` is this here anyway",
        given.whole,
        related=(Related(outer.span, "said for all here"),) if outer is not None else (),
        help="take it out",
        fix=taking_out_statement(context.files, given.name),
    )


RULE = Rule(
    "redundant-setting",
    check,
    severity="note",
    options={"defaults": Option(False, "whether what holds where nothing is said is found too")},
)
