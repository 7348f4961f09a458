"""`check_extensions`: one mistake in a good document gives one problem, at its own place."""

import json
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from svclang.check.extensions import check_extensions
from svclang.check.problem import Problem

X = "x-amazon-apigateway-"
INTEGRATION = X + "integration"
AUTHORIZER = X + "authorizer"

LAMBDA = {
    "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31"
    "/functions/${GetUser.Arn}/invocations"
}
SQS = "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs"
TOKENS = {"type": "token", "authorizerUri": LAMBDA, "authorizerResultTtlInSeconds": 300}
SEVERAL = "method.request.header.Auth, method.request.querystring.name"

GOOD: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "photos", "version": "1.0"},
    "tags": [{"name": "users"}],
    X + "api-key-source": "HEADER",
    X + "binary-media-types": ["image/png", "*/*"],
    X + "endpoint-configuration": {"vpcEndpointIds": ["vpce-0212a4ababd5b8c3e"]},
    X + "gateway-responses": {
        "DEFAULT_4XX": {
            "responseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"},
            "responseTemplates": {"application/json": '{"message": $context.error.messageString}'},
        }
    },
    X + "minimum-compression-size": 1024,
    X + "policy": {"Version": "2012-10-17", "Statement": []},
    X + "request-validators": {"all": {"validateRequestBody": True}},
    X + "request-validator": "all",
    X + "documentation": {
        "version": "1",
        "documentationParts": [{"location": {"type": "API"}, "properties": {}}],
    },
    "securityDefinitions": {
        "tokens": {
            "type": "apiKey",
            "name": "Authorization",
            "in": "header",
            X + "authtype": "custom",
            AUTHORIZER: TOKENS,
        },
        "iam": {"type": "apiKey", "name": "a", "in": "header", X + "authtype": "awsSigv4"},
    },
    "parameters": {"Trace": {"name": "X-Trace", "in": "header", "type": "string"}},
    "paths": {
        "/users/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "type": "string"}],
            "get": {
                "parameters": [
                    {"name": "limit", "in": "query", "type": "integer", "default": 20},
                    {"$ref": "#/parameters/Trace"},
                    {"name": "User", "in": "body", "schema": {"$ref": "#/definitions/User"}},
                ],
                "security": [{"tokens": []}],
                "responses": {
                    "200": {
                        "description": "OK",
                        "schema": {"$ref": "#/definitions/User"},
                        "headers": {"Location": {"type": "string"}},
                    },
                    "404": {"description": "no such user"},
                },
                X + "auth": {"type": "aws_iam"},
                X + "request-validator": "all",
                INTEGRATION: {
                    "type": "aws",
                    "httpMethod": "POST",
                    "uri": LAMBDA,
                    "credentials": {"Fn::GetAtt": ["ApiRole", "Arn"]},
                    "passthroughBehavior": "never",
                    "timeoutInMillis": 29000,
                    "cacheKeyParameters": ["method.request.path.id"],
                    "requestParameters": {
                        "integration.request.header.X-Limit": "method.request.querystring.limit",
                        "integration.request.header.X-Trace": "method.request.header.X-Trace",
                        "integration.request.header.X-Mode": "'Event'",
                        "integration.request.querystring.ip": "context.identity.sourceIp",
                    },
                    "requestTemplates": {"application/json": "{}"},
                    "responses": {
                        "default": {
                            "statusCode": "200",
                            "responseParameters": {
                                "method.response.header.Location": "integration.response.body.url"
                            },
                            "responseTemplates": {"application/json": "$input.json('$')"},
                        },
                        "^NotFound[\\s\\S]*": {"statusCode": "404"},
                    },
                },
            },
        },
        "/files/{rest+}": {
            "parameters": [{"name": "rest", "in": "path", "required": True, "type": "string"}],
            X + "any-method": {
                "responses": {},
                INTEGRATION: {
                    "type": "http_proxy",
                    "httpMethod": "ANY",
                    "uri": "https://example.com/{rest}",
                    "connectionType": "VPC_LINK",
                    "connectionId": {"Ref": "Link"},
                    "tlsConfig": {"insecureSkipVerification": True},
                    "requestParameters": {
                        "integration.request.path.rest": "method.request.path.rest"
                    },
                    "responses": {"default": {"statusCode": "200"}},
                },
            },
        },
        "/health": {
            "get": {
                "responses": {"200": {"description": "OK"}},
                INTEGRATION: {
                    "type": "MOCK",
                    "requestTemplates": {"application/json": '{"statusCode": 200}'},
                    "responses": {"default": {"statusCode": "200"}},
                },
            }
        },
    },
    "definitions": {
        "User": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "example": {"type": "string", "description": "a field may have any name"},
                "links": {"type": "array", "items": {"$ref": "#/definitions/User"}},
                "role": {"enum": ["admin", "guest"]},
            },
            "allOf": [{"additionalProperties": {"type": "string"}}],
        }
    },
}

