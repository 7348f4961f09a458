"""Make the resources that the source declares in CloudFormation's own words.

    resource alarm "AWS::CloudWatch::Alarm" { MetricName: f.name }
       →  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { MetricName: !Ref FFunction } }

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
"""

from __future__ import annotations

from ..model.document import Obj
from ..model.names import pascal
from ..model.nodes import Model, RawResource, Resource
from ..syntax.nodes import Reference
from .documents.values import document_of, object_of

_ATTRIBUTES = {
    "deletion_policy": "DeletionPolicy",
    "update_replace_policy": "UpdateReplacePolicy",
    "creation_policy": "CreationPolicy",
    "update_policy": "UpdatePolicy",
    "metadata": "Metadata",
}


def build_raw_resources(model: Model) -> Model:
    """The model with its raw resources behind all others, in the order of the source."""
    made = [
        Resource(raw.logical_id, _raw(raw, model), raw.name.span)
        for raw in model.raw_resources.values()
    ]
    return model._replace(resources=(*model.resources, *made))


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
