"""What is found wrong with functions before anything is made of them."""

from __future__ import annotations

import pytest

from settled import settled
from svclang.aws.function_settings import FUNCTION_SETTINGS, RESERVED_VARIABLES
from svclang.aws.runtimes import RUNTIMES
from svclang.diagnostics import Diagnostic
from svclang.model.nodes import Given
from svclang.validate.functions import check_functions

SERVICE = "service shop { runtime nodejs22.x }\n"
SNAPSHOT = 'service shop { runtime python3.13; code "src"; snapstart on }\n'
IMAGE = 'image "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"'
API = "api { auth none; GET /a -> f }\n"


def found(text: str) -> list[Diagnostic]:
    return check_functions(settled(text))


def listed(text: str) -> list[str]:
    """Each finding as its rule and what it marks."""
    return [f"{one.rule}: {one.span.text}" for one in found(text)]


def of_function(settings: str, head: str = SERVICE) -> list[str]:
    """What is wrong with a function `f` of these settings."""
    return listed(f"{head}function f {{ {settings} }}")


def the_one(text: str) -> Diagnostic:
    (one,) = found(text)
    return one


def test_a_plain_function_is_fine() -> None:
    assert of_function("") == []


@pytest.mark.parametrize("name", FUNCTION_SETTINGS)
def test_a_setting_that_could_not_be_read_is_no_further_mistake(name: str) -> None:
    model = settled(SNAPSHOT + "function f")
    function = model.functions["f"]
    unread = Given(None, function.span, function.span)
    changed = function._replace(settings={**function.settings, name: unread})
    assert check_functions(model._replace(functions={"f": changed})) == []


# --- The runtime


def test_a_function_without_a_runtime_has_no_language() -> None:
    one = the_one("service shop\nfunction f")
    assert (one.rule, one.span.text) == ("missing-runtime", "f")
    assert "runtime nodejs24.x" in one.help
    assert one.related[0].span.text == "shop"


def test_many_functions_without_a_runtime_are_one_mistake() -> None:
    one = the_one(
        "service shop\nfunction f\nfunction g\nfunction h { runtime ruby3.4 }\nfunction i"
    )
    assert one.message == "`f` and 2 other functions have no runtime"


def test_a_runtime_can_be_a_parameter() -> None:
    assert listed("service shop\nparam r: string\nfunction f { runtime r }") == []


@pytest.mark.parametrize(
    "settings",
    [
        'cfn { Runtime: "nodejs28.x" }',
        'runtime java25; cfn { Handler: "a.B::c" }',
        'code "src"; runtime nodejs22.x; snapstart on; cfn { Runtime: "python3.16" }',
    ],
)
def test_what_the_hatch_says_is_believed(settings: str) -> None:
    assert of_function(settings, "service shop\n") == []


@pytest.mark.parametrize("runtime", ["java21", "dotnet8"])
def test_a_runtime_whose_handlers_name_classes_needs_one(runtime: str) -> None:
    one = the_one(f"{SERVICE}function f {{ runtime {runtime} }}")
    assert (one.rule, one.span.text) == ("missing-handler", "f")
    assert RUNTIMES[runtime].handler in one.help


def test_a_runtime_with_a_handler_of_its_own_is_fine() -> None:
    assert of_function('runtime java21; handler "a.B::c"') == []


# --- Images


@pytest.mark.parametrize(
    "setting",
    [
        "runtime python3.13",
        'handler "a.b"',
        'code "src"',
        'layers "arn:aws:lambda:eu-west-1:123456789012:layer:a:1"',
    ],
)
def test_an_image_takes_nothing_that_it_brings_itself(setting: str) -> None:
    assert of_function(f"{IMAGE}; {setting}") == [f"setting-beside-image: {setting.split()[0]}"]


def test_an_image_ignores_what_the_service_gives_for_zipped_code() -> None:
    assert of_function(IMAGE, 'service shop { runtime nodejs22.x; code "src" }\n') == []


def test_an_image_needs_no_runtime() -> None:
    assert of_function(IMAGE, "service shop\n") == []


# --- SnapStart


@pytest.mark.parametrize("runtime", ["python3.13", "java21", "java17.al2023", "dotnet8"])
def test_snapstart_works_with_these_runtimes(runtime: str) -> None:
    assert of_function(f'runtime {runtime}; handler "a.b"', SNAPSHOT) == []


@pytest.mark.parametrize("runtime", ["nodejs24.x", "python3.11", "ruby3.4", "provided.al2023"])
def test_snapstart_does_not_work_with_these_runtimes(runtime: str) -> None:
    assert of_function(f'runtime {runtime}; code "src"; snapstart on') == [
        "unsupported-snapstart: on"
    ]


def test_snapstart_of_the_service_is_wrong_where_a_function_cannot_have_it() -> None:
    one = the_one(SNAPSHOT + "function f { runtime nodejs22.x }")
    assert (one.rule, one.span.text) == ("unsupported-snapstart", "nodejs22.x")
    assert one.related[0].span.text == "on"


def test_a_function_can_switch_snapstart_off() -> None:
    assert of_function("runtime nodejs22.x; snapstart off", SNAPSHOT) == []