Path = tuple[str | int, ...]
GET = ("paths", "/users/{id}", "get")
CALL = (*GET, INTEGRATION)
PROXY = ("paths", "/files/{rest+}", X + "any-method", INTEGRATION)
MOCK = ("paths", "/health", "get", INTEGRATION)
SOURCES = (*CALL, "requestParameters")
ANSWER = (*CALL, "responses", "default")
HEADERS = (*ANSWER, "responseParameters")
SCHEME = ("securityDefinitions", "tokens")
USER = ("definitions", "User")
DELETE: Any = object()


def changed(path: Path, value: Any) -> dict[str, Any]:
    """The good document with `value` at `path`, or nothing there if it is `DELETE`."""
    document = deepcopy(GOOD)
    node: Any = document
    for step in path[:-1]:
        node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
    if value is DELETE:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return document


def found(document: Any) -> list[tuple[Path, str]]:
    return [(problem.path, problem.rule) for problem in check_extensions(document)]


def test_a_good_document_has_no_problems() -> None:
    assert check_extensions(GOOD) == []


@pytest.mark.parametrize("document", [None, [], "swagger", 2])
def test_a_document_that_is_no_mapping_is_one_problem(document: Any) -> None:
    assert found(document) == [((), "extensions/document")]


# Each mistake at its own place: where, what stands there, the rule.
MISTAKES: list[tuple[Path, Any, str]] = [
    # extensions and where they may stand
    ((X + "bogus",), {}, "unknown-extension"),
    ((X + "bogus",), {"Ref": "Anything"}, "unknown-extension"),
    ((X + "auth",), {"type": "NONE"}, "misplaced-extension"),
    (("info", X + "policy"), {}, "misplaced-extension"),
    (("paths", X + "integration"), {}, "misplaced-extension"),
    (("paths", "/health", X + "integration"), {}, "misplaced-extension"),
    ((*GET, X + "any-method"), {}, "misplaced-extension"),
    ((*GET, "parameters", 0, X + "auth"), {}, "misplaced-extension"),
    ((*GET, "responses", "200", X + "bogus"), 1, "unknown-extension"),
    ((*GET, "responses", "200", "headers", "Location", X + "bogus"), 1, "unknown-extension"),
    ((*SCHEME, X + "policy"), {}, "misplaced-extension"),
    ((*USER, "properties", "id", X + "bogus"), 1, "unknown-extension"),
    ((X + "cors",), {}, "http-api-only"),
    (("tags", 0, X + "tag-value"), "media", "http-api-only"),
    (("tags", 0, X + "bogus"), "media", "unknown-extension"),
    ((*CALL, "payloadFormatVersion"), "2.0", "http-api-only"),
    ((*CALL, "integrationSubtype"), "SQS-SendMessage", "http-api-only"),
    # the document's own extensions
    ((X + "api-key-source",), "header", "api-key-source"),
    ((X + "binary-media-types",), "image/png", "binary-media-types"),
    ((X + "binary-media-types", 0), "png", "binary-media-types"),
    ((X + "documentation", "documentationParts", 0, "location", "type"), "A", "documentation"),
    ((X + "endpoint-access-mode",), "OPEN", "endpoint-access-mode"),
    ((X + "endpoint-configuration", "vpcEndpointIds", 0), 1, "endpoint-configuration"),
    ((X + "endpoint-configuration", "types"), ["REGIONAL"], "endpoint-configuration"),
    ((X + "gateway-responses", "DEFAULT_6XX"), {}, "gateway-responses"),
    ((X + "gateway-responses", "REQUEST_TOO_LARGE"), {}, "gateway-responses"),
    ((X + "gateway-responses", "DEFAULT_4XX", "statusCode"), 400, "gateway-responses"),
    ((X + "gateway-responses", "DEFAULT_4XX", "body"), "", "gateway-responses"),
    (
        (X + "gateway-responses", "DEFAULT_4XX", "responseParameters", "method.response.header.A"),
        "'*'",
        "gateway-responses",
    ),
    (
        (X + "gateway-responses", "DEFAULT_4XX", "responseParameters", "gatewayresponse.header.A"),
        "*",
        "mapping",
    ),
    ((X + "importexport-version",), "2.0", "importexport-version"),
    ((X + "minimum-compression-size",), 10485761, "minimum-compression-size"),
    ((X + "policy",), "{}", "policy"),
    ((X + "request-validators", "all", "validateRequestBody"), "yes", "request-validators"),
    ((X + "request-validators", "all", "validateBody"), True, "request-validators"),
    ((X + "request-validator",), "some", "unknown-validator"),
    ((X + "security-policy",), "TLS", "security-policy"),
    # security
    (("security",), [{"tokens": []}], "security"),
    ((*GET, "security", 0, "tokns"), [], "unknown-security"),
    ((*GET, X + "auth", "type"), "IAM", "auth"),
    ((*SCHEME, "type"), "oauth2", "security"),
    ((*SCHEME, "in"), "query", "security"),
    ((*SCHEME, X + "authtype"), "awsSigv5", "authtype"),
    ((*SCHEME, AUTHORIZER, "type"), "lambda", "authorizer"),
    ((*SCHEME, AUTHORIZER, "authorizerResultTtlInSeconds"), 3601, "authorizer"),
    ((*SCHEME, AUTHORIZER, "authorizerResultTtlInSeconds"), "3601", "authorizer"),
    ((*SCHEME, AUTHORIZER, "identitySource"), "Authorization", "authorizer"),
    ((*SCHEME, AUTHORIZER, "uri"), LAMBDA, "authorizer"),
    ((*SCHEME, AUTHORIZER, "enableSimpleResponses"), True, "http-api-only"),
    # paths and operations
    (("paths",), {}, "path"),
    (("paths", "/photos/"), {}, "path"),
    (("paths", "/a@b"), {}, "path"),
    (("paths", "/a{b}"), {}, "path"),
    (("paths", "/{rest+}/more"), {}, "path"),
    (("paths", "/users/{name}/photos"), {}, "sibling-variables"),
    ((*GET, "responses", "200", "$ref"), "#/responses/OK", "shared-response"),
    ((*GET, X + "request-validator"), "some", "unknown-validator"),
    # integrations
    ((*CALL, "type"), "banana", "integration"),
    ((*CALL, "type"), "Aws", "integration"),
    ((*CALL, "uri"), "https://example.com", "integration"),
    ((*PROXY, "uri"), "example.com", "integration"),
    ((*CALL, "httpMethod"), "SEND", "integration"),
    ((*CALL, "httpMethod"), "GET", "lambda-method"),
    ((*CALL, "credentials"), 12, "integration"),
    ((*CALL, "passthroughBehavior"), "always", "integration"),
    ((*CALL, "contentHandling"), "BINARY", "integration"),
    ((*CALL, "connectionType"), "VPN", "integration"),
    ((*CALL, "timeoutInMillis"), 49, "integration"),
    ((*CALL, "timeoutInMillis"), 300001, "integration"),
    ((*CALL, "timeoutInMilis"), 1000, "integration"),
    ((*CALL, "responseTransferMode"), "STREAM", "integration"),
    ((*CALL, "tlsConfig"), {}, "integration"),
    ((*PROXY, "tlsConfig", "insecureSkipVerification"), "yes", "integration"),
    ((*PROXY, "tlsConfig", "serverNameToVerify"), "a", "http-api-only"),
    ((*CALL, "cacheNamespace"), 1, "integration"),
    ((*CALL, "cacheKeyParameters", 0), "id", "integration"),
    ((*CALL, "cacheKeyParameters", 0), "method.request.path.name", "undeclared-parameter"),
    ((*CALL, "requestTemplates", "json"), "{}", "integration"),
    ((*CALL, "requestTemplates", "application/json"), {}, "integration"),
    ((*CALL, "requestTemplates", "application/json"), "x" * 307201, "integration"),
    ((*SOURCES, "method.request.header.A"), "'a'", "integration"),
    ((*SOURCES, "integration.request.header.A B"), "'a'", "integration"),
    ((*SOURCES, "integration.request.header.A"), "Event", "mapping"),
    ((*SOURCES, "integration.request.header.A"), "method.request.cookie.a", "mapping"),
    ((*SOURCES, "integration.request.header.A"), True, "mapping"),
    (
        (*SOURCES, "integration.request.header.A"),
        "method.request.multivalueheader.x-trace",
        "undeclared-parameter",
    ),
    ((*MOCK, "responses"), {}, "integration"),
    # responses
    ((*ANSWER, "statusCode"), 200, "integration"),
    ((*ANSWER, "statusCode"), "20", "integration"),
    ((*ANSWER, "statusCode"), "201", "undeclared-status"),
    ((*CALL, "responses", "^Gone$", "statusCode"), "404", "repeated-status"),
    ((*ANSWER, "selectionPattern"), ".*", "integration"),
    ((*HEADERS, "method.response.body"), "'a'", "integration"),
    ((*HEADERS, "method.response.header.A B"), "'a'", "integration"),
    ((*HEADERS, "method.response.header.Location"), "/users", "mapping"),
    ((*HEADERS, "method.response.header.location"), "'a'", "undeclared-header"),
    # models
    (("definitions", "My_User"), {}, "model"),
    ((*USER, "discriminator"), "id", "model"),
    ((*USER, "properties", "id", "example"), "a", "model"),
    ((*USER, "properties", "id", "readOnly"), True, "model"),
    ((*USER, "properties", "links", "items", "default"), {}, "model"),
    ((*USER, "allOf", 0, "deprecated"), True, "model"),
    ((*USER, "allOf", 0, "additionalProperties", "exclusiveMinimum"), True, "model"),
    ((*USER, "exclusiveMaximum"), True, "model"),
    ((*USER, "nullable"), True, "model"),
    ((*USER, "oneOf"), [], "model"),
    ((*USER, "properties", "id", "format"), "int64", "model"),
    ((*USER, "properties", "role", "enum"), ["a", "a"], "model"),
    ((*GET, "parameters", 2, "schema", "readOnly"), True, "model"),
    ((*GET, "responses", "404", "schema", "type"), "string", "model"),
]


