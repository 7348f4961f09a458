"""The Velocity engine and the parts of Java that it shows to templates."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import NotModelled, TemplateError, jsonpath
from gateway.errors import JavaError
from gateway.java import Bean, from_json, text
from gateway.java_regex import compiled, matches, replace_all, split
from gateway.recorded import MISSING, RENDERED, WRONG, variables
from gateway.variables import UTIL, escape_java_script
from gateway.velocity import Missing, render

BOTH: tuple[Missing, Missing] = ("empty", "null")


@pytest.mark.parametrize("missing", BOTH)
@pytest.mark.parametrize(
    ("template", "expected"), [case for cases in RENDERED.values() for case in cases]
)
def test_a_template_gives_what_velocity_gives(
    template: str, expected: str, missing: Missing
) -> None:
    assert render(template, variables(), missing) == expected


@pytest.mark.parametrize(("template", "empty", "null"), MISSING)
def test_a_reference_to_nothing_is_empty_or_null(template: str, empty: str, null: str) -> None:
    assert render(template, variables(), "empty") == empty
    assert render(template, variables(), "null") == null


@pytest.mark.parametrize("missing", BOTH)
@pytest.mark.parametrize("template", WRONG)
def test_a_template_that_velocity_does_not_take_is_an_error(
    template: str, missing: Missing
) -> None:
    with pytest.raises(TemplateError):
        render(template, variables(), missing)


@pytest.mark.parametrize("missing", BOTH)
def test_null_equals_the_empty_string(missing: Missing) -> None:
    template = '#if($undef == "")a#end#if("" != $undef)b#end'
    assert render(template, {}, missing) == "a"


@pytest.mark.parametrize("name", ["context", "stageVariables"])
@pytest.mark.parametrize("missing", BOTH)
def test_what_is_missing_in_the_gateways_own_variables_is_empty(
    name: str, missing: Missing
) -> None:
    assert render(f"[${name}.nope.more]", {name: {}}, missing) == "[]"


@pytest.mark.parametrize(
    "template",
    [
        "#macro(m)x#end",
        "#parse('x')",
        "#foo($s)",
        "\\#if($t)x#end",
        '#set($x = "\\u0041")',
        "$s{",
        "$s#set($x = 1)[",
        "$s.nope",
        "$s.nope()",
        "$s.class",
        "$s.substring('1')",
        "$s.concat($n)",
        "$list.size",
        "$s.split('o')",
        "#set($undef.x = 1)",
        "#set($map.get('k') = 1)",
        "$s.matches('\\p{L}')",
        "$s.matches('[a-z&&[^b]]')",
    ],
)
def test_what_is_not_modelled_is_refused(template: str) -> None:
    with pytest.raises(NotModelled):
        render(template, variables(), "empty")


def test_a_loop_of_more_than_a_thousand_is_an_error() -> None:
    with pytest.raises(TemplateError, match="1000"):
        render("#foreach($e in [1..1001])#end", {})


def test_a_loop_that_changes_what_it_runs_over_is_an_error() -> None:
    with pytest.raises(TemplateError):
        render("#foreach($e in $list)$list.add('x')#end", variables())


def test_a_map_in_itself_is_an_error() -> None:
    with pytest.raises(TemplateError):
        render("#set($map.self = $map)$map", variables())


@given(st.text(alphabet=st.sampled_from("$#{}()[]!.\\\"' \nsetifendforeach=&|<1é😀"), max_size=40))
def test_any_text_is_rendered_or_refused(template: str) -> None:
    with suppress(TemplateError, NotModelled):
        assert isinstance(render(template, variables()), str)


@given(st.text())
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert render('#set($y = "$x")[$x|$y|${x}]', {"x": value}) == f"[{value}|{value}|{value}]"


@given(st.text())
def test_escaped_text_between_quotes_is_json_of_the_text(value: str) -> None:
    template = r'''"$util.escapeJavaScript($x).replaceAll("\\'", "'")"'''
    assert json.loads(render(template, {"x": value, "util": UTIL})) == value


def test_escaping_is_that_of_commons_lang() -> None:
    given_text = "\"'\\/\b\n\t\f\r\x01\x1f\x7f é€\U0001f600"
    expected = "\\\"\\'\\\\\\/\\b\\n\\t\\f\\r\\u0001\\u001F\x7f \\u00E9\\u20AC\\uD83D\\uDE00"
    assert escape_java_script(given_text) == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("urlEncode('a b*~é/?&')", "a+b*%7E%C3%A9%2F%3F%26"),
        ("urlDecode('a+b%C3%A9')", "a bé"),
        ("base64Encode('é')", "w6k="),
        ("base64Decode('w6k=')", "é"),
        ("""parseJson('{"a": [1, {"b": null}]}').a[0]""", "1"),
        ("""parseJson('{"a": [1, {"b": "é"}]}')""", '{a=[1,{"b":"é"}]}'),
    ],
)
def test_the_functions_of_util(call: str, expected: str) -> None:
    assert render(f"$util.{call}", {"util": UTIL}) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (1e7, "1.0E7"),
        (9999999.5, "9999999.5"),
        (0.001, "0.001"),
        (-0.00012, "-1.2E-4"),
        (1.0, "1.0"),
        (123456789.125, "1.23456789125E8"),
        (0.0, "0.0"),
        ({"a": None, "b": [True, {"c": 1.0}]}, "{a=null, b=[true, {c=1.0}]}"),
        (from_json({"a": [True, {"c": None}]}), '{a=[true,{"c":null}]}'),
    ],
)
def test_values_print_as_in_java(value: Any, expected: str) -> None:
    assert text(value) == expected


def test_an_object_of_the_gateway_offers_its_methods_and_properties() -> None:
    bean = Bean({"twice": lambda value: value + value}, {"name": "n"})
    assert render("$bean.twice('ab')$bean.name$!bean.other", {"bean": bean}) == "ababn"


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028", "\u2029"])
def test_a_dot_stops_at_every_line_end_of_javas(end: str) -> None:
    assert not matches(".*", f"a{end}b")
    assert matches("(?s).*", f"a{end}b")
    assert matches("a(?s:.)b", f"a{end}b")
    assert not matches("a(?s:.)b.", f"a{end}b{end}")
    assert matches("[^x]*", f"a{end}b")


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("NotFound", "NotFound: x", False),
        ("NotFound(:.*)?", "NotFound: x", True),
        (r"NotFound(?::(?s:.*))?\z", "NotFound:\nx", True),
        (r"a\z", "a\n", False),
        (r"\d+", "١", False),
        (r"\w", "é", False),
        (r"\Qa.b\E", "a.b", True),
        (r"\Qa.b\E", "axb", False),
        ("a(?i)B", "ab", True),
        ("(?:a(?i)B)c", "abC", False),
        ("(?<x>a)\\k<x>", "aa", True),
        ("(?!A:|B:)(?s).*", "A:x", False),
        ("(?!A:|B:)(?s).*", "C\n", True),
        ("[.]", "x", False),
        ("[\\]a]", "]", True),
        ("\\u0041", "A", True),
        ("", "", True),
        ("", "x", False),
    ],
)
def test_a_pattern_matches_the_whole_text_as_in_java(
    pattern: str, value: str, expected: bool
) -> None:
    assert matches(pattern, value) is expected


@given(st.text())
def test_any_text_matches_dot_star_with_the_flag_s(value: str) -> None:
    assert matches("(?s).*", value)


@pytest.mark.parametrize("pattern", ["(", ")", "[a", "a{2,1}", "*"])
def test_what_is_no_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(JavaError):
        compiled(pattern)


def test_a_replacement_may_name_groups() -> None:
    assert replace_all("(a)(?<n>b)", "${n}$1$12\\$", "ab") == "baa2$"


def test_a_split_drops_empty_texts_at_the_end() -> None:
    assert split(",", "a,,b,,") == ["a", "", "b"]
    assert split(",", "") == [""]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("$", [{"a": {"b": [1, 2]}, "c d": None, "e'": 5}]),
        ("$.a.b[0]", [1]),
        ("$.a.b[-1]", [2]),
        ("$['a']['b']", [[1, 2]]),
        ('$["c d"]', [None]),
        ("$['e\\'']", [5]),
        ("a.b", [[1, 2]]),
        ("$.x", []),
        ("$.a.b[7]", []),
        ("$.a[0]", []),
    ],
)
def test_a_json_path_finds_one_value_or_none(path: str, expected: list[Any]) -> None:
    assert jsonpath.find(path, {"a": {"b": [1, 2]}, "c d": None, "e'": 5}) == expected


@pytest.mark.parametrize("path", ["$..a", "$.*", "$[*]", "$[?(@.a)]", "$[0:1]", "$.a["])
def test_a_json_path_that_could_find_several_is_refused(path: str) -> None:
    with pytest.raises(NotModelled):
        jsonpath.find(path, {})
