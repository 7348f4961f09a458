"""The words behind `svc lint`: what is asked for, or why they mean nothing.

In: the words. Out: a `LintRequest`. Misuse raises `Misuse`, help `SystemExit`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..lint.configuration import Override
from ..named_tuples import NamedTuple
from .arguments import Parser
from .outputs import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence


class LintRequest(NamedTuple):
    """What is to be linted, and how.

    `format` is that of the output, `file` where it goes, None for where it is read. `fix` mends
    what is safe, with `unsafe` the rest too, with `diff` it only shows what it would do. `said` is
    what the command line says of the rules.
    """

    paths: tuple[str, ...]
    format: str = "text"
    file: str | None = None
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    said: tuple[Override, ...] = ()
    config: str | None = None
    isolated: bool = False
    exit_zero: bool = False
    quiet: bool = False
    stage: str = "dev"
    stdin_name: str = "<stdin>"


_LINT = """\
Say what is wrong with services and what is unwise in them, in milliseconds: the errors of the
language, and what the linter's rules find. Nothing is compiled, and no other checker is run. A file
that declares no service is a library: it is looked at with the services that import it, alone where
none of them is named.
"""
_EXAMPLES = """\
examples:
  svc lint photos.svc                                one service
  svc lint .                                         every .svc file in this folder and below
  svc lint . --fix                                   and mend what can be mended safely
  svc lint . --fix --diff                            show what that would change
  svc lint - --stdin-filename photos.svc < buffer    from an editor
  svc lint . --output sarif --output-file lint.sarif for GitHub's code scanning
  svc lint . --select security,unused-type           some rules or groups alone

rules:
  svc rules lists them, svc explain RULE says more of one. A finding is allowed where it stands by
  // svc: allow(RULE) because …
"""
_STATUS = """\
exit status:
  0    nothing was found but notes
  1    there are errors or warnings, or a file could not be written
  2    the command line or the configuration means nothing
  70   the linter itself failed; SVC_DEBUG=1 shows where
  130  interrupted

environment:
  SVC_OUTPUT_FORMAT   the format where --output says none
  SVC_CACHE_DIR, NO_COLOR, FORCE_COLOR, SVC_DEBUG   as of svc build
"""


def parse(words: Sequence[str]) -> LintRequest:
    """What the words behind `svc lint` ask for."""
    made = parser("lint")
    known = made.parse(words)
    if known.diff and not known.fix:
        made.error("`--diff` shows what `--fix` would change; write `--fix --diff`")
    if known.unsafe_fixes and not known.fix:
        made.error("`--unsafe-fixes` says what `--fix` may change; write both")
    return LintRequest(
        paths=known.paths,
        format=known.output or _of_environment(made),
        file=known.output_file,
        fix=known.fix,
        unsafe=known.unsafe_fixes,
        diff=known.diff,
        said=_said(known.select, known.extend_select, known.ignore, made),
        config=known.config,
        isolated=known.isolated,
        exit_zero=known.exit_zero,
        quiet=known.quiet,
        stage=known.stage,
        stdin_name=known.stdin_filename,
    )


def parser(command: str) -> Parser:
    """The parser of `svc lint`."""
    made = Parser(command, "[OPTIONS] FILE|FOLDER|- ...", _LINT, f"{_EXAMPLES}\n{_STATUS}")
    add = made.add_argument
    made.add_paths()
    add("--fix", action="store_true", help="mend what can be mended without changing what is meant")
    add("--unsafe-fixes", action="store_true", help="with --fix: mend the rest too; look at it")
    add("--diff", action="store_true", help="with --fix: show the changes, and write nothing")
    add("--output", choices=FORMATS, help="the format of what is said (text)")
    add("--output-file", metavar="FILE", help="where that goes; unsaid, it is printed")
    rules = "rules or groups, with commas between them"
    add("--select", metavar="RULES", help=f"run these alone: {rules}, `default` or `all`")
    add("--extend-select", metavar="RULES", help="run these too")
    add("--ignore", metavar="RULES", help="do not run these")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    add("-q", "--quiet", action="store_true", help="no notes, and no word where nothing is found")
    made.add_configuration()
    made.add_stage()
    made.add_stdin_filename()
    made.add_help_option()
    return made


def _of_environment(made: Parser) -> str:
    """The format that `SVC_OUTPUT_FORMAT` asks for, for runs whose command line is elsewhere."""
    word = os.environ.get("SVC_OUTPUT_FORMAT") or "text"
    if word not in FORMATS:
        made.error(f"SVC_OUTPUT_FORMAT is `{word}`, which is none of {', '.join(FORMATS)}")
    return word


def _said(
    select: str | None, extend: str | None, ignore: str | None, made: Parser
) -> tuple[Override, ...]:
    if select is extend is ignore is None:
        return ()
    from ..lint.read_configuration import read_selectors

    chosen = []
    for option, words in (("select", select), ("extend-select", extend), ("ignore", ignore)):
        selectors, problems = read_selectors(option, words or "")
        for problem in problems:
            made.error(f"{problem.message}; {problem.help}")
        chosen.append(selectors)
    return (Override(None if select is None else chosen[0], chosen[1], chosen[2]),)
