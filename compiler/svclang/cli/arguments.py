"""The words behind the commands: what is asked for, or why they mean nothing.

In: the words of the command line. Out: a `Request`, or a `DescribeRequest` for `svc describe`.
Misuse raises `Misuse`, help `SystemExit`.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

STAGE = re.compile(r"[A-Za-z0-9_-]{1,128}\Z")
"""What API Gateway takes for the name of a stage
(https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html)."""


class Misuse(Exception):  # noqa: N818 - said of the command line, not of the program
    """A command line that means nothing, in words that say why."""


class Request(NamedTuple):
    """What is to be built, and how. `writes` is what `svc build` does and `svc check` does not."""

    paths: tuple[str, ...]
    writes: bool = True
    output: str = "build"
    format: Literal["yaml", "json"] = "yaml"
    stage: str = "dev"
    depfile: str | None = None
    checks: bool = True
    dump_after: tuple[str, ...] = ()
    strict: bool = False
    quiet: bool = False
    stdin_name: str = "<stdin>"


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


_BUILD = """\
Compile services: for each, a Swagger file and a CloudFormation template.

  photos.svc  →  build/photos.swagger.yaml   the API, as API Gateway imports it
                 build/photos.template.yaml  the whole stack, that same API in it

A further API of the service, `api admin`, is build/photos.admin.swagger.yaml. What comes out is
checked with openapi-spec-validator and cfn-lint, and their findings are shown at the place in the
source that caused them. If anything is wrong in any of the services, no file is written.
"""
_CHECK = """\
Do all that `svc build` does, the checks included, and write nothing.
"""
_DESCRIBE = """\
Show what a service has: its routes with who may call them and what answers, its functions with what
triggers them and what they may do, its resources with who may do what with them and what they feed,
and the functions that nothing triggers.
"""
_DESCRIBE_EXAMPLES = """\
examples:
  svc describe photos.svc                           as tables
  svc describe photos.svc --json                    for another program
  svc describe photos.svc --graph mermaid           a picture, as text that GitHub draws
  svc describe photos.svc --graph svg -o photos.svg a picture, for a README
"""
_EXAMPLES = """\
examples:
  svc {command} photos.svc                  one service
  svc {command} photos.svc --stage prod     with the overrides of `stage prod`
  svc {command} .                           every service in this folder and below
  svc {command} - < photos.svc              from standard input
  svc {command} photos.svc --dump-after derive_bindings    what a pass has made of it
"""
_DEPLOY = """\
to deploy what `svc build` has written:
  aws cloudformation package --template-file build/photos.template.yaml \\
      --s3-bucket BUCKET --output-template-file build/photos.packaged.yaml
  aws cloudformation deploy --template-file build/photos.packaged.yaml \\
      --stack-name photos --capabilities CAPABILITY_IAM
"""
STATUS = """\
exit status:
  0    all is well; there may be warnings
  1    there are errors, or with --strict warnings, or a file could not be written
  2    the command line means nothing: an unknown option or pass, a path that is not there
  70   the compiler itself failed; SVC_DEBUG=1 shows where
  130  interrupted

environment:
  SVC_CACHE_DIR   where verdicts of the checkers and tables of the parser are kept
  NO_COLOR        no colours, whatever its value; FORCE_COLOR: colours even where no terminal is
  SVC_DEBUG       1 shows the traceback when the compiler itself fails
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misuse(f"{message}\ntry `{self.prog} --help`")


def parse(command: str, words: Sequence[str]) -> Request:
    """What the words behind `svc build` or `svc check` ask for.

    Raises `Misuse` for words that mean nothing, and `SystemExit` when help has been printed.
    """
    parser = _parser(command)
    # What stands behind `--` is a path, whatever it looks like; argparse forgets that here.
    end = words.index("--") if "--" in words else len(words)
    known, unknown = parser.parse_known_intermixed_args(words[:end])
    if unknown:
        parser.error(_unknown(unknown[0], parser))
    paths = (*known.paths, *words[end + 1 :])
    if not paths:
        raise Misuse(parser.format_help())
    if command == "check" and known.depfile is not None:
        parser.error("`svc check` writes nothing, so that there is nothing for `--depfile` to list")
    _check_stage(known.stage, parser)
    return Request(
        paths=paths,
        writes=command == "build",
        output=known.output,
        format=known.format,
        stage=known.stage,
        depfile=known.depfile,
        checks=known.checks,
        dump_after=_passes(known.dump_after, parser),
        strict=known.strict,
        quiet=known.quiet,
        stdin_name=known.stdin_filename,
    )


