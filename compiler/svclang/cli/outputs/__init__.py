"""What was found, in the format that a person, another program or a CI system reads.

In: the name of a format and an `Outcome`. Out: the whole text, which ends in a line end. Each
format is a module of its own, which is imported only when it is asked for:

    text      what `report` renders, and how many there are
    concise   one line for each finding, for `grep` and editors
    as_json   all there is, as `docs/lint.schema.json` says
    sarif     SARIF 2.1.0, for code scanning
    github    annotations, as a runner of GitHub Actions takes them from a log
    junit     a test case for each finding, for CI systems that know nothing else

and what they have in common is in `places` (spans as lines and columns), `uris` (paths as URIs),
`counts` (how many there are) and `line_hashes` (how a line is known again when it has moved).
Nothing in here reads a file or a clock: the same outcome gives the same text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ...named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...diagnostics import Diagnostic, Severity
    from ...lint.suppressions import Suppressed

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "as_json",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
}
"""The formats, each with its module; each of them has a `render`."""


class Described(NamedTuple):
    """A rule as reports tell of it.

    `summary` is one sentence in plain text, `help` the whole page in Markdown, `severity` the one
    that it has where nobody has set another, and `uri` the address of its page, empty for none.
    """

    name: str
    summary: str
    help: str
    group: str
    severity: Severity
    uri: str = ""


class Outcome(NamedTuple):
    """All that a run has found, and what is to be known around it.

    `files` are the names of the sources that were looked at, in their order, those without findings
    among them; `rules` describes every rule that could have found something; `version` is that of
    the tool. `folder` is the working directory, absolute and with `/` between its steps: formats
    whose readers know a repository, and not where the command ran in it, need it. It may be unsaid.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    rules: tuple[Described, ...] = ()
    version: str = ""
    folder: str = ""


class Look(NamedTuple):
    """What the reader can show. Only text has colours; formats for programs are ASCII anyway."""

    color: bool = False
    ascii: bool = False


PLAIN = Look()


def write(format: str, outcome: Outcome, look: Look = PLAIN) -> str:
    """The outcome in one of `FORMATS`, with a line end behind its last line."""
    module = import_module(f"{__name__}.{FORMATS[format]}")
    render: Callable[[Outcome, Look], str] = module.render
    return render(outcome, look)