@pytest.mark.parametrize("setting", ["storage 1GB", IMAGE])
def test_snapstart_does_not_go_with_this(setting: str) -> None:
    marked = setting.removeprefix("storage ").removeprefix("image ")
    assert of_function(setting, SNAPSHOT) == [f"unsupported-snapstart: {marked}"]


# --- Single settings


def test_code_in_a_bucket_is_no_folder() -> None:
    assert of_function('code "s3://bucket/key.zip"') == ['remote-code: "s3://bucket/key.zip"']


@pytest.mark.parametrize(
    ("inside", "missing"),
    [
        ('subnets "subnet-0a1b2c3d"', "security_groups"),
        ('security_groups "sg-0a1b2c3d"', "subnets"),
    ],
)
def test_a_vpc_needs_subnets_and_security_groups(inside: str, missing: str) -> None:
    one = the_one(f"{SERVICE}function f {{ vpc {{ {inside} }} }}")
    assert (one.rule, one.span.text) == ("incomplete-vpc", "vpc")
    assert f"`{missing}`" in one.message


def test_a_vpc_of_the_service_is_looked_at_once() -> None:
    head = 'service shop { runtime nodejs22.x; vpc { subnets "subnet-0a1b2c3d" } }\n'
    assert listed(head + "function f\nfunction g") == ["incomplete-vpc: vpc"]


def test_a_parameter_with_a_list_stands_alone() -> None:
    head = SERVICE + "param nets: aws.subnet_ids\n"
    settings = 'vpc { subnets nets, "subnet-0a1b2c3d"; security_groups "sg-0a1b2c3d" }'
    assert of_function(settings, head) == ["list-among-values: nets"]
    assert of_function(settings.replace(', "subnet-0a1b2c3d"', ""), head) == []


def test_a_layer_cannot_be_there_in_two_versions() -> None:
    arn = "arn:aws:lambda:eu-west-1:123456789012:layer"
    one = the_one(f'{SERVICE}function f {{ layers "{arn}:a:1", "{arn}:b:1", "{arn}:a:2" }}')
    assert one.rule == "doubled-layer"
    assert "`a`" in one.message


# --- The environment


@pytest.mark.parametrize(
    "name", sorted(name for name in RESERVED_VARIABLES if not name.startswith("_"))
)
def test_variables_of_lambda_itself_cannot_be_set(name: str) -> None:
    assert of_function(f'env {{ {name}: "x" }}') == [f"reserved-variable: {name}"]


def test_other_variables_can_be_set() -> None:
    assert of_function('env { TZ: "UTC", AWS_PROFILE: "x", NODE_OPTIONS: "x" }') == []


def test_a_mistake_in_the_environment_of_the_service_is_one_mistake() -> None:
    head = 'service shop { runtime nodejs22.x; env { AWS_REGION: "x" } }\n'
    assert listed(head + "function f\nfunction g") == ["reserved-variable: AWS_REGION"]


@pytest.mark.parametrize("value", ["null", "[1, 2]", "{ a: 1 }"])
def test_a_variable_is_text(value: str) -> None:
    assert of_function(f"env {{ AB: {value} }}") == [f"not-text: {value}"]


def test_a_variable_is_no_list_of_a_parameter() -> None:
    head = SERVICE + "param nets: [string]\n"
    assert of_function("env { AB: nets }", head) == ["not-text: nets"]


def test_an_environment_of_four_kilobytes_is_fine() -> None:
    # {"AB":"…"} are nine bytes around the value.
    assert of_function(f'env {{ AB: "{"x" * 4087}" }}') == []


@pytest.mark.parametrize("value", ["x" * 4088, "é" * 2044, '\\"' * 2044])
def test_a_larger_environment_is_refused(value: str) -> None:
    assert [one.split(":")[0] for one in of_function(f'env {{ AB: "{value}" }}')] == [
        "large-environment"
    ]


# --- Tags


def test_a_resource_has_fifty_tags_at_most() -> None:
    tags = ", ".join(f'k{number}: "x"' for number in range(51))
    assert of_function(f"tags {{ {tags} }}") == [f"too-many-tags: {{ {tags} }}"]


@pytest.mark.parametrize(
    ("tag", "marked"),
    [
        ('team: "a&b"', '"a&b"'),
        ('"te#am": "a"', '"te#am"'),
        (f'team: "{"x" * 257}"', f'"{"x" * 257}"'),
    ],
)
def test_a_tag_that_iam_refuses_is_wrong(tag: str, marked: str) -> None:
    assert of_function(f"tags {{ {tag} }}") == [f"wrong-tag: {marked}"]


def test_tags_that_differ_in_case_alone_are_the_same() -> None:
    assert of_function('tags { team: "a", Team: "b" }') == ["doubled-tag: Team"]


def test_a_tag_takes_letters_of_every_language() -> None:
    assert of_function('tags { "équipe 1": "média/ø_.:=+-@", empty: "", ref: aws.region }') == []


def test_a_tag_is_text() -> None:
    assert of_function("tags { team: [1] }") == ["not-text: [1]"]


# --- The tables


def test_every_runtime_has_one_to_go_to_that_can_be_used() -> None:
    assert not [
        name
        for name, runtime in RUNTIMES.items()
        if runtime.next not in RUNTIMES or RUNTIMES[runtime.next].blocked
    ]
