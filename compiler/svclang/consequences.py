"""One mistake, one error: what follows from another error is not told besides it.

In: all that was found wrong with some files. Out: the same without

  - what is said of a part of the text in which something could not be understood, and of the name
    of a declaration that is not whole for that reason;
  - what is said of a place besides that its name is unknown;
  - what is said of a place right behind one that is wrong;
  - what a declaration is said to lack, where something else is wrong with it: it may be just that;
  - a name that nothing declares, where it was told before: the further places are related to the
    first one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from .diagnostics import Diagnostic, Fix, Related
from .source import Source, Span
from .syntax.nodes import ApiDeclaration, Declaration, File

_UNKNOWN = frozenset({"unknown-name", "unknown-type", "unknown-parameter", "unknown-field"})
_ABSENCES = frozenset(
    {
        *("empty-api", "empty-authorizer", "empty-enum", "empty-group"),
        *("missing-attribute", "missing-by", "missing-callback", "missing-contract"),
        *("missing-deduplication", "missing-group", "missing-handler", "missing-key"),
        *("missing-pattern", "missing-runtime", "missing-setting", "missing-status"),
        *("missing-trigger", "missing-window", "unbound-parameter", "unsaid-auth"),
    }
)
_DECLARED = frozenset({"unknown-name", "unknown-type"})
_MOST_RELATED = 3
_AGAIN = "and here"


Follows = Callable[[Diagnostic], bool]
"""Whether an error follows from another one."""


def without_consequences(found: Iterable[Diagnostic], files: Sequence[File]) -> list[Diagnostic]:
    """What was found, but for what follows from something else that was."""
    kept = list(found)
    for filtered in (_half_understood, _nameless, _lacking):
        follows = filtered(kept, files)
        kept = [one for one in kept if one.severity != "error" or not follows(one)]
    return _once(_apart(kept))


def _half_understood(found: Sequence[Diagnostic], files: Sequence[File]) -> Follows:
    """What is about a part of the text of which something could not be understood."""
    errors: dict[Source, list[Span]] = {}
    for file in files:
        spans = [one.span for one in file.diagnostics if one.severity == "error"]
        errors.setdefault(file.source, []).extend(spans)
    own = {id(one) for file in files for one in file.diagnostics}
    heads = {head for file in files for head in _damaged_heads(file)}

    def follows(one: Diagnostic) -> bool:
        if id(one) in own:
            return False
        places = (one.span, *(related.span for related in one.related))
        return any(place in heads or holds_error(place) for place in places)

    def holds_error(place: Span) -> bool:
        return any(map(place.holds, errors.get(place.source, ())))

    return follows


def _nameless(found: Sequence[Diagnostic], files: Sequence[File]) -> Follows:
    """What is said of a place whose name means nothing, and what lacks that is named otherwise."""
    unknown = {one.span for one in found if one.rule in _UNKNOWN}
    fields = sorted((span.source.name, span.start) for span in unknown)

    def follows(one: Diagnostic) -> bool:
        if one.rule == "missing-field":
            at = bisect_left(fields, (one.span.source.name, one.span.start))
            return at < len(fields) and fields[at] < (one.span.source.name, one.span.end)
        return one.span in unknown and one.rule not in _UNKNOWN

    return follows


def _lacking(found: Sequence[Diagnostic], files: Sequence[File]) -> Follows:
    """What a declaration lacks, or a line of it, where something else is wrong with it."""
    where = {file.source: _Declarations(file) for file in files}
    wrong = {
        place
        for one in found
        if one.severity == "error" and one.rule not in _ABSENCES and one.span.source in where
        for place in where[one.span.source].around(one.span)
    }

    astray = any(one.rule == "unknown-declaration" for one in found)

    def follows(one: Diagnostic) -> bool:
        if one.rule == "missing-service":
            return astray
        if one.rule not in _ABSENCES or one.span.source not in where:
            return False
        return where[one.span.source].around(one.span)[-1] in wrong

    return follows


class _Declarations:
    """Finds the declaration of a file in which something stands."""

    def __init__(self, file: File) -> None:
        self._nodes = file.declarations
        self._starts = [node.span.start for node in file.declarations]

    def around(self, span: Span) -> tuple[Span, ...]:
        """The declaration, and the line of it where that is not the one that it begins with."""
        at = bisect_right(self._starts, span.start) - 1
        node = self._nodes[max(at, 0)] if self._nodes else None
        if node is None:
            return (span,)
        if span.start <= (_head(node) or node.span).start:
            return (node.span,)
        start = span.source.starts[span.line - 1]
        return node.span, Span(span.source, start, start)


def _damaged_heads(file: File) -> Iterator[Span]:
    """Where the damaged declarations say what they are: their names, or the word `api`."""
    for node in file.declarations if file.damaged else ():
        span = _head(node)
        if span is not None and span.text in file.damaged:
            yield span


def _head(node: Declaration) -> Span | None:
    name = getattr(node, "name", None)
    return name.span if name else node.keyword if isinstance(node, ApiDeclaration) else None


def _apart(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, without the errors that stand right behind others."""
    before: Diagnostic | None = None
    for one in found:
        if one.severity != "error":
            yield one
            continue
        if before is None or not _touch(before, one):
            yield one
        before = one


def _touch(first: Diagnostic, second: Diagnostic) -> bool:
    """Whether nothing stands between two errors but blanks, or in case of doubt a line end."""
    source, _, end = first.span
    if second.span.source is not source or second.span.start < end:
        return False
    gap = source.text[end : second.span.start]
    is_doubtful = "syntax" in (first.rule, second.rule) or first.rule == "missing-value"
    return not gap.strip() and gap.count("\n") <= is_doubtful


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was found, each unknown name but once."""
    kept: list[Diagnostic] = []
    told: dict[tuple[str, str], int] = {}
    for one in found:
        name = one.span.text if one.rule in _DECLARED else one.message
        key = (one.rule, name)
        if one.rule in _UNKNOWN and key in told:
            kept[told[key]] = _together(kept[told[key]], one)
            continue
        told.setdefault(key, len(kept))
        kept.append(one)
    return kept


def _together(first: Diagnostic, again: Diagnostic) -> Diagnostic:
    """An error that stands for another one about the same name."""
    related, fix = first.related, None
    if first.fix and again.fix:
        # Who writes a name twice may mean it: then the one that is declared is misspelt.
        declared = any(place.text != _AGAIN for place in related)
        safe = first.fix.safe and again.fix.safe and not declared
        fix = Fix(first.fix.title, (*first.fix.edits, *again.fix.edits), safe)
    if len(related) < _MOST_RELATED:
        related += (Related(again.span, _AGAIN),)
    return first._replace(related=related, fix=fix)
