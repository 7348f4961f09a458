"""`resolve_param` and `parameter`: a `param` as a parameter of the template."""

import json
from typing import Any

import pytest

from building import template_of
from svclang.aws.parameter_types import AWS_TYPES
from svclang.diagnostics import Diagnostic
from svclang.lower.stack.declare_parameters import parameter, whole
from svclang.model.document import Obj, span_at
from svclang.model.nodes import Param as ResolvedParam
from svclang.model.resolve_params import resolve_param
from svclang.syntax.nodes import Param
from typed import declarations, listed, scope_of

TYPES = """
enum Size { small = "S", large = "L" }
type Id = string(1..8)
type User { id: Id }
type Lists = [Lists]
"""


def resolved(text: str) -> tuple[ResolvedParam, list[Diagnostic]]:
    scope = scope_of(TYPES + text)
    node = declarations(TYPES + text)[-1]
    assert isinstance(node, Param)
    return resolve_param(node, scope), scope.diagnostics


def document(text: str) -> Obj:
    param, diagnostics = resolved(text)
    assert diagnostics == []
    return parameter(param)


def problems(text: str) -> list[str]:
    return listed(resolved(text)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("param x: string", {"Type": "String"}),
        ('param x: string = ""', {"Type": "String", "Default": ""}),
        ("param x: string(1..80)", {"Type": "String", "MinLength": 1, "MaxLength": 80}),
        ("param x: Id", {"Type": "String", "MinLength": 1, "MaxLength": 8}),
        (
            'param x: "a" | "b" = "b"',
            {"Type": "String", "Default": "b", "AllowedValues": ["a", "b"]},
        ),
        (
            'param x: Size = "S"',
            {"Type": "String", "Default": "S", "AllowedValues": ["S", "L"]},
        ),
        (
            "param x: int(1..5) = 3",
            {"Type": "Number", "Default": "3", "MinValue": 1, "MaxValue": 5},
        ),
        ("param x: float = 0.5", {"Type": "Number", "Default": "0.5"}),
        (
            "param x: bool = true",
            {"Type": "String", "Default": "true", "AllowedValues": ["true", "false"]},
        ),
        (
            'param x: [string] = ["a", "b"]',
            {"Type": "CommaDelimitedList", "Default": "a,b"},
        ),
        (
            "param x: [Size]",
            {"Type": "CommaDelimitedList", "AllowedValues": ["S", "L"]},
        ),
        ("param x: [int] = [80, 443]", {"Type": "List<Number>", "Default": "80,443"}),
        ("/// What for.\nparam x: string", {"Type": "String", "Description": "What for."}),
        ("secret param x", {"Type": "String", "NoEcho": True}),
        ("secret param x: int", {"Type": "Number", "NoEcho": True}),
        ("param x: aws.vpc_id", {"Type": "AWS::EC2::VPC::Id"}),
        (
            'param x: aws.subnet_ids = ["subnet-1", "subnet-2"]',
            {"Type": "List<AWS::EC2::Subnet::Id>", "Default": "subnet-1,subnet-2"},
        ),
        (
            'param x: aws.ssm = "/app/size"',
            {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/app/size"},
        ),
        (
            'param x: aws.ssm.subnet_ids = "/net/subnets"',
            {
                "Type": "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>",
                "Default": "/net/subnets",
            },
        ),
        (
            "param x: string(/^[a-z]+$/)",
            {"Type": "String", "AllowedPattern": "^[a-z]+$"},
        ),
    ],
)
def test_a_param_is_a_parameter(text: str, expected: dict[str, Any]) -> None:
    assert document(text) == expected


@pytest.mark.parametrize("kind", ["date", "datetime", "uuid", "email", "uri", "bytes"])
def test_a_formatted_text_has_its_pattern_and_says_what_it_must_be(kind: str) -> None:
    made = document(f"param x: {kind}")
    assert made["Type"] == "String"
    assert made["AllowedPattern"].startswith("^")
    assert made["ConstraintDescription"].startswith("must be ")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^a$", "^a$"),
        ("a", r"[\s\S]*(?:a)[\s\S]*"),
        ("^a", r"[\s\S]*(?:^a)[\s\S]*"),
        ("^a|b$", r"[\s\S]*(?:^a|b$)[\s\S]*"),
        (r"^a\$", r"[\s\S]*(?:^a\$)[\s\S]*"),
    ],
)
def test_a_pattern_that_is_found_anywhere_is_made_to_match_the_whole(
    pattern: str, expected: str
) -> None:
    assert whole(pattern) == expected


USES = """
function f(text: string)
api { auth none; vars { color: varied }; GET /a -> f(text: quoted) }
"""


def limited(text: str, name: str) -> dict[str, Any]:
    """What the parameter of that name is, where it stands in a template or a stage variable."""
    head = "service s { runtime python3.13 }\nparam quoted: string\nparam varied: string\n"
    taken = [line for line in head.splitlines() if f"param {name}:" not in line]
    made: dict[str, Any] = template_of("\n".join([*taken, text, USES]))["Parameters"]
    return dict(made[name.capitalize()])


