"""The checkers' findings, at the places of the source that caused them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import HELLO, Run
from svclang.check.findings import findings, path_text
from svclang.check.problem import Problem
from svclang.model.document import Obj
from svclang.source import Source, Span

SOURCE = Source("a.svc", "service a\ntable users { ttl expires }\n")
NAME, TTL = Span(SOURCE, 8, 9), Span(SOURCE, 24, 27)
SWAGGER = Obj({"paths": Obj({"/users": {"get": 1}}, span=TTL)})
TEMPLATE = Obj({"Resources": Obj({"Api": {"Properties": {"Body": SWAGGER}}})})


def found(*problems: Problem) -> list[tuple[str, Span, str]]:
    """Rule, place and help of each finding."""
    return [(one.rule, one.span, one.help) for one in findings(problems, SWAGGER, TEMPLATE, NAME)]


# --- The way back


def test_a_problem_of_the_swagger_is_found_in_the_swagger() -> None:
    problem = Problem(("paths", "/users", "get"), "openapi/schema", "wrong")
    assert found(problem) == [
        ("openapi/schema", TTL, 'in the Swagger: `paths["/users"].get`'),
    ]


def test_a_problem_of_the_template_is_found_in_the_swagger_that_stands_in_it() -> None:
    path = ("Resources", "Api", "Properties", "Body", "paths", "/users")
    assert found(Problem(path, "cfn-lint/E1019", "wrong")) == [
        (
            "cfn-lint/E1019",
            TTL,
            'in the template: `Resources.Api.Properties.Body.paths["/users"]`',
        ),
    ]


def test_a_problem_without_a_place_is_shown_at_the_service() -> None:
    assert found(Problem((), "cfn-lint/E0002", "crash")) == [
        ("cfn-lint/E0002", NAME, "in the template")
    ]


def test_notes_are_left_out() -> None:
    assert found(Problem((), "cfn-lint/E1029", "as it should be", "note")) == []


def test_a_warning_stays_a_warning() -> None:
    (one,) = findings([Problem((), "cfn-lint/W1", "odd", "warning")], SWAGGER, TEMPLATE, NAME)
    assert one.severity == "warning"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("Resources", "A", "Tags", 0, "Key"), "Resources.A.Tags[0].Key"),
        (("responses", "200"), 'responses["200"]'),
        (("x-amazon-apigateway-policy",), "x-amazon-apigateway-policy"),
        (("/a", 'b"c\\'), '["/a"]["b\\"c\\\\"]'),
    ],
)
def test_a_path_reads_like_code(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


# --- In a build


def test_a_service_without_mistakes_passes_the_checkers(svc: Run, hello: Path) -> None:
    result = svc("build", "hello.svc")
    assert (result.status, result.err) == (0, "")


def test_what_cfn_lint_finds_is_shown_at_the_word_that_caused_it(svc: Run, hello: Path) -> None:
    hello.write_text(HELLO + 'resource news "AWS::SNS::Topic" { Bogus: "x" }\n')
    result = svc("build", "hello.svc")
    assert (result.status, result.out) == (1, "")
    assert "error[cfn-lint/E3002]" in result.err
    assert "┌─ hello.svc:9:35\n" in result.err
    assert "= help: in the template: `Resources.News.Properties.Bogus`" in result.err
    assert not (hello.parent / "build").exists()


def test_what_is_wrong_with_the_swagger_is_shown_at_the_word_that_caused_it(
    svc: Run, hello: Path
) -> None:
    hello.write_text(HELLO.replace("-> hello\n", '-> hello { swagger { deprecated: "no" } }\n'))
    result = svc("check", "hello.svc")
    assert result.status == 1
    assert "error[openapi/" in result.err
    assert '= help: in the Swagger: `paths["/hello"].get.deprecated`' in result.err


def test_a_warning_of_a_checker_can_be_allowed_at_its_place(svc: Run, hello: Path) -> None:
    version = 'resource v "AWS::Lambda::Version" { FunctionName: hello }\n'
    text = hello.read_text(encoding="utf-8")
    hello.write_text(text + version, encoding="utf-8")
    assert "warning[stack/frozen-version]" in svc("check", "hello.svc").err
    allow = "// svc: allow(stack/frozen-version) because it never changes\n"
    hello.write_text(text + allow + version, encoding="utf-8")
    assert "stack/frozen-version" not in svc("check", "hello.svc").err


def test_an_error_of_a_checker_cannot_be_allowed(svc: Run, hello: Path) -> None:
    allow = "// svc: allow(cfn-lint/E3002) because somebody says so\n"
    wrong = 'resource news "AWS::SNS::Topic" { Nmae: hello }\n'
    hello.write_text(hello.read_text(encoding="utf-8") + allow + wrong, encoding="utf-8")
    assert "error[cfn-lint/E3002]" in svc("check", "hello.svc").err


def test_without_checks_nothing_is_found(svc: Run, hello: Path) -> None:
    hello.write_text(HELLO + 'resource news "AWS::SNS::Topic" { Bogus: "x" }\n')
    assert svc("build", "hello.svc", "--no-checks").status == 0
