"""One mistake, one error: what follows from another error is not told besides it.

In: all that was found wrong with some files. Out: the same without

  - what the head of a declaration is said to lack, where a part of it could not be understood, and
    what is said elsewhere of such a head;
  - a name that nothing declares, where it was told before: the further places are related to the
    first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .diagnostics import Diagnostic, Fix, Related
from .source import Span
from .syntax.nodes import ApiDeclaration, Declaration, File

_UNKNOWN = frozenset({"unknown-name", "unknown-type", "unknown-parameter", "unknown-field"})
_MOST_RELATED = 3


def without_consequences(found: Iterable[Diagnostic], files: Sequence[File]) -> list[Diagnostic]:
    """What was found, but for what follows from something else that was."""
    heads = {head for file in files for head in _damaged_heads(file)}
    kept: list[Diagnostic] = []
    told: dict[tuple[str, str], int] = {}
    for one in found:
        if one.severity == "error" and any(span in heads for span in _places(one)):
            continue
        key = (one.rule, one.message)
        if one.rule in _UNKNOWN and key in told:
            kept[told[key]] = _together(kept[told[key]], one)
            continue
        told.setdefault(key, len(kept))
        kept.append(one)
    return kept


def _places(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield from (related.span for related in found.related)


def _damaged_heads(file: File) -> Iterator[Span]:
    """Where the damaged declarations say what they are: their keywords or names."""
    for node in file.declarations:
        span = _head(node)
        if span is not None and span.text in file.damaged:
            yield span


def _head(node: Declaration) -> Span | None:
    if isinstance(node, ApiDeclaration):
        return node.name.span if node.name else node.keyword
    name = getattr(node, "name", None)
    return name.span if name else None


def _together(first: Diagnostic, again: Diagnostic) -> Diagnostic:
    """An error that stands for another one of the same name."""
    related, fix = first.related, None
    if len(related) < _MOST_RELATED:
        related += (Related(again.span, "and here"),)
    if first.fix and again.fix:
        fix = Fix(first.fix.title, (*first.fix.edits, *again.fix.edits), first.fix.safe)
    return first._replace(related=related, fix=fix)
