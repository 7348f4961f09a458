"""What an API becomes besides its operations: its stage, logs, permissions and security."""

from __future__ import annotations

from typing import Any

import pytest

from building import model_of, swagger_of, template_of

HEAD = "service shop { runtime nodejs22.x }\nfunction raw\nfunction f() -> int\n"


def resources(api: str, more: str = "") -> dict[str, Any]:
    found: dict[str, Any] = template_of(f"{HEAD}{more}\napi {{ {api} }}")["Resources"]
    return found


def of_type(found: dict[str, Any], kind: str) -> list[str]:
    return [name for name, resource in found.items() if resource["Type"] == kind]


def swagger(api: str, more: str = "") -> dict[str, Any]:
    return swagger_of(f"{HEAD}{more}\napi {{ {api} }}")


def test_the_role_of_an_api_invokes_exactly_the_functions_of_its_routes() -> None:
    found = resources("auth none; GET /a -> f; GET /b -> f")["ApiRole"]["Properties"]
    (policy,) = found["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["lambda:InvokeFunction"]
    assert statement["Resource"] == [{"Fn::GetAtt": ["FFunction", "Arn"]}]


def test_more_functions_than_an_inline_policy_holds_go_into_managed_ones() -> None:
    functions = "".join(f"function g{k}() -> int\n" for k in range(135))
    routes = "\n".join(f"GET /g{k} -> g{k}" for k in range(135))
    found = resources(f"auth none\n{routes}\n", functions)
    policies = [found["ApiRole"]["Properties"]["Policies"][0]["PolicyDocument"]]
    managed = of_type(found, "AWS::IAM::ManagedPolicy")
    policies += [found[name]["Properties"]["PolicyDocument"] for name in managed]
    assert [len(policy["Statement"][0]["Resource"]) for policy in policies] == [74, 44, 17]


def test_an_api_that_calls_nothing_has_no_role() -> None:
    assert "ApiRole" not in resources("auth none; GET /a -> mock { ok: true }")


def test_an_authorizer_may_be_called_by_the_authorizers_of_its_api_alone() -> None:
    found = resources("auth who; GET /a -> f", "authorizer who -> raw")
    permission = found["ApiWhoPermission"]["Properties"]
    assert permission["SourceArn"]["Fn::Sub"].endswith(":${Api}/authorizers/*")
    assert permission["FunctionName"] == {"Fn::GetAtt": ["RawFunction", "Arn"]}


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("", {"Types": ["REGIONAL"]}),
        ("endpoint edge", {"Types": ["EDGE"]}),
        (
            'endpoint private via "vpce-0123456789abcdef0"\npolicy { Version: "2012-10-17", '
            'Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", '
            'Resource: "execute-api:/*" }] }',
            {"Types": ["PRIVATE"], "VpcEndpointIds": ["vpce-0123456789abcdef0"]},
        ),
    ],
)
def test_an_endpoint_is_of_the_kind_that_is_said(endpoint: str, expected: dict[str, Any]) -> None:
    found = resources(f"auth none\n{endpoint}\nGET /a -> f")["Api"]["Properties"]
    assert found["EndpointConfiguration"] == expected


def test_a_resource_policy_stands_in_the_swagger() -> None:
    policy = (
        'policy { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", '
        'Action: "execute-api:Invoke", Resource: "execute-api:/*" }] }'
    )
    found = swagger(f"auth none\n{policy}\nGET /a -> f")["x-amazon-apigateway-policy"]
    assert found["Statement"][0]["Resource"] == "execute-api:/*"


def test_a_web_acl_stands_before_the_stage() -> None:
    arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b"
    found = resources(f'auth none; waf "{arn}"; GET /a -> f')["ApiWebAcl"]["Properties"]
    assert found["WebACLArn"] == arn
    assert found["ResourceArn"]["Fn::Sub"].endswith("/restapis/${Api}/stages/${ApiStage}")


def test_logs_come_with_the_role_that_writes_them() -> None:
    found = resources("auth none; logs info; GET /a -> f")
    assert found["ApiStage"]["DependsOn"] == ["ApiGatewayAccount", "ApiExecutionLogs"]
    assert found["ApiGatewayAccount"]["DeletionPolicy"] == "Retain"
    assert found["ApiStage"]["Properties"]["MethodSettings"][0]["LoggingLevel"] == "INFO"


def test_another_stack_may_have_set_the_role() -> None:
    found = resources("auth none; access_logs 30d; log_role off; GET /a -> f")
    assert "ApiGatewayAccount" not in found
    assert found["ApiAccessLogs"]["Properties"]["RetentionInDays"] == 30


def test_only_get_is_cached_where_a_method_has_settings_of_its_own() -> None:
    found = resources(
        "auth none; cache_cluster 0.5GB; cache 5m\n"
        "GET /a -> f { throttle 5/s }\nPOST /a -> f { throttle 5/s }"
    )
    entries = found["ApiStage"]["Properties"]["MethodSettings"]
    assert {entry["HttpMethod"]: entry["CachingEnabled"] for entry in entries} == {
        "*": True,
        "GET": True,
        "POST": False,
    }


def test_nothing_is_cached_for_which_no_cache_is_said() -> None:
    found = resources("auth none; cache_cluster 0.5GB\nGET /a -> f\nGET /b -> f { cache 5m }")
    whole, own = found["ApiStage"]["Properties"]["MethodSettings"]
    assert (whole["ResourcePath"], whole["CachingEnabled"]) == ("/*", False)
    assert (own["ResourcePath"], own["CachingEnabled"]) == ("/~1b", True)


