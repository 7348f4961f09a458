"""What Lambda would refuse of a function, or take and quietly get wrong.

In: the model, with settings inherited and logical ids set. Out: diagnostics for what the form of a
single setting does not show: settings that do not go together, and names that AWS keeps to itself.
What a service gives to all its functions is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..advice import take_out
from ..aws.runtimes import RUNTIMES, LambdaRuntime
from ..diagnostics import Diagnostic, Related
from ..model.by_hand import by_hand
from ..model.code_paths import is_remote
from ..model.functions import default_handler, publishes_versions, stated
from ..model.list_params import list_param
from ..model.nodes import Function, Given, Model
from ..syntax.nodes import Reference
from .function_data import check_environments, check_tags
from .invocations import check_invocations
from .layers import check_layers

# https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
_NOT_WITH_IMAGE = ("runtime", "handler", "code", "layers")
# https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes
_SNAPSTART_STORAGE_MB = 512
# What may be given several values, by the setting in whose braces it stands.
_LISTS = {"vpc": ("subnets", "security_groups"), "image": ("command", "entry_point")}


def check_functions(model: Model) -> list[Diagnostic]:
    """What is wrong with the functions of a model."""
    found = _missing_runtimes(model)
    for function in model.functions.values():
        found.extend(_check_package(function))
        found.extend(_check_code(function))
        found.extend(_check_handler(function))
        found.extend(_check_snapstart(function, model))
    found.extend(_check_settings(model))
    found.extend(check_invocations(model))
    found.extend(check_environments(model))
    found.extend(check_tags(model))
    found.extend(check_layers(model))
    return list(dict.fromkeys(found))


def _missing_runtimes(model: Model) -> list[Diagnostic]:
    lacking = [
        function
        for function in model.functions.values()
        if not {"runtime", "image"} & function.settings.keys()
        and not by_hand(function.settings, "Runtime")
    ]
    if not lacking:
        return []
    first, *others = lacking
    name = f"`{first.name.text}`"
    if len(others) == 1:
        message = f"{name} and `{others[0].name.text}` have no runtime"
    elif others:
        message = f"{name} and {len(others)} other functions have no runtime"
    else:
        message = f"{name} has no runtime"
    related = (Related(model.service.name.span, "a default for all functions can stand here"),)
    return [
        Diagnostic(
            "missing-runtime",
            message,
            first.name.span,
            label="in what language?",
            related=related if model.service.name.span.text else (),
            help="write `runtime nodejs24.x` in the service, for all functions, or in this one",
        )
    ]


# --- The code and how it is started


def _check_package(function: Function) -> Iterator[Diagnostic]:
    image = function.settings.get("image")
    if image is None or image.value is None:
        return
    for name in _NOT_WITH_IMAGE:
        given = function.settings.get(name)
        if given is not None:
            yield Diagnostic(
                "setting-beside-image",
                f"`{name}` means nothing for a container image",
                given.name,
                label="not used",
                related=(Related(image.span, "the image, which brings its own"),),
                **take_out(
                    given.whole,
                    'take it out; what is run is the image\'s `command "app.handler"`'
                    if name == "handler"
                    else "take it out",
                    safe=name != "handler",
                ),
            )


def _check_code(function: Function) -> Iterator[Diagnostic]:
    given = function.settings.get("code")
    if "image" in function.settings or by_hand(function.settings, "Code"):
        return
    if given is not None and given.value is not None and is_remote(given):
        yield Diagnostic(
            "remote-code",
            "`code` is a folder or a file of this project",
            given.span,
            label="lies elsewhere",
            help='for code in a bucket, write `cfn { Code: { S3Bucket: "…", S3Key: "…" } }`',
        )


def _check_handler(function: Function) -> Iterator[Diagnostic]:
    runtime = _runtime(function)
    if runtime is None or not runtime.handler:
        return
    if "handler" in function.settings or by_hand(function.settings, "Handler"):
        return
    given = function.settings["runtime"]
    yield Diagnostic(
        "missing-handler",
        f"a handler of `{given.value}` names a class, which `{default_handler(function)}` does not",
        function.name.span,
        label="has no `handler` of its own",
        related=(Related(given.span, "the runtime"),),
        help=f'write `handler "{runtime.handler}"`, with the names of your code',
    )


def _runtime(function: Function) -> LambdaRuntime | None:
    """What the table knows of a function's runtime; None where only the deployment knows it."""
    given = function.settings.get("runtime")
    if given is None or "image" in function.settings or by_hand(function.settings, "Runtime"):
        return None
    return RUNTIMES.get(given.value) if isinstance(given.value, str) else None


def _check_snapstart(function: Function, model: Model) -> Iterator[Diagnostic]:
    """What snapshots do not go with.

    https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes
    """
    snapstart = function.settings.get("snapstart")
    if snapstart is None or not publishes_versions(function):
        return
    runtime, image = function.settings.get("runtime"), function.settings.get("image")
    storage = function.settings.get("storage")
    if image is not None and image.value is not None:
        yield _unsupported(snapstart, "image", image, "a container image", model)
    elif runtime is not None and not getattr(_runtime(function), "snapstart", True):
        yield _unsupported(snapstart, "runtime", runtime, f"`{runtime.value}`", model)
    if storage is not None and _more(storage.value, _SNAPSTART_STORAGE_MB):
        much = f"more than {_SNAPSTART_STORAGE_MB}MB of `storage`"
        yield _unsupported(snapstart, "storage", storage, much, model)


def _unsupported(snapstart: Given, name: str, other: Given, what: str, model: Model) -> Diagnostic:
    """Said where the function itself says one of the two, not where the service does."""
    inherited = model.service.settings.get("snapstart") is snapstart
    own = model.service.settings.get(name) is not other
    place, related = (other, snapstart) if inherited and own else (snapstart, other)
    having = dict.fromkeys(known.next for known in RUNTIMES.values() if known.snapstart)
    others = ", ".join(f"`{name}`" for name in having)
    return Diagnostic(
        "unsupported-snapstart",
        f"`snapstart` does not work with {what}",
        place.span,
        related=(Related(related.span, "does not go with this"),),
        help=f"write `snapstart off` in the function, or use one of {others}"
        if name == "runtime"
        else "write `snapstart off` in the function",
    )


def _more(value: Any, limit: int) -> bool:
    return isinstance(value, int) and value > limit


# --- Single settings, wherever they are given


def _check_settings(model: Model) -> Iterator[Diagnostic]:
    for given in stated(model, "layers"):
        yield from _check_list(given, model)
    for given in stated(model, "vpc"):
        yield from _check_vpc(given)
    for name, parts in _LISTS.items():
        for given in stated(model, name):
            for part in parts:
                if part in given.value:
                    yield from _check_list(given.value[part], model)


def _check_vpc(given: Given) -> Iterator[Diagnostic]:
    """Half of what a function in a network needs.

    https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html
    """
    for name, example in (("subnets", "subnet-…"), ("security_groups", "sg-…")):
        if name not in given.value:
            yield Diagnostic(
                "incomplete-vpc",
                f"`vpc` needs `{name}` too",
                given.name,
                help=f'write `{name} "{example}"`, or a parameter that holds it',
            )


def _check_list(given: Given, model: Model) -> Iterator[Diagnostic]:
    for value in given.value:
        if len(given.value) > 1 and list_param(value, model) is not None:
            assert isinstance(value, Reference)
            yield Diagnostic(
                "list-among-values",
                f"`{value.text}` is a whole list, and cannot stand among other values",
                value.span,
                related=(Related(model.params[value.path[0]].name.span, "declared here"),),
                help="give it alone, or make it a parameter with one value",
            )
