"""What is found wrong with APIs and names where a case of its own would be too long to read."""

from __future__ import annotations

import pytest

from building import compile_text
from svclang.diagnostics import Diagnostic

HEAD = "service shop { runtime nodejs22.x }\nfunction raw\n"


def found(text: str, **files: str) -> list[Diagnostic]:
    return list(compile_text(HEAD + text, **files).diagnostics)


def rules(text: str, **files: str) -> list[str]:
    return [one.rule for one in found(text, **files)]


# --- Quotas


def routes(number: int, prefix: str = "") -> str:
    return "\n".join(f"GET {prefix}/r{at} -> raw" for at in range(number))


def test_a_stack_has_200_parameters() -> None:
    params = [f"param p{at}: string\n" for at in range(201)]
    assert rules("".join(params[:200])) == []
    (one,) = found("".join(params))
    assert (one.rule, one.span.text) == ("too-many-declarations", "p200")


def test_a_stack_has_200_outputs_of_which_one_is_the_url_of_the_api() -> None:
    api = "api { auth none; GET /a -> raw }\n"
    outputs = [f'output o{at} = "x"\n' for at in range(200)]
    assert rules("".join(outputs)) == []
    (one,) = found(api + "".join(outputs))
    assert (one.rule, one.span.text) == ("too-many-declarations", "o199")
    assert rules(api + "".join(outputs[:199]) + 'output api_url = "x"') == []


def test_a_stage_has_100_variables() -> None:
    variables = ", ".join(f"v{at}: 1" for at in range(101))
    (one,) = found(f"api {{ auth none; vars {{ {variables} }}; GET /a -> raw }}")
    assert (one.rule, one.span.text) == ("out-of-range", "v100")


def test_a_stage_variable_has_512_characters() -> None:
    api = 'api {{ auth none; vars {{ a: "{}" }}; GET /a -> raw }}'
    assert rules(api.format("x" * 512)) == []
    assert rules(api.format("x" * 513)) == ["out-of-range"]


def test_a_name_leaves_room_for_what_is_added_to_it() -> None:
    assert rules(f"function {'f' * 225}") == []
    assert rules(f"function {'f' * 226}") == ["unusable-name"]


# --- Where a mistake is shown


def test_open_routes_are_shown_three_at_most() -> None:
    (one,) = found(f"api {{\n{routes(5)}\n}}")
    assert one.rule == "unsaid-auth"
    assert [related.span.text for related in one.related] == ["GET /r0", "GET /r1", "GET /r2"]


# --- One mistake is one error


@pytest.mark.parametrize(
    "text",
    [
        "api { auth = none\nGET /a -> raw }",
        "api { auth none\nGET /a => raw }",
        "function g() -> int\napi { cache_cluster = 0.5GB\nauth none\nGET /a -> g { cache 5m } }",
        "api { auth none\nendpoint private\npolicy = { Statement: [] }\nGET /a -> raw }",
        'authorizer a { cognito = "arn:aws:cognito-idp:x" }\napi { auth a; GET /a -> raw }',
        "authorizer a { cognito ? }\napi { auth a; GET /a -> raw }",
        "function g(a: = 5)\napi { auth none; GET /a -> g }",
        "type T { a: }\nfunction g(t: T)\napi { auth none; POST /a -> g }",
    ],
)
def test_a_mistake_of_syntax_is_the_only_one(text: str) -> None:
    assert [one.severity for one in found(text)] == ["error"]


def test_a_misspelt_runtime_is_not_missing() -> None:
    diagnostics = compile_text("service shop { runtime nodejs }\nfunction f").diagnostics
    assert [one.rule for one in diagnostics] == ["unknown-runtime"]


def test_no_name_is_offered_that_would_open_a_route() -> None:
    (one,) = found("api { GET /a -> raw { auth nune } }")
    assert "write `none`" not in one.help


def test_a_variable_of_a_url_that_is_not_there_is_all_that_is_marked() -> None:
    (one,) = found('api { auth none; GET /a -> "https://a.example/{q}/b" }\n')
    assert (one.rule, one.span.text) == ("unbound-parameter", "{q}")
