"""Cut the circles of the stack that pass through functions, by giving functions names.

    FFunction: { URL: !Ref Api, … }           FFunction: { FunctionName: !Sub "${AWS::StackName}-f",
    Api: { uri: … ${FFunction.Arn} … }   →                 URL: !Ref Api, … }
                                              Api: { uri: … :function:${AWS::StackName}-f … }

In: every resource but the deployments. Out: the same, where whoever stands in a circle with a
function that has a name writes its ARN out, and need not wait for it. What stands in no circle goes
on to refer to it: a permission or a mapping is made after the function, and Lambda insists on that.

It is done on what was made, and not on what was declared: so it holds for every kind, for raw
resources and for hatches, and nobody who refers to a function has to think of it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.dependencies import (
    IN_SUBSTITUTION,
    Graph,
    circles,
    dependencies,
    references,
    referred,
    waits_for,
)
from ..model.document import Arr, Obj
from ..model.functions import alias_id, publishes_versions
from ..model.nodes import Function, Model, Resource
from ..named_tuples import NamedTuple
from .documents.values import as_substitution
from .stack.function_roles import own_role_id
from .stack.function_versions import version_resources
from .stack.physical_names import physical_name, written_alias, written_arn

# What can be written out of a function, and of its alias.
_WRITTEN = frozenset({"", "Arn"})
# What is made only when the functions that it names are there: Lambda's own, and a bucket, of whose
# notifications S3 tests the targets.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-notificationconfig.html
_AFTER_FUNCTIONS = ("AWS::Lambda::", "AWS::S3::Bucket")


class _Stack(NamedTuple):
    """What is looked at: the documents, what needs what, and the function behind an id.

    `functions` has the ids of functions and of their aliases, `names` the name of each function,
    as the text of an `Fn::Sub`, where it can have one. `loose` are, for each resource in a circle,
    the functions and aliases there that it could write out.
    """

    documents: Mapping[str, Obj]
    graph: Graph
    functions: Mapping[str, str]
    names: Mapping[str, str]
    loose: Mapping[str, frozenset[str]]


def cut_circles(model: Model) -> Model:
    """The model without circles of resources, but for those that no name of a function cuts."""
    documents = {made.logical_id: made.document for made in model.resources}
    graph = dependencies(documents)
    found = circles(graph)
    if not found:
        return model
    functions, names = _ids(model), _names(model, documents)
    nameable = {target for target, name in functions.items() if name in names}
    loose = {
        member: _loose(documents[member], nameable.intersection(circle))
        for circle in found
        for member in circle
    }
    stack = _Stack(documents, graph, functions, names, loose)
    changed: dict[str, Obj] = {}
    for circle in found:
        named = _named(circle, stack, model)
        for member in circle:
            made = _written_out(member, named, stack)
            if made is not documents[member]:
                changed[member] = made
        for name in named:
            function = model.functions[name]
            here = changed.get(function.logical_id, documents[function.logical_id])
            changed[function.logical_id] = _with_name(here, names[name])
    return _replaced(model._replace(circles=tuple(found)), changed)


def _loose(document: Obj, functions: set[str]) -> frozenset[str]:
    """The functions and aliases of which a resource says nothing but what can be written out."""
    kind = document["Type"]
    if kind != "AWS::Lambda::Function" and kind.startswith(_AFTER_FUNCTIONS):
        return frozenset()
    found: set[str] = set()
    bound = set(waits_for(document))
    for target, attribute in references(document):
        (found if attribute in _WRITTEN else bound).add(target)
    return frozenset((found - bound) & functions)


# --- Which functions have a name


def _ids(model: Model) -> dict[str, str]:
    ids = {function.logical_id: name for name, function in model.functions.items()}
    for name, function in model.functions.items():
        if publishes_versions(function):
            ids[alias_id(function)] = name
    return ids


def _names(model: Model, documents: Mapping[str, Obj]) -> dict[str, str]:
    names = {}
    for name, function in model.functions.items():
        own = documents[function.logical_id]["Properties"].get("FunctionName")
        if own is None:
            names[name] = physical_name(function)
        elif isinstance(own, str) or isinstance(own.get("Ref", own.get("Fn::Sub")), str):
            names[name] = as_substitution(own)
    return names


def _named(circle: tuple[str, ...], stack: _Stack, model: Model) -> set[str]:
    """The functions of a circle that have a name: no more than it takes.

    A function that something else than a function calls keeps it rather than one that functions
    alone call, and of these the first in the alphabet.
    """
    callers: dict[str, set[str]] = {}
    for member in circle:
        for target in stack.loose[member]:
            callers.setdefault(stack.functions[target], set()).add(member)
    own = {own_role_id(function) for function in model.functions.values()} | set(stack.functions)
    order = sorted(callers, key=lambda name: (callers[name] <= own, name))
    named = set(order)
    for name in reversed(order):
        named.discard(name)
        if _closes(model.functions[name].logical_id, callers[name], named, stack):
            named.add(name)
    return named


def _closes(start: str, callers: set[str], named: set[str], stack: _Stack) -> bool:
    """Whether a function without a name leads to one of those who call it."""
    waiting = [start]
    reached = set(waiting)
    while waiting:
        here = waiting.pop()
        if here in callers:
            return True
        for target in stack.graph[here]:
            # Only what is in a circle leads back.
            if target in reached or target not in stack.loose:
                continue
            if target not in stack.loose[here] or stack.functions[target] not in named:
                reached.add(target)
                waiting.append(target)
    return False


# --- What is written then


def _with_name(document: Obj, name: str) -> Obj:
    """The document of a function that has a name, which stands first."""
    properties = document["Properties"]
    if "FunctionName" in properties:
        return document
    named = Obj({"FunctionName": Obj({"Fn::Sub": name}, properties.span)}, properties.span)
    named.update(properties)
    named.spans.update(properties.spans)
    made = Obj(document, document.span, document.spans)
    return made.put("Properties", named)


def _written_out(member: str, named: set[str], stack: _Stack) -> Obj:
    """The document of a resource that need not wait for the functions with a name."""
    texts: dict[tuple[str, str], str] = {}
    for target in stack.loose[member]:
        name = stack.functions[target]
        if name not in named:
            continue
        # A `Ref` to an alias is its ARN, and one to a function its name.
        known = stack.names[name]
        if stack.documents[target]["Type"] == "AWS::Lambda::Alias":
            texts[target, ""] = written_alias(known)
        else:
            texts[target, ""], texts[target, "Arn"] = known, written_arn(known)
    made: Obj = _rewritten(stack.documents[member], texts) if texts else stack.documents[member]
    return made


def _rewritten(node: Any, texts: Mapping[tuple[str, str], str]) -> Any:
    """A document with references written out; a part where there are none is the same part."""
    if isinstance(node, dict):
        if len(node) == 1 and any(found in texts for found in referred(node)):
            return _intrinsic(node, texts)
        parts = {key: _rewritten(value, texts) for key, value in node.items()}
        if all(parts[key] is value for key, value in node.items()):
            return node
        return Obj(parts, getattr(node, "span", None), getattr(node, "spans", None))
    if isinstance(node, list):
        items = [_rewritten(item, texts) for item in node]
        if all(new is old for new, old in zip(items, node, strict=True)):
            return node
        return Arr(items, getattr(node, "span", None), getattr(node, "spans", None))
    return node


def _intrinsic(node: Mapping[str, Any], texts: Mapping[tuple[str, str], str]) -> Obj:
    text: Any = node.get("Fn::Sub")
    span = getattr(node, "span", None)
    if text is None:
        return Obj({"Fn::Sub": texts[next(iter(referred(node)))]}, span)
    values: Any = {}
    if isinstance(text, list):
        text, values = text
    made = IN_SUBSTITUTION.sub(
        lambda found: (
            found[0] if found[1] in values else texts.get((found[1], found[2] or ""), found[0])
        ),
        text,
    )
    return Obj({"Fn::Sub": Arr([made, _rewritten(values, texts)]) if values else made}, span)


# --- The model after it


def _replaced(model: Model, changed: Mapping[str, Obj]) -> Model:
    made = tuple(
        made._replace(document=changed.get(made.logical_id, made.document))
        for made in model.resources
    )
    for function in model.functions.values():
        if function.logical_id in changed and publishes_versions(function):
            made = _published_again(made, function, changed[function.logical_id], model)
    apis = tuple(
        api._replace(swagger=changed[api.logical_id]["Properties"]["Body"])
        if api.logical_id in changed
        else api
        for api in model.apis
    )
    return model._replace(resources=made, apis=apis)


def _published_again(
    resources: tuple[Resource, ...], function: Function, document: Obj, model: Model
) -> tuple[Resource, ...]:
    """The resources with the version of a function that says something else now."""
    before = next(
        made.document for made in model.resources if made.logical_id == function.logical_id
    )
    old = version_resources(function, before["Properties"], model)
    new = version_resources(function, document["Properties"], model)
    instead = {made.logical_id: other for made, other in zip(old, new, strict=True)}
    return tuple(instead.get(made.logical_id, made) for made in resources)