@pytest.mark.parametrize(("path", "value", "rule"), MISTAKES, ids=repr)
def test_one_mistake_is_one_problem_at_its_place(path: Path, value: Any, rule: str) -> None:
    assert found(changed(path, value)) == [(path, f"extensions/{rule}")]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (("paths",), "document"),
        ((*SCHEME, AUTHORIZER, "type"), "authorizer"),
        ((*SCHEME, AUTHORIZER, "authorizerUri"), "authorizer"),
        ((*GET, X + "auth", "type"), "auth"),
        ((*GET, INTEGRATION), "integration"),
        (PROXY, "integration"),
        ((*CALL, "type"), "integration"),
        ((*CALL, "uri"), "integration"),
        ((*CALL, "httpMethod"), "integration"),
        ((*CALL, "responses"), "integration"),
        ((*PROXY, "connectionId"), "integration"),
        ((*PROXY, "connectionType"), "integration"),
        ((*MOCK, "responses"), "integration"),
        ((*ANSWER, "statusCode"), "integration"),
        ((X + "policy", "Statement"), "policy"),
    ],
)
def test_a_missing_key_is_one_problem_at_what_lacks_it(path: Path, rule: str) -> None:
    assert found(changed(path, DELETE)) == [(path[:-1], f"extensions/{rule}")]


