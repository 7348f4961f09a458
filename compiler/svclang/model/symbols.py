"""The one namespace that all declarations of a service share.

In: the parsed files. Out: `Symbols`, from name to declaration, and an error for each name that is
declared twice. What could not be parsed, or is of no known kind, is remembered by name, so that a
reference to it is no second mistake.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..aws.kinds import KINDS as RESOURCE_KINDS
from ..diagnostics import Diagnostic, Related, has_errors, with_article
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax import nodes
from ..syntax.nodes import ANY_NAME, Declaration, File, Name

KINDS: dict[type, str] = {
    nodes.Param: "param",
    nodes.TypeDeclaration: "type",
    nodes.EnumDeclaration: "enum",
    nodes.ErrorDeclaration: "error",
    nodes.FunctionDeclaration: "function",
    nodes.AuthorizerDeclaration: "authorizer",
    nodes.ApiDeclaration: "api",
    nodes.Output: "output",
    nodes.RawResource: "resource",
}
# Roots of references that are the language's own.
RESERVED = ("aws", "service")


class Symbol(NamedTuple):
    """One declared name: what kind of thing it is, and its declaration."""

    kind: str
    name: Name
    node: Declaration


class Symbols(NamedTuple):
    """All declared names in the order of the source, and those that were lost to errors.

    Of those in `doubled`, nobody can say which declaration is meant. `unsure` are the names that
    may not be whole, in order.
    """

    names: dict[str, Symbol]
    lost: frozenset[str]
    damaged: frozenset[str]
    doubled: frozenset[str] = frozenset()
    unsure: tuple[str, ...] = ()

    def is_lost(self, name: str) -> bool:
        """Whether a name that nothing declares may have been declared where an error stands."""
        if name in self.names:
            return False
        if name in self.lost or ANY_NAME in self.lost:
            return True
        # Without a sign between them, a name and the word behind it are one.
        at = bisect_left(self.unsure, name)
        return at < len(self.unsure) and self.unsure[at].startswith(name)

    def of(self, kind: str) -> Iterator[Symbol]:
        """The symbols of one kind, in order."""
        return (symbol for symbol in self.names.values() if symbol.kind == kind)

    def others(self, *kinds: str) -> dict[str, tuple[str, Span]]:
        """Every name that is of none of these kinds: its kind in words, and where it stands."""
        return {
            name: (symbol.kind, symbol.name.span)
            for name, symbol in self.names.items()
            if symbol.kind not in kinds
        }


def collect_symbols(files: Sequence[File]) -> tuple[Symbols, list[Diagnostic]]:
    """Gather what the files declare."""
    names: dict[str, Symbol] = {}
    diagnostics: list[Diagnostic] = []
    doubled: set[str] = set()
    unknown: set[str] = set()
    for file in files:
        for node in file.declarations:
            symbol = _symbol(node)
            if symbol is None:
                continue
            if _is_of_no_kind(node):
                unknown.add(symbol.name.text)
                continue
            text = symbol.name.text
            if text in names:
                diagnostics.append(_declared_twice(symbol, names[text]))
                doubled.add(text)
            elif text in RESERVED:
                diagnostics.append(_reserved(symbol))
            else:
                names[text] = symbol
    lost = frozenset(unknown).union(*(file.lost for file in files))
    # What was left out with no more than a warning is not missed.
    damaged = frozenset[str]().union(
        *(file.damaged for file in files if has_errors(file.diagnostics))
    )
    unsure = tuple(sorted(lost | damaged))
    return Symbols(names, lost, damaged, frozenset(doubled), unsure), diagnostics


def _symbol(node: Declaration) -> Symbol | None:
    if isinstance(node, nodes.ApiDeclaration):
        return Symbol("api", node.name or Name("api", node.keyword), node)
    if isinstance(node, nodes.ResourceDeclaration):
        return Symbol(node.kind.text, node.name, node)
    kind = KINDS.get(type(node))
    if kind is None:
        return None
    name: Name = getattr(node, "name")  # noqa: B009 - every kind of KINDS has one
    return Symbol(kind, name, node)


def _is_of_no_kind(node: Declaration) -> bool:
    """Whether nobody can say what is declared, as with `structure User { … }`."""
    return isinstance(node, nodes.ResourceDeclaration) and node.kind.text not in RESOURCE_KINDS


def _declared_twice(again: Symbol, first: Symbol) -> Diagnostic:
    return Diagnostic(
        "declared-twice",
        f"`{again.name.text}` is declared twice; all declarations share one namespace",
        again.name.span,
        label=f"declared again, as {with_article(again.kind)}",
        related=(Related(first.name.span, f"first declared here, as {with_article(first.kind)}"),),
        help="give one of them another name",
    )


def _reserved(symbol: Symbol) -> Diagnostic:
    return Diagnostic(
        "reserved-name",
        f"`{symbol.name.text}` is a name of the language's own",
        symbol.name.span,
        label="cannot be declared",
        help="choose another name",
    )
