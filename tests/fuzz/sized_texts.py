"""Texts of any size, each made of the same things again and again.

In: a size. Out: a text of that many declarations, routes, fields, settings or mistakes, to stand
behind `HEAD`. What is `RIGHT` has no errors, though a linter may find much; what is `WRONG` has.
"""

from __future__ import annotations

from collections.abc import Callable

HEAD = """\
/// It.
service it { runtime nodejs24.x; code "." }
function f
function g(a: int) -> string
function k(id: string) -> string
"""

Text = Callable[[int], str]


def _each(*lines: str) -> Text:
    """Such lines, with their number in the place of `#`."""
    text = "".join(f"{line}\n" for line in lines)
    return lambda size: "".join(text.replace("#", str(at)) for at in range(size))


def _in(opening: str, line: str, closing: str = "}") -> Text:
    return lambda size: f"{opening}\n{_each(line)(size)}{closing}\n"


def _row(opening: str, item: str, closing: str) -> Text:
    """Such items in one line, with commas between them."""
    return lambda size: (
        f"{opening}{', '.join(item.replace('#', str(at)) for at in range(size))}{closing}\n"
    )


def _all(*texts: Text) -> Text:
    return lambda size: "".join(text(size) for text in texts)


def _once(line: str) -> Text:
    return lambda _: line + "\n"


def repeated(beginning: str, sign: str) -> Text:
    """A sign so many times."""
    return lambda size: beginning + sign * size


_FUNCTIONS = _each("function h#")
_API = "api { auth iam"

_TYPES: dict[str, Text] = {
    "types": _all(_each("type T# { a: int, b: U#? }"), _each("type U# { c: string }")),
    "derived types": _all(_once("type A { a: int }"), _each("type T# = A with { x#: int }")),
    "types that are alike": _each("type T# { a: int, b: string, c: string(1..3), d: uuid }"),
    "fields": _all(
        _in("type T {", "f#: string"), _once(f"function h(t: T) -> T\n{_API}; POST /h -> h }}")
    ),
    "fields that stutter": _each("type User# { user_name: string, userAge: int }"),
    "types in the wrong case": _each("type t# { A: int }\nfunction h#(x: t#)"),
    "choices": _each('function h#(a: "x" | "y" | "z") -> string'),
    "defaults": _each('type T# { a: int? = 3, "b": int }'),
    "members of an enum": _in("enum E {", "m#"),
    "enums": _each("enum E# { a, b, c }"),
    "errors": _all(_each('error E# 404 "x"'), _each("function h#(a: int) throws E#")),
    "errors of one function": _all(
        _each('error E# 404 "x#"'),
        _row("function h(a: int) throws ", "E#", ""),
        _once(f"{_API}; GET /h -> h }}"),
    ),
}

