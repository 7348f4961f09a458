"""The words behind `svc describe`: what is asked for, or why they mean nothing.

In: the words. Out: a `DescribeRequest`. Misuse raises `Misuse`, help `SystemExit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ..named_tuples import NamedTuple
from .arguments import STATUS, Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

Form: TypeAlias = Literal["text", "json", "mermaid", "svg"]


class DescribeRequest(NamedTuple):
    """What is to be described, and how: as tables, as JSON or as a picture, on a terminal or not.

    `output` is the file to write, None for standard output.
    """

    path: str
    form: Form = "text"
    output: str | None = None
    stage: str = "dev"
    stdin_name: str = "<stdin>"


_DESCRIBE = """\
Show what a service has: its routes with who may call them and what answers, its functions with what
triggers them and what they may do, its resources with who may do what with them and what they feed,
and the functions that nothing triggers.
"""
_EXAMPLES = """\
examples:
  svc describe photos.svc                           as tables
  svc describe photos.svc --json                    for another program
  svc describe photos.svc --graph mermaid           a picture, as text that GitHub draws
  svc describe photos.svc --graph svg -o photos.svg a picture, for a README
"""


def parse(words: Sequence[str]) -> DescribeRequest:
    """What the words behind `svc describe` ask for; raises as `Parser.parse` does."""
    made = parser("describe")
    known = made.parse(words)
    if len(known.paths) > 1:
        made.error("one service is described at a time")
    if known.json and known.graph:
        made.error("`--json` and `--graph` are two things; ask for one of them")
    if known.graph == "svg" and known.output is None:
        made.error("a picture is written to a file; write `--graph svg -o FILE.svg`")
    form: Form = "json" if known.json else known.graph or "text"
    return DescribeRequest(known.paths[0], form, known.output, known.stage, known.stdin_filename)


def parser(command: str) -> Parser:
    """The parser of `svc describe`."""
    epilog = f"{_EXAMPLES}\n{STATUS}"
    made = Parser(command, "[OPTIONS] FILE|FOLDER|-", _DESCRIBE, epilog)
    add = made.add_argument
    made.add_paths("a service's file; a folder that has one")
    add("--json", action="store_true", help="as JSON, for another program")
    graph = "as a picture: text that GitHub draws, or drawn here (pip install 'svclang[graph]')"
    add("--graph", choices=("mermaid", "svg"), help=graph)
    add("-o", "--output", metavar="FILE", help="the file to write; unsaid, standard output")
    made.add_stage()
    made.add_stdin_filename()
    made.add_help_option()
    return made
