"""Layers.

    layer tools { code "layers/tools" }  →  ToolsLayer, a layer version

A version never changes: whatever is changed about it, CloudFormation makes a new one, and functions
get its ARN. `aws cloudformation package` uploads the code under a name that is a digest of it, so
that changed code is a changed property, and the logical id stays. Old versions are kept, for a
rollback to return to.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-layerversion.html
https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

from ...model.code_paths import given_path
from ...model.document import Obj
from ...model.functions import paragraph
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.setting_values import setting_list
from ..stack.resources import main_resource, put

# https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html
_LONGEST_DESCRIPTION = 256


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """The version of a layer."""
    return [main_resource(declared, properties(declared, model), model)]


def properties(declared: DeclaredResource, model: Model) -> Obj:
    """The properties of a layer's version."""
    settings = declared.settings
    made = Obj(span=declared.name.span)
    description = paragraph(declared.doc)[:_LONGEST_DESCRIPTION]
    if description:
        made["Description"] = description
    code = settings.get("code")
    if code is not None:
        made.put("Content", given_path(code, model), code.span)
    for name, key in (
        ("runtimes", "CompatibleRuntimes"),
        ("architectures", "CompatibleArchitectures"),
    ):
        given = settings.get(name)
        if given is not None:
            made.put(key, setting_list(given.value, given.span, model), given.span)
    put(made, "LicenseInfo", settings, "license", model)
    return made
