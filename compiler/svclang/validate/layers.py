"""The layers that functions name: whether they are layers, and made for such functions.

In: the model, with settings inherited. Out: diagnostics.
https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, Related, with_article
from ..model.functions import own_layers, stated
from ..model.nodes import DeclaredResource, Function, Given, Model
from ..syntax.nodes import Reference

_USUAL_ARCHITECTURE = "x86_64"


def check_layers(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the layers of all functions."""
    for given in stated(model, "layers"):
        yield from _check_kinds(given, model)
        yield from _check_doubled(given)
    for function in model.functions.values():
        for layer, place in own_layers(function, model):
            yield from _check_runtime(function, layer, place)
            yield from _check_architecture(function, layer, place)


def _check_kinds(given: Given, model: Model) -> Iterator[Diagnostic]:
    """References to what has a value, but is no layer."""
    for value in given.value:
        if not isinstance(value, Reference):
            continue
        name = value.path[0]
        declared = model.declared.get(name)
        if declared is not None and declared.kind != "layer":
            kind, place = declared.kind, declared.name.span
        elif name in model.functions:
            kind, place = "function", model.functions[name].name.span
        else:
            continue
        yield Diagnostic(
            "wrong-kind",
            f"`{name}` is {with_article(kind)}, and a layer is needed here",
            value.span,
            related=(Related(place, "declared here"),),
            help="name a `layer`, or write the ARN of a version of one in quotes",
        )


def _check_doubled(given: Given) -> Iterator[Diagnostic]:
    """Two versions of one layer, which Lambda refuses."""
    seen: set[str] = set()
    for layer in given.value:
        if isinstance(layer, str):
            key = layer.rpartition(":")[0]
            name = key.rpartition(":")[2]
        else:
            key = name = layer.path[0] if isinstance(layer, Reference) else ""
        if key and key in seen:
            yield Diagnostic(
                "doubled-layer",
                f"a function cannot have the layer `{name}` twice",
                given.span,
                help="keep one of its versions",
            )
        seen.add(key)


def _check_runtime(
    function: Function, layer: DeclaredResource, place: Reference
) -> Iterator[Diagnostic]:
    runtimes, runtime = layer.settings.get("runtimes"), function.settings.get("runtime")
    if runtimes is None or runtime is None or not _unlike(runtime.value, runtimes):
        return
    yield Diagnostic(
        "incompatible-layer",
        f"`{layer.name.text}` is not made for `{runtime.value}`, in which"
        f" `{function.name.text}` runs",
        place.span,
        related=(
            Related(runtimes.span, "made for these"),
            Related(runtime.span, "the function's runtime"),
        ),
        help=f"write `{runtime.value}` there too, if its code runs in that",
    )


def _check_architecture(
    function: Function, layer: DeclaredResource, place: Reference
) -> Iterator[Diagnostic]:
    made_for, own = layer.settings.get("architectures"), function.settings.get("architecture")
    architecture = _USUAL_ARCHITECTURE if own is None else own.value
    if made_for is None or not _unlike(architecture, made_for):
        return
    related = [Related(made_for.span, "made for this")]
    related += [Related(own.span, "the function's")] if own is not None else []
    yield Diagnostic(
        "incompatible-layer",
        f"`{layer.name.text}` is not made for `{architecture}`, on which"
        f" `{function.name.text}` runs",
        place.span,
        related=tuple(related),
        help=f"write `{architecture}` there too, if its code runs on that",
    )


def _unlike(value: Any, listed: Given) -> bool:
    """Whether a value that is known is none of those listed, all of which are known."""
    known = all(isinstance(each, str) for each in listed.value)
    return known and isinstance(value, str) and value not in listed.value
