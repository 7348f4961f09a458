"""What does not go together in how functions are called, and in what becomes of the calls.

In: the model, with settings inherited. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.invocation_settings import DESTINATIONS
from ..diagnostics import Diagnostic, Related
from ..model.functions import destination
from ..model.nodes import DeclaredResource, Function, Given, Model
from ..model.references import references_within
from ..source import Span
from .fifo import is_fifo


def check_invocations(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the calls of all functions."""
    for function in model.functions.values():
        yield from _check_provisioned(function)
        for name in DESTINATIONS:
            given = function.settings.get(name)
            if given is not None and given.value is not None:
                yield from _check_destination(function, name, given, model)
    yield from _check_urls(model)


def _check_provisioned(function: Function) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html."""
    warm, most = function.settings.get("provisioned"), function.settings.get("concurrency")
    snapstart = function.settings.get("snapstart")
    if warm is None or warm.value is None:
        return
    if most is not None and _known(warm) > _known(most) >= 0:
        yield Diagnostic(
            "too-many-provisioned",
            f"{warm.value} instances are kept warm, and {most.value} may run at once",
            warm.span,
            related=(Related(most.span, "reserved here"),),
            help=f"write `concurrency {warm.value}` or more, or keep fewer warm",
        )
    # https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
    if snapstart is not None and snapstart.value:
        yield Diagnostic(
            "unsupported-snapstart",
            "`snapstart` does not work with `provisioned`",
            warm.name,
            related=(Related(snapstart.span, "does not go with this"),),
            help="write `snapstart off` in the function, or take `provisioned` out",
        )


def _known(given: Given) -> int:
    return given.value if isinstance(given.value, int) else -1


def _check_destination(
    function: Function, name: str, given: Given, model: Model
) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html."""
    target = destination(given, model)
    text = target.name.text
    if target is function:
        yield Diagnostic(
            "endless-invocation",
            f"`{text}` would be called with what became of its own calls, without end",
            given.span,
            help="name another function, a queue or a topic",
        )
    if isinstance(target, DeclaredResource) and is_fifo(target):
        yield Diagnostic(
            "fifo-target",
            f"Lambda sends to standard {target.kind}s alone",
            given.span,
            related=(Related(target.settings["fifo"].name, "FIFO"),),
            help=f"name a {target.kind} without `fifo`",
        )


def _check_urls(model: Model) -> Iterator[Diagnostic]:
    """References to the URL of a function that has none."""
    parts = (model.outputs, model.functions, model.raw_resources, model.declared, model.apis)
    seen: set[Span] = set()
    for reference in references_within(parts):
        function = model.functions.get(reference.path[0])
        if reference.path[1:] != ("url",) or function is None or "url" in function.settings:
            continue
        if reference.span not in seen:
            seen.add(reference.span)
            yield Diagnostic(
                "no-url",
                f"`{function.name.text}` has no URL of its own",
                reference.span,
                related=(Related(function.name.span, "declared here"),),
                help="write `url iam` in it, for those who have leave, or `url none` for everybody",
            )