@pytest.mark.parametrize(
    ("type_", "pattern"),
    [
        ("string", "^[^']*$"),
        ("string(/^[a-z]+$/)", "^[a-z]+$"),
        ("string(/^[a-z-]+([.][0-9]{1,3})?$/)", "^[a-z-]+([.][0-9]{1,3})?$"),
        ("string(/^(a|b)$/)", r"[\s\S]*(?:^(a|b)$)[\s\S]*"),
        ("string(/^a|b$/)", r"(?=[^']*$)[\s\S]*(?:^a|b$)[\s\S]*"),
        (r"string(/^[\x20-~]{3}$/)", r"^(?=[^']*$)[\x20-~]{3}$"),
        (r"string(/^\w+\S$/)", r"^(?=[^']*$)\w+\S$"),
        ("string(/^[^a]+$/)", "^(?=[^']*$)[^a]+$"),
        ("string(/^.+$/)", "^(?=[^']*$).+$"),
        ("string(/a/)", r"(?=[^']*$)[\s\S]*(?:a)[\s\S]*"),
        ("email", r"^(?=[^']*$)[^@\s]+@[^@\s]+$"),
        ("date", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    ],
)
def test_a_param_in_a_template_can_hold_no_quote(type_: str, pattern: str) -> None:
    assert limited(f"param quoted: {type_}", "quoted")["AllowedPattern"] == pattern


def test_a_param_in_a_template_says_what_it_must_not_hold() -> None:
    assert limited("param quoted: string", "quoted")["ConstraintDescription"] == (
        "must have no single quote in it"
    )
    assert limited("param quoted: email", "quoted")["ConstraintDescription"] == (
        "must be an email address and have no single quote in it"
    )


@pytest.mark.parametrize(
    ("type_", "pattern"),
    [
        ("string", "^[A-Za-z0-9._~:/?#&=,-]+$"),
        ("string(/^[a-z]+$/)", "^[a-z]+$"),
        ("string(/^[a-z]*$/)", "^(?=[A-Za-z0-9._~:/?#&=,-]+$)[a-z]*$"),
        ("datetime", None),
    ],
)
def test_a_param_that_is_a_stage_variable_holds_what_one_can(
    type_: str, pattern: str | None
) -> None:
    made = limited(f"param varied: {type_}", "varied")["AllowedPattern"]
    assert made == pattern if pattern else made.startswith("^(?=[A-Za-z0-9")


@pytest.mark.parametrize("type_", ["int", "bool", '"a" | "b"'])
def test_a_param_that_cannot_hold_a_quote_has_no_pattern(type_: str) -> None:
    assert "AllowedPattern" not in limited(f"param quoted: {type_}", "quoted")


def test_each_part_knows_where_it_comes_from() -> None:
    made = document("param x: int(1..5) = 3")
    assert [span.text for key in made if (span := span_at(made, [key]))] == [
        "param x: int(1..5) = 3",
        "3",
        "int(1..5)",
        "int(1..5)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("param x = 5", "untyped-param: x"),
        ("param x: User", "unfit-param-type: User"),
        ("param x: { a: int }", "unfit-param-type: { a: int }"),
        ("param x: [string: int]", "unfit-param-type: [string: int]"),
        ("param x: [User]", "unfit-param-type: [User]"),
        ("param x: [bool]", "unfit-param-type: [bool]"),
        ("param x: [Lists]", "unfit-param-type: [Lists]"),
        ("param x: any = 5", "unfit-param-type: any"),
        ("param x: string?", "misplaced-optional: ?"),
        ("param x: strng = 5", "unknown-type: strng"),
        ("param x: aws.vpc", "unknown-type: aws.vpc"),
        ("param x: aws.vpc_id(1..2)", "constraint-does-not-fit: 1..2"),
        ("param x: int = 1.5", "wrong-value: 1.5"),
        ("param x: int(1..5) = 6", "out-of-range: 6"),
        ('param x: "a" | "b" = a', "unquoted-text: a"),
        ("param x: string = aws.region", "not-constant: aws.region"),
        ('param x: aws.ssm = "not a name"', 'wrong-value: "not a name"'),
        ('param x: aws.subnet_ids = "subnet-1"', 'wrong-value: "subnet-1"'),
        ('secret param x: string = "s3cret"', 'secret-with-default: "s3cret"'),
        ("param x: string(..5000)", "wrong-bound: string(..5000)"),
        ('param x: [string] = ["a,b", "c"]', 'wrong-value: "a,b"'),
        ('param x: [string] = [" a"]', 'wrong-value: " a"'),
    ],
)
def test_what_is_wrong_with_a_param_is_marked(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_a_misspelt_aws_type_is_offered_the_nearest() -> None:
    assert resolved("param x: aws.vpcid")[1][0].help == "write `aws.vpc_id`"


def test_cfn_lint_knows_every_type() -> None:
    from cfnlint.helpers import VALID_PARAMETER_TYPES  # type: ignore[import-untyped]

    assert set(AWS_TYPES.values()) <= set(VALID_PARAMETER_TYPES)


def test_cfn_lint_takes_every_parameter() -> None:
    from cfnlint.api import lint_all  # type: ignore[import-untyped]

    params = [
        'param x: string(1..9, /^[a-z]+$/) = "abc"',
        "param x: int(1..5) = 3",
        "param x: bool = false",
        'param x: [string] = ["a", "b"]',
        "param x: [int] = [1, 2]",
        'param x: email = "a@b.example"',
        'param x: date = "2025-12-31"',
        'param x: Size = "L"',
        "secret param x",
        'param x: aws.ssm.image_id = "/aws/service/ami"',
    ]
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Parameters": {f"P{at}": document(text) for at, text in enumerate(params)},
        "Resources": {
            "Topic": {
                "Type": "AWS::SNS::Topic",
                "Properties": {"Tags": [{"Key": "a", "Value": "b"}]},
            }
        },
    }
    found = lint_all(json.dumps(template))
    assert [match.message for match in found if match.rule.id[0] == "E"] == []
