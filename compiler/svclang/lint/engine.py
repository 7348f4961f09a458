"""The linter's engine: a service and a configuration in, findings as diagnostics out.

What earlier stages have found is put in too. Errors pass through untouched, as nobody can silence
them; what is less is a finding like any other: it can be left out, made worse, or allowed at its
place in the source. What a rule says of a place with an error in it is not told besides that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from ..diagnostics import Diagnostic, Severity, has_errors, in_order
from ..model.nodes import Model
from ..named_tuples import NamedTuple
from ..source import Source
from ..syntax.nodes import File
from .configuration import Configuration
from .registry import group_of, names, rule
from .rule import Context, Finding, Rule
from .suppressions import Suppressed, suppress


class Linted(NamedTuple):
    """What there is to say, and what would have been said but for a comment that allows it."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()


def lint(
    files: tuple[File, ...],
    model: Model | None,
    earlier: Sequence[Diagnostic],
    configuration: Configuration,
) -> Linted:
    """Run the rules on a service; without a model, only what has been found earlier is sifted."""
    found = [one for each in earlier for one in _sifted(each, configuration)]
    ran: set[str] = set()
    errors = _Errors(earlier)
    if model is not None:
        context = Context(model, files)
        for each in _wanted(context, configuration):
            if _can_look(each, model) and (each.despite_errors or not has_errors(earlier)):
                ran.add(each.name)
                new = _run(each, context, configuration)
                found += [one for one in new if not errors.explain(one)]
    kept, suppressed = suppress(found, files, configuration, frozenset(ran))
    return Linted(in_order(kept), tuple(suppressed))


def _wanted(context: Context, configuration: Configuration) -> Iterator[Rule]:
    """The rules that somebody wants for one of the files at least."""
    paths = [file.source.name for file in context.files]
    for name in names():
        if any(configuration.wants(name, path) for path in paths):
            yield rule(name)


def _can_look(each: Rule, model: Model) -> bool:
    """Whether there is known of the world around the source what a rule reads of it."""
    return not each.needs or bool(getattr(model.around, each.needs))


def _run(each: Rule, context: Context, configuration: Configuration) -> Iterator[Diagnostic]:
    if each.check is None:
        return
    context.options = configuration.for_path(context.source.name).options(each.name)
    for finding in each.check(context):
        path = finding.span.source.name
        if configuration.wants(each.name, path):
            severity = configuration.for_path(path).severity(each.name)
            yield _diagnostic(each.name, finding, severity)


class _Errors:
    """Where the errors are that were told before."""

    def __init__(self, earlier: Iterable[Diagnostic]) -> None:
        self._spans = {each.span for each in earlier if each.severity == "error"}
        self._ordered: dict[Source, list[tuple[int, int]]] = {}
        for source, start, end in self._spans:
            self._ordered.setdefault(source, []).append((start, end))
        for places in self._ordered.values():
            places.sort()

    def explain(self, found: Diagnostic) -> bool:
        """Whether a finding is about a place with an error in it, and may but follow from that."""
        source, start, end = found.span
        places = self._ordered.get(source, [])
        behind = range(bisect_left(places, (start,)), len(places))
        inside = takewhile(lambda at: places[at][0] <= end, behind)
        return any(places[at][1] <= end for at in inside) or any(
            related.span in self._spans for related in found.related
        )


def _diagnostic(name: str, finding: Finding, severity: Severity) -> Diagnostic:
    message, span, label, related, help_, fix = finding
    return Diagnostic(name, message, span, label, related, help_, severity, fix)


def _sifted(found: Diagnostic, configuration: Configuration) -> Iterator[Diagnostic]:
    """What an earlier stage has found, as bad as the configuration says, if it is wanted at all."""
    if found.severity == "error" or group_of(found.rule) is None:
        yield found
        return
    path = found.span.source.name
    if configuration.wants(found.rule, path):
        yield found._replace(severity=configuration.for_path(path).severity(found.rule))
