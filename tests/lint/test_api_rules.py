"""What the linter finds in APIs, where a case of its own would be too long to read."""

from __future__ import annotations

from building import compile_text
from linting import HEAD, findings
from svclang.diagnostics import Diagnostic

RAW = f"{HEAD}function raw\n"


def routes(number: int, prefix: str = "") -> str:
    return "\n".join(f"GET {prefix}/r{at} -> raw" for at in range(number))


# --- Quotas


def test_an_api_has_300_resources_where_no_more_were_asked_for() -> None:
    assert not findings(f"{RAW}api {{ auth none\n{routes(299)}\n}}", "many-resources")


def test_every_part_of_a_path_and_the_root_are_resources() -> None:
    (one,) = findings(f"{RAW}api {{ auth none\n{routes(299, '/deep')}\n}}", "many-resources")
    assert (one.severity, one.span.text) == ("warning", "api")
    assert "301 resources" in one.message


def test_an_api_has_ten_authorizers_where_no_more_were_asked_for() -> None:
    declared = "\n".join(f"authorizer a{at} -> raw" for at in range(11))
    using = "\n".join(f"GET /r{at} -> raw {{ auth a{at} }}" for at in range(10))
    api = f"{RAW}{declared}\napi {{\n{using}\n"
    assert not findings(f"{api}}}", "many-authorizers")
    (one,) = findings(f"{api}GET / -> raw {{ auth a10 }}\n}}", "many-authorizers")
    assert one.rule == "many-authorizers"


# --- Where a mistake is shown


def in_two_files(text: str, library: str, rule: str) -> list[Diagnostic]:
    return list(
        compile_text(f'{HEAD}import "lib.svc"\n{text}', rules=[rule], lib=library).diagnostics
    )


def test_a_type_of_another_file_is_marked_there() -> None:
    text = "function put(items: { all: [Item] })\napi { auth none; POST /a -> put }"
    (one,) = in_two_files(text, "type Item { count: int = 1 }", "unapplied-default")
    assert (one.rule, one.span.source.name, one.span.text) == ("unapplied-default", "lib.svc", "1")
    assert one.related[0].span.text == "POST /a"


def test_a_type_that_many_routes_take_is_one_finding() -> None:
    text = "type T { count: int = 1 }\nfunction put(items: { all: [T] })\n"
    api = "api { auth none; POST /a -> put; POST /b -> put; POST /c -> put }"
    assert len(findings(HEAD + text + api, "unapplied-default")) == 1


def test_a_parameter_of_a_library_is_to_be_declared_elsewhere() -> None:
    (one,) = in_two_files("function f", "param rate: int = 5", "unused-param")
    assert one.span.source.name == "lib.svc"
    assert one.help.startswith("declare it in the services that use it")
