"""What API Gateway may do, for the sake of routes that lead straight to a resource."""

from __future__ import annotations

from typing import Any

import pytest

from building import swagger_of, template_of

_HEAD = "service shop { runtime nodejs22.x }\ntype Item { id: string }\n"
_PAGE = "type Page { items: [Item], next: string? }\n"


def _statements(text: str, role: str = "ApiRole") -> list[tuple[list[str], list[Any]]]:
    properties = template_of(_HEAD + text)["Resources"][role]["Properties"]
    (policy,) = properties["Policies"]
    found = policy["PolicyDocument"]["Statement"]
    assert {one["Effect"] for one in found} == {"Allow"}
    return [(one["Action"], one["Resource"]) for one in found]


def test_the_role_has_leave_for_exactly_what_the_routes_do() -> None:
    text = """
    queue jobs
    queue others
    table items { key id: string }
    function work
    api {
      auth none
      POST /jobs -> jobs
      POST /more -> jobs.send(message: query.x)
      GET /items/{id} -> items { gives Item }
      GET /work -> work
    }
    """
    assert _statements(text) == [
        (["lambda:InvokeFunction"], [{"Fn::GetAtt": ["WorkFunction", "Arn"]}]),
        (["sqs:SendMessage"], [{"Fn::GetAtt": ["JobsQueue", "Arn"]}]),
        (["dynamodb:GetItem"], [{"Fn::GetAtt": ["ItemsTable", "Arn"]}]),
    ]


def test_a_query_may_read_its_index_alone() -> None:
    text = f"""
    {_PAGE}
    table items {{ key id: string; index by_name {{ key name: string }} }}
    api {{
      auth none
      GET /of/{{name}} -> items.query(index: by_name) {{ gives Page }}
    }}
    """
    (one,) = _statements(text)
    assert one == (["dynamodb:Query"], [{"Fn::Sub": "${ItemsTable.Arn}/index/by_name"}])


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("path.id", "/*"),
        ('"avatars/${path.id}.jpg"', "/avatars/*.jpg"),
        ('"${path.id}/${query.name}"', "/*/*"),
        ('"fixed.txt"', "/fixed.txt"),
        ('"what?/${path.id}"', "/*"),
    ],
)
def test_a_route_may_reach_the_objects_that_its_keys_can_name(key: str, allowed: str) -> None:
    text = f"bucket files\napi {{ auth none; GET /a/{{id}} -> files.get(key: {key}) }}"
    (one,) = _statements(text)
    assert one == (["s3:GetObject"], [{"Fn::Sub": "${FilesBucket.Arn}" + allowed}])


def test_a_bucket_with_a_key_of_its_own_needs_leave_for_that_too() -> None:
    text = """
    param key_arn: string
    bucket files { encryption key_arn }
    api { auth none; GET /a/{key} -> files; PUT /a/{key} -> files }
    """
    assert (["kms:Decrypt"], [{"Ref": "KeyArn"}]) in _statements(text)
    assert (["kms:GenerateDataKey"], [{"Ref": "KeyArn"}]) in _statements(text)


def test_policies_stay_under_their_size() -> None:
    queues = "\n".join(f"queue q{at}" for at in range(100))
    routes = "\n".join(f"POST /q{at} -> q{at}" for at in range(100))
    resources = template_of(f"{_HEAD}{queues}\napi {{ auth none\n{routes} }}")["Resources"]
    (inline,) = resources["ApiRole"]["Properties"]["Policies"]
    (statement,) = inline["PolicyDocument"]["Statement"]
    managed = resources["ApiRolePolicy1"]["Properties"]
    assert managed["Roles"] == [{"Ref": "ApiRole"}]
    (further,) = managed["PolicyDocument"]["Statement"]
    assert len(statement["Resource"]) + len(further["Resource"]) == 100


def test_objects_are_never_made_text_on_their_way() -> None:
    text = 'bucket files\nqueue jobs\napi { auth none; binary "*/*"; PUT /a/{key} -> files'
    swagger = swagger_of(f"{_HEAD}{text}; POST /jobs -> jobs }}")
    extension = "x-amazon-apigateway-integration"
    assert "contentHandling" not in swagger["paths"]["/a/{key}"]["put"][extension]
    assert swagger["paths"]["/jobs"]["post"][extension]["contentHandling"] == "CONVERT_TO_TEXT"


def test_a_cached_answer_depends_on_what_the_item_is_found_by() -> None:
    text = f"""
    {_PAGE}
    table items {{ key id: string }}
    api {{
      auth none
      cache_cluster 0.5GB
      GET /a/{{id}} -> items.query {{ gives Page; cache 5m }}
    }}
    """
    extension = swagger_of(_HEAD + text)["paths"]["/a/{id}"]["get"][
        "x-amazon-apigateway-integration"
    ]
    assert extension["cacheKeyParameters"] == [
        "method.request.path.id",
        "method.request.querystring.limit",
        "method.request.querystring.after",
    ]
