"""What a function is taken to say where its settings do not say it themselves."""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax.nodes import Reference
from .names import pascal
from .nodes import (
    DeclaredResource,
    Function,
    FunctionTarget,
    Given,
    HttpTarget,
    Model,
    Route,
)

# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
LONGEST_DESCRIPTION = 256


def default_handler(function: Function) -> str:
    """The handler of a function that names none: `get_user.handler`."""
    return f"{function.name.text}.handler"


def description(function: Function) -> str:
    """The first paragraph of the doc comment on one line, whatever its length."""
    return paragraph(function.doc)


def paragraph(doc: str) -> str:
    """The first paragraph of a doc comment on one line."""
    return " ".join(doc.strip().split("\n\n")[0].split())


def publishes_versions(function: Function) -> bool:
    """Whether callers invoke a version of the function, and not what was deployed last."""
    return publishing(function) is not None


def publishing(function: Function) -> Given | None:
    """The setting for whose sake versions of a function are published; None where none are.

    Instances can be kept warm, and a snapshot can be taken, of a published version only.
    https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    snapstart = function.settings.get("snapstart")
    if snapstart is not None and snapstart.value:
        return snapstart
    return function.settings.get("provisioned")


def alias_id(function: Function) -> str:
    """The logical id of the alias that callers of a version invoke."""
    return f"{pascal(function.name.text)}Alias"


def destination(given: Given, model: Model) -> Function | DeclaredResource:
    """What a setting such as `on_failure jobs` names."""
    name = given.value.path[0]
    return model.functions.get(name) or model.declared[name]


def is_proxy(route: Route, model: Model) -> bool:
    """Whether API Gateway hands requests and answers on whole: a raw function, or a URL.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
    """
    if isinstance(route.target, FunctionTarget):
        function = model.functions.get(route.target.function)
        return function is not None and not function.called
    return isinstance(route.target, HttpTarget)


def own_layers(function: Function, model: Model) -> Iterator[tuple[DeclaredResource, Reference]]:
    """The layers of this service that a function has, and where it says so."""
    given = function.settings.get("layers")
    for value in (given.value or ()) if given is not None else ():
        declared = model.declared.get(value.path[0]) if isinstance(value, Reference) else None
        if declared is not None and declared.kind == "layer":
            yield declared, value


def stated(model: Model, name: str) -> Iterator[Given]:
    """What is given for a setting, by the service and by functions, each once.

    A service's default that every function replaces is there too; what could not be read is not.
    """
    default = model.service.settings.get(name)
    own = (function.settings.get(name) for function in model.functions.values())
    for given in (default, *(other for other in own if other is not default)):
        if given is not None and given.value is not None:
            yield given
