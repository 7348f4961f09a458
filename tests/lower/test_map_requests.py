"""The mapping templates of requests, executed: what a function gets, whatever comes in."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lower.rendering import (
    TEXT,
    Sent,
    event,
    only_route,
    plan,
    posted,
    query,
    template,
)
from svclang.lower.templates.velocity import NUMBER, WHOLE_NUMBER

# --- How the templates read -----------------------------------------------------------------------


def test_a_template_has_the_keys_that_are_always_there_first() -> None:
    expected = r"""
        #set($after = "$!input.params().querystring.get('after')")
        #set($id = "$!input.params().path.get('id')")
        #set($limit = "$!input.params().querystring.get('limit')")
        {
          "id": "$util.escapeJavaScript($id).replaceAll("\\'", "'")",
          "limit": #if($limit.trim() == "")20#elseif($limit.matches('-?(0|[1-9][0-9]{0,18})'))$limit#else"$util.escapeJavaScript($limit).replaceAll("\\'", "'")"#end
          #if($after.trim() != ""), "after": "$util.escapeJavaScript($after).replaceAll("\\'", "'")"#end
        }
    """  # noqa: E501
    found = plan("""
        function get_user(after: string?, id: uuid, limit: int = 20)
        api { auth none; GET /users/{id} -> get_user }
    """)
    assert found.template == template(expected)


def test_a_template_whose_keys_are_all_optional_has_a_variable_for_the_comma() -> None:
    expected = r"""
        #set($after = "$!input.params().querystring.get('after')")
        #set($role = "$!input.params().querystring.get('role')")
        #set($comma = "")
        {
          #if($after.trim() != "")$comma "after": "$util.escapeJavaScript($after).replaceAll("\\'", "'")" #set($comma = ",")#end
          #if($role.trim() != "")$comma "role": "$util.escapeJavaScript($role).replaceAll("\\'", "'")" #set($comma = ",")#end
        }
    """  # noqa: E501
    found = plan("""
        function list_users(after: string?, role: ("admin" | "guest")?)
        api { auth none; GET /users -> list_users }
    """)
    assert found.template == template(expected)


def test_a_structure_without_defaults_is_passed_on_whole() -> None:
    expected = """
        {
          "user": $input.json('$')
        }
    """
    found = plan("""
        type NewUser { name: string, nick: string? }
        function create_user(user: NewUser)
        api { auth none; POST /users -> create_user }
    """)
    assert found.template == template(expected)


def test_a_structure_with_defaults_is_written_field_by_field() -> None:
    expected = """
        #set($body = {})
        #if($input.json('$').startsWith('{'))#set($body = $input.path('$'))#end
        #set($home = {})
        #if($input.json('$.home').startsWith('{'))#set($home = $input.path('$.home'))#end
        {
          "user": {
            "name": $input.json('$.name'),
            "role": #if($body.containsKey('role'))$input.json('$.role')#else"member"#end
            #if($body.containsKey('nick')), "nick": $input.json('$.nick')#end
            #if($body.containsKey('home')), "home": {
              "street": $input.json('$.home.street'),
              "city": #if($home.containsKey('city'))$input.json('$.home.city')#else"Bern"#end
            }#end
          }
        }
    """
    found = plan("""
        type Address { street: string, city: string = "Bern" }
        type NewUser { name: string, role: string = "member", nick: string?, home: Address? }
        function create_user(user: NewUser)
        api { auth none; POST /users -> create_user }
    """)
    assert found.template == template(expected)


def test_a_value_of_the_deployment_stands_in_single_quotes() -> None:
    found = plan("""
        param log_level: string = "info"
        function f(level: string, note: string)
        api { auth none; GET / -> f(level: log_level, note: "at ${log_level}") }
    """)
    assert found.values == {"LogLevel": {"Ref": "LogLevel"}}
    expected = r"""
        #set($level = '${LogLevel}')
        {
          "level": "$util.escapeJavaScript($level).replaceAll("\\'", "'")",
          "note": "at $util.escapeJavaScript('${LogLevel}').replaceAll("\\'", "'")"
        }
    """
    assert found.template == template(expected)


def test_a_function_without_parameters_gets_an_empty_object() -> None:
    assert plan("function f()\napi { auth none; GET / -> f }").template == "{}"


def test_a_mock_says_its_status() -> None:
    assert (
        plan('api { auth none; GET / -> mock "ok" returns 201 }').template == '{"statusCode": 201}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "function f\napi { auth none; GET / -> f }",
        'api { auth none; GET / -> "https://example.com" }',
    ],
)
def test_what_is_passed_on_as_it_is_has_no_template(text: str) -> None:
    assert plan(text) == (None, {}, None, False)


# --- Text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("string", "12", "12"),
        ("uuid", "x", "x"),
        ("any", "12", "12"),
        ("int", "12", 12),
        ("int", "-7", -7),
        ("long", "9007199254740993", 9007199254740993),
        ("int", "1.5", "1.5"),
        ("int", "1e3", "1e3"),
        ("int", "007", "007"),
        ("int", "1\n", "1\n"),
        ("int", "٣", "٣"),
        ("int", "9" * 5000, "9" * 5000),
        ("float", "1.5", 1.5),
        ("float", "-2e-3", -0.002),
        ("float", "NaN", "NaN"),
        ("float", "1.", "1."),
        ("bool", "true", True),
        ("bool", "false", False),
        ("bool", "True", "True"),
        ("[int]", "1,2,x,,3,", [1, 2, "x", 3]),
        ("[string]", 'a,",b', ["a", '"', "b"]),
        ("[bool]", "true", [True]),
        ("[string]", ",", []),
    ],
)
def test_a_query_parameter_keeps_the_type_of_json_where_its_text_has_it(
    type_: str, text: str, value: Any
) -> None:
    assert query(f"x: {type_}", ("x", text)) == {"x": value}


@pytest.mark.parametrize("pairs", [(), (("x", ""),), (("x", "  "),)])
def test_a_parameter_that_is_absent_or_blank_takes_its_default(pairs: Any) -> None:
    assert query('x: string = "a\\"b$c#d\\\\"', *pairs) == {"x": 'a"b$c#d\\'}
    assert query("x: int = 3", *pairs) == {"x": 3}
    assert query("x: bool = false", *pairs) == {"x": False}
    assert query('x: [string] = ["a", "$b"]', *pairs) == {"x": ["a", "$b"]}


@given(TEXT)
def test_any_text_may_be_a_default(text: str) -> None:
    written = json.dumps(text).replace("${", "\\${")
    assert query(f"x: string = {written}, y: [string] = [{written}]") == {"x": text, "y": [text]}
    assert posted(f"type T {{ a: string = {written} }}", {}) == {"it": {"a": text}}


@pytest.mark.parametrize("pairs", [(), (("x", ""),), (("x", "\t "),)])
def test_an_optional_parameter_that_is_absent_or_blank_is_left_out(pairs: Any) -> None:
    assert query("x: string?, y: int?, z: [int]?", *pairs) == {}


def test_of_a_parameter_that_is_there_twice_the_last_counts() -> None:
    assert query("x: int", ("x", "1"), ("x", "2")) == {"x": 2}


def test_each_source_is_read_from_its_own_place() -> None:
    route = only_route("""
        function f(
          p: string, q: string, h: string, ip: string, v: string, fixed: [int], no: string?
        )
        api {
          auth none
          GET /{x} -> f(p: path.x, q: query.x, h: header.x, ip: context.identity.sourceIp,
                        v: stage.x, fixed: [1, 2], no: null)
        }
    """)
    sent = Sent(
        path={"x": "in the path"},
        query=[("x", "in the query")],
        headers={"x": "in a header"},
        context={"identity": {"sourceIp": "192.0.2.1"}},
        stage_variables={"x": "of the stage"},
    )
    assert event(route, sent) == {
        "p": "in the path",
        "q": "in the query",
        "h": "in a header",
        "ip": "192.0.2.1",
        "v": "of the stage",
        "fixed": [1, 2],
        "no": None,
    }


@pytest.mark.parametrize("name", ["X-Trace-Id", "x-trace-id"])
def test_a_header_is_found_by_its_own_name_and_in_lower_case(name: str) -> None:
    route = only_route("""
        function f(trace: string?)
        api { auth none; GET / -> f(trace: header.X-Trace-Id) }
    """)
    assert event(route, Sent(headers={name: "abc"})) == {"trace": "abc"}


def test_what_a_function_that_authorizes_says_is_read_by_name() -> None:
    route = only_route("""
        function check
        authorizer tokens -> check { source header.Authorization }
        function f(who: string, team: string?, role: string)
        api { auth tokens; GET / -> f(who: auth.principalId, team: auth.team, role: auth["a:b"]) }
    """)
    said = {"authorizer": {"principalId": 'u"1', "a:b": "admin"}}
    assert event(route, Sent(context=said)) == {"who": 'u"1', "role": "admin"}


def test_the_claims_of_a_token_are_read_where_a_user_pool_authorizes() -> None:
    route = only_route("""
        authorizer users { cognito "arn:aws:cognito-idp:us-east-1:123456789012:userpool/u" }
        function f(sub: string, name: string)
        api { auth users; GET / -> f(sub: auth.sub, name: auth["cognito:username"]) }
    """)
    claims = {"authorizer": {"claims": {"sub": "42", "cognito:username": "ada"}}}
    assert event(route, Sent(context=claims)) == {"sub": "42", "name": "ada"}


@pytest.mark.parametrize("value", ["info", 'a"b', "$x", "#if(1)", "\\"])
def test_a_value_of_the_deployment_comes_through_as_it_is(value: str) -> None:
    route = only_route("""
        param size: int = 3
        param level: string = "info"
        function f(a: string, b: int, c: string, d: string)
        api { auth none; GET / -> f(a: level, b: size, c: "${level}.${size}", d: service.name) }
    """)
    assert event(route, Sent(), {"Level": value, "Size": "7"}) == {
        "a": value,
        "b": 7,
        "c": f"{value}.7",
        "d": "test",
    }


@pytest.mark.parametrize("name", ["input", "util", "context", "foreach", "comma", "class", "_x"])
def test_a_parameter_may_have_any_name(name: str) -> None:
    assert query(f"{name}: string?, other: [int]?", (name, "a"), ("other", "1,2")) == {
        name: "a",
        "other": [1, 2],
    }


_ALL_KINDS = only_route("""
    function f(
      s: string, n: int, x: float, b: bool, c: "a" | "b", a: any,
      ns: [int], ss: [string] = ["d"], d: int = 5, o: string?, os: [bool]?, id: string, h: string?
    )
    api { auth none; GET /{id} -> f(h: header.X-H) }
