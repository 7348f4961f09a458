"""Annotations that GitHub shows at the lines of a pull request.

::error file=/repo/photos.svc,line=61,col=13,endLine=61,endColumn=20,title=svc unknown-name::…

In: an `Outcome`. Out: a workflow command for each finding, which a runner takes from the log of a
step (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions). It takes
the place of a file from the root of the repository or the machine, so that paths are absolute where
the working directory is known. Without findings there is one line that says so, and no command.

GitHub shows a limited number of them for each step; the log of the step has all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glyphs import shown_lines
from .counts import tally
from .places import Place, is_stream, place
from .uris import absolute

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic
    from . import Look, Outcome

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}

# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs; `%` comes first.
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def render(outcome: Outcome, look: Look) -> str:
    """A command for each finding, in their order."""
    if not outcome.diagnostics:
        return f"{tally(outcome)}\n"
    return "".join(f"{_command(found, outcome.folder)}\n" for found in outcome.diagnostics)


def _command(found: Diagnostic, folder: str) -> str:
    at = place(found.span)
    given = {**_where(at, found, folder), "title": f"svc {found.rule}"}
    properties = ",".join(
        f"{name}={_escaped(_shown(text), _PROPERTY)}" for name, text in given.items()
    )
    message = _escaped(_message(found, at), _DATA)
    return f"::{_COMMANDS[found.severity]} {properties}::{message}"


def _where(at: Place, found: Diagnostic, folder: str) -> dict[str, str]:
    """The place, of several lines without columns, as the runner wants it.

    https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
    """
    if is_stream(at.path):
        return {}
    last, column = _last(at, found)
    where = {"file": absolute(at.path, folder), "line": str(at.line)}
    if last != at.line:
        return {**where, "endLine": str(last)}
    return {**where, "col": str(at.column), "endLine": str(last), "endColumn": str(column)}


def _last(at: Place, found: Diagnostic) -> tuple[int, int]:
    """Where the text of a span ends, the line ends behind it not counted."""
    text = found.span.source.text
    end = at.end
    while end > at.start and text[end - 1] in "\r\n":
        end -= 1
    return found.span.source.position(end)


def _message(found: Diagnostic, at: Place) -> str:
    """All that is to be said: an annotation shows no marks under the source."""
    lines = [("here: ", found.label)] if found.label else []
    lines += [(f"{place(span)}: ", text) for span, text in found.related]
    lines += [("help: ", found.help)] if found.help else []
    head = (f"{at}: " if is_stream(at.path) else "", found.message)
    return "\n".join(_shown(said) + _shown(text) for said, text in (head, *lines))


def _shown(text: str) -> str:
    """What a terminal would obey is made visible."""
    return shown_lines(text, ascii=False)


def _escaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    """Text for one line, which the runner makes into what it was."""
    for character, escape in escapes:
        text = text.replace(character, escape)
    return text