_APIS: dict[str, Text] = {
    "functions": _each("function f#(a: int) -> string"),
    "routes": _in("api { auth none", "GET /p#/{a} -> g"),
    "routes that begin alike": _in(_API, "GET /p/x#/{a} -> g"),
    "routes with docs": _in(_API, '/// Reads.\nGET /p#/{a} -> g { tags "a"; summary "x" }'),
    "routes of many functions": _all(
        _each("/// Does.\nfunction f#(a: int) -> string"), _in(_API, "GET /p#/{a} -> f#")
    ),
    "routes that create": _all(
        _each("type N# { a: string }\nfunction create_n#(n: N#) -> N#"),
        _in(_API, 'POST /p# -> create_n# returns 201 { header Location: "/p#" }'),
    ),
    "routes that list": _all(
        _each("type P# { a: string }\nfunction list_p# -> [P#]"), _in(_API, "GET /p# -> list_p#")
    ),
    "routes that get one": _all(
        _each("type P# { a: string }\nfunction get_p#(id: string) -> P#"),
        _in(_API, "GET /p#/{id} -> get_p#"),
    ),
    "routes without a function": _in(_API, 'GET /p# -> "https://example.com/p#"'),
    "routes that lead on": _in(
        _API, 'GET /p# -> mock { a: 1 } returns 302 { header Location: "/x" }'
    ),
    "paths that hide a variable": _all(
        _once(f"{_API}\nGET /p/{{id}} -> k"), _in("", "GET /p/x# -> g(a: query.a)")
    ),
    "variables that nothing takes": _in(_API, "GET /p#/{x} -> f"),
    "contracts of routes": _all(_FUNCTIONS, _in(_API, "POST /p# -> h# { takes body: { a: int } }")),
    "groups": _in("api { auth none", "/p#/{a} { GET -> g; DELETE -> g }"),
    "APIs": _each("/// It.\napi a# { auth iam; GET /p/{a} -> g }"),
    "arguments": _all(_row("function h(", "a#: int", ")"), _once("api { auth none; GET /h -> h }")),
    "authorizers": _all(
        _each("function h#\nauthorizer a# -> h# { source header.Authorization }"),
        _in(_API, "GET /p#/{a} -> g { auth a# }"),
    ),
    "plans": _all(
        _each("plan p# { throttle 10/s burst 10 }\nkey k# { plan p# }"),
        _once("api { auth key; GET /a -> g }"),
    ),
    "plans of one API": _all(
        _in("api {", "GET /p#/{a} -> g { auth key }"),
        _each("plan p# { throttle 10/s burst 10; of api }\nkey k# { plan p# }"),
    ),
    "plans of many APIs": _each(
        "api a# { auth key; GET /p/{a} -> g }",
        "plan p# { throttle 10/s burst 10; of a# }",
        'key k# { plan p#; value "abcdefghijklmnopqrstuvwx#" }',
    ),
    "plans with a limit of a route": _each(
        "api a# { auth key; GET /p/{a} -> g }",
        'plan p# { of a#; route "GET /p/{a}" throttle 1/s burst 1 }',
        "key k# { plan p# }",
    ),
    "keys of one plan": _all(
        _once("plan p { throttle 10/s burst 10 }\napi { auth key; GET /a -> g }"),
        _each("key k# { plan p }"),
    ),
    "domains": _each(
        "api a# { auth iam; GET /p/{a} -> g }",
        'domain d# { name "d#.example.com"; zone "Z0123456789"; of a#; path "v1" of a# }',
    ),
}

_STACK: dict[str, Text] = {
    "tables": _all(_FUNCTIONS, _each("table t# { key id: string; read by h#; write by h# }")),
    "grants": _all(_FUNCTIONS, _row("table t { key id: string; read by ", "h#", " }")),
    "streams of tables": _all(_FUNCTIONS, _each("table t# { key id: string; stream new -> h# }")),
    "leave by actions": _all(
        _FUNCTIONS, _each('table t# { key id: string; allow h# to "dynamodb:Scan" }')
    ),
    "buckets": _all(_FUNCTIONS, _each('bucket b# { on created "x/*" -> h#; read by h# }')),
    "events of a bucket": _all(_FUNCTIONS, _in("bucket b {", 'on created "x#/*" -> h#')),
    "queues": _all(
        _FUNCTIONS,
        _each("queue q# { visibility 60s; -> h#; retry 3 then d# }\nqueue d# { keep 14d }"),
    ),
    "routes to queues": _all(_each("queue q#"), _in(_API, "POST /q# -> q# returns 202")),
    "topics": _all(_FUNCTIONS, _each("topic t# { -> h#; publish by f }")),
    "feeds": _all(_FUNCTIONS, _in("topic t {", "-> h#")),
    "streams": _all(_FUNCTIONS, _each("stream s# { -> h# }")),
    "events": _all(
        _FUNCTIONS, _each('bus b# { publish by f }\nevent e# { bus b#; source "x"; -> h# }')
    ),
    "schedules": _all(_FUNCTIONS, _each('every 5m -> h#\ncron "0 3 * * ? *" -> h#')),
    "secrets": _all(_FUNCTIONS, _each("secret s# { read by h# }")),
    "machines": _all(
        _FUNCTIONS,
        _each(
            'machine m# { definition { StartAt: "A", States: {'
            ' A: { Type: "Task", Resource: h#.arn, End: true } } } }'
        ),
    ),
    "pools": _all(_FUNCTIONS, _each("pool p# { on pre_sign_up -> h# }")),
    "layers": _each('layer l# { code "l#"; runtimes nodejs24.x }\nfunction h# { layers l# }'),
    "logs": _all(_FUNCTIONS, _each('logs l# { of h#; match "x"; -> f }')),
    "destinations": _each("function h# { on_failure q# }\nqueue q#"),
    "functions one behind the other": _each("function h# { on_failure h#x }\nfunction h#x"),
    "functions with settings": _each(
        'function h# { handler "h#.handler"; provisioned 3; url iam; env { AA: "x" } }'
    ),
    "roles": _all(_once("param r: string"), _each("function h# { role r }")),
    "params": _all(_each('param p#: string = "a"'), _each("output o# = p#")),
    "secret params": _each("secret param p#\nfunction h# { env { AA: p# } }"),
    "variables": _in("function h { env {", 'A#: "x"', "} }"),
    "data": _in('resource r "AWS::SNS::Topic" {', 'a#: [1, { b: "x" }]'),
    "raw resources": _each(
        'resource r# "AWS::SNS::Topic" { TopicName: "x#" }',
        'resource i# "AWS::IAM::Role" { AssumeRolePolicyDocument: { Statement: ['
        '{ Effect: "Allow", Action: "*", Principal: "*" }] } }',
    ),
    "overrides": _all(_FUNCTIONS, _in("stage dev {", "function h# { memory 512MB }")),
    "stages": _all(_once("function h"), _each("stage s# { function h { memory 512MB } }")),
}

