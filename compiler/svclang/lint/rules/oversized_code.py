"""More code than Lambda takes.

What it finds
    A function whose code, unpacked and with the layers of this service that it has, is larger than
    250 MB, or a layer that is so by itself. `svc build` and `svc check` measure it; `svc lint`,
    which is quick, does not.

Why it is bad
    Lambda refuses the function, or the layer, when the stack is deployed.

Example
    service shop { runtime nodejs24.x; code "everything" }

    function report

    every 1d -> report

Use instead
    service shop { runtime nodejs24.x; code "src" }

    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...aws.function_settings import UNPACKED_BYTES
from ...diagnostics import Related
from ...model.code_paths import is_remote, named_path, path_of
from ...model.functions import own_layers
from ...model.nodes import DeclaredResource, Function, Model
from ...source import Span
from ..bound_routes import once_a_place
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_MEASURE = Callable[[str], int]


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that names too much code."""
    size = context.model.around.size
    if size is None:
        return
    known: dict[str, int] = {}

    def measure(path: str) -> int:
        if path not in known:
            known[path] = size(path, UNPACKED_BYTES) or 0
        return known[path]

    yield from once_a_place(_found(context, measure))


def _found(context: Context, measure: _MEASURE) -> Iterator[Finding]:
    for layer in of_kind(context, "layer"):
        code = layer.settings.get("code")
        if code is not None and _size_of(layer, measure) > UNPACKED_BYTES:
            yield _finding(layer.name.text, code.span)
    for function in context.model.functions.values():
        yield from _of_function(function, context.model, measure)


def _of_function(function: Function, model: Model, measure: _MEASURE) -> Iterator[Finding]:
    path, given = path_of(function, model), function.settings.get("code")
    if path is None:
        return
    own = measure(path)
    layers = [
        (layer, place, _size_of(layer, measure)) for layer, place in own_layers(function, model)
    ]
    if own > UNPACKED_BYTES:
        yield _finding(function.name.text, given.span if given is not None else function.name.span)
    elif all(size <= UNPACKED_BYTES for *_, size in layers) and (
        own + sum(size for *_, size in layers) > UNPACKED_BYTES
    ):
        related = [Related(layer.settings["code"].span, "a layer") for layer, *_ in layers]
        yield _finding(function.name.text, layers[-1][1].span, *related)


def _size_of(layer: DeclaredResource, measure: _MEASURE) -> int:
    """The bytes of a layer's code; none where it is no path of this project."""
    code = layer.settings.get("code")
    here = code is not None and code.value and not is_remote(code)
    return measure(named_path(code)) if code is not None and here else 0


def _finding(name: str, span: Span, *layers: Related) -> Finding:
    beside = ", with its layers," if layers else ""
    return Finding(
        f"the code of `{name}`{beside} is larger than the 250 MB that Lambda takes",
        span,
        related=layers,
        help="leave out what it does not need when it runs, or make a container image of it:"
        " `image`",
    )


RULE = Rule("oversized-code", check, despite_errors=True, needs="size")
