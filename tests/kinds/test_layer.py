"""Layers: what they become, and how functions name them."""

from __future__ import annotations

from typing import Any

from building import compile_text, template_of
from svclang.compile import compile_source
from svclang.model.nodes import Surroundings
from svclang.source import Source

_HEAD = "service photos { runtime python3.13 }\n"
_LAYER = 'layer tools { code "layers/tools"; runtimes python3.13, nodejs22.x; license "MIT" }\n'


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def test_a_layer_is_a_version_that_is_kept() -> None:
    text = "/// What all need.\n" + _LAYER.replace("}", "; architectures arm64, x86_64 }")
    assert _resources(text)["ToolsLayer"] == {
        "Type": "AWS::Lambda::LayerVersion",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "Description": "What all need.",
            "Content": "../layers/tools",
            "CompatibleRuntimes": ["python3.13", "nodejs22.x"],
            "CompatibleArchitectures": ["arm64", "x86_64"],
            "LicenseInfo": "MIT",
        },
    }


def test_a_function_names_layers_of_the_service_and_others() -> None:
    arn = "arn:aws:lambda:eu-west-1:123456789012:layer:geo:3"
    made = _resources(_LAYER + f'function f {{ layers tools, "{arn}" }}')
    assert made["FFunction"]["Properties"]["Layers"] == [{"Ref": "ToolsLayer"}, arn]


def test_a_service_gives_a_layer_to_all_functions() -> None:
    text = "service photos { runtime python3.13; layers tools }\nfunction f\n" + _LAYER
    made = template_of(text)["Resources"]["FFunction"]["Properties"]
    assert made["Layers"] == [{"Ref": "ToolsLayer"}]


def _version(digests: dict[str, str]) -> str:
    text = _HEAD + _LAYER + 'function f { code "src"; layers tools; snapstart on }'
    source = Source("test.svc", text)
    compiled = compile_source(source, str, Surroundings(code_digests=digests))
    assert compiled.model is not None
    assert compiled.model.template is not None
    made = compiled.model.template["Resources"]
    versions = [name for name, each in made.items() if each["Type"] == "AWS::Lambda::Version"]
    return str(*versions)


def test_changed_code_of_a_layer_makes_a_new_version_of_its_functions() -> None:
    code = {"../src": "1" * 64}
    before, after = ({**code, "../layers/tools": digit * 64} for digit in "23")
    assert _version(before) == _version(before)
    assert _version(before) != _version(after)


def test_more_than_five_layers_are_refused() -> None:
    layers = ", ".join(f"l{number}" for number in range(6))
    text = _HEAD + "".join(f'layer l{number} {{ code "{number}" }}\n' for number in range(6))
    found = compile_text(text + f"function f {{ layers {layers} }}").diagnostics
    assert [each.rule for each in found] == ["out-of-range"]
