"""YAML: the same data for every reader, and pleasant to read."""

from __future__ import annotations

import re
from importlib import import_module
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from svclang.emit import yaml_text

TAKES_TEXT = ["Ref", "Condition", "Fn::Base64", "Fn::GetAZs", "Fn::ImportValue", "Fn::Sub"]
TAKES_LIST = [
    "Fn::And",
    "Fn::Cidr",
    "Fn::Equals",
    "Fn::FindInMap",
    "Fn::If",
    "Fn::Join",
    "Fn::Not",
    "Fn::Or",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
]
NO_SHORT_FORM = ["Fn::Transform", "Fn::Length", "Fn::ToJsonString", "Fn::Contains", "Fn::Unknown"]


class TemplateLoader(yaml.SafeLoader):
    """Reads short forms as CloudFormation does, in pure Python."""


class CTemplateLoader(yaml.CSafeLoader):
    """Reads short forms as CloudFormation does, with libyaml."""


def construct_short_form(loader: Any, name: str, node: yaml.Node) -> dict[str, Any]:
    function = name if name in ("Ref", "Condition") else f"Fn::{name}"
    if isinstance(node, yaml.SequenceNode):
        return {function: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.ScalarNode)
    text = loader.construct_scalar(node)
    return {function: text.split(".", 1) if function == "Fn::GetAtt" else text}


yaml.add_multi_constructor("!", construct_short_form, TemplateLoader)
yaml.add_multi_constructor("!", construct_short_form, CTemplateLoader)


def assert_same(actual: object, expected: object) -> None:
    """The same values of the same types, with the keys in the same order."""
    assert repr(plain(actual)) == repr(plain(expected))


def plain(value: object) -> object:
    """The value without subclasses and tuples."""
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


