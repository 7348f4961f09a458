"""What fixes make of a source, to the letter."""

from __future__ import annotations

import pytest

from editing import repaired
from linting import HEAD, findings
from svclang.lint.configuration import Configuration, Override
from svclang.lint.engine import lint
from svclang.model.nodes import Surroundings
from svclang.settle import settle_source
from svclang.source import Source


def after(rule: str, text: str) -> str:
    """A text with everything repaired that a rule finds."""
    return repaired(HEAD + text, findings(HEAD + text, rule)).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (
            "empty-block",
            "function f {\n}\nqueue q { -> f { } }\nstage prod {\n  function f { }\n}",
            "function f\nqueue q { -> f }\nstage prod {\n}",
        ),
        ("empty-block", "function f { env { }; timeout 5s }", "function f { timeout 5s }"),
        ("empty-block", "function f { tags { } } // why", "function f // why"),
        (
            "needless-handler",
            'function f { handler "f.handler" }\nfunction g { timeout 5s; handler "g.handler" }',
            "function f\nfunction g { timeout 5s }",
        ),
        (
            "needless-handler",
            'function f {\n  handler "f.handler"\n  timeout 5s\n}',
            "function f {\n  timeout 5s\n}",
        ),
        (
            "redundant-setting",
            "function f { runtime nodejs24.x; code \"src\"; timeout 5s }",
            "function f { timeout 5s }",
        ),
        (
            "redundant-setting",
            "function f\napi {\n  auth iam\n  /a {\n    auth iam\n    GET -> f { auth iam } }\n}",
            "function f\napi {\n  auth iam\n  /a {\n    GET -> f }\n}",
        ),
        (
            "needless-returns",
            "function f -> int\napi {\n  auth iam\n  GET /a -> f   returns 200 { auth none }\n}",
            "function f -> int\napi {\n  auth iam\n  GET /a -> f { auth none }\n}",
        ),
        (
            "needless-quotes",
            'function f\ntype T { "a": int, "b-c": int }\nenum E { "x", "y" = "Y" }',
            'function f\ntype T { a: int, "b-c": int }\nenum E { x, y = "Y" }',
        ),
        (
            "dangling-doc",
            "function f /// behind\n\n/// one\n// two\n/// three\n",
            "function f // behind\n\n// one\n// two\n// three\n",
        ),
        (
            "wrong-case",
            "error no_one 404\nfunction getIt throws no_one\ntable T { key i: int; read by getIt }",
            "error NoOne 404\nfunction get_it throws NoOne\ntable t { key i: int; read by get_it }",
        ),
        (
            "wrong-case",
            'function f\nenum E { Small = "s", XL = "x" }',
            'function f\nenum E { small = "s", XL = "x" }',
        ),
        (
            "unused-type",
            "/// Old.\ntype Old { a: int }\n\nfunction f",
            "\nfunction f",
        ),
        ("unused-error", "error Old 404\nfunction f", "function f"),
        (
            "tight-visibility",
            "function f\nqueue q { retry 3 then d; visibility 5s; -> f }\nqueue d",
            "function f\nqueue q { retry 3 then d; -> f }\nqueue d",
        ),
        (
            "repeated-choice",
            'function f\nenum E { a, b, c }\ntype T { one: ("c" | "b" | "a")?, two: E = "a" }',
            'function f\nenum E { a, b, c }\ntype T { one: E?, two: E = "a" }',
        ),
        (
            "pricier-architecture",
            "function f { architecture x86_64 }",
            "function f { architecture arm64 }",
        ),
    ],
)  # fmt: skip
def test_a_fix_changes_what_is_wrong_and_nothing_else(rule: str, text: str, expected: str) -> None:
    assert after(rule, text) == expected


@pytest.mark.parametrize("rule", ["empty-block", "needless-handler", "needless-returns"])
def test_what_goes_unsaid_is_safe_to_take_out(rule: str) -> None:
    text = 'function f -> int { handler "f.handler" }\nfunction g { }\n'
    text += "api { auth none; GET /a -> f returns 200; GET /b -> g }"
    (one,) = findings(HEAD + text, rule)
    assert one.fix is not None
    assert one.fix.safe


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("wrong-case", "function getIt"),
        ("unused-type", "type Old { a: int }\nfunction f"),
        ("needless-handler", 'function f {\n  handler "f.handler"  // by hand\n}'),
    ],
)
def test_what_a_person_must_approve_is_not_safe(rule: str, text: str) -> None:
    (one,) = findings(HEAD + text, rule)
    assert one.fix is not None
    assert not one.fix.safe


def test_a_function_that_another_file_names_is_not_renamed() -> None:
    task = '{"Type": "Task", "Resource": "${doIt.arn}", "End": true}'
    states = f'{{"StartAt": "A", "States": {{"A": {task}}}}}'
    text = HEAD + 'function doIt\nmachine m { definition "m.json" }'
    settled = settle_source(Source("test.svc", text), lambda path: states, Surroundings())
    only = Configuration([Override(select=("wrong-case",))])
    (one,) = lint(settled.files, settled.model, settled.diagnostics, only).diagnostics
    assert (one.rule, one.fix) == ("wrong-case", None)