@pytest.mark.parametrize(
    "path", [(X + "request-validators",), ("securityDefinitions",), ("parameters",)]
)
def test_what_refers_to_a_map_that_is_gone_is_a_problem(path: Path) -> None:
    assert found(changed(path, DELETE))


REQUEST = {"type": "request", "authorizerUri": LAMBDA}
POOL = {"type": "cognito_user_pools", "providerARNs": [{"Fn::GetAtt": ["Pool", "Arn"]}]}
JWT = {"type": "jwt", "jwtConfiguration": {}, "identitySource": "method.request.header.Auth"}


@pytest.mark.parametrize(
    ("authorizer", "name", "problems"),
    [
        (POOL, "Authorization", []),
        (JWT, "Auth", []),
        ({"type": "cognito_user_pools"}, "Authorization", [(AUTHORIZER,)]),
        ({**POOL, "providerARNs": []}, "Authorization", [(AUTHORIZER, "providerARNs")]),
        ({"type": "jwt"}, "Auth", [(AUTHORIZER,)]),
        ({**REQUEST, "identitySource": "method.request.header.Auth"}, "Auth", []),
        ({**REQUEST, "identitySource": SEVERAL}, "Unused", []),
        ({**REQUEST, "identitySource": SEVERAL}, "Auth", [("name",)]),
        ({**REQUEST, "identitySource": "stageVariables.stage"}, "Auth", [("name",)]),
        (REQUEST, "Auth", [(AUTHORIZER,)]),
        ({**REQUEST, "authorizerResultTtlInSeconds": 0}, "Auth", []),
        (
            {**REQUEST, "authorizerResultTtlInSeconds": 60},
            "Auth",
            [(AUTHORIZER, "authorizerResultTtlInSeconds")],
        ),
        (
            {**REQUEST, "identitySource": SEVERAL, "identityValidationExpression": "^x"},
            "Unused",
            [(AUTHORIZER, "identityValidationExpression")],
        ),
    ],
)
def test_each_kind_of_authorizer_has_what_it_needs(
    authorizer: dict[str, Any], name: str, problems: list[Path]
) -> None:
    scheme = {"type": "apiKey", "name": name, "in": "header", AUTHORIZER: authorizer}
    places = [path for path, _ in found(changed(SCHEME, scheme))]
    assert places == [(*SCHEME, *path) for path in problems]