def test_a_rate_per_minute_is_one_per_second_divided() -> None:
    (entry,) = resources("auth none; throttle 90/m burst 5; GET /a -> f")["ApiStage"]["Properties"][
        "MethodSettings"
    ]
    assert (entry["ThrottlingRateLimit"], entry["ThrottlingBurstLimit"]) == (1.5, 5)


def test_an_api_key_is_asked_for_beside_other_credentials() -> None:
    api = "auth iam; GET /a -> f { key on }; GET /b -> f { auth key }"
    found = swagger(api, "\nplan basic\nkey partner { plan basic }")
    assert found["paths"]["/a"]["get"]["security"] == [{"sigv4": [], "api_key": []}]
    assert found["paths"]["/b"]["get"]["security"] == [{"api_key": []}]
    assert found["x-amazon-apigateway-api-key-source"] == "HEADER"


def test_an_open_route_says_that_it_is_open() -> None:
    operation = swagger("auth none; GET /a -> f")["paths"]["/a"]["get"]
    assert operation["x-amazon-apigateway-auth"] == {"type": "NONE"}
    assert "security" not in operation


@pytest.mark.parametrize("binary", ["*/*", "application/json", "application/*"])
def test_a_template_sees_text_where_its_media_type_is_binary(binary: str) -> None:
    found = swagger(f'auth none; binary "{binary}"; GET /a -> f; GET /b -> raw')["paths"]
    key = "x-amazon-apigateway-integration"
    assert found["/a"]["get"][key]["contentHandling"] == "CONVERT_TO_TEXT"
    assert "contentHandling" not in found["/b"]["get"][key]


def test_other_binary_types_leave_a_route_alone() -> None:
    operation = swagger('auth none; binary "image/png"; GET /a -> f')["paths"]["/a"]["get"]
    assert "contentHandling" not in operation["x-amazon-apigateway-integration"]


def test_cookies_are_allowed_on_every_answer_where_they_are_sent() -> None:
    found = swagger('auth none; cors "https://a.example" { credentials on }; GET /a -> f')
    header = "Access-Control-Allow-Credentials"
    for operation in found["paths"]["/a"].values():
        for response in operation["x-amazon-apigateway-integration"]["responses"].values():
            assert response["responseParameters"][f"method.response.header.{header}"] == "'true'"
    own = found["x-amazon-apigateway-gateway-responses"]["DEFAULT_4XX"]["responseParameters"]
    assert own[f"gatewayresponse.header.{header}"] == "'true'"


def test_a_preflight_allows_the_headers_that_the_routes_read() -> None:
    more = "function h(t: string?) -> int\nauthorizer who -> raw { source header.X-Token }"
    found = swagger('auth who; cors "*"; GET /a -> h(t: header.X-Trace)', more)
    responses = found["paths"]["/a"]["options"]["x-amazon-apigateway-integration"]["responses"]
    allowed = responses["default"]["responseParameters"]
    assert allowed["method.response.header.Access-Control-Allow-Headers"] == (
        "'Content-Type,X-Token,X-Trace'"
    )


def test_a_changed_api_has_a_new_deployment_and_an_unchanged_one_has_not() -> None:
    def deployment(text: str) -> str:
        (name,) = of_type(template_of(text)["Resources"], "AWS::ApiGateway::Deployment")
        return name

    one = f"{HEAD}api {{ auth none; GET /a -> f }}"
    assert deployment(one) == deployment(f"// another comment\n\n{one}")
    assert deployment(one) == deployment(one.replace("auth none;", "auth none; throttle 5/s;"))
    assert deployment(one) != deployment(one.replace("/a", "/b"))


def test_an_api_comes_before_functions_whatever_they_are_called() -> None:
    text = "service s { runtime nodejs22.x }\nfunction api_things() -> int\n"
    names = list(template_of(f"{text}api {{ auth none; GET /a -> api_things }}")["Resources"])
    assert names[0] == "Api"
    assert names[-3:] == ["ApiThingsFunction", "ApiThingsRole", "ApiThingsLogs"]


def test_two_apis_have_documents_of_their_own() -> None:
    own, admin = "api { auth none; GET /a -> f }", "api admin { auth iam; GET /b -> f }"
    model = model_of(f"{HEAD}{own}\n{admin}")
    paths = [list(api.swagger["paths"]) for api in model.apis if api.swagger]
    assert paths == [["/a"], ["/b"]]
    assert [api.logical_id for api in model.apis] == ["Api", "AdminApi"]


def test_a_raw_resource_has_the_attributes_that_are_said() -> None:
    found = resources(
        "auth none; GET /a -> f",
        'resource r "AWS::S3::Bucket" { BucketName: "x" } {\n'
        '  depends_on f; deletion_policy retain; metadata { owner: "a" }\n}',
    )["R"]
    assert found["DependsOn"] == ["FFunction"]
    assert (found["DeletionPolicy"], found["Metadata"]) == ("Retain", {"owner": "a"})


def test_a_parameter_of_any_type_is_the_body_where_the_method_has_one() -> None:
    more = "function g(data: any) -> int\n"
    found = swagger("auth none; POST /a -> g; GET /a -> g", more)["paths"]["/a"]
    assert [parameter["in"] for parameter in found["post"]["parameters"]] == ["body"]
    assert [parameter["in"] for parameter in found["get"]["parameters"]] == ["query"]
