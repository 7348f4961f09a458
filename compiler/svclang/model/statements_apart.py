"""Settings that share a statement.

    { batch 50, from latest }    →  { batch 50; from latest }
    { memory 1GB timeout 5s }    →  { memory 1GB; timeout 5s }

In: a statement that means nothing as it stands, and the settings that can stand beside it. Out: the
statements that were meant, and one error about what is to stand between them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from ..advice import repair
from ..aws.forms import Either, Flag, Form, Parts, Setting, Switch
from ..diagnostics import Diagnostic, Edit
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Name, Reference, Word
from ..syntax.nodes import Setting as Statement
from ..syntax.shared_lines import SHARED_LINE, SHARED_LINE_HELP

_COMMA = "settings stand with `;` or line ends between them, not with `,`"


class _Cut(NamedTuple):
    """Where another setting begins: its phrase, its word in that, and the sign in front of it."""

    phrase: int
    word: int
    sign: Span


def apart(
    statement: Statement, table: Mapping[str, Setting], is_declared: Callable[[str], bool]
) -> tuple[Diagnostic, list[Statement]] | None:
    """The settings of one statement, if they are several."""
    cuts = [*_cuts(statement, table, is_declared)]
    if not cuts:
        return None
    edits = [Edit(cut.sign, ";") for cut in cuts]
    first = cuts[0].sign
    if first.text:
        problem = Diagnostic("syntax", _COMMA, first, **repair("write `;`", *edits))
    else:
        word = statement.words[cuts[0].phrase][cuts[0].word].span
        problem = Diagnostic("syntax", SHARED_LINE, word, **repair(SHARED_LINE_HELP, *edits))
    return problem, [*_pieces(statement, cuts)]


def _cuts(
    statement: Statement, table: Mapping[str, Setting], is_declared: Callable[[str], bool]
) -> Iterator[_Cut]:
    before: Word | None = None
    own = _introducing(table[statement.name.text].form)
    for at, phrase in enumerate(statement.words):
        for index, word in enumerate(phrase):
            begins = before is not None and isinstance(word, Reference) and len(word.path) == 1
            name = word.span.text
            if before is not None and begins and name not in own and not is_declared(name):
                setting = table.get(name)
                alone = index == len(phrase) - 1
                if setting and not (alone and not isinstance(setting.form, Flag | Switch)):
                    yield _Cut(at, index, _sign(before, word, is_comma=not index))
            before = word


def _introducing(form: Form) -> Collection[str]:
    """The words of a form that introduce others: `burst` of `throttle 100/s burst 200`."""
    if isinstance(form, Either):
        return _introducing(form.form)
    return form.then if isinstance(form, Parts) else ()


def _sign(before: Word, word: Word, *, is_comma: bool) -> Span:
    """The comma between two words, or the place behind the first."""
    source, end = before.span.source, before.span.end
    at = source.text.find(",", end, word.span.start) if is_comma else -1
    return Span(source, at, at + 1) if at >= 0 else Span(source, end, end)


def _pieces(statement: Statement, cuts: list[_Cut]) -> Iterator[Statement]:
    """What stands between the cuts, each with the name that it begins with."""
    words, name, start = statement.words, statement.name, (0, 0)
    ends = [(cut.phrase, cut.word) for cut in cuts]
    for at, end in enumerate([*ends, (len(words), 0)]):
        held = [
            tuple(word for index, word in enumerate(phrase) if start <= (number, index) < end)
            for number, phrase in enumerate(words)
        ]
        phrases = tuple(phrase for phrase in held if phrase)
        last = phrases[-1][-1].span if phrases else name.span
        is_last = at == len(ends)
        arrow = statement.arrow if is_last else None
        span = name.span.to(statement.span if arrow else last)
        yield statement._replace(name=name, words=phrases, arrow=arrow, span=span)
        if not is_last:
            word = words[end[0]][end[1]]
            name, start = Name(word.span.text, word.span), (end[0], end[1] + 1)
