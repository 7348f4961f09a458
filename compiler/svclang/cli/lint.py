"""`svc lint`: sources in, what is wrong and what is unwise out.

    paths → sources → settle and lint each, on all cores → report

In: a `LintRequest`. Out: the exit status. Services come first, with what they import; libraries
that none of them imports are looked at alone.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, in_order
from ..lint.engine import lint as run_rules
from ..model.nodes import Surroundings
from ..settle import settle_source
from .configuration import Configurations
from .console import complain, report, say
from .inputs import Input, InputError, declares_service, gather, read
from .main import FAILED, MISUSED, OK
from .many import for_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lint.configuration import Configuration
    from ..lint.suppressions import Suppressed
    from .lint_arguments import LintRequest

# What a library alone cannot be told: that it is none, and what its importers declare.
_NOT_ALONE = frozenset({"missing-service", "unknown-name", "unknown-type"})


class Looked(NamedTuple):
    """What was found in one source and what it imports; `names` are all of these."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()
    names: tuple[str, ...] = ()


def run(command: str, words: Sequence[str]) -> int:
    """`svc lint`, with the words behind it."""
    from .lint_arguments import parse

    return lint(parse(words))


def lint(request: LintRequest) -> int:
    """Do what is asked for, say what there is to say, and return the exit status."""
    try:
        inputs = gather(request.paths, request.stdin_name, libraries=True)
    except InputError as problem:
        complain(f"svc: {problem}".replace("\n", "\nsvc: "))
        return MISUSED
    said = Configurations(request.config, isolated=request.isolated, said=request.said)
    looked = look_at(inputs, said, request.stage)
    diagnostics = in_order([one for each in looked for one in each.diagnostics])
    report(diagnostics, quiet=request.quiet)
    if not diagnostics and not request.quiet:
        say(f"{len(inputs)} file{'' if len(inputs) == 1 else 's'}, nothing found")
    failed = any(one.severity != "note" for one in diagnostics)
    return FAILED if failed and not request.exit_zero else OK


def look_at(inputs: Sequence[Input], said: Configurations, stage: str) -> list[Looked]:
    """What is found in all the sources."""
    around = Surroundings(stage, today=_today(), exists=os.path.exists)
    tasks = [(one, said.of(one.source.name)) for one in inputs]
    services = [task for task in tasks if declares_service(task[0].source)]
    looked = for_each(partial(_look, around=around), services)
    known = {os.path.normpath(name) for each in looked for name in each.names}
    libraries = [
        task
        for task in tasks
        if not declares_service(task[0].source)
        and os.path.normpath(task[0].source.name) not in known
    ]
    return looked + for_each(partial(_look, around=around), libraries)


def _look(task: tuple[Input, Configuration], around: Surroundings) -> Looked:
    """What is found in one source."""
    one, configuration = task
    if one.problem is not None:
        return Looked((one.problem,))
    settled = settle_source(one.source, read, around)
    found = settled.diagnostics
    if settled.model is None:
        found = tuple(each for each in found if each.rule not in _NOT_ALONE)
    linted = run_rules(settled.files, settled.model, found, configuration)
    names = tuple(source.name for source in settled.sources)
    return Looked(linted.diagnostics, linted.suppressed, names)


def _today() -> str:
    from time import strftime

    return strftime("%Y-%m-%d")
