"""The helper that finds circles in templates: what is a dependency to it, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from dependencies import cycles, dependencies


def _template(**resources: Any) -> dict[str, Any]:
    return {"Resources": resources}


@pytest.mark.parametrize(
    "value",
    [
        {"Ref": "B"},
        {"Fn::GetAtt": ["B", "Arn"]},
        {"Fn::GetAtt": "B.Arn"},
        {"Fn::Sub": "${B}/*"},
        {"Fn::Sub": "${B.Arn}/*"},
        {"Fn::Sub": ["${X}/*", {"X": {"Ref": "B"}}]},
        {"Fn::Join": ["", ["a", {"Ref": "B"}]]},
    ],
)
def test_an_intrinsic_is_a_dependency(value: Any) -> None:
    template = _template(A={"Properties": {"X": [value]}}, B={})
    assert dependencies(template) == {"A": {"B"}, "B": set()}


@pytest.mark.parametrize(
    "value",
    [
        {"Ref": "AWS::Region"},
        {"Ref": "Parameter"},
        {"Fn::Sub": "${!B}"},
        {"Fn::Sub": ["${B}", {"B": "text"}]},
        "B",
    ],
)
def test_what_names_no_resource_is_none(value: Any) -> None:
    assert dependencies(_template(A={"Properties": {"X": value}}, B={}))["A"] == set()


@pytest.mark.parametrize("waits", ["B", ["C", "B"]])
def test_depends_on_is_a_dependency(waits: Any) -> None:
    assert "B" in dependencies(_template(A={"DependsOn": waits}, B={}, C={}))["A"]


def test_a_circle_is_found_once_with_all_that_is_on_it() -> None:
    template = _template(
        A={"DependsOn": "B"},
        B={"Properties": {"X": {"Ref": "C"}}},
        C={"Properties": {"X": {"Ref": "A"}}},
        D={"DependsOn": "A"},
    )
    assert cycles(template) == [["A", "B", "C"]]


def test_a_chain_is_no_circle() -> None:
    assert cycles(_template(A={"DependsOn": "B"}, B={"DependsOn": "C"}, C={})) == []
