"""What a runner of GitHub Actions makes of a line of a log.

It is written from what the runner does
(https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs): a line that begins
with `::`, blanks before it not counted, names a command up to the first blank, its properties up to
the next `::`, and its message behind that.
"""

from __future__ import annotations

from typing import NamedTuple

_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_ISSUES = ("error", "warning", "notice")


class Command(NamedTuple):
    """An annotation that the runner makes."""

    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """The annotations of a log, whose lines end as .NET's `ReadLine` has it."""
    lines = log.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [found for found in map(command, lines) if found is not None]


def command(line: str) -> Command | None:
    """The annotation that a line asks for, None where it asks for none."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    if name not in _ISSUES:
        return None
    pairs = [pair.split("=", 1) for pair in rest.strip().split(",") if pair]
    given = {
        pair[0]: _unescaped(pair[1], _PROPERTY) for pair in pairs if len(pair) == 2 and pair[1]
    }
    return Command(name, given, _unescaped(line[end + 2 :], _DATA))


def complaints(found: Command) -> list[str]:
    """What the runner would drop of a command, and why.

    https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
    """
    given = found.properties
    line, last = given.get("line"), given.get("endLine")
    column, end = given.get("col"), given.get("endColumn")
    problems = []
    if last and not line:
        problems.append("an end and no start")
    if end and not column:
        problems.append("a last column and no first")
    if (column or end) and not line:
        problems.append("columns and no line")
    if line and last and line != last and (column or end):
        problems.append("columns and several lines")
    if line and last and int(last) < int(line):
        problems.append("lines in the wrong order")
    if column and end and int(end) < int(column):
        problems.append("columns in the wrong order")
    return problems


def _unescaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text
