"""No resource of a template waits for itself, whatever refers to what."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import SPECS, compile_spec, compile_text, template_of
from declarations import SERVICE as SERVICE_OF_EVERYTHING
from declarations import everything
from dependencies import cycles
from svclang.check.cloudformation import lint
from svclang.lower.stack.physical_names import LONGEST, LONGEST_STACK

SERVICE = "service shop { runtime python3.13 }\n"
API = "api { auth none; GET /a -> f }\n"
ARN = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-"


def named(template: dict[str, Any]) -> dict[str, str]:
    """The functions that have a name, by their logical ids."""
    return {
        name: resource["Properties"]["FunctionName"]["Fn::Sub"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Lambda::Function" and "FunctionName" in resource["Properties"]
    }


def built(text: str) -> dict[str, Any]:
    """The template of a source, in which there are no circles."""
    template = template_of(SERVICE + text)
    assert cycles(template) == []
    return template


def problem(text: str) -> tuple[str, str, str]:
    """The rule, the place and the message of the one mistake in a source."""
    (one,) = compile_text(SERVICE + text).diagnostics
    return one.rule, one.span.text, one.message


# --- What is cut


def test_a_function_can_know_the_url_of_the_api_that_calls_it() -> None:
    template = built(API + "function f { env { URL: api.url } }")
    assert named(template) == {"FFunction": "${AWS::StackName}-f"}
    route = template["Resources"]["Api"]["Properties"]["Body"]["paths"]["/a"]["get"]
    uri = route["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
    assert f"functions/{ARN}f/invocations" in uri
    policy = template["Resources"]["ApiRole"]["Properties"]["Policies"][0]["PolicyDocument"]
    assert policy["Statement"][0]["Resource"] == [{"Fn::Sub": f"{ARN}f"}]


def test_the_swagger_says_what_the_template_says() -> None:
    compiled = compile_text(SERVICE + API + "function f { env { URL: api.url } }")
    assert compiled.model is not None
    assert compiled.model.template is not None
    body = compiled.model.template["Resources"]["Api"]["Properties"]["Body"]
    assert compiled.model.apis[0].swagger == body


def test_an_api_whose_function_gets_a_name_is_deployed_again() -> None:
    def deployment(text: str) -> str:
        resources = built(API + text)["Resources"]
        return next(str(name) for name in resources if name.startswith("ApiDeployment"))

    assert deployment("function f") != deployment("function f { env { URL: api.url } }")


def test_a_function_in_no_circle_has_no_name() -> None:
    text = "function f { env { GG: g.arn } }\nfunction g\nfunction h { env { URL: api.url } }"
    assert named(built(API + text)) == {}


def test_an_authorizer_can_know_the_api_that_it_guards() -> None:
    template = built(
        "function f\nfunction check { env { URL: api.url } }\n"
        "authorizer tokens -> check { source header.Authorization }\n"
        "api { auth tokens; GET /a -> f }"
    )
    assert named(template) == {"CheckFunction": "${AWS::StackName}-check"}
    permission = template["Resources"]["ApiTokensPermission"]["Properties"]
    assert permission["FunctionName"] == {"Fn::GetAtt": ["CheckFunction", "Arn"]}


def test_one_function_of_a_circle_has_a_name() -> None:
    text = "function f { env { GG: g } }\nfunction g { env { URL: api.url } }"
    assert list(named(built(API + text))) == ["FFunction"]


def test_a_circle_of_the_whole_service_is_cut_at_every_function() -> None:
    text = (
        "service shop { runtime python3.13; env { URL: api.url } }\n"
        "api { auth none; GET /a -> f; GET /b -> g }\nfunction f\nfunction g\nfunction h"
    )
    template = template_of(text)
    assert cycles(template) == []
    assert sorted(named(template)) == ["FFunction", "GFunction"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("f", "${AWS::StackName}-f"),
        ("f.name", "${AWS::StackName}-f"),
        ("f.arn", f"{ARN}f"),
        ('"x ${f.arn}"', f"x {ARN}f"),
    ],
)
def test_a_function_can_refer_to_itself(value: str, text: str) -> None:
    template = built(f"function f {{ env {{ ME: {value} }} }}")
    function = template["Resources"]["FFunction"]["Properties"]
    assert function["Environment"]["Variables"]["ME"] == {"Fn::Sub": text}


@pytest.mark.parametrize("attribute", ["f.role_arn", "f.log_group"])
def test_what_belongs_to_a_function_makes_no_circle_with_it(attribute: str) -> None:
    assert named(built(f"function f {{ env {{ ME: {attribute} }} }}")) == {}


def test_functions_can_refer_to_each_other() -> None:
    text = "function g { env { FF: f.arn } }\nfunction f { env { GG: g.arn } }"
    assert list(named(built(text))) == ["FFunction"]


def test_the_order_of_declarations_does_not_choose_who_has_a_name() -> None:
    parts = ["function a { env { XX: b.arn } }", "function b { env { XX: c } }"]
    parts.append("function c { env { XX: a.arn, YY: b.arn } }")
    chosen = [named(built("\n".join(order))) for order in itertools.permutations(parts)]
    assert all(names == chosen[0] for names in chosen)
    assert len(chosen[0]) == 1


def test_a_raw_resource_can_be_part_of_a_circle_that_is_cut() -> None:
    text = (
        'resource alarm "AWS::CloudWatch::Alarm" { MetricName: f.name;'
        ' ComparisonOperator: "GreaterThanThreshold"; EvaluationPeriods: 1 }\n'
        "function f { env { ALARM: alarm.Arn } }"
    )
    alarm = built(text)["Resources"]["Alarm"]["Properties"]
    assert alarm["MetricName"] == {"Fn::Sub": "${AWS::StackName}-f"}


def test_a_published_alias_is_written_out() -> None:
    template = built(API + "function f { snapstart on; env { URL: api.url; ME: f.arn } }")
    resources = template["Resources"]
    variables = resources["FFunction"]["Properties"]["Environment"]["Variables"]
    assert variables["ME"] == {"Fn::Sub": f"{ARN}f:live"}
    assert resources["FAlias"]["Properties"]["FunctionName"] == {"Ref": "FFunction"}


def test_a_function_that_calls_one_with_a_name_is_published_anew() -> None:
    def version(text: str) -> str:
        found = built(text)["Resources"]
        (name,) = [str(name) for name in found if name.startswith("GVersion")]
        version = found["GAlias"]["Properties"]["FunctionVersion"]
        assert version == {"Fn::GetAtt": [name, "Version"]}
        return name

    text = "function g { snapstart on; env { FF: f } }\nfunction f"
    assert version(text) != version(text + " { env { GG: g } }")


def test_a_name_that_a_hatch_gives_is_the_name() -> None:
    text = 'function f { cfn { FunctionName: "${aws.region}-mine" }; env { ME: f.arn } }'
    function = built(text)["Resources"]["FFunction"]["Properties"]
    assert function["FunctionName"] == {"Fn::Sub": "${AWS::Region}-mine"}
    arn = function["Environment"]["Variables"]["ME"]["Fn::Sub"]
    assert arn.endswith(":function:${AWS::Region}-mine")


@given(st.from_regex(r"[a-z][a-z0-9_]{0,58}[a-z0-9]", fullmatch=True))
@settings(max_examples=20)
def test_a_name_fits_with_that_of_its_stack(name: str) -> None:
    template = built(f"function x{name}x {{ env {{ ME: x{name}x }} }}")
    (made,) = named(template).values()
    assert len(made.replace("${AWS::StackName}", "s" * LONGEST_STACK)) <= LONGEST


# --- What is combined

FUNCTIONS = ("f", "g", "h")
VALUES = ("f", "g.arn", "h.name", "api.url", "api.id", "jobs.url", "dead.arn", "topic.TopicName")
PARTS = (
    "api { auth tokens; GET /a -> f; GET /b -> g }",
    "authorizer tokens -> h { source header.Authorization }",
    "queue jobs { visibility 30m; retry 3 then dead; -> f; send by g, h }",
    "queue dead { visibility 30m; -> g; send by f }",
    'resource topic "AWS::SNS::Topic" { DisplayName: h.name }',
)


@given(
    st.lists(st.sets(st.sampled_from(VALUES)), min_size=3, max_size=3),
    st.sets(st.sampled_from(FUNCTIONS)),
)
@settings(max_examples=60)
def test_nothing_waits_for_itself_whatever_functions_refer_to(
    environments: list[set[str]], published: set[str]
) -> None:
    text = "\n".join(PARTS)
    for name, values in zip(FUNCTIONS, environments, strict=True):
        entries = ", ".join(f"VALUE{at}: {value}" for at, value in enumerate(sorted(values)))
        snapshot = "snapstart on; " if name in published else ""
        text += f"\nfunction {name} {{ {snapshot}env {{ {entries} }} }}"
    template = built(text)
    for resource in template["Resources"].values():
        if resource["Type"] in ("AWS::Lambda::Permission", "AWS::Lambda::EventSourceMapping"):
            assert "AWS::StackName" not in json.dumps(resource["Properties"]["FunctionName"])


def test_cfn_lint_finds_no_circle_where_all_refer_to_all() -> None:
    text = "\n".join(PARTS)
    entries = ", ".join(f"VALUE{at}: {value}" for at, value in enumerate(VALUES))
    text += "".join(f"\nfunction {name} {{ env {{ {entries} }} }}" for name in FUNCTIONS)
    assert lint(built(text)) == []


def test_nothing_waits_for_itself_where_every_function_knows_every_api() -> None:
    env = "env { AA: api.url, BB: admin.url, CC: greet.arn, DD: users.arn }"
    text = everything().replace(SERVICE_OF_EVERYTHING, SERVICE_OF_EVERYTHING[:-1] + f"; {env} }}")
    template = template_of(text)
    assert cycles(template) == []
    assert len(named(template)) > 1
    assert lint(template) == []


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_has_no_circles(name: str) -> None:
    compiled = compile_spec(name)
    assert compiled.model is not None
    assert compiled.model.template is not None
    assert cycles(compiled.model.template) == []


# --- What cannot be cut


def test_a_circle_without_a_function_is_wrong() -> None:
    text = "queue a { retry 3 then b }\nqueue b { retry 3 then a }"
    message = "`a` needs `b` and `b` needs `a`, so that none can be made first"
    assert problem(text) == ("circular-reference", "b", message)


def test_a_resource_that_waits_for_a_function_cannot_be_cut_off() -> None:
    text = (
        'resource x "AWS::SNS::Topic" { DisplayName: "a" } { depends_on f }\n'
        "function f { env { TOPIC: x } }"
    )
    assert problem(text)[:2] == ("circular-reference", "f")


def test_a_bucket_is_made_after_the_functions_that_it_tells() -> None:
    text = (
        'resource x "AWS::S3::Bucket" { NotificationConfiguration: { LambdaConfigurations:'
        ' [{ Event: "s3:ObjectCreated:*", Function: f.arn }] } }\n'
        "function f { env { BUCKET: x } }"
    )
    assert problem(text)[:2] == ("circular-reference", "f.arn")


def test_the_stage_of_an_api_has_another_name_that_makes_no_circle() -> None:
    text = API + "function f"
    (one,) = compile_text(
        SERVICE + text.replace("none;", "none; vars { AA: api.stage };")
    ).diagnostics
    assert one.message == "`api` needs itself to be made"
    assert "service.stage" in one.help


def test_the_words_of_a_request_are_no_references() -> None:
    text = (
        "function body { env { URL: api.url } }\nfunction f(ip: string)\n"
        "api { auth none; GET /a -> f(ip: context.identity.sourceIp) }"
    )
    assert named(built(text)) == {}
