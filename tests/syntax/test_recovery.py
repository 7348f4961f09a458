"""What is understood of a text that has mistakes."""

from __future__ import annotations

import pytest

from svclang.diagnostics import Diagnostic
from svclang.syntax.nodes import ANY_NAME
from syntax.trees import parsed, shown


def errors(text: str) -> list[Diagnostic]:
    return [found for found in parsed(text).diagnostics if found.severity == "error"]


def names(text: str) -> list[str]:
    return [getattr(node, "name", None).text for node in parsed(text).declarations]  # type: ignore[union-attr]


def test_what_stands_around_a_mistake_is_understood() -> None:
    text = "type A { a: int }\ntype B = ?\ntype C { c: int }\n"
    assert names(text) == ["A", "C"]
    assert parsed(text).lost == {"B"}


def test_a_declaration_without_its_bad_part_is_damaged() -> None:
    file = parsed("type A { a: int, b: , c: int }")
    assert list(map(shown, file.declarations)) == [
        "TypeDeclaration A type=(StructType fields=[Field a type=int, Field c type=int])"
    ]
    assert file.damaged == {"A"}
    assert file.lost == set()


def test_a_mistake_that_can_be_mended_does_no_damage() -> None:
    file = parsed("type A { a int, b: 'x' }")
    assert list(map(shown, file.declarations)) == [
        'TypeDeclaration A type=(StructType fields=[Field a type=int, Field b type="x"])'
    ]
    assert (len(file.diagnostics), file.damaged, file.lost) == (2, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("functon f(a: int)", {"f"}),
        ("secret param p ? 3", {"p"}),
        ("api { } }", set()),
        ("api ? { }", {"api"}),
        ("every 5m f", set()),
        ("type A ? { a: int(1..2) }", {"A"}),
    ],
)
def test_the_name_of_what_is_not_understood_is_lost(text: str, lost: set[str]) -> None:
    file = parsed(text)
    assert file.lost == lost
    assert len(file.diagnostics) == 1


def test_an_unclosed_brace_does_not_swallow_the_next_declaration() -> None:
    text = "table users {\n  read by f\n\nfunction f {\n  memory 1GB\n}\n"
    assert names(text) == ["users", "f"]
    assert parsed(text).damaged == {"users"}


def test_an_unclosed_brace_ends_where_the_indentation_does() -> None:
    file = parsed("api {\n  /a {\n    GET -> f\n\n  GET /b -> g\n}\n")
    assert list(map(shown, file.declarations)) == [
        "ApiDeclaration items=[Group path=/a items=[Route GET target=f], "
        "Route GET path=/b target=g]"
    ]


def test_a_doc_comment_above_a_bad_statement_does_not_dangle() -> None:
    file = parsed("api {\n  /// About it.\n  GET ? f\n}")
    assert [found.severity for found in file.diagnostics] == ["error"]


def test_errors_come_in_the_order_of_the_text() -> None:
    text = 'type A { a: ? }\noutput x = "\\q"\n/// dangling\n\ntype B { b: ) }\n\0\n\'x\n'
    places = [found.span.start for found in parsed(text).diagnostics]
    assert places == sorted(places)
    assert len(places) == 5


def test_fifty_errors_are_told_and_then_that_there_are_more() -> None:
    found = parsed("type A { a: ? }\n" * 80).diagnostics
    assert [one.severity for one in found] == ["error"] * 50 + ["note"]
    assert found[-1].message == "… and more"


def test_warnings_do_not_keep_errors_from_being_told() -> None:
    found = parsed("/// dangling\n\n" * 60 + "type A = ?\n").diagnostics
    assert [one.message for one in found if one.severity == "error"] == [
        "expected a type, found `?`"
    ]


def test_as_many_bad_escapes_are_told() -> None:
    found = parsed(f'output x = "{chr(92)}q"\n' * 80).diagnostics
    assert [one.severity for one in found] == ["error"] * 50 + ["note"]


def test_what_is_not_looked_at_any_more_is_lost() -> None:
    text = "".join(f"type A{at} = ?\n" for at in range(80))
    assert parsed(text).lost == {f"A{at}" for at in range(80)}


def test_a_run_of_control_characters_is_one_error() -> None:
    (found,) = errors("type A { a: int }\0\1\2\n")
    assert (found.rule, found.span.start, found.span.end) == ("control-character", 17, 20)
    assert names("type A { a: int }\0\1\2\n") == ["A"]


def test_tabs_carriage_returns_and_a_byte_order_mark_are_blanks() -> None:
    assert errors("\ufefftype A {\r\n\ta: int\r\n}\r\n") == []


def test_texts_with_nothing_in_them_have_no_mistakes() -> None:
    for text in ("", "\n", ";", " \t", "// a", "\n;;\n;"):
        assert parsed(text)[1:] == parsed("")[1:] or parsed(text).comments


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{",
            "(",
            "[",
            '"',
            "/",
            "'",
            "#",
            "a",
            "\\",
            "$",
            ")",
            "}",
            "]",
            ",",
            ":",
            "-",
            "?",
            "é",
        ),
        *("a\n", "a ", "/ ", "}\n", '"\n', "table a {\n", "{}", '"a" ', "${", "a b {"),
    ],
)
def test_much_of_the_same_ends_in_an_error(text: str) -> None:
    found = parsed(text * 20_000).diagnostics
    assert all(one.severity != "warning" for one in found)
    assert text == "/" or found


@pytest.mark.parametrize(
    ("start", "repeated"),
    [
        ("output x = ", '"${'),
        ("output x = ", '"""'),
        ("output x = ", 'a["'),
        ("output x = [", "1 "),
        ("type A = string(1", ",/a"),
        ("type A = string(1", ",/["),
        ("type A = B", " without a"),
        ("type A = B", "?"),
        ("api {", "/{"),
        ("api {", "/{a}"),
        ("table a {", "{;"),
        ("table a {", " )"),
        ("output x = f(", "a: , "),
        ("table a {\n", "  b = 1\n"),
    ],
)
def test_much_of_the_same_inside_of_a_declaration_ends_too(start: str, repeated: str) -> None:
    assert parsed(start + repeated * 3_000).diagnostics


def test_brackets_stand_only_so_deep_in_each_other() -> None:
    assert errors(f"output x = {'[' * 99}{']' * 99}") == []
    (found,) = errors(f"output x = {'[' * 5000}{']' * 5000}\ntype A {{ a: int }}")
    assert "deep" in found.message
    assert names(f"output x = {'[' * 5000}\ntype A {{ a: int }}") == ["A"]


@pytest.mark.parametrize(
    "text", [' {"""\n S', '{}\n {"\n S', 'api {\n  A /b -> f { & """x"" }\n}\n']
)
def test_a_bracket_that_a_string_may_have_swallowed_hides_no_other_mistake(text: str) -> None:
    assert parsed(text).diagnostics


@pytest.mark.parametrize("text", ["import common", "import", "import common.svc as c"])
def test_what_an_import_that_is_not_understood_declares_is_lost(text: str) -> None:
    assert ANY_NAME in parsed(f"{text}\ntype A {{ a: B }}\n").lost
