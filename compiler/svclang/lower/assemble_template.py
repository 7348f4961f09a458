"""Put the CloudFormation template together: parameters, resources, outputs.

In: the resources that the passes have made, and what the source declares of the rest. Out:
`model.template`. Resources stand in the order of a reader's interest: APIs, then functions, each
with what belongs to it, then raw resources.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
"""

from __future__ import annotations

from ..model.document import Obj
from ..model.limited_params import limited_params
from ..model.names import pascal
from ..model.nodes import Model, Output, RawResource
from ..syntax.nodes import Reference
from .documents.setting_values import setting_value
from .documents.values import document_of, object_of, reference
from .stack.declare_parameters import parameter

_ATTRIBUTES = {
    "deletion_policy": "DeletionPolicy",
    "update_replace_policy": "UpdateReplacePolicy",
    "creation_policy": "CreationPolicy",
    "update_policy": "UpdatePolicy",
    "metadata": "Metadata",
}
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
_LONGEST_DESCRIPTION = 1024


def assemble_template(model: Model) -> Model:
    """The model with its template."""
    template = Obj({"AWSTemplateFormatVersion": "2010-09-09"}, model.service.span)
    if model.service.doc:
        template["Description"] = shorten(model.service.doc, _LONGEST_DESCRIPTION)
    if model.params:
        parameters = Obj(span=model.service.span)
        limits = limited_params(model)
        for name, param in model.params.items():
            made = parameter(param, limits.get(name))
            parameters.put(param.logical_id, made, param.name.span)
        template["Parameters"] = parameters
    template["Resources"] = _resources(model)
    outputs = _outputs(model)
    if outputs:
        template["Outputs"] = outputs
    return model._replace(template=template)


def shorten(text: str, longest: int) -> str:
    """Text cut to so many bytes of UTF-8, at a whole character."""
    encoded = text.encode()
    if len(encoded) <= longest:
        return text
    return encoded[: longest - 3].decode(errors="ignore").rstrip() + "…"


def _resources(model: Model) -> Obj:
    resources = Obj(span=model.service.span)
    for resource in model.resources:
        resources.put(resource.logical_id, resource.document, resource.span)
    for raw in model.raw_resources.values():
        resources.put(raw.logical_id, _raw(raw, model), raw.name.span)
    return resources


def _raw(raw: RawResource, model: Model) -> Obj:
    made = Obj(span=raw.span)
    made.put("Type", raw.type, raw.type_span)
    waits = raw.settings.get("depends_on")
    if waits is not None:
        names = [_depended(word, model) for word in waits.value]
        made.put("DependsOn", names, waits.span)
    for name, attribute in _ATTRIBUTES.items():
        given = raw.settings.get(name)
        if given is not None:
            value = given.value if isinstance(given.value, str) else document_of(given.value, model)
            made.put(attribute, value, given.span)
    if raw.properties is not None:
        made.put("Properties", object_of(raw.properties, model), raw.properties.span)
    return made


def _depended(word: Reference, model: Model) -> str:
    name = word.path[0]
    if name in model.functions:
        return model.functions[name].logical_id
    api = next((api for api in model.apis if api.name == name), None)
    return api.logical_id if api else pascal(name)


def _outputs(model: Model) -> Obj:
    """The declared outputs, behind the URL of every API, which everybody looks for first."""
    outputs = Obj(span=model.service.span)
    for api in model.apis:
        url = reference(Reference((api.name, "url"), api.keyword), model)
        described = {"Description": f"Where the stage {model.stage} is reached", "Value": url}
        outputs.put(f"{api.logical_id}Url", Obj(described, api.keyword), api.keyword)
    for output in model.outputs:
        outputs.put(pascal(output.name.text), _output(output, model), output.name.span)
    return outputs


def _output(output: Output, model: Model) -> Obj:
    made = Obj(span=output.span)
    if output.doc:
        made["Description"] = shorten(output.doc, _LONGEST_DESCRIPTION)
    made.put("Value", document_of(output.value, model), output.value.span)
    if output.export is not None:
        made["Export"] = {"Name": setting_value(output.export, model)}
    return made