def parse_describe(words: Sequence[str]) -> DescribeRequest:
    """What the words behind `svc describe` ask for; raises as `parse` does."""
    parser = _parser("describe")
    known, unknown = parser.parse_known_args(words)
    if unknown:
        parser.error(_unknown(unknown[0], parser))
    if not known.paths:
        raise Misuse(parser.format_help())
    if len(known.paths) > 1:
        parser.error("one service is described at a time")
    if known.json and known.graph:
        parser.error("`--json` and `--graph` are two things; ask for one of them")
    if known.graph == "svg" and known.output is None:
        parser.error("a picture is written to a file; write `--graph svg -o FILE.svg`")
    _check_stage(known.stage, parser)
    form: Form = "json" if known.json else known.graph or "text"
    return DescribeRequest(known.paths[0], form, known.output, known.stage, known.stdin_filename)


def _check_stage(stage: str, parser: _Parser) -> None:
    if not STAGE.match(stage):
        parser.error(
            f"`{stage}` is no name of a stage: it has 1 to 128 letters, digits, `_` and `-`"
        )


def _describe_parser() -> _Parser:
    parser = _Parser(
        prog="svc describe",
        usage="svc describe [OPTIONS] FILE|FOLDER|-",
        description=_DESCRIBE,
        epilog=f"{_DESCRIBE_EXAMPLES}\n{STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    add = parser.add_argument
    paths = "a service's file; a folder that has one; - for standard input"
    add("paths", nargs="*", metavar="FILE|FOLDER|-", help=paths)
    add("--json", action="store_true", help="as JSON, for another program")
    graph = "as a picture: text that GitHub draws, or drawn here (pip install 'svclang[graph]')"
    add("--graph", choices=("mermaid", "svg"), help=graph)
    add("-o", "--output", metavar="FILE", help="the file to write; unsaid, standard output")
    _add_common(parser)
    return parser


def _add_common(parser: _Parser) -> None:
    add = parser.add_argument
    add("--stage", default="dev", metavar="NAME", help="whose overrides hold (dev)")
    add(
        "--stdin-filename",
        default="<stdin>",
        metavar="NAME",
        help="what standard input is called; its imports are relative to that",
    )
    add("-h", "--help", action="help", help="print this")


def _parser(command: str) -> _Parser:
    if command == "describe":
        return _describe_parser()
    writes = command == "build"
    epilog = [_EXAMPLES.format(command=command), *([_DEPLOY] if writes else []), STATUS]
    parser = _Parser(
        prog=f"svc {command}",
        usage=f"svc {command} [OPTIONS] FILE|FOLDER|- ...",
        description=_BUILD if writes else _CHECK,
        epilog="\n".join(epilog),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    add = parser.add_argument
    add(
        "paths",
        nargs="*",
        metavar="FILE|FOLDER|-",
        help="a service's file; a folder, for every service in it and below; - for standard input",
    )
    add("-o", "--output", default="build", metavar="DIR", help="where files go (build)")
    add("--format", choices=("yaml", "json"), default="yaml", help="of the files (yaml)")
    depfile = "write what each file depends on, for Make and Ninja"
    add("--depfile", metavar="FILE", help=depfile if writes else argparse.SUPPRESS)
    add("--no-checks", dest="checks", action="store_false", help="do not run the checkers")
    add(
        "--dump-after",
        action="append",
        default=[],
        metavar="PASS",
        help="print the model after a pass, or after `all`; may be given several times",
    )
    add("--strict", action="store_true", help="a warning counts as an error")
    add("-q", "--quiet", action="store_true", help="print errors and warnings only")
    _add_common(parser)
    return parser


def _unknown(word: str, parser: _Parser) -> str:
    from ..diagnostics import nearest

    option = word.split("=")[0]
    candidate = nearest(option, parser._option_string_actions)
    return f"no option `{option}`" + (f"; write `{candidate}`" if candidate else "")


def _passes(names: Sequence[str], parser: _Parser) -> tuple[str, ...]:
    """The stages and passes that are named, in the order in which they run."""
    if not names:
        return ()
    from ..diagnostics import nearest
    from ..lower.passes import PASSES

    known = ("resolve", *(step.__name__ for step in PASSES))
    for name in names:
        if name not in known and name != "all":
            candidate = nearest(name, known)
            offer = f"write `{candidate}`" if candidate else f"there are {', '.join(known)}"
            parser.error(f"no pass `{name}`; {offer}")
    return known if "all" in names else tuple(name for name in known if name in names)
