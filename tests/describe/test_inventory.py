"""What a service has: every trigger, grant and use that the language can say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import SPECS, read
from describe.described import HEAD, described, function, of_source, resource, triggers, uses
from schemas import breaches, documented
from svclang.compile import compile_source
from svclang.describe.as_json import as_json
from svclang.describe.inventory import Access, FeedEntry, Leave
from svclang.model.nodes import Surroundings
from svclang.source import Source

# --- Triggers


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("api { auth none; GET /a -> f }", ("route", "GET /a", "api")),
        ("api admin { auth none; /a/{rest+} { ANY -> f } }", ("route", "ANY /a/{rest+}", "admin")),
        (
            "authorizer who -> f { source header.Authorization }\n"
            "api { auth who; GET /a -> mock { ok: true } }",
            ("authorizer", "who"),
        ),
        ("function h { on_success f }", ("function", "h", "on_success")),
        ("function h { on_failure f }", ("function", "h", "on_failure")),
        ("queue jobs { -> f }", ("queue", "jobs")),
        ("topic news { -> f }", ("topic", "news")),
        ('bucket b { on created "in/*.jpg" -> f }', ("bucket", "b", 'created "in/*.jpg"')),
        ("secret s { rotate 30d -> f }", ("secret", "s", "rotate")),
        ('event paid { source "shop"; -> f }', ("event", "paid")),
        ("function g\nlogs troubles { of g; -> f }", ("logs", "troubles")),
        ("every 5m -> f", ("every", "f_every_5m", "5m")),
    ],
)
def test_what_runs_a_function_is_its_trigger(text: str, trigger: tuple[str, ...]) -> None:
    assert triggers(described(f"function f\n{text}"), "f") == [trigger]


def test_a_route_that_does_not_wait_says_so() -> None:
    found = described("function f()\napi { auth none; POST /a -> f async }")
    assert triggers(found, "f") == [("route", "POST /a", "async", "api")]
    assert found.routes[0].asynchronous


def test_a_function_that_may_be_invoked_is_triggered_by_who_may() -> None:
    found = described("function f { invoke by g }\nfunction g")
    assert triggers(found, "f") == [("function", "g", "invoke")]
    assert function(found, "g").may == (Leave("invoke", "function", "f"),)


def test_the_url_of_a_function_triggers_it_and_says_who_may_call() -> None:
    assert triggers(described("function f { url iam }"), "f") == [("url", "f", "iam")]


def test_a_schedule_says_its_times() -> None:
    found = described('function f\ncron "0 3 * * ? *" -> f')
    (trigger,) = function(found, "f").triggers
    assert (trigger.kind, trigger.event) == ("cron", '"0 3 * * ? *"')
    assert found.resources[0].when == '"0 3 * * ? *"'


def test_a_trigger_is_listed_once_for_each_event() -> None:
    found = described("function f\nbucket b { on created -> f; on removed -> f }")
    assert triggers(found, "f") == [("bucket", "b", "created"), ("bucket", "b", "removed")]


def test_functions_that_nothing_triggers_are_idle() -> None:
    found = described("function f\nfunction g\nevery 5m -> g")
    assert found.idle == ("f",)


def test_an_authorizer_that_no_route_names_triggers_nothing() -> None:
    found = described("function f\nauthorizer who -> f { source header.Authorization }")
    assert found.idle == ("f",)


def test_whose_logs_are_read_is_not_triggered_by_that() -> None:
    found = described("function f\nfunction g\nlogs troubles { of f; -> g }")
    assert found.idle == ("f",)
    assert uses(resource(found, "troubles")) == ["of function f"]


# --- Leave and access


def test_who_may_do_what_is_said_of_the_function_and_of_the_resource() -> None:
    found = described(
        'function f\nfunction g\nqueue q { send by f, g; send by f; allow f to "sqs:PurgeQueue" }'
    )
    assert resource(found, "q").access == (
        Access("send", ("f", "g"), ()),
        Access("sqs:PurgeQueue", ("f",), ()),
    )
    assert function(found, "g").may == (Leave("send", "queue", "q"),)
    assert Leave("", "queue", "q", ("sqs:PurgeQueue",)) in function(found, "f").may


def test_who_is_fed_is_said_with_the_event() -> None:
    found = described("function f\ntopic t { -> f; -> q }\nqueue q\nbucket b { on created -> f }")
    assert resource(found, "t").feeds == (
        FeedEntry("", "f", "function"),
        FeedEntry("", "q", "queue"),
    )
    assert resource(found, "b").feeds == (FeedEntry("created", "f", "function"),)


# --- Routes


def test_a_route_says_who_may_call_it_and_what_answers() -> None:
    found = described(
        """
        function check
        function f -> string
        authorizer who -> check { source header.Authorization }
        api {
          auth who
          GET /f -> f
          GET /open -> mock { ok: true } { auth none }
          GET /docs -> "https://docs.example.com/a;b" { auth iam }
        }
        """
    )
    said = [(r.path, r.auth, r.target_kind, r.target) for r in found.routes]
    assert said == [
        ("/f", "who", "function", "f"),
        ("/open", "none", "mock", "mock"),
        ("/docs", "iam", "url", "https://docs.example.com/a;b"),
    ]


def test_a_route_straight_to_a_resource_says_what_it_does_there() -> None:
    found = described(
        """
        queue jobs
        bucket files
        api { auth none; POST /jobs -> jobs; POST /again -> jobs.send; GET /files/{key} -> files }
        """
    )
    said = [(r.path, r.target_kind, r.target, r.action) for r in found.routes]
    assert said == [
        ("/jobs", "queue", "jobs", "send"),
        ("/again", "queue", "jobs", "send"),
        ("/files/{key}", "bucket", "files", "get"),
    ]


def test_a_route_with_a_key_says_whose_plans_open_it() -> None:
    found = described(
        """
        function f -> string
        api { auth key; GET /f -> f; GET /g -> f { auth none } }
        api admin { auth iam; GET /f -> f { key on } }
        plan basic { of api }
        plan all
        key partner { plan basic }
        key owner { plan all }
        """
    )
    assert [route.plans for route in found.routes] == [("basic", "all"), (), ("all",)]
    assert uses(resource(found, "all")) == ["of api api", "of api admin"]
    assert uses(resource(found, "partner")) == ["plan plan basic"]


# --- Uses


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("queue q { retry 3 then dead }\nqueue dead", "q", "retry queue dead"),
        ("function f\ntopic t { -> f { dead_letter d } }\nqueue d", "t", "dead_letter queue d"),
        ('bus b\nevent e { bus b; source "x"; -> q }\nqueue q', "e", "bus bus b"),
        ('resource r "AWS::SNS::Topic" { DisplayName: q.name }\nqueue q', "r", "queue q"),
        ("queue q { cfn { KmsMasterKeyId: s.arn } }\nsecret s", "q", "cfn secret s"),
    ],
)
def test_what_a_resource_names_it_uses(text: str, name: str, use: str) -> None:
    assert uses(resource(described(text), name)) == [use]


@pytest.mark.parametrize(
    ("setting", "use"),
    [
        ("on_failure q", "on_failure queue q"),
        ("dead_letter q", "dead_letter queue q"),
        ("env { WHERE: q.url }", "env queue q"),
        ('env { WHERE: "${q.arn}/x" }', "env queue q"),
    ],
)
def test_what_a_function_names_it_uses(setting: str, use: str) -> None:
    found = described(f"function f {{ {setting} }}\nqueue q")
    assert uses(function(found, "f")) == [use]


def test_a_parameter_is_no_use() -> None:
    found = described("param level: string\nfunction f { env { LEVEL: level } }")
    assert uses(function(found, "f")) == []


# --- What a function runs with


def test_what_a_function_does_not_say_is_what_lambda_chooses() -> None:
    entry = function(described("function f"), "f")
    assert (entry.runtime, entry.memory, entry.timeout) == ("nodejs24.x", "128MB", "3s")


def test_settings_are_those_of_the_stage() -> None:
    text = "function f { timeout 90s }\nstage prod { function f { memory 1GB } }"
    entry = function(described(text, "prod"), "f")
    assert (entry.memory, entry.timeout) == ("1GB", "90s")


def test_a_setting_may_be_a_parameter() -> None:
    found = described("param size: int(128..512) = 128\nfunction f { memory size }")
    assert function(found, "f").memory == "size"


def test_what_is_declared_in_cloudformation_is_listed_by_its_type() -> None:
    entry = resource(described('resource r "AWS::SNS::Topic" { DisplayName: "x" }'), "r")
    assert (entry.kind, entry.type, entry.id) == ("resource", "AWS::SNS::Topic", "R")


# --- JSON


@pytest.mark.parametrize("spec", SPECS)
def test_the_json_of_every_spec_is_what_the_schema_says(spec: str) -> None:
    path = f"specs/{spec}/{spec}.svc"
    made = json.loads(as_json(of_source(Source(path, read(path)))))
    assert breaches(made, documented("describe")) == []


def test_the_ids_in_the_json_are_those_of_the_template() -> None:
    text = HEAD + 'function f\nqueue q { -> f }\nevery 5m -> f\nresource r "AWS::SNS::Topic" {}\n'
    source = Source(str(Path("shop.svc")), text)
    model = compile_source(source, read, Surroundings()).model
    assert model is not None
    assert model.template is not None
    found = of_source(source)
    ids = {*(one.id for one in found.functions), *(one.id for one in found.resources)}
    assert len(ids) == 4
    assert ids <= set(model.template["Resources"])
