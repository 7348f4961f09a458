"""The words behind `svc fmt`: what is asked for, or why they mean nothing.

In: the words. Out: a `FormatRequest`. Misuse raises `Misuse`, help `SystemExit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple
from .arguments import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence


class FormatRequest(NamedTuple):
    """What is to be formatted; with `check` or `diff`, it is only said what would change."""

    paths: tuple[str, ...]
    check: bool = False
    diff: bool = False
    quiet: bool = False
    stdin_name: str = "<stdin>"


_FORMAT = """\
Write files in the one form that every .svc file has: two blanks of indentation, 100 columns, types,
values, paths and targets in columns. What they say stays the same, and every comment stays where
it belongs. A file is formatted whatever it means, as long as its syntax is right.
"""
_EXAMPLES = """\
examples:
  svc fmt photos.svc                                one file
  svc fmt .                                         every .svc file in this folder and below
  svc fmt . --check                                 which files would change, for CI
  svc fmt . --diff                                  and how
  svc fmt - --stdin-filename photos.svc < buffer    from an editor, to standard output
"""
_STATUS = """\
exit status:
  0    all files are formatted
  1    with --check or --diff, a file would change; or the syntax of one is wrong, which is left as
       it is; or one could not be written
  2    the command line means nothing, or names a path that is not there
  70   the formatter itself failed; SVC_DEBUG=1 shows where
  130  interrupted
"""


def parse(words: Sequence[str]) -> FormatRequest:
    """What the words behind `svc fmt` ask for; raises as `Parser.parse` does."""
    made = parser("fmt")
    known = made.parse(words)
    if "-" in known.paths and len(set(known.paths)) > 1:
        made.error("standard input is formatted to standard output; name `-` alone")
    return FormatRequest(known.paths, known.check, known.diff, known.quiet, known.stdin_filename)


def parser(command: str) -> Parser:
    """The parser of `svc fmt`."""
    made = Parser(command, "[OPTIONS] FILE|FOLDER|- ...", _FORMAT, f"{_EXAMPLES}\n{_STATUS}")
    add = made.add_argument
    made.add_paths()
    add("--check", action="store_true", help="name the files that would change, and write nothing")
    add("--diff", action="store_true", help="show how files would change, and write nothing")
    add("-q", "--quiet", action="store_true", help="print errors only")
    made.add_stdin_filename()
    made.add_help_option()
    return made
