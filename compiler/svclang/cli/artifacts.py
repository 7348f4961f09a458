"""The files of one service: their names and their texts.

In: the lowered model. Out: the Swagger of each API and the template, as texts, and the template as
it is written, which is not always as it was compiled: see `MAXIMUM_SIZE`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..aws.limits import MAXIMUM_TEMPLATE
from ..diagnostics import Diagnostic
from ..model.document import Obj
from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..model.nodes import Api, Model

MAXIMUM_SIZE = MAXIMUM_TEMPLATE
"""Bytes that a template may have.

Of a template that would pass that, the Swagger is included from its own file with `AWS::Include`,
which `aws cloudformation package` uploads. `BodyS3Location` would not do: what it names is imported
as it is, its intrinsic functions unresolved
(https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html).
"""


class Artifact(NamedTuple):
    """A file to be: its name without the folder, its text, and its document."""

    name: str
    text: str
    document: Obj


class Artifacts(NamedTuple):
    """The files of one service: Swaggers in the order of its APIs, and the template."""

    model: Model
    swaggers: tuple[Artifact, ...]
    template: Artifact
    notes: tuple[Diagnostic, ...] = ()

    @property
    def all(self) -> tuple[Artifact, ...]:
        """In the order in which they are named to the user."""
        return (*self.swaggers, self.template)


def artifacts(model: Model, format: str) -> Artifacts:
    """The files of a model that has been lowered, in `yaml` or `json`."""
    service = model.service.name.text
    write = _writer(model, format)
    swaggers = tuple(
        Artifact(f"{_stem(service, api)}.swagger.{format}", write(api.swagger, False), api.swagger)
        for api in model.apis
        if api.swagger is not None
    )
    assert model.template is not None
    name = f"{service}.template.{format}"
    template = Artifact(name, write(model.template, True), model.template)
    if len(template.text.encode("utf-8", "surrogatepass")) <= MAXIMUM_SIZE or not swaggers:
        return Artifacts(model, swaggers, template)
    places = {
        api.logical_id: swagger.name for api, swagger in zip(model.apis, swaggers, strict=True)
    }
    included = _with_includes(model.template, places)
    template = Artifact(name, write(included, True), included)
    notes = [_said(model, swaggers)]
    if _processed_size(model.template) > MAXIMUM_SIZE:
        notes.append(_too_large(model))
    return Artifacts(model, swaggers, template, tuple(notes))


def _processed_size(template: Obj) -> int:
    """About the size of the template that CloudFormation works with, everything included."""
    import json

    compact = json.dumps(template, separators=(",", ":"), ensure_ascii=False)
    return len(compact.encode("utf-8", "surrogatepass"))


def _too_large(model: Model) -> Diagnostic:
    return Diagnostic(
        "oversized-template",
        "with the Swagger in it, the template is larger than the 1 MB that CloudFormation takes",
        model.service.name.span,
        help="part the API into several services, or routes that differ little into one",
        severity="warning",
    )


def output_paths(made: Artifacts, folder: str) -> list[str]:
    """The paths of the files of a service."""
    return [os.path.join(folder, artifact.name) for artifact in made.all]


def _stem(service: str, api: Api) -> str:
    return service if api.name == "api" else f"{service}.{api.name}"


def _writer(model: Model, format: str) -> Callable[[Obj, bool], str]:
    if format == "json":
        from ..emit.json_text import json_text

        return lambda document, _: json_text(document)
    from ..emit.yaml_text import yaml_text

    source = model.service.span.source.name.rpartition("/")[2]
    header = f"Compiled by svclang from {source}: edit that, and not this."
    return lambda document, short: yaml_text(document, short_intrinsics=short, header=header)


def _with_includes(template: Obj, places: Mapping[str, str]) -> Obj:
    """A template whose APIs are read from the files at `places` when it is deployed."""
    changed = _copy(template)
    resources = changed["Resources"] = _copy(template["Resources"])
    for logical_id, place in places.items():
        resource = resources[logical_id] = _copy(resources[logical_id])
        properties = resource["Properties"] = _copy(resource["Properties"])
        span = properties["Body"].span
        include = {"Name": "AWS::Include", "Parameters": {"Location": f"./{place}"}}
        properties["Body"] = Obj({"Fn::Transform": include}, span)
    return changed


def _copy(node: Obj) -> Obj:
    return Obj(node, getattr(node, "span", None), getattr(node, "spans", None))


def _said(model: Model, swaggers: tuple[Artifact, ...]) -> Diagnostic:
    names = ", ".join(f"`{swagger.name}`" for swagger in swaggers)
    return Diagnostic(
        "large-template",
        f"the template would be larger than CloudFormation takes; it includes {names} instead",
        model.service.name.span,
        help="deploy it with `aws cloudformation package`, which uploads what is included",
        severity="note",
    )
