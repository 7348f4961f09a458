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
from ..model.nodes import Model, Output
from ..syntax.nodes import Reference
from .documents.setting_values import setting_value
from .documents.values import document_of, reference
from .stack.declare_parameters import parameter

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
    return resources


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
