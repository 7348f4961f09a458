"""What the compiler has to say: one type for errors, findings and the checkers' complaints.

A stage returns its result and its diagnostics; it never raises for a user's mistake. How a
diagnostic is shown is the command line's business.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import TYPE_CHECKING, Literal

from .named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from .source import Span

Severity = Literal["error", "warning", "note"]


class Related(NamedTuple):
    """Another place that has to do with a diagnostic, and what it has to do with it."""

    span: Span
    text: str


class Edit(NamedTuple):
    """What is to stand in the place of a span; of an empty span, what is put in there."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that repair what is wrong, none of which touches another, and what they do in words.

    `title` goes on after "fix:", as in "write `get_user`". A fix is `safe` where what is emitted
    stays the same, or where nobody can have meant anything else; others are a person's to approve.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Diagnostic(NamedTuple):
    """One thing that is wrong, at the smallest span that is wrong.

    `rule` is the kebab-case name that the finding goes by (a checker's own rule id is prefixed,
    `cfn-lint/E3002`), `message` says what is wrong in the user's words, `label` is the short text
    under the marked characters, `help` says what to do, and `fix` does it.
    """

    rule: str
    message: str
    span: Span
    label: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""
    severity: Severity = "error"
    fix: Fix | None = None


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the diagnostics forbids going on."""
    return any(found.severity == "error" for found in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the source, each once."""

    def place(found: Diagnostic) -> tuple[str, int, int, str]:
        return found.span.source.name, found.span.start, found.span.end, found.rule

    unique = {(*place(found), found.message): found for found in diagnostics}
    return tuple(sorted(unique.values(), key=place))


def given_twice(
    what: str,
    again: Span,
    first: Span,
    *,
    help: str,
    fix: Fix | None = None,
    rule: str = "given-twice",
) -> Diagnostic:
    """What is wrong where something is given a second time; `first` is where it is given first."""
    related = (Related(first, "first given here"),)
    return Diagnostic(rule, f"{what} is given twice", again, "", related, help, fix=fix)


_MOST_LISTED = 12
_LONGEST_WORD = 60
_MOST_COMPARED = 30_000  # words in one run: a fraction of a second
_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def sparing() -> Iterator[None]:
    """In here, `nearest` compares only so many words, and then offers nothing any more.

    Else a source in which very many names are wrong would take time in proportion to its square.
    """
    token = _left.set([_MOST_COMPARED])
    try:
        yield
    finally:
        _left.reset(token)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None.

    Nothing is offered for what is too long for a word, nor where `sparing` has come to its end.
    """
    left = _left.get()
    if len(word) > _LONGEST_WORD or left == [0]:
        return None
    candidates = list(known if left is None else islice(known, left[0]))
    if left is not None:
        left[0] -= len(candidates)
    folded = {name.lower(): name for name in candidates if len(name) <= _LONGEST_WORD}
    # Only what is misspelt needs it.
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def nearest_dotted(name: str, known: Iterable[str]) -> str | None:
    """The known name, of parts with dots between them, that a name was meant to be, or None.

    Where others begin as it does, only their last part counts: `identity.userAgnt` is
    `identity.userAgent`, and `identity.nobody` none of them.
    """
    known = list(known)
    owner, _, last = name.rpartition(".")
    beside = {each.rpartition(".")[2]: each for each in known if each.rpartition(".")[0] == owner}
    if owner and beside:
        found = nearest(last, beside)
        return beside[found] if found else None
    return nearest(name, known)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A help text that offers the nearest known word, or `otherwise` where none is near."""
    candidate = nearest(word, known)
    return f"write `{candidate}`" if candidate else otherwise


def with_article(kind: str) -> str:
    """A noun with its article: `an api`, `a function`."""
    return f"{'an' if kind[0] in 'aeiouA' else 'a'} {kind}"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: Collection[str]) -> str:
    """Names for a help: `a`, `b`, `c`; of very many, the first ones, and how many others."""
    shown = ", ".join(f"`{name}`" for name in islice(names, _MOST_LISTED))
    more = len(names) - _MOST_LISTED
    return f"{shown} and {counted(more, 'other')}" if more > 0 else shown or "none"


def in_choice(kinds: Iterable[str]) -> str:
    """Kinds of declarations to choose from: `a queue, a topic or an api`."""
    *others, last = (with_article(kind) for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last
