"""Layers: code that several functions share."""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import Items, Runtime, Setting, Txt, Words
from ..kind import Kind, settings_of

_CFN = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-lambda-layerversion.html"
)
_PUBLISH = "https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html"

KIND = Kind(
    name="layer",
    doc="Code that several functions share, each naming it in its `layers`.",
    example='layer tools { code "layers/tools"; runtimes nodejs24.x }',
    type="AWS::Lambda::LayerVersion",
    ending="Layer",
    source=_CFN,
    settings=settings_of(
        Setting(
            "code",
            Txt("folder or file with the code", fixed=True),
            "The folder that is zipped, or the zip that is uploaded; relative to the file.",
            'code "layers/tools"',
            "Content",
            "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
        ),
        Setting(
            "runtimes",
            Items(Runtime(), 1, 15),
            "The runtimes that it is made for.",
            "runtimes nodejs22.x, nodejs24.x",
            "CompatibleRuntimes",
            _PUBLISH,
        ),
        Setting(
            "architectures",
            Items(Words({"x86_64": "x86_64", "arm64": "arm64"}), 1, 2),
            "The instruction sets that it is made for.",
            "architectures arm64, x86_64",
            "CompatibleArchitectures",
            _PUBLISH,
        ),
        Setting(
            "license",
            Txt("license", longest=512),
            "Its license: an SPDX identifier, a URL or the text.",
            'license "MIT"',
            "LicenseInfo",
            _PUBLISH,
        ),
        keeps_data=True,
        tagged=False,
    ),
    attributes={
        "": Attribute("Ref", "{id}Layer", "the ARN of the layer's version"),
        "arn": Attribute("Ref", "{id}Layer", "the ARN of the layer's version"),
    },
    keeps_data=True,
)