_WORDS: dict[str, Text] = {
    "imports": _each('import "lib#.svc"'),
    "comments": _each("// comment #", "// TODO: it"),
    "docs": _all(_each("/// doc #"), _once("function h")),
    "docs of nothing": _each("/// doc #\n"),
    "docs that are alike": _each("/// The very same words as others.\ntype T# { a: int }"),
    "a long text": _in('output o = """', "x", '"""'),
    "comments that allow": _each("// svc: allow(unused-type) because x\ntype T# { a: int }"),
    "comments that allow in one line": _each(
        "function h#(a: int)  // svc: allow(unused-function) because x"
    ),
    "comments that allow in an API": _in(
        _API, "// svc: allow(unused-path-variable) because x\nGET /p#/{x} -> f"
    ),
    "comments that allow nothing": _each(
        "// svc: allow(unused-function) because x\ntype T# { a: int }"
    ),
    "comments that allow one thing": _all(
        _each("// svc: allow(unused-function) because x"), _once("function h")
    ),
    "comments that allow all": _each("// svc: allow-file(unused-type) because x"),
    "comments that are misspelt": _each("// svc: allow(unused-typ) because x\ntype T# { a: int }"),
}

RIGHT: dict[str, Text] = {**_TYPES, **_APIS, **_STACK, **_WORDS}

WRONG: dict[str, Text] = {
    "types that are none": _each("type A# { a: ? }"),
    "parentheses": _each("function h#(a: int -> string"),
    "braces": _each("function h# { memory 1GB"),
    "stray braces": _each("function h# memory 1GB }"),
    "a brace in a long API": _in("api { auth none; GET /x -> f } }", "GET /p# -> f"),
    "one name": _each("function h#(a: Usr)"),
    "names": _all(_each("output o# = pram_#"), _each('param param_#: string = "a"')),
    "types": _all(_each("function h#(a: Usr#)"), _each("type User# { a: int }")),
    "settings": _each("function h# { memry 1GB }"),
    "settings of one": _in("function h {", "memry# 1GB"),
    "declared again": _each("function h"),
    "set again": _in("function h {", "memory 1GB"),
    "fields again": _in("type A {", "a: int"),
    "routes again": _in("api { auth none", "GET /p -> f"),
    "fields": _all(
        _row("type A { ", "field#: int", " }"), _row("type B = A without ", "fild#", "")
    ),
    "values": _all(_row("enum E { ", "value#", " }"), _each('type A# { a: E = "valu#" }')),
    "kinds": _each("tabel t# { key id: string }"),
    "lines": _each("  memory #MB"),
    "imports": _each('import "nothing#.svc"'),
    "units": _each("function h# { timeout 10 }"),
    "keys again": _each('key k# { value "abcdefghijklmnopqrstuvwx" }'),
    "domains again": _each('domain d# { name "d.example.com"; zone "Z0123456789" }'),
    "no ends": lambda size: "function h " * size + "\n",
    "quotes": lambda size: '"\n' * size,
}

REPEATED = (
    *("{", "(", "[", "}", ")", "]", '"', '"""', "'", "/", "//", "///", "///\n", "/*", "#", "\\"),
    *("$", "${", "a", "a ", "a\n", "a.b ", "a: ", "a {", "a b {", ",", ":", ";", "-", "->", "?"),
    *("..", "=", "0", "1s ", "é", "\0", "\0 ", "\t", "\r\n", "{}", "()", "GET /a -> b\n"),
    *("function ", "type A {"),
)
"""What can stand there again and again."""

BEGINNINGS = ("", f"{HEAD}api {{ ", f"{HEAD}type A = {{ a: ", f"{HEAD}output x = [ ")
