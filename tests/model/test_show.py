"""`show`: the model as text."""

from __future__ import annotations

import pytest

from svclang.compile import compile_source
from svclang.model.nodes import Model, Surroundings
from svclang.model.show import show
from svclang.model.show_values import show_document, show_flow
from svclang.source import Source

SERVICE = "service s { runtime nodejs22.x }\n"


def after(stage: str, text: str) -> str:
    """The model of a text after a stage or pass, printed, without the service."""
    models: dict[str, Model] = {}
    source = Source("test.svc", SERVICE + text)
    compiled = compile_source(source, str, Surroundings(), models.__setitem__)
    assert stage in models, compiled.diagnostics
    head = "service s {\n  runtime nodejs22.x\n}\nstage dev\n\n"
    shown = show(models[stage])
    assert shown.startswith(head)
    return shown.removeprefix(head)


def block(text: str, head: str) -> list[str]:
    """The lines of a printed block that begins with `head`, without their common indentation."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip().startswith(head))
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = lines.index(" " * indent + "}", first)
    return [line[indent:] for line in lines[first : last + 1]]


@pytest.mark.parametrize(
    "declaration",
    [
        'param level: "debug" | "info" = "info"',
        "secret param password: string(8..)",
        "type User {\n  id: uuid\n  name: string(1..80)\n  nick: string(/^[a-z]+$/)?\n}",
        "type Page {\n  items: [string(..20)](..10, unique)\n  links: [string: uri](..5)?\n}",
        "type Empty {}",
        'type Role = "admin" | "guest"',
        "type Score = int(0..10)",
        "type Code = string(4)",
        'type A {\n  b: int = 3\n  c: { d: string } = { d: "x" }\n}',
        'type A {\n  "content-type": string\n}',
        "/// Documented,\n/// on two lines.\ntype A {\n  /// A field.\n  b: int\n}",
        'error Taken 409 "That is \\"taken\\"" { email: email, at: datetime? }',
        'output where = "at ${aws.region}"',
    ],
)
def test_what_is_declared_is_printed_as_it_is_written(declaration: str) -> None:
    assert after("resolve", declaration) == declaration + "\n"


def test_an_enum_is_printed_with_its_values_on_the_wire() -> None:
    text = 'enum Size {\n  /// Little.\n  small = "S"\n  large\n}'
    assert after("resolve", text) == 'type Size {\n  /// Little.\n  "S"\n  "large"\n}\n'


def test_a_derived_type_is_printed_with_the_fields_that_it_has() -> None:
    text = "type A { x: int, y: int }\ntype B = A without x with { z: int }"
    assert after("resolve", text).endswith("type B {\n  y: int\n  z: int\n}\n")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("timeout 60s", "timeout 1m"),
        ("memory 1024MB", "memory 1GB"),
        ("logs 30d", "logs 30d"),
        ("logs off", "logs off"),
        ("tracing", "tracing on"),
        ("tracing off", "tracing off"),
        ("architecture arm64", "architecture arm64"),
        ("retry 1 within 60m", "retry 1 within 1h"),
        ("concurrency 5", "concurrency 5"),
        ('handler "a.b"', 'handler "a.b"'),
        ("env { AB: aws.region, CD: 1 }", "env { AB: aws.region, CD: 1 }"),
        ('tags { "a b": "c" }', 'tags { "a b": "c" }'),
        ("cfn { A: 1 }; cfn { B: 2 }", "cfn { A: 1 }\n  cfn { B: 2 }"),
        ('handler "${aws.region}.b"', 'handler "${aws.region}.b"'),
        ('handler "a\\${b}"', 'handler "a\\${b}"'),
        (
            'vpc { subnets "subnet-0a1b2c3d", "subnet-1a1b2c3d"; security_groups "sg-0a1b2c3d" }',
            'vpc { subnets "subnet-0a1b2c3d", "subnet-1a1b2c3d"; security_groups "sg-0a1b2c3d" }',
        ),
    ],
)
def test_a_setting_is_printed_in_the_unit_that_suits_it(written: str, printed: str) -> None:
    assert after("resolve", f"function f {{ {written} }}") == f"function f {{\n  {printed}\n}}\n"


def test_a_setting_that_could_not_be_read_is_printed_as_a_question() -> None:
    assert after("resolve", "function f { runtime 10 }") == "function f {\n  runtime ?\n}\n"


def test_a_function_is_printed_with_its_signature_and_later_its_logical_id() -> None:
    text = 'error Gone 410 "Gone"\nfunction f(a: int = 1, b: string?) -> int throws Gone\n'
    head = "function f(a: int = 1, b: string?) -> int throws Gone"
    assert after("resolve", text).endswith(f"{head}\n")
    assert after("name_resources", text).endswith(f"{head} as FFunction\n")


def test_a_param_has_its_logical_id_before_its_type() -> None:
    assert after("name_resources", "param log_level: string") == (
        "param log_level as LogLevel: string\n"
    )


def test_a_raw_resource_is_printed_in_its_own_words() -> None:
    text = 'resource news "AWS::SNS::Topic" { FifoTopic: true } { deletion_policy retain }'
    assert after("name_resources", text) == (
        'resource news "AWS::SNS::Topic" as News {\n'
        "  FifoTopic: true\n"
        "  deletion_policy retain\n"
        "}\n"
    )


API = """\
type Item { name: string }
function list_items(limit: int = 20) -> [Item]
function add_item(item: Item, caller: string?) -> Item
function store(item: Item)
function any
function check
authorizer tokens -> check { source header.Authorization }
api {
  auth none
  GET /items -> list_items
  /items {
    throttle 10/s burst 20
    POST -> add_item(caller: context.identity.sourceIp) returns 201 {
      auth tokens
      header Location: "/items/${result.name}"
    }
  }
  ANY /any/{rest+} -> any { takes query.q: string?; gives Item }
  GET /health -> mock { status: "ok" }
  GET /docs -> "https://docs.example.com"
  POST /later -> store async
}
"""


def test_a_route_is_printed_with_what_it_says_itself_and_what_its_group_says() -> None:
    assert block(after("resolve", API), "POST /items") == [
        "POST /items -> add_item(caller: context.identity.sourceIp) returns 201 {",
        "  inherits throttle 10/s burst 20",
        "  auth tokens",
        '  header Location: "/items/${result.name}"',
        "}",
    ]


def test_each_kind_of_target_is_printed_as_it_is_written() -> None:
    lines = [line.strip() for line in after("resolve", API).split("\n")]
    assert "GET /items -> list_items returns 200" in lines
    assert 'GET /health -> mock { status: "ok" } returns 200' in lines
    assert 'GET /docs -> "https://docs.example.com" returns 200' in lines
    assert "POST /later -> store async returns 202" in lines


def test_the_contract_of_a_route_is_printed() -> None:
    assert block(after("resolve", API), "ANY") == [
        "ANY /any/{rest+} -> any returns 200 {",
        "  takes query.q: string?",
        "  gives Item",
        "}",
    ]


def test_settings_that_are_inherited_are_printed_once_they_hold() -> None:
    lines = block(after("inherit_settings", API), "GET /items")
    assert lines == ["GET /items -> list_items returns 200 {", "  auth none", "}"]


def test_bindings_are_printed_as_arrows() -> None:
    text = after("derive_bindings", API)
    assert "  limit <- query.limit" in block(text, "GET /items")
    lines = block(text, "POST /items")
    assert lines[-3:-1] == ["  caller <- context.identity.sourceIp", "  item <- body"]


def test_mapping_templates_are_printed_line_by_line() -> None:
    lines = block(after("map_requests", API), "POST /items")
    at = lines.index("  request body Item")
    assert lines[at + 1].startswith("    | ")


def test_responses_are_printed_with_their_patterns_headers_and_templates() -> None:
    text = API.replace("auth none", 'auth none; cors "*"', 1)
    lines = block(after("add_cors", text), "GET /items")
    at = lines.index('  response default 200 "OK" -> [Item]')
    assert lines[at + 1] == "    header Access-Control-Allow-Origin: \"'*'\""
    assert any(line.startswith("  response /^") for line in lines)


def test_the_swagger_is_printed_in_its_api_alone() -> None:
    assert after("build_swagger", API).count('swagger: "2.0"') == 1
    text = after("assemble_template", API)
    assert text.count('swagger: "2.0"') == 1
    assert 'Body: "<swagger of api>"' in text


def test_resources_are_printed_until_the_template_has_them() -> None:
    text = "function f"
    assert "made FFunction\n  Type: AWS::Lambda::Function\n" in after("build_functions", text)
    assert "made FFunction" not in after("assemble_template", text)
    assert "\ntemplate\n  AWSTemplateFormatVersion: " in after("assemble_template", text)


def test_the_same_model_is_printed_the_same() -> None:
    assert after("assemble_template", API) == after("assemble_template", API)


# --- Documents


def test_what_is_small_stands_on_the_line_of_its_key() -> None:
    document = {"A": {"Fn::GetAtt": ["X", "Arn"]}, "B": [1, None], "C": {}, "D": [], "E": "a b"}
    assert list(show_document(document)) == [
        "A: {Fn::GetAtt: [X, Arn]}",
        "B: [1, null]",
        "C: {}",
        "D: []",
        'E: "a b"',
    ]


def test_what_is_large_stands_below_its_key() -> None:
    document = {"A": [{"key": "x" * 40, "value": "y" * 40}], "B": "one\ntwo"}
    assert list(show_document(document)) == [
        "A:",
        "  -",
        f"    key: {'x' * 40}",
        f"    value: {'y' * 40}",
        "B: |",
        "  one",
        "  two",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("word", "word"),
        ("AWS::Lambda::Function", "AWS::Lambda::Function"),
        ("true", '"true"'),
        ("1", '"1"'),
        ("", '""'),
        (True, "true"),
        (1.5, "1.5"),
        ({"a b": 1}, '{"a b": 1}'),
    ],
)
def test_text_that_could_be_something_else_is_quoted(value: object, text: str) -> None:
    assert show_flow(value) == text