def test_a_service_other_than_lambda_needs_credentials() -> None:
    integration = {**GOOD["paths"]["/users/{id}"]["get"][INTEGRATION], "uri": SQS}
    assert check_extensions(changed(CALL, integration)) == []
    del integration["credentials"]
    assert found(changed(CALL, integration)) == [(CALL, "extensions/missing-credentials")]


def test_lambda_does_without_credentials() -> None:
    assert check_extensions(changed((*CALL, "credentials"), DELETE)) == []


def test_lambda_is_recognised_in_a_joined_uri() -> None:
    uri = {"Fn::Join": ["", ["arn:aws:apigateway:", {"Ref": "AWS::Region"}, ":lambda:path/x"]]}
    document = changed((*CALL, "uri"), uri)
    document["paths"]["/users/{id}"]["get"][INTEGRATION]["httpMethod"] = "PUT"
    assert found(document) == [((*CALL, "httpMethod"), "extensions/lambda-method")]


@pytest.mark.parametrize(("timeout", "problems"), [(900000, 0), (900001, 1)])
def test_a_stream_may_last_fifteen_minutes(timeout: int, problems: int) -> None:
    document = changed((*PROXY, "responseTransferMode"), "STREAM")
    document["paths"]["/files/{rest+}"][X + "any-method"][INTEGRATION]["timeoutInMillis"] = timeout
    assert len(check_extensions(document)) == problems


@pytest.mark.parametrize("kind", ["http", "HTTP_PROXY", "aws", "AWS_PROXY", "mock"])
def test_types_may_be_written_in_either_case(kind: str) -> None:
    messages = [problem.message for problem in check_extensions(changed((*PROXY, "type"), kind))]
    assert not [message for message in messages if message.startswith("`type`")]