""")


@given(
    st.dictionaries(
        st.sampled_from(["s", "n", "x", "b", "c", "a", "ns", "ss", "d", "o", "os"]), TEXT
    ),
    TEXT,
    st.dictionaries(st.sampled_from(["X-H", "x-h", "Other"]), TEXT),
)
def test_any_text_gives_one_object_with_the_declared_keys(
    pairs: dict[str, str], id_: str, headers: dict[str, str]
) -> None:
    found = event(_ALL_KINDS, Sent({"id": id_}, list(pairs.items()), headers))
    assert found == _expected(pairs, id_, headers.get("X-H") or headers.get("x-h", ""))


def _expected(pairs: dict[str, str], id_: str, header: str) -> dict[str, Any]:
    """What the function is to get, worked out without a template."""
    text = {name: pairs.get(name, "") for name in ("s", "n", "x", "b", "c", "a")}
    expected: dict[str, Any] = {**text, "id": id_, "ns": _items(pairs.get("ns", ""), "int")}
    expected |= {name: _bare(text[name], kind) for name, kind in (("n", "int"), ("x", "float"))}
    expected["b"] = _bare(text["b"], "bool")
    expected["d"] = _bare(pairs["d"], "int") if _given(pairs.get("d")) else 5
    expected["ss"] = _items(pairs["ss"], "string") if _given(pairs.get("ss")) else ["d"]
    if _given(pairs.get("o")):
        expected["o"] = pairs["o"]
    if _given(pairs.get("os")):
        expected["os"] = _items(pairs["os"], "bool")
    if _given(header):
        expected["h"] = header
    return expected


# Java's `trim` takes off all up to the blank.
_TRIMMED = "".join(map(chr, range(33)))


def _given(text: str | None) -> bool:
    return text is not None and bool(text.strip(_TRIMMED))


def _items(text: str, kind: str) -> list[Any]:
    items = re.split(" *, *", text.strip(_TRIMMED))
    return [_bare(item, kind) for item in items if _given(item)]


def _bare(text: str, kind: str) -> Any:
    patterns = {"int": WHOLE_NUMBER, "float": NUMBER, "bool": "true|false"}
    return json.loads(text) if re.fullmatch(patterns.get(kind, "(?!)"), text) else text
