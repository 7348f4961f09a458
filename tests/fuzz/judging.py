"""What the compiler says of a mutant of a spec, and how good that is.

In: a mutant, and the file that it stands for. Out: whether it is refused, whether it is told where
it is, and of how many errors one mistake is the cause; and tables of that for many mutants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from building import ROOT, read
from fuzz.mutations import Mutant, mutants
from svclang.compile import compile_source
from svclang.diagnostics import Diagnostic
from svclang.model.nodes import Surroundings
from svclang.settle import settle_source
from svclang.source import Source, Span

FILES = sorted((ROOT / "specs").glob("*/*.svc"))
_MOST_SHOWN = 12


class Verdict(NamedTuple):
    """A mutant of a file, and the errors that it gives, in their order."""

    path: str
    mutant: Mutant
    errors: tuple[Diagnostic, ...]

    @property
    def near(self) -> bool:
        """Whether the first error, or a place that it relates to, is at or next to the mistake."""
        first = self.errors[0]
        return any(map(self._touches, (first.span, *(related.span for related in first.related))))

    def _touches(self, span: Span) -> bool:
        """Whether a span begins or ends there; one that just goes over it does not tell it."""
        start, end = self.mutant.start, self.mutant.end
        inside = start <= span.start <= end or start <= span.end <= end
        return span.source.name == self.path and inside

    def __str__(self) -> str:
        mutant = self.mutant
        line = mutant.text.count("\n", 0, mutant.token.start) + 1
        told = "; ".join(f"{one.span.line}: [{one.rule}] {one.message}" for one in self.errors[:3])
        return f"{self.path}:{line} {mutant.kind} {mutant.token.text!r} -> {told or 'accepted'}"


def verdicts(kind: str, seed: int, every: int) -> Iterator[Verdict]:
    """What is said of the mutants of all specs, or of every so manieth."""
    for path in FILES:
        for mutant in mutants(path.read_text(encoding="utf-8"), kind, seed, every):
            yield judge(path, mutant)


def judge(path: Path, mutant: Mutant) -> Verdict:
    """What is said of the service to which a file belongs, with a mutant in its place."""
    name = path.relative_to(ROOT).as_posix()
    main = f"specs/{path.parent.name}/{path.parent.name}.svc"

    def changed(file: str) -> str:
        return mutant.text if file == name else read(file)

    source, around = Source(main, changed(main)), Surroundings("dev")
    found = settle_source(source, changed, around).diagnostics
    errors = tuple(one for one in found if one.severity == "error")
    if not errors:
        found = compile_source(source, changed, around).diagnostics
        errors = tuple(one for one in found if one.severity == "error")
    return Verdict(name, mutant, errors)


def table(found: Iterable[Verdict]) -> str:
    """The groups of mutants that are told worst, with an example of each."""
    refused = [each for each in found if each.errors]
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for each in refused:
        if not each.near or len(each.errors) > 1:
            key = (each.mutant.token.kind, each.errors[0].rule)
            groups.setdefault(key, []).append(each)
    worst = sorted(groups.items(), key=lambda group: -len(group[1]))[:_MOST_SHOWN]
    return "\n".join(
        f"{len(each):4} {kind:8} {rule:20} far {sum(not one.near for one in each)},"
        f" errors {Counter(len(one.errors) for one in each)}\n       {each[0]}"
        for (kind, rule), each in worst
    )