def test_a_mapping_template_has_300_kilobytes() -> None:
    place = (*CALL, "requestTemplates", "application/json")
    assert check_extensions(changed(place, "x" * 307_200)) == []
    (problem,) = check_extensions(changed(place, "x" * 307_201))
    assert (problem.path, problem.rule) == (place, "extensions/integration")


def test_two_names_for_one_place_are_reported_once() -> None:
    document = changed(("paths", "/users/{name}/a"), {})
    document["paths"]["/users/{name}/b"] = {}
    assert found(document) == [
        (("paths", "/users/{name}/a"), "extensions/sibling-variables"),
    ]


def test_every_mistake_is_reported() -> None:
    document = changed((*CALL, "type"), "banana")
    document[X + "api-key-source"] = "cookie"
    document["paths"]["/health"]["get"][INTEGRATION]["timeoutInMillis"] = 1
    assert len(check_extensions(document)) == 3


def test_a_key_that_is_no_string_is_a_problem() -> None:
    document = changed((*GET, "responses", 500), {"description": "no quotes"})
    assert found(document) == [((*GET, "responses", 500), "extensions/key")]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            (*CALL, "timeoutInMillis"),
            300001,
            "`timeoutInMillis` must be at most 300000, not 300001",
        ),
        ((*CALL, "timeoutInMillis"), "1s", '`timeoutInMillis` must be of type integer, not "1s"'),
        (
            (*CALL, "timeoutInMilis"),
            1,
            "API Gateway knows no `timeoutInMilis` here; did you mean `timeoutInMillis`?",
        ),
        (
            (*CALL, "type"),
            "aws-proxy",
            '`type` must be aws, aws_proxy, http, http_proxy or mock, not "aws-proxy"',
        ),
        (
            ("info", X + "polcy"),
            {},
            f"API Gateway has no extension `{X}polcy`; did you mean `{X}policy`?",
        ),
        (
            ("info", X + "policy"),
            {},
            f"`{X}policy` cannot stand here; it belongs in the document's root",
        ),
        (
            (*GET, INTEGRATION),
            DELETE,
            f"this operation has no `{INTEGRATION}`; API Gateway deploys no method without one",
        ),
        (
            (*GET, X + "request-validator"),
            "al",
            "no validator is called `al`; did you mean `all`?",
        ),
    ],
)
def test_a_message_says_what_is_wrong_and_what_is_near(
    path: Path, value: Any, message: str
) -> None:
    assert [problem.message for problem in check_extensions(changed(path, value))] == [message]


def test_what_only_http_apis_read_is_a_warning() -> None:
    [problem] = check_extensions(changed((X + "cors",), {}))
    assert problem == Problem(
        (X + "cors",),
        "extensions/http-api-only",
        f"`{X}cors` is for HTTP APIs; a REST API does not read it",
        "warning",
    )


def all_nodes(node: Any, path: Path = ()) -> Iterator[Path]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from all_nodes(value, (*path, key))


INSIDE_INTRINSICS = {"Ref", "Fn::GetAtt", "Fn::Sub"}
IN_EXTENSIONS = [
    path
    for path in all_nodes(GOOD)
    if any(str(step).startswith(X) for step in path) and not INSIDE_INTRINSICS & {*path}
]


@pytest.mark.parametrize("intrinsic", [{"Ref": "Level"}, {"Fn::If": ["A", 1, 2]}])
def test_any_value_in_an_extension_may_be_an_intrinsic(intrinsic: dict[str, Any]) -> None:
    for path in IN_EXTENSIONS:
        assert check_extensions(changed(path, intrinsic)) == [], path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from(list(all_nodes(GOOD))), JSON)
def test_no_value_in_a_document_makes_the_check_fail(path: Path, value: Any) -> None:
    document = changed(path, value)
    for problem in check_extensions(document):
        assert problem.rule.startswith("extensions/")
        assert problem.message


def schema() -> dict[str, Any]:
    text = files("svclang.check").joinpath("extensions.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_schema_is_a_draft_7_schema() -> None:
    Draft7Validator.check_schema(schema())


def test_each_definition_of_the_schema_names_its_page() -> None:
    pages = "https://docs.aws.amazon.com/apigateway/latest/"
    assert [
        name for name, node in schema()["definitions"].items() if pages not in node["$comment"]
    ] == []
