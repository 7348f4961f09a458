"""What the commands' words have in common: a parser that offers, and how misuse is told.

In: the words of the command line. Out: an `argparse.Namespace`. Misuse raises `Misuse`, help
`SystemExit`. The arguments of each command stand in a module of their own.
"""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostics import Diagnostic

STAGE = re.compile(r"[A-Za-z0-9_-]{1,128}\Z")
"""What API Gateway takes for the name of a stage
(https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html)."""


class Misuse(Exception):  # noqa: N818 - said of the command line, not of the program
    """A command line or a configuration that means nothing: words that say why, or places."""

    def __init__(self, text: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(text)
        self.diagnostics = diagnostics


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


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """As wide as the terminal; argparse would import a module for archives to learn how wide."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        try:
            width = int(columns) if columns.isdigit() else os.get_terminal_size().columns
        except OSError:
            width = 80
        super().__init__(prog, width=(width or 80) - 2)


class Parser(argparse.ArgumentParser):
    """A parser of one command's words; `description` and `epilog` are shown as they are."""

    def __init__(self, command: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=f"svc {command}",
            usage=f"svc {command} {usage}",
            description=description,
            epilog=epilog,
            formatter_class=_HelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raises `Misuse`."""
        raise Misuse(f"{message}\ntry `{self.prog} --help`")

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """What the words say; `paths`, where there are any, holds at least one.

        Raises `Misuse` for words that mean nothing, and `SystemExit` when help has been printed.
        """
        # What stands behind `--` is a path, whatever it looks like; argparse forgets that here.
        end = words.index("--") if "--" in words else len(words)
        known, unknown = self.parse_known_intermixed_args(words[:end])
        if unknown:
            self.error(self._unknown(unknown[0]))
        if hasattr(known, "paths"):
            known.paths = (*known.paths, *words[end + 1 :])
            if not known.paths:
                raise Misuse(self.format_help())
        if not STAGE.match(getattr(known, "stage", "dev")):
            self.error(
                f"`{known.stage}` is no name of a stage: it has 1 to 128 letters, digits, `_` and"
                " `-`"
            )
        return known

    def add_paths(
        self, every: str = "a file; a folder, for every .svc file in it and below"
    ) -> None:
        """What is worked on: `every` says which files, and what a folder stands for."""
        words = f"{every}; - for standard input"
        self.add_argument("paths", nargs="*", metavar="FILE|FOLDER|-", help=words)

    def add_stage(self) -> None:
        """`--stage`."""
        self.add_argument(
            "--stage", default="dev", metavar="NAME", help="whose overrides hold (dev)"
        )

    def add_configuration(self) -> None:
        """`--config` and `--isolated`."""
        file = "the configuration file (the nearest svc.toml or pyproject.toml above each source)"
        self.add_argument("--config", metavar="FILE", help=file)
        self.add_argument("--isolated", action="store_true", help="read no configuration file")

    def add_stdin_filename(self) -> None:
        """`--stdin-filename`."""
        self.add_argument(
            "--stdin-filename",
            default="<stdin>",
            metavar="NAME",
            help="what standard input is called; its imports are relative to that",
        )

    def add_help_option(self) -> None:
        """`--help`, which stands last."""
        self.add_argument("-h", "--help", action="help", help="print this")

    def _unknown(self, word: str) -> str:
        from ..diagnostics import nearest

        option = word.split("=")[0]
        candidate = nearest(option, self._option_string_actions)
        return f"no option `{option}`" + (f"; write `{candidate}`" if candidate else "")
