"""`svc lint`: sources in, what is wrong and what is unwise out.

    paths → sources → settle and lint each, on all cores → report

In: a `LintRequest`. Out: the exit status. Services come first, with what they import; libraries
that none of them imports are looked at alone.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, counted, in_order
from ..lint.engine import lint as run_rules
from ..model.nodes import Surroundings
from ..named_tuples import NamedTuple
from ..settle import settle_source
from .configuration import Configurations
from .console import complain, look, put, say
from .inputs import Input, declares_service, gather, read
from .main import FAILED, OK
from .many import for_each
from .outputs import Outcome, write
from .paths import slashed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..lint.configuration import Configuration
    from ..lint.suppressions import Suppressed
    from .fix import Repaired
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
    inputs = gather(request.paths, request.stdin_name, libraries=True)
    said = Configurations(request.config, isolated=request.isolated, said=request.said)
    around = Surroundings(request.stage, today=_today(), exists=os.path.exists)
    again = partial(look_at, said=said, around=around)
    looked = again(inputs, read)
    if request.fix:
        from .fix import fix

        repaired = fix(inputs, looked, again, unsafe=request.unsafe)
        if request.diff:
            return _show(repaired, inputs)
        if not _write(repaired, inputs):
            return FAILED
        looked = repaired.looked
    return _report(request, [one.source.name for one in inputs], looked)


def look_at(
    inputs: Sequence[Input],
    read: Callable[[str], str],
    *,
    said: Configurations,
    around: Surroundings,
) -> list[Looked]:
    """What is found in all the sources; `read` is as `load` wants it."""
    find = partial(_look, read=read, around=around)
    tasks = [(one, said.of(one.source.name)) for one in inputs]
    looked = for_each(find, [task for task in tasks if declares_service(task[0].source)])
    known = {os.path.normpath(name) for each in looked for name in each.names}
    libraries = [
        task
        for task in tasks
        if not declares_service(task[0].source)
        and os.path.normpath(task[0].source.name) not in known
    ]
    return looked + for_each(find, libraries)


def _look(
    task: tuple[Input, Configuration], read: Callable[[str], str], around: Surroundings
) -> Looked:
    """What is found in one source."""
    one, configuration = task
    if one.problem is not None:
        return Looked((one.problem,), names=(one.source.name,))
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


# --- Saying and writing ---------------------------------------------------------------------------


def _report(request: LintRequest, names: Sequence[str], looked: Sequence[Looked]) -> int:
    """Says what was found, in the format that is wanted, and how that ends."""
    found = in_order(one for each in looked for one in each.diagnostics)
    if request.quiet:
        found = tuple(one for one in found if one.severity != "note")
    suppressed = tuple(one for each in looked for one in each.suppressed)
    if found or not request.quiet or request.file or request.format not in ("text", "concise"):
        outcome = Outcome(found, tuple(names), suppressed, folder=slashed(os.getcwd()))
        if request.format in ("json", "sarif", "junit"):
            from .rules import described_rules

            outcome = outcome._replace(rules=described_rules(), version=_version())
        if not _deliver(request, outcome):
            return FAILED
    failed = any(one.severity != "note" for one in found)
    return FAILED if failed and not request.exit_zero else OK


def _deliver(request: LintRequest, outcome: Outcome) -> bool:
    """Prints the outcome or writes it to a file, and says whether that could be done."""
    if request.file is not None:
        return _written({request.file: write(request.format, outcome)})
    # What is fixed in standard input is printed, and what is left is said beside it.
    aside = request.fix and "-" in request.paths
    text = write(request.format, outcome, look(sys.stderr if aside else sys.stdout))
    (complain if aside else say)(text.removesuffix("\n"))
    return True


def _show(repaired: Repaired, inputs: Sequence[Input]) -> int:
    """Shows what would change; the status says whether anything would."""
    from .diffs import difference

    color = look(sys.stdout).color
    for one in inputs:
        text = repaired.texts.get(one.source.name)
        if text is not None:
            say(difference(one.source.name, one.source.text, text, color=color))
    return FAILED if repaired.texts else OK


def _write(repaired: Repaired, inputs: Sequence[Input]) -> bool:
    """Writes the texts that have changed; that of standard input is printed, changed or not."""
    texts = dict(repaired.texts)
    for one in inputs:
        if one.is_stdin:
            put(texts.pop(one.source.name, one.source.text))
    if repaired.repaired:
        complain(f"{counted(len(repaired.repaired), 'finding')} fixed")
    return _written(texts)


def _written(texts: Mapping[str, str]) -> bool:
    if not texts:
        return True
    from pathlib import Path

    from ..emit.files import OutputError, write_files

    try:
        write_files({Path(name): text for name, text in texts.items()})
    except OutputError as problem:
        complain(f"svc: {problem}")
        return False
    return True


def _version() -> str:
    from .. import __version__

    return __version__