# Text that is likely to go wrong: indicators, blanks, line ends, look-alikes.
AWKWARD = list("  \n\n\t:#-'\"{}[],&*!|>%@`?0123456789.eE+_~=<yesno\r\x85\u2028\ufeff\\$/xé😀")
texts = st.one_of(
    st.text(),
    st.text(st.sampled_from(AWKWARD), max_size=12),
    st.lists(st.text(st.sampled_from(list("  \tab:#-")), max_size=5), max_size=6).map("\n".join),
    st.from_regex(r"[0-9]{0,4}[.:_eEx]?[0-9a-f]{0,3}([:.-][0-9]{1,2}){0,3}", fullmatch=True),
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists, maps and intrinsic functions, those with arguments of a wrong kind included."""
    functions = [*TAKES_TEXT, *TAKES_LIST, "Fn::GetAtt", *NO_SHORT_FORM]
    arguments = inner | texts | st.lists(inner, max_size=3)
    return st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(texts, inner, max_size=4),
        st.tuples(st.sampled_from(functions), arguments).map(lambda pair: dict([pair])),
    )


documents = st.recursive(scalars, containers, max_leaves=15)


@given(documents)
@example("a\n\n")
@example({"a": {"b": "x\n\n"}, "c": ["x\n\n"]})
@example({"Fn::Sub": " a\nb"})
@example({"k" * 1100: {"k" * 2000: 1}, "x": [{"y" * 1500: "z"}]})
def test_any_document_loads_back_in_the_full_form(document: object) -> None:
    text = yaml_text(document, short_intrinsics=False)

    assert_same(yaml.load(text, yaml.SafeLoader), document)
    assert_same(yaml.load(text, yaml.CSafeLoader), document)


@given(documents)
@example("a\n\n")
@example({"Fn::Sub": " a\nb"})
@example([{"Fn::GetAtt": ["A", "B\n\n"]}, {"Fn::GetAtt": ["A.B", "C"]}])
def test_any_document_loads_back_with_short_forms(document: object) -> None:
    text = yaml_text(document, short_intrinsics=True)

    assert_same(yaml.load(text, TemplateLoader), document)
    assert_same(yaml.load(text, CTemplateLoader), document)


@given(documents, st.booleans(), texts)
def test_any_output_can_be_stored_and_ends_in_one_line_end(
    document: object, short: bool, header: str
) -> None:
    text = yaml_text(document, short_intrinsics=short, header=header)

    assert text.encode().decode() == text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert text == yaml_text(document, short_intrinsics=short, header=header)


@given(documents, texts)
def test_a_header_changes_nothing_in_the_data(document: object, header: str) -> None:
    text = yaml_text(document, short_intrinsics=False, header=header)

    assert_same(yaml.load(text, yaml.CSafeLoader), document)


# What a plain scalar means in YAML 1.1 (https://yaml.org/type/) and in the core schema of 1.2
# (https://yaml.org/spec/1.2.2/#103-core-schema), where that is not text.
NOT_TEXT = re.compile(
    r"""(?x)
      y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    | ~|null|Null|NULL| | = | <<
    | [-+]?0b[0-1_]+ | [-+]?0[0-7_]+ | [-+]?(0|[1-9][0-9_]*) | [-+]?0x[0-9a-fA-F_]+
    | [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+
    | [-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*
    | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?
      (([ \t]*)Z|[-+][0-9]{1,2}(:[0-9]{2})?)?
    | [-+]?[0-9]+ | 0o[0-7]+
    | [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
    """
)


@given(st.from_regex(NOT_TEXT, fullmatch=True))
def test_text_that_some_version_of_yaml_takes_for_something_else_is_quoted(text: str) -> None:
    (line,) = yaml_text([text], short_intrinsics=False).splitlines()

    assert line[2] in "'\""


@pytest.mark.parametrize(
    "text",
    """
    y N yes No on OFF true null Null ~ = << 0 007 0o17 0x1F 0b1 1_000 1e3 1E-3 .5 5. .inf .NaN e5
    12:30:00 190:20:30.15 2010-09-09 2012-10-17T10:00:00Z 1.2.0 -1 +1 - ? : -- --- ...
    """.split(),  # noqa: SIM905 - a column of strings in quotes would be harder to read
)
def test_a_look_alike_is_in_single_quotes_as_value_item_and_key(text: str) -> None:
    document = {text: text, "list": [text]}

    assert yaml_text(document, short_intrinsics=True) == (
        f"'{text}': '{text}'\nlist:\n  - '{text}'\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "name",
        "nodejs22.x",
        "AWS::Lambda::Function",
        "dynamodb:GetItem",
        "application/json",
        "/users/{id}",
        "10.0.0.0/16",
        "No such thing",
        "it's",
        "a, b and [c]",
        "https://example.com/#top",
        "cron(0 3 * * ? *)",
        "${Table.Arn}/index/*",
        "^[a-z]+$",
        "über 📷",
        "trueish",
    ],
)
def test_ordinary_text_is_plain(text: str) -> None:
    assert yaml_text({"key": text}, short_intrinsics=True) == f"key: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", "''"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("ends:", "'ends:'"),
        (" a", "' a'"),
        ("a ", "'a '"),
        ("*", "'*'"),
        ("#/definitions/User", "'#/definitions/User'"),
        ("'", '"\'"'),
        ("it's: so", '"it\'s: so"'),
        ("'a' \"b\"", "'''a'' \"b\"'"),
        ("'\\d'", "'''\\d'''"),
        ("a\tb", '"a\\tb"'),
        ("a\rb", '"a\\rb"'),
        ("bell\x07 \x7f", '"bell\\x07 \\x7f"'),
        ("\ufeffa\u2028b\x85", '"\\ufeffa\\u2028b\\x85"'),
        ("\u202eevil", '"\\u202eevil"'),
        ('\ud800"', '"\\ud800\\""'),
    ],
)
def test_other_text_is_in_the_quotes_that_need_least(text: str, written: str) -> None:
    assert yaml_text({"key": text}, short_intrinsics=True) == f"key: {written}\n"


def test_emoji_of_several_characters_and_blanks_that_do_not_break_are_kept() -> None:
    text = "« a\xa0» 👩‍👩‍👧 ❤️"

    assert yaml_text([text], short_intrinsics=True) == f"- {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb", "|-\n  a\n  b\n"),
        ("a\nb\n", "|\n  a\n  b\n"),
        ("a\n\nb\n", "|\n  a\n\n  b\n"),
        ("a\n\n\n", "|+\n  a\n\n\n"),
        ("\na\n", "|\n\n  a\n"),
        ("  a\nb\n", "|2\n    a\n  b\n"),
        ("\n  a\nb", "|2-\n\n    a\n  b\n"),
        ("a\n\tb \n# c: d\n", "|\n  a\n  \tb \n  # c: d\n"),
        ("\n", '"\\n"\n'),
        ("\ta\nb", '"\\ta\\nb"\n'),
        (" \nb", '" \\nb"\n'),
        ("a\n  ", '"a\\n  "\n'),
        ("a\n \n\n", '"a\\n \\n\\n"\n'),
        ("a\r\nb", '"a\\r\\nb"\n'),
        ("a\n\x1b[1m", '"a\\n\\x1b[1m"\n'),
        ("a\n\u2028", '"a\\n\\u2028"\n'),
    ],
)
def test_text_of_several_lines_is_a_block_where_a_block_can_hold_it(
    text: str, written: str
) -> None:
    assert yaml_text({"key": text, "z": 1}, short_intrinsics=True) == f"key: {written}z: 1\n"


def test_empty_lines_at_the_end_of_the_file_are_in_quotes_so_that_editors_leave_them() -> None:
    assert yaml_text({"a": ["b\n\n"]}, short_intrinsics=True) == 'a:\n  - "b\\n\\n"\n'


def test_long_text_is_never_folded() -> None:
    text = "a long story " * 100 + "that ends"

    assert yaml_text({"key": text}, short_intrinsics=True) == f"key: {text}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-17, "-17"),
        (10**30, "1" + "0" * 30),
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (0.1, "0.1"),
        (1e16, "1.0e+16"),
        (1.5e-7, "1.5e-07"),
        ({}, "{}"),
        ([], "[]"),
        ((), "[]"),
    ],
)
def test_a_value_that_is_not_text(value: object, written: str) -> None:
    assert yaml_text({"key": value}, short_intrinsics=True) == f"key: {written}\n"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="cannot hold the number"):
        yaml_text([number], short_intrinsics=False)


@pytest.mark.parametrize("document", [[object()], {None: 1}, {True: 1}, {1.5: 1}, [b"x"]])
def test_what_json_does_not_have_is_refused(document: object) -> None:
    with pytest.raises(TypeError, match=r"cannot hold|keys are text"):
        yaml_text(document, short_intrinsics=False)


def test_a_key_that_is_a_number_is_written_as_text() -> None:
    assert yaml_text({"200": 1, 404: 2}, short_intrinsics=False) == "'200': 1\n'404': 2\n"


def test_equal_data_of_different_types_is_told_apart() -> None:
    document = [{"a": True}, {"a": 1}, {"a": 1.0}, {"a": "1"}]

    assert yaml_text(document, short_intrinsics=False) == "- a: true\n- a: 1\n- a: 1.0\n- a: '1'\n"


def test_subclasses_are_written_as_what_they_are_subclasses_of() -> None:
    class Text(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "wrong"

    class Number(int):
        def __repr__(self) -> str:
            return "wrong"

    document = {Text("k"): Text("v"), "i": Number(1), "l": [Text("a: b"), Text("c\nd")]}

    assert yaml_text(document, short_intrinsics=True) == (
        "k: v\ni: 1\nl:\n  - 'a: b'\n  - |-\n    c\n    d\n"
    )


def test_a_list_of_words_is_on_one_line_up_to_80_columns() -> None:
    fits, longer = ["word"] * 11 + ["ab"], ["word"] * 11 + ["abc"]
    line = f"required: [{', '.join(fits)}]"
    assert len(line) == 80

    assert yaml_text({"required": fits}, short_intrinsics=False) == f"{line}\n"
    assert yaml_text({"required": longer}, short_intrinsics=False).startswith("required:\n  - word")


def test_a_list_of_other_than_words_is_in_lines() -> None:
    document = {
        "words": ["get", 1, 2.5, True, None, "application/json"],
        "phrases": ["two words", "word"],
        "actions": ["s3:GetObject"],
        "codes": ["200"],
        "nested": [["a"], [{"b": 1}]],
    }

    assert yaml_text(document, short_intrinsics=False) == dedent("""\
        words: [get, 1, 2.5, true, null, application/json]
        phrases:
          - two words
          - word
        actions:
          - s3:GetObject
        codes:
          - '200'
        nested:
          - [a]
          - - b: 1
        """)


def test_a_header_is_a_comment_that_nothing_breaks_out_of() -> None:
    header = "Made by svc.\n\nfrom: a\u2028b\x00  \n"

    assert yaml_text({"a": 1}, short_intrinsics=False, header=header) == (
        "# Made by svc.\n#\n# from: a\n# b\\x00\na: 1\n"
    )


@pytest.mark.parametrize("name", TAKES_TEXT)
def test_a_function_of_text_has_a_short_form(name: str) -> None:
    short = name.removeprefix("Fn::")

    assert yaml_text({"k": {name: "X"}}, short_intrinsics=True) == f"k: !{short} X\n"
    assert yaml_text({"k": {name: "X"}}, short_intrinsics=False) == f"k:\n  {name}: X\n"


@pytest.mark.parametrize("name", TAKES_LIST)
def test_a_function_of_a_list_has_a_short_form(name: str) -> None:
    short = name.removeprefix("Fn::")

    assert yaml_text({"k": {name: ["a", "b"]}}, short_intrinsics=True) == f"k: !{short} [a, b]\n"
    assert yaml_text({"k": {name: ["a", "b"]}}, short_intrinsics=False) == f"k:\n  {name}: [a, b]\n"


@pytest.mark.parametrize("name", NO_SHORT_FORM)
def test_other_functions_are_written_in_full(name: str) -> None:
    assert yaml_text({"k": {name: ["a"]}}, short_intrinsics=True) == f"k:\n  {name}: [a]\n"


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        (["Table", "Arn"], "!GetAtt Table.Arn"),
        (["Nested", "Outputs.Name"], "!GetAtt Nested.Outputs.Name"),
        (["Ta.ble", "Arn"], "Fn::GetAtt: [Ta.ble, Arn]"),
        ("Table.Arn", "Fn::GetAtt: Table.Arn"),
        (["Table"], "Fn::GetAtt: [Table]"),
        (["Table", {"Ref": "X"}], "Fn::GetAtt:\n    - Table\n    - !Ref X"),
    ],
)
def test_get_att_is_short_where_its_first_dot_parts_it_rightly(
    argument: object, written: str
) -> None:
    document = [{"Fn::GetAtt": argument}]

    assert yaml_text(document, short_intrinsics=True) == f"- {written}\n"


def test_a_map_that_only_looks_like_a_function_stays_a_map() -> None:
    document = {"properties": {"Ref": {"type": "string"}}, "more": {"Ref": "a", "Fn::Sub": "b"}}

    assert yaml_text(document, short_intrinsics=True) == dedent("""\
        properties:
          Ref:
            type: string
        more:
          Ref: a
          Fn::Sub: b
        """)


def test_the_outer_of_two_functions_is_in_full_where_two_short_forms_would_meet() -> None:
    document = {
        "UserData": {"Fn::Base64": {"Fn::Sub": "#!/bin/sh\necho ${Name}\n"}},
        "Vpc": {"Fn::ImportValue": {"Fn::Sub": "${Stack}-vpc"}},
        "Zone": {"Fn::Select": [0, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]},
    }

    assert yaml_text(document, short_intrinsics=True) == dedent("""\
        UserData:
          Fn::Base64: !Sub |
            #!/bin/sh
            echo ${Name}
        Vpc:
          Fn::ImportValue: !Sub ${Stack}-vpc
        Zone: !Select
          - 0
          - Fn::GetAZs: !Ref AWS::Region
        """)


TEMPLATE: dict[str, Any] = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Description": "Photo sharing: users, their photos\nand the thumbnails made of them.\n",
    "Parameters": {
        "LogLevel": {
            "Type": "String",
            "AllowedValues": ["debug", "info", "warn"],
            "Default": "info",
        }
    },
    "Conditions": {
        "Quiet": {"Fn::Not": [{"Fn::Equals": [{"Ref": "LogLevel"}, "debug"]}]},
        "Both": {"Fn::And": [{"Condition": "Quiet"}, {"Condition": "Other"}]},
    },
    "Resources": {
        "GetUserFunction": {
            "Type": "AWS::Lambda::Function",
            "DependsOn": ["GetUserLogs", "GetUserRole"],
            "Properties": {
                "Role": {"Fn::GetAtt": ["GetUserRole", "Arn"]},
                "Code": {"ZipFile": "exports.handler = async (event) => {\n  return 'ok'\n}\n"},
                "MemorySize": {"Fn::If": ["Quiet", 128, 256]},
                "Environment": {"Variables": {"USERS_TABLE": {"Ref": "UsersTable"}}},
                "Tags": [{"Key": "team", "Value": "media"}, {"Key": "on", "Value": "yes"}],
            },
        },
        "GetUserPolicy": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": ["dynamodb:GetItem", "dynamodb:Query"],
                            "Resource": [
                                {"Fn::GetAtt": ["UsersTable", "Arn"]},
                                {"Fn::Sub": "${UsersTable.Arn}/index/*"},
                            ],
                        }
                    ],
                },
                "Roles": [{"Ref": "GetUserRole"}],
            },
        },
    },
    "Outputs": {
        "Url": {
            "Value": {
                "Fn::Sub": [
                    "https://${Api}.execute-api.${AWS::Region}.${Suffix}/${stage}",
                    {"stage": "prod", "Suffix": {"Ref": "AWS::URLSuffix"}},
                ]
            },
            "Export": {"Name": {"Fn::Join": ["-", [{"Ref": "AWS::StackName"}, "url"]]}},
        }
    },
}

TEMPLATE_YAML = """\
# Made by svc from photos.svc: change that, not this.
AWSTemplateFormatVersion: '2010-09-09'
Description: |
  Photo sharing: users, their photos
  and the thumbnails made of them.
Parameters:
  LogLevel:
    Type: String
    AllowedValues: [debug, info, warn]
    Default: info
Conditions:
  Quiet: !Not [!Equals [!Ref LogLevel, debug]]
  Both: !And [!Condition Quiet, !Condition Other]
Resources:
  GetUserFunction:
    Type: AWS::Lambda::Function
    DependsOn: [GetUserLogs, GetUserRole]
    Properties:
      Role: !GetAtt GetUserRole.Arn
      Code:
        ZipFile: |
          exports.handler = async (event) => {
            return 'ok'
          }
      MemorySize: !If [Quiet, 128, 256]
      Environment:
        Variables:
          USERS_TABLE: !Ref UsersTable
      Tags:
        - Key: team
          Value: media
        - Key: 'on'
          Value: 'yes'
  GetUserPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - dynamodb:GetItem
              - dynamodb:Query
            Resource:
              - !GetAtt UsersTable.Arn
              - !Sub ${UsersTable.Arn}/index/*
      Roles:
        - !Ref GetUserRole
Outputs:
  Url:
    Value: !Sub
      - https://${Api}.execute-api.${AWS::Region}.${Suffix}/${stage}
      - stage: prod
        Suffix: !Ref AWS::URLSuffix
    Export:
      Name: !Join ['-', [!Ref 'AWS::StackName', url]]
"""

SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "photos", "version": "1.2.0"},
    "schemes": ["https"],
    "paths": {
        "/users/{id}": {
            "get": {
                "operationId": "get_user",
                "produces": ["application/json"],
                "parameters": [{"name": "id", "in": "path", "required": True, "type": "string"}],
                "responses": {
                    "200": {"description": "Success", "schema": {"$ref": "#/definitions/User"}},
                    "404": {"description": "No such thing"},
                },
                "security": [{"tokens": []}],
                "x-amazon-apigateway-integration": {
                    "type": "aws",
                    "uri": {"Fn::Sub": "${GetUserFunction.Arn}/invocations"},
                    "requestTemplates": {
                        "application/json": '#set($id = $input.params("id"))\n{\n  "id": "$id"\n}\n'
                    },
                    "responses": {"(?s)NotFound(:.*)?": {"statusCode": "404"}},
                },
            }
        }
    },
    "definitions": {
        "User": {
            "type": "object",
            "required": ["id", "email"],
            "properties": {
                "role": {"type": "string", "enum": ["admin", "member"], "default": "member"},
                "y": {"type": "number", "maximum": 1.5, "example": None},
            },
        }
    },
}

SWAGGER_YAML = """\
swagger: '2.0'
info:
  title: photos
  version: '1.2.0'
schemes: [https]
paths:
  /users/{id}:
    get:
      operationId: get_user
      produces: [application/json]
      parameters:
        - name: id
          in: path
          required: true
          type: string
      responses:
        '200':
          description: Success
          schema:
            $ref: '#/definitions/User'
        '404':
          description: No such thing
      security:
        - tokens: []
      x-amazon-apigateway-integration:
        type: aws
        uri:
          Fn::Sub: ${GetUserFunction.Arn}/invocations
        requestTemplates:
          application/json: |
            #set($id = $input.params("id"))
            {
              "id": "$id"
            }
        responses:
          (?s)NotFound(:.*)?:
            statusCode: '404'
definitions:
  User:
    type: object
    required: [id, email]
    properties:
      role:
        type: string
        enum: [admin, member]
        default: member
      'y':
        type: number
        maximum: 1.5
        example: null
"""


def test_a_template_reads_as_people_write_them() -> None:
    header = "Made by svc from photos.svc: change that, not this."

    assert yaml_text(TEMPLATE, short_intrinsics=True, header=header) == TEMPLATE_YAML


def test_a_swagger_file_reads_as_people_write_them() -> None:
    assert yaml_text(SWAGGER, short_intrinsics=False) == SWAGGER_YAML


AWKWARD_TEMPLATE = {
    "Metadata": {
        "yes": "no",
        "200": [" a\nb\n\n", "\x07", "é😀"],
        "k": {"Fn::If": [1, {}]},
    },
    "Resources": {"X": {"Fn::Base64": {"Fn::Sub": ["a\nb", {"n": {"Fn::GetAtt": ["A", "B.C"]}}]}}},
}


@pytest.mark.parametrize("template", [TEMPLATE, AWKWARD_TEMPLATE], ids=["plain", "awkward"])
@pytest.mark.parametrize("short", [True, False], ids=["short", "full"])
def test_cfn_lint_reads_the_same_template(template: dict[str, Any], short: bool) -> None:
    decode = import_module("cfnlint.decode")

    decoded, problems = decode.decode_str(yaml_text(template, short_intrinsics=short))

    assert problems == []
    assert_same(decoded, template)
