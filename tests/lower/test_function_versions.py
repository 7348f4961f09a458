"""Published versions of functions: when there is a new one, and who invokes it."""

from __future__ import annotations

from typing import Any

import pytest

from settled import settled
from svclang.lower.build_functions import build_functions
from svclang.lower.stack.function_versions import invoked_arn
from svclang.model.nodes import Surroundings

SERVICE = "service shop { runtime nodejs22.x }\n"
SNAPSHOT = "service shop { runtime python3.13; snapstart on }\n"


def resources(text: str, around: Surroundings | None = None) -> dict[str, Any]:
    model = build_functions(settled(text, around))
    return {made.logical_id: made.document for made in model.resources}


def version(settings: str = "", digest: str = "one") -> str:
    """The logical id of the version of a function with these settings and this code."""
    text = f"{SNAPSHOT}function get_user {{ {settings} }}"
    made = resources(text, Surroundings(code_digests={"..": digest}))
    (name,) = [name for name in made if name.startswith("GetUserVersion")]
    return name


def test_callers_invoke_the_function_itself() -> None:
    function = settled(SERVICE + "function get_user").functions["get_user"]
    assert invoked_arn(function) == "${GetUserFunction.Arn}"


def test_callers_of_a_function_with_snapshots_invoke_its_alias() -> None:
    function = settled(SNAPSHOT + "function get_user").functions["get_user"]
    assert invoked_arn(function) == "${GetUserAlias}"


def test_the_alias_leads_to_the_published_version() -> None:
    name = version()
    made = resources(SNAPSHOT + "function get_user", Surroundings(code_digests={"..": "one"}))
    assert made["GetUserAlias"]["Properties"] == {
        "Name": "live",
        "FunctionName": {"Ref": "GetUserFunction"},
        "FunctionVersion": {"Fn::GetAtt": [name, "Version"]},
    }
    assert made[name]["DeletionPolicy"] == "Retain"


def test_the_same_function_has_the_same_version() -> None:
    assert version("memory 1GB") == version("memory 1GB")


@pytest.mark.parametrize(
    "setting",
    ["memory 1GB", "env { AB: 1 }", "runtime python3.14", "cfn { KmsKeyArn: aws.region }"],
)
def test_a_changed_configuration_is_a_new_version(setting: str) -> None:
    assert version(setting) != version()


def test_changed_code_is_a_new_version() -> None:
    assert version(digest="two") != version(digest="one")


@pytest.mark.parametrize("setting", ['tags { team: "media" }', "concurrency 5", "logs 365d"])
def test_what_a_version_does_not_hold_makes_no_new_one(setting: str) -> None:
    assert version(setting) == version()


def test_moved_code_makes_no_new_version() -> None:
    here = resources(
        f'{SNAPSHOT}function get_user {{ code "a" }}', Surroundings(code_digests={"../a": "one"})
    )
    assert version() in here
