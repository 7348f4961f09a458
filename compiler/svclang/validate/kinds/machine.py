"""What Step Functions would refuse of a machine, and what its states could not do.

In: a machine, and the model. Out: diagnostics.
https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.attributes import PSEUDO_PARAMETERS, SERVICE_ATTRIBUTES
from ...aws.kinds import attributes_of
from ...aws.kinds.machine import EXPRESS
from ...aws.state_machines import INTEGRATIONS
from ...diagnostics import Diagnostic, Related, nearest, with_article
from ...model.definitions import Broken, Definition, definition_of
from ...model.document import Obj
from ...model.machine_tasks import Need, is_distributed, needs_of, states_of
from ...model.nodes import DeclaredResource, Model
from ...source import Span
from ...syntax.nodes import Block, Text
from ..state_machines import check_states


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one machine."""
    given = declared.settings.get("definition")
    if given is None:
        yield Diagnostic(
            "missing-setting",
            "a machine needs a definition",
            declared.name.span,
            help='as in `definition "machines/orders.asl.json"`',
        )
        return
    if given.value is None:
        return  # what is wrong with it has been said
    if not isinstance(given.value, Block | Text) or (
        isinstance(given.value, Text) and not given.value.plain
    ):
        yield Diagnostic(
            "wrong-value",
            "`definition` is the path of a file, or the states in braces",
            given.span,
            help='as in `definition "machines/orders.asl.json"`',
        )
        return
    definition = definition_of(declared, model)
    if isinstance(definition, Broken):
        yield _broken(definition, given.span)
    elif definition is not None:
        yield from _check_definition(declared, definition, given.span, model)
    yield from _check_may(declared)


def _broken(definition: Broken, span: Span) -> Diagnostic:
    yaml = definition.span.source.name.endswith((".yaml", ".yml"))
    return Diagnostic(
        "wrong-definition",
        f"this is no JSON: {definition.message}",
        definition.span,
        related=(Related(span, "named here"),),
        help="write it as JSON, or put it into the service as data" if yaml else "",
    )


def _check_definition(
    declared: DeclaredResource, definition: Definition, span: Span, model: Model
) -> Iterator[Diagnostic]:
    unknown = list(_check_references(definition, model))
    yield from unknown
    yield from check_states(definition.document, span)
    if unknown or not isinstance(definition.document, dict):
        return
    may = _may(declared)
    for need in needs_of(definition, model):
        yield from _check_need(need, may, span)
    kind = declared.settings.get("type")
    if kind is not None and kind.value == EXPRESS:
        yield from _check_express(definition, kind.span, span, model)


# --- References in a file, which no other check has seen


def _check_references(definition: Definition, model: Model) -> Iterator[Diagnostic]:
    for reference in definition.references.values():
        root, attribute = reference.path[0], ".".join(reference.path[1:])
        known = _attributes(root, model)
        if known is None:
            names = [*model.functions, *model.declared, *model.params]
            candidate = nearest(root, names)
            yield Diagnostic(
                "unknown-name",
                f"nothing that has a value is called `{root}`",
                reference.span,
                help=f"write `${{{candidate}}}`" if candidate else "declare it",
            )
        elif attribute not in known and known != ("*",):
            candidate = nearest(attribute, known)
            choices = ", ".join(f"`{root}.{each}`" if each else f"`{root}`" for each in known)
            yield Diagnostic(
                "unknown-attribute",
                f"`{root}` has no attribute `{attribute}`" if attribute else f"`{root}` has none",
                reference.span,
                help=f"write `{root}.{candidate}`" if candidate else f"there are {choices}",
            )


def _attributes(root: str, model: Model) -> tuple[str, ...] | None:
    if root == "aws":
        return tuple(PSEUDO_PARAMETERS)
    if root == "service":
        return SERVICE_ATTRIBUTES
    if root in model.raw_resources:
        return ("*",)
    kind = ""
    if root in model.params:
        kind = "param"
    elif root in model.functions:
        kind = "function"
    elif root in model.declared:
        kind = model.declared[root].kind
    elif any(api.name == root for api in model.apis):
        kind = "api"
    known = attributes_of(kind) if kind else None
    return tuple(known) if known is not None else None


# --- What the states may do


def _may(declared: DeclaredResource) -> set[str]:
    given = declared.settings.get("may")
    firsts = [each.get("first") for each in given.value] if given is not None else []
    return {first for first in firsts if isinstance(first, str)}


def _check_need(need: Need, may: set[str], span: Span) -> Iterator[Diagnostic]:
    if need.used or _covered(need, may):
        return
    task = need.task
    place = task.spans.get("Resource", span) if isinstance(task, Obj) else span
    known = INTEGRATIONS.get(need.service)
    kind = "function" if need.service == "lambda" else known.kind if known is not None else ""
    name = f"name {with_article(kind)} that is declared, or " if kind else ""
    yield Diagnostic(
        "missing-leave",
        f"nothing says on what `{need.name}` may do `{need.actions[0]}`",
        place,
        help=f'{name}write `may "{need.actions[0]}" on "arn:…"`',
    )


def _covered(need: Need, may: set[str]) -> bool:
    """Whether something that is allowed by hand is for this task."""
    if need.known:
        return any(action in may for action in need.actions)
    # What another service's call needs is not known to the letter.
    service = need.actions[0].split(":")[0]
    return any(action.split(":")[0] == service for action in may)


def _check_may(declared: DeclaredResource) -> Iterator[Diagnostic]:
    given = declared.settings.get("may")
    if given is None or all("on" in each for each in given.value):
        return
    yield Diagnostic(
        "missing-value",
        "`may` needs to say on what",
        given.span,
        help='as in `may "ecs:RunTask" on "arn:…"`',
    )


def _check_express(
    definition: Definition, express: Span, span: Span, model: Model
) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html."""
    related = (Related(express, "express"),)
    for need in needs_of(definition, model):
        if need.pattern:
            place = need.task.spans.get("Resource", span) if isinstance(need.task, Obj) else span
            yield Diagnostic(
                "not-in-express",
                f"an express machine does not wait: `{need.name}` uses `{need.pattern}`",
                place,
                related=related,
                help="take it off, or write `type standard`",
            )
    for name, state in states_of(definition.document):
        if is_distributed(state):
            yield Diagnostic(
                "not-in-express",
                f"an express machine has no distributed maps, and `{name}` is one",
                getattr(state, "span", None) or span,
                related=related,
                help="write `type standard`",
            )
