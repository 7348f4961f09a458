"""The words behind `svc build` and `svc check`: what is asked for, or why they mean nothing.

In: the words. Out: a `Request`. Misuse raises `Misuse`, help `SystemExit`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Literal

from ..named_tuples import NamedTuple
from .arguments import STATUS, Parser

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    config: str | None = None
    isolated: bool = False


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


def parse(command: str, words: Sequence[str]) -> Request:
    """What the words behind `svc build` or `svc check` ask for."""
    made = parser(command)
    known = made.parse(words)
    if command == "check" and known.depfile is not None:
        made.error("`svc check` writes nothing, so that there is nothing for `--depfile` to list")
    return Request(
        paths=known.paths,
        writes=command == "build",
        output=known.output,
        format=known.format,
        stage=known.stage,
        depfile=known.depfile,
        checks=known.checks,
        dump_after=_passes(known.dump_after, made),
        strict=known.strict,
        quiet=known.quiet,
        stdin_name=known.stdin_filename,
        config=known.config,
        isolated=known.isolated,
    )


def parser(command: str) -> Parser:
    """The parser of `svc build` or `svc check`."""
    writes = command == "build"
    epilog = [_EXAMPLES.format(command=command), *([_DEPLOY] if writes else []), STATUS]
    made = Parser(
        command, "[OPTIONS] FILE|FOLDER|- ...", _BUILD if writes else _CHECK, "\n".join(epilog)
    )
    add = made.add_argument
    made.add_paths("a service's file; a folder, for every service in it and below")
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
    made.add_stage()
    made.add_configuration()
    made.add_stdin_filename()
    made.add_help_option()
    return made


def _passes(names: Sequence[str], parser: Parser) -> tuple[str, ...]:
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
