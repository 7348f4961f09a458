"""Resources of the stack that need each other, so that none can be made first.

    queue a { retry 3 then b }        a needs b,
    queue b { retry 3 then a }        and b needs a

In: the lowered model, in which circles that pass through functions have been cut. Out: one error
for each set of resources that are left in a circle, at a reference that could be taken out.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Diagnostic, Related
from ..model.dependencies import circles, dependencies, referred, shortest, waits_for
from ..model.names import base_id, pascal
from ..model.nodes import Model
from ..named_tuples import NamedTuple
from ..source import Span


class _Need(NamedTuple):
    """One declaration that needs another: who, whom, and where it says so."""

    source: str
    target: str
    span: Span


def check_circular_references(model: Model) -> Iterator[Diagnostic]:
    """One error for each circle; where several lead through each other, for the shortest."""
    if not model.circles:
        return  # What has been made since is in none.
    resources = {made.logical_id: made for made in model.resources}
    graph = dependencies({name: made.document for name, made in resources.items()})
    for circle in circles(graph):
        within = frozenset(circle)
        ways = [shortest(start, graph, within) for start in circle]
        way = min(ways, key=len)
        needs = []
        for source, target in zip(way, (*way[1:], way[0]), strict=True):
            made = resources[source]
            span = _where(made.document, target, made.span) or made.span
            needs.append(_Need(_name(source, model), _name(target, model), span))
        yield _diagnostic(needs)


def _name(logical_id: str, model: Model) -> str:
    """The declaration that a resource belongs to; its logical id where it belongs to none."""
    bases = {base_id("api", api.name): api.name for api in model.apis}
    for name in (*model.functions, *model.declared, *model.raw_resources):
        bases[pascal(name)] = name
    fitting = [base for base in bases if logical_id.startswith(base)]
    return bases[max(fitting, key=len)] if fitting else logical_id


def _where(node: Any, target: str, span: Span | None) -> Span | None:
    """Where a document names a resource; `span` is where the document stands. None: it does not."""
    if isinstance(node, Mapping):
        own = getattr(node, "span", None) or span
        if target in [name for name, _ in referred(node)]:
            return own
        spans = getattr(node, "spans", {})
        if "Type" in node and target in waits_for(node):
            return spans.get("DependsOn", own)
        parts = [(value, spans.get(key, own)) for key, value in node.items()]
    elif isinstance(node, list):
        own = getattr(node, "span", None) or span
        spans = getattr(node, "spans", {})
        parts = [(value, spans.get(at, own)) for at, value in enumerate(node)]
    else:
        return None
    return next((at for part, here in parts if (at := _where(part, target, here))), None)


def _diagnostic(needs: list[_Need]) -> Diagnostic:
    # What a declaration needs of itself says nothing, unless there is nothing else.
    told = [need for need in needs if need.source != need.target] or needs[:1]
    at = min(told, key=lambda need: (need.span.source.name, need.span.start))
    place = told.index(at)
    others = told[place + 1 :] + told[:place]
    chain = [f"`{need.source}` needs `{need.target}`" for need in (at, *others)]
    if others:
        message = f"{', '.join(chain[:-1])} and {chain[-1]}, so that none can be made first"
    else:
        message = f"`{at.source}` needs itself to be made"
    return Diagnostic(
        "circular-reference",
        message,
        at.span,
        label=f"needs `{at.target}`",
        related=tuple(
            Related(need.span, f"`{need.source}` needs `{need.target}` here") for need in others
        ),
        help=_help(at, others),
    )


def _help(at: _Need, others: list[_Need]) -> str:
    if others:
        return "take one of these references out"
    if at.span.text.endswith(".stage"):
        return "write `service.stage`, which is the same"
    return "take it out"
