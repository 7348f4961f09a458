"""What a role may do, when that is more than one policy holds."""

from __future__ import annotations

import json
import re
from typing import Any

from building import compile_text, template_of
from svclang.aws.limits import LONGEST_INLINE, LONGEST_MANAGED, MOST_MANAGED, MOST_MANAGED_EVER
from svclang.check.cloudformation import lint
from svclang.check.findings import findings
from svclang.check.stack.run import check_stack
from svclang.source import Source, Span

SERVICE = "service shop { runtime python3.13 }\n"


def many_queues(count: int) -> str:
    return "function f\nqueue jobs { visibility 30m; -> f }\n" + "".join(
        f"queue queue_with_a_rather_long_name_{number} {{ send by f; receive by f }}\n"
        for number in range(count)
    )


def policies(template: dict[str, Any], role: str) -> list[dict[str, Any]]:
    """The documents of a role's policies: its own, then those that are attached to it."""
    resources = template["Resources"]
    own = [policy["PolicyDocument"] for policy in resources[role]["Properties"]["Policies"]]
    return own + [
        made["Properties"]["PolicyDocument"]
        for made in resources.values()
        if made["Type"] == "AWS::IAM::ManagedPolicy"
        and made["Properties"]["Roles"] == [{"Ref": role}]
    ]


def allowed(documents: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Every action with every resource that it is allowed on."""
    found = set()
    for document in documents:
        for statement in document["Statement"]:
            arns = statement["Resource"]
            for arn in arns if isinstance(arns, list) else [arns]:
                found |= {(action, json.dumps(arn)) for action in statement["Action"]}
    return found


def deployed_size(document: dict[str, Any]) -> int:
    """What IAM counts when the stack's name, and so every other, is as long as it can be."""
    text = json.dumps(document, separators=(",", ":"))
    head = "arn:aws-us-gov:lambda:ap-southeast-1:123456789012:function:"

    def arn(found: re.Match[str]) -> str:
        name = f"{'s' * 128}-{found[1]}-0123456789ABC"
        return json.dumps(head + name[: 64 if found[1].endswith("Function") else 80])

    return len(re.sub(r'\{"Fn::GetAtt":\["(\w+)","Arn"\]\}', arn, text))


def test_a_small_role_has_one_policy() -> None:
    assert len(policies(template_of(SERVICE + many_queues(3)), "FRole")) == 1


def test_what_does_not_fit_into_a_role_is_attached_to_it() -> None:
    template = template_of(SERVICE + many_queues(60))
    own, *attached = policies(template, "FRole")
    assert attached
    assert deployed_size(own) <= LONGEST_INLINE
    assert all(deployed_size(each) <= LONGEST_MANAGED for each in attached)
    assert len(allowed([own, *attached])) == 2 + 4 + 60 * 6


def test_what_a_trigger_needs_is_part_of_the_role() -> None:
    own, *_ = policies(template_of(SERVICE + many_queues(60)), "FRole")
    queue = json.dumps({"Fn::GetAtt": ["JobsQueue", "Arn"]})
    assert ("sqs:ReceiveMessage", queue) in allowed([own])


def test_statements_that_allow_the_same_are_one_in_a_large_role() -> None:
    for document in policies(template_of(SERVICE + many_queues(60)), "FRole"):
        actions = [tuple(statement["Action"]) for statement in document["Statement"]]
        assert len(actions) == len(set(actions))


def test_cfn_lint_takes_a_large_role() -> None:
    assert lint(template_of(SERVICE + many_queues(60))) == []


def test_a_role_that_needs_too_many_policies_is_wrong() -> None:
    (one,) = compile_text(SERVICE + many_queues(480 * 3)).diagnostics
    assert (one.rule, one.span.text) == ("role-too-large", "f")
    assert str(MOST_MANAGED_EVER) in one.message


def test_a_role_that_needs_more_policies_than_iam_takes_unasked_is_told_of() -> None:
    template = template_of(SERVICE + many_queues(480))
    found = findings(check_stack(template), None, template, Span(Source("", ""), 0, 0))
    (one,) = (each for each in found if each.rule == "stack/many-policies")
    assert (one.severity, one.span.text) == ("warning", "f")
    assert f"IAM takes {MOST_MANAGED}" in one.message


def test_an_api_of_five_hundred_functions_may_call_them_all() -> None:
    functions = "".join(f"function f{number}\n" for number in range(500))
    routes = "; ".join(f"GET /a{number} -> f{number}" for number in range(500))
    template = template_of(f"{SERVICE}{functions}api {{ auth none; {routes} }}")
    own, *attached = policies(template, "ApiRole")
    assert len(attached) <= MOST_MANAGED
    assert deployed_size(own) <= LONGEST_INLINE
    assert all(deployed_size(each) <= LONGEST_MANAGED for each in attached)
    assert len(allowed([own, *attached])) == 500
