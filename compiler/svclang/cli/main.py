"""The command `svc`: which of its commands is meant, and how it ends.

In: the words of the command line. Out: the exit status. A command is imported when it is called
for, so that none pays for the others.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OK, FAILED, MISUSED, INTERNAL, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 70, 130, 141
"""Exit statuses; 70 is `EX_SOFTWARE` of sysexits.h, the last two are those of a shell."""

COMMANDS = {
    "build": "compile services to Swagger and CloudFormation",
    "check": "say what is wrong with services, and write nothing",
    "lint": "find what is wrong or unwise, in milliseconds, and mend it with --fix",
    "fmt": "write files in the one form that every .svc file has",
    "describe": "show what a service has, as tables, JSON or a picture",
    "rules": "list the rules of the linter",
    "explain": "say what a rule finds, why, and what to write instead",
}
"""What each command does; `cli/COMMAND.py` has a function `run` that takes the words behind it."""

HOMES = {"check": "build", "explain": "rules"}
"""The homes of commands that share one with another."""

HELP = """\
usage: svc COMMAND [OPTIONS] FILE|FOLDER|- ...

Services on AWS Lambda, said once: a .svc file is compiled to a Swagger file with all of API
Gateway's extensions, and to a CloudFormation template.

commands:
{commands}

options:
  --version    print the version
  -h, --help   print this

example:
  svc build photos.svc

`svc COMMAND --help` says more.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, and return the exit status; nothing is raised.

    Without `argv` it is that of the process, which is about to end.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    collecting = gc.isenabled()
    gc.disable()  # a short life makes little garbage; looking for it takes a tenth of the time
    try:
        return _dispatch(words)
    except SystemExit as end:  # help has been printed
        return end.code if isinstance(end.code, int) else MISUSED
    except KeyboardInterrupt:
        _last_words("svc: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
        return BROKEN_PIPE
    except Exception as error:
        return _failure(error)
    finally:
        if argv is None:
            gc.freeze()  # or the interpreter looks through all of it again before it ends
        elif collecting:
            gc.enable()


def _dispatch(words: Sequence[str]) -> int:
    from .console import complain, say

    command, *rest = words or [""]
    if command in COMMANDS:
        return _run(command, rest)
    if command in ("-h", "--help"):
        say(_help())
        return 0
    if command == "--version":
        from .. import __version__

        say(f"svclang {__version__}")
        return 0
    complain(_unknown(command) if command else _help())
    return MISUSED


def _run(command: str, words: Sequence[str]) -> int:
    from importlib import import_module

    from .arguments import Misuse
    from .console import complain, report

    module = import_module(f".{HOMES.get(command, command)}", __package__)
    try:
        status: int = module.run(command, words)
    except Misuse as problem:
        report(problem.diagnostics)
        if text := str(problem):
            complain(text if text.startswith("usage:") else f"svc: {text}")
        return MISUSED
    return status


def _help() -> str:
    commands = (f"  {name:<12} {text}" for name, text in COMMANDS.items())
    return HELP.format(commands="\n".join(commands)).rstrip()


def _unknown(word: str) -> str:
    from ..diagnostics import nearest

    if os.path.exists(word):
        return f"svc: `{word}` is no command; write `svc build {word}`"
    kind = "option" if word.startswith("-") else "command"
    candidate = nearest(word, (*COMMANDS, "--help", "--version"))
    offer = f"write `svc {candidate}`" if candidate else f"there are {', '.join(COMMANDS)}"
    return f"svc: no {kind} `{word}`; {offer}\ntry `svc --help`"


def _failure(error: Exception) -> int:
    from .console import OutputLost

    if isinstance(error, OutputLost):
        _last_words(f"svc: {error}")
        _abandon_output()
        return FAILED
    return _internal_error(error)


def _internal_error(error: Exception) -> int:
    """A mistake of the compiler's own: what it is and where, and that it should be reported."""
    if os.environ.get("SVC_DEBUG"):
        import traceback

        _last_words("".join(traceback.format_exception(error)).rstrip())
    text = " ".join(f"{type(error).__name__}: {error}".split())
    _last_words(
        f"svc: internal error: {text[:300]}, {_place(error)}\n"
        "This is a mistake of the compiler's, not of yours. Please report it, with the source if"
        " you can share it;\nwith SVC_DEBUG=1 in the environment, the traceback is shown."
    )
    return INTERNAL


def _place(error: Exception) -> str:
    """Where in the compiler an error was raised: `lower/build_api.py:61 in _role`."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    place, trace = "nowhere", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        name = code.co_filename
        if name.startswith(here):
            name = name[len(here) + 1 :].replace(os.sep, "/")
            place = f"in {name}:{trace.tb_lineno}, `{code.co_name}`"
        trace = trace.tb_next
    return place


def _last_words(text: str) -> None:
    from contextlib import suppress

    from .console import OutputLost, complain

    with suppress(OutputLost, OSError, ValueError):
        complain(text)


def _abandon_output() -> None:
    """Lets the interpreter end without trying again to write to who reads no more."""
    from contextlib import suppress

    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
