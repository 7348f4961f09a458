"""Where the gateway answers by itself, and where it does not take the document."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gateway import DocumentError, FunctionError, Gateway, NotModelled, Request
from gateway.intrinsics import resolved
from gateway.samples import DEFAULT, GET, document, echo, gateway, json_of, raising

TOKENS = {"type": "apiKey", "in": "header", "name": "Authorization"}
TOKEN = {**TOKENS, "x-amazon-apigateway-authorizer": {"type": "token"}}
CUSTOMERS = {**TOKENS, "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools"}}
KEY = {"type": "apiKey", "in": "header", "name": "x-api-key"}
IAM = {**TOKENS, "x-amazon-apigateway-authtype": "awsSigv4"}
BEARER = GET._replace(headers={"authorization": "Bearer x"})


def guarded(definition: Mapping[str, Any], *scopes: str, **settings: Any) -> dict[str, Any]:
    """A document whose operation one security definition guards."""
    spec = {"security": [{"guard": list(scopes)}]}
    top = {"securityDefinitions": {"guard": definition}}
    return document(spec=spec, top=top, **settings)


def asked(
    definition: Mapping[str, Any],
    request: Request,
    authorizer: Callable[[dict[str, Any]], Any],
    *scopes: str,
    template: str = "{}",
) -> tuple[int, Any]:
    """The status and body of a guarded operation that echoes its request template."""
    swagger = guarded(definition, *scopes, requestTemplates=json_of(template))
    response = gateway(swagger, authorizers={"guard": authorizer}).handle(request)
    return response.status, response.json()


# Authorizers, keys and signatures


def test_an_authorizers_context_reaches_the_template_as_text() -> None:
    template = '{"a": "$context.authorizer.a", "b": "$context.authorizer.b"}'
    context = {"a": 1, "b": True}
    assert asked(TOKEN, BEARER, lambda _: context, template=template) == (
        200,
        {"a": "1", "b": "true"},
    )


def test_a_token_authorizer_is_given_the_token_and_the_methods_arn() -> None:
    seen: list[dict[str, Any]] = []

    def authorizer(event: dict[str, Any]) -> dict[str, Any]:
        seen.append(event)
        return {}

    asked(TOKEN, BEARER, authorizer)
    arn = "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/dev/GET/users/42"
    assert seen == [{"type": "TOKEN", "authorizationToken": "Bearer x", "methodArn": arn}]


def test_claims_reach_the_template() -> None:
    template = '{"sub": "$context.authorizer.claims.sub"}'
    assert asked(CUSTOMERS, BEARER, lambda _: {"sub": "u1"}, template=template)[1] == {"sub": "u1"}


@pytest.mark.parametrize(
    ("definition", "request_", "authorizer", "status"),
    [
        (TOKEN, GET, echo, 401),
        (TOKEN, BEARER, lambda _: None, 403),
        (CUSTOMERS, BEARER, lambda _: None, 401),
        (TOKEN, BEARER, raising(FunctionError("Unauthorized")), 401),
        (TOKEN, BEARER, raising(FunctionError("crash")), 500),
    ],
)
def test_an_authorizer_denies(
    definition: Mapping[str, Any],
    request_: Request,
    authorizer: Callable[[Any], Any],
    status: int,
) -> None:
    assert asked(definition, request_, authorizer)[0] == status


@pytest.mark.parametrize(("pattern", "status"), [("Bearer .+", 200), ("Bearer", 401)])
def test_a_token_has_to_match_the_whole_pattern(pattern: str, status: int) -> None:
    extension = {"type": "token", "identityValidationExpression": pattern}
    definition = {**TOKENS, "x-amazon-apigateway-authorizer": extension}
    assert asked(definition, BEARER, lambda _: {})[0] == status


@pytest.mark.parametrize(("query", "status"), [([("key", "k")], 200), ([("key", " ")], 401)])
def test_a_request_authorizer_needs_every_identity_source(
    query: list[tuple[str, str]], status: int
) -> None:
    sources = "method.request.header.Authorization, method.request.querystring.key"
    extension = {"type": "request", "identitySource": sources}
    definition = {**TOKENS, "x-amazon-apigateway-authorizer": extension}
    assert asked(definition, BEARER._replace(query=query), lambda _: {})[0] == status


@pytest.mark.parametrize(("scope", "status"), [("a b", 200), ("a", 401), ("", 401)])
def test_one_of_the_scopes_has_to_be_claimed(scope: str, status: int) -> None:
    assert asked(CUSTOMERS, BEARER, lambda _: {"scope": scope}, "b", "c")[0] == status


@pytest.mark.parametrize(
    ("definition", "headers", "status"),
    [
        (KEY, {}, 403),
        (KEY, {"X-API-Key": "k"}, 200),
        (IAM, {}, 403),
        (IAM, {"Authorization": "AWS4-HMAC-SHA256 Credential=..."}, 200),
    ],
)
def test_a_key_or_a_signature_has_to_be_there(
    definition: Mapping[str, Any], headers: dict[str, str], status: int
) -> None:
    assert gateway(guarded(definition)).handle(GET._replace(headers=headers)).status == status


def test_an_operation_of_iams_has_to_be_signed() -> None:
    spec = {"x-amazon-apigateway-auth": {"type": "AWS_IAM"}}
    response = gateway(document(spec=spec)).handle(GET)
    assert (response.status, response.json()["message"]) == (403, "Missing Authentication Token")


def test_an_authorizer_without_a_callable_is_a_mistake_of_the_test() -> None:
    with pytest.raises(LookupError):
        gateway(guarded(TOKEN)).handle(BEARER)


# Validation

VALIDATORS = {
    "all": {"validateRequestBody": True, "validateRequestParameters": True},
    "none": {"validateRequestBody": False, "validateRequestParameters": False},
}
USER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z]+$"},
        "friends": {"type": "array", "maxItems": 1, "items": {"$ref": "#/definitions/User"}},
    },
}


def validated(method: str = "post", validator: str = "all", **spec: Any) -> Gateway:
    """A gateway whose operation wants a limit, a key and a user."""
    parameters = [
        {"name": "limit", "in": "query", "required": True},
        {"name": "X-Key", "in": "header", "required": True},
        {"name": "user", "in": "body", "schema": {"$ref": "#/definitions/User"}},
    ]
    name = "x-amazon-apigateway-request-validator"
    top = {f"{name}s": VALIDATORS, name: "all", "definitions": {"User": USER}}
    spec = {"parameters": parameters, name: validator, **spec}
    return gateway(
        document(method=method, spec=spec, top=top, requestTemplates=json_of("$input.body"))
    )


def sent(body: str, **changes: Any) -> Request:
    """A request that has what the operation wants."""
    request = Request("POST", "/users/42", [("limit", "1")], {"x-key": "k"}, body)
    return request._replace(**changes)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"query": []}, "limit"),
        ({"query": [("limit", " ")]}, "limit"),
        ({"headers": {"X-Key": ""}}, "X-Key"),
        ({"query": [], "headers": {}}, "limit, X-Key"),
    ],
)
def test_a_required_parameter_has_to_be_there_and_not_blank(
    changes: dict[str, Any], missing: str
) -> None:
    response = validated().handle(sent('{"name": "a"}', **changes))
    message = f"Missing required request parameters: [{missing}]"
    assert (response.status, response.json()) == (400, {"message": message})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"name": "a"}', 200),
        ('{"name": "a", "friends": [{"name": "b"}, {"name": "c"}]}', 200),
        ('{"name": "a", "friends": [{}]}', 400),
        ('{"name": "a\\n"}', 400),
        ('{"name": 1}', 400),
        ("[]", 400),
        ("{", 400),
        ("", 400),
    ],
)
def test_a_body_has_to_fit_its_model(body: str, status: int) -> None:
    response = validated().handle(sent(body))
    assert response.status == status
    assert status == 200 or response.json() == {"message": "Invalid request body"}


def test_a_body_of_another_content_type_is_not_validated() -> None:
    request = sent("{}", headers={"X-Key": "k", "Content-Type": "text/plain"})
    assert validated().handle(request).status == 415


def test_the_operations_validator_wins_over_the_apis() -> None:
    assert validated(validator="none").handle(sent("{}", query=[])).status == 200


# Gateway responses


def test_a_gateway_response_sets_status_headers_and_body() -> None:
    responses = {
        "MISSING_AUTHENTICATION_TOKEN": {
            "statusCode": "404",
            "responseParameters": {
                "gatewayresponse.header.X-Static": "'*'",
                "gatewayresponse.header.X-Origin": "method.request.header.Origin",
                "gatewayresponse.header.X-Stage": "context.stage",
            },
            "responseTemplates": json_of(
                '{"m": $context.error.messageString, "k": "$context.error.responseType", "n": "$x"}'
            ),
        }
    }
    played = gateway(document(top={"x-amazon-apigateway-gateway-responses": responses}))
    response = played.handle(Request("GET", "/nope", headers={"origin": "o"}))
    assert response.status == 404
    assert {name: response.headers[name] for name in ("X-Static", "X-Origin", "X-Stage")} == {
        "X-Static": "*",
        "X-Origin": "o",
        "X-Stage": "dev",
    }
    expected = {"m": "Missing Authentication Token", "k": "MISSING_AUTHENTICATION_TOKEN", "n": "$x"}
    assert response.json() == expected


def test_the_default_gateway_responses_cover_the_others() -> None:
    headers = {"responseParameters": {"gatewayresponse.header.X": "'y'"}}
    responses = {"DEFAULT_4XX": headers, "DEFAULT_5XX": {"statusCode": "503"}}
    top = {"x-amazon-apigateway-gateway-responses": responses}
    response = gateway(document(top=top)).handle(Request("GET", "/nope"))
    assert (response.status, response.headers["X"]) == (403, "y")
    assert gateway(document(top=top, requestTemplates=json_of("{"))).handle(GET).status == 503


# Documents


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"httpMethod": "GET"}, "a function is invoked with POST"),
        ({"uri": ""}, "the integration has no uri"),
        ({"responses": {"default": {"statusCode": "299"}}}, "the status 299 is not declared"),
        ({"responses": {**DEFAULT, "x": {"statusCode": "200"}}}, "two integration responses give"),
        ({"responses": {"(": {"statusCode": "200"}}}, "not a regular expression"),
        ({"requestTemplates": json_of("#if($x)")}, "template: #if without #end"),
        ({"type": "http", "uri": "https://x/{id}"}, "nothing gives {id}"),
    ],
)
def test_a_wrong_integration_is_refused(settings: dict[str, Any], problem: str) -> None:
    with pytest.raises(DocumentError) as refused:
        gateway(document(**settings))
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("target", "source", "problem"),
    [
        ("integration.request.header.X", "method.request.querystring.nope", "is not declared"),
        ("integration.request.header.X", "static", "cannot come from static"),
        ("integration.request.header.X", "'a'b'", "cannot come from"),
        ("method.request.header.X", "'a'", "no parameter of an integration request"),
    ],
)
def test_a_wrong_request_parameter_is_refused(target: str, source: str, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        gateway(document(requestParameters={target: source}))


@pytest.mark.parametrize(
    ("target", "source", "problem"),
    [
        ("method.response.header.X", "'a'", "the header X of 200 is not declared"),
        ("method.response.header.location", "'a'", "the header location of 200 is not declared"),
        ("method.response.header.Location", "a", "cannot come from a"),
        ("method.response.header.Location", "method.request.header.X", "cannot come from"),
        ("gatewayresponse.header.Location", "'a'", "no parameter of a response"),
    ],
)
def test_a_wrong_response_parameter_is_refused(target: str, source: str, problem: str) -> None:
    responses = {"default": {"statusCode": "200", "responseParameters": {target: source}}}
    with pytest.raises(DocumentError, match=problem):
        gateway(document(responses=responses))


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ({"x-amazon-apigateway-request-validator": "nope"}, "no request validator is called nope"),
        ({"security": [{"nope": []}]}, "no security definition is called nope"),
    ],
)
def test_a_name_that_nothing_has_is_refused(spec: dict[str, Any], problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        gateway(document(spec=spec))


def test_an_operation_without_an_integration_is_refused() -> None:
    with pytest.raises(DocumentError, match="GET /: no integration"):
        gateway({"paths": {"/": {"get": {"responses": {}}}}})


def test_every_problem_of_a_document_is_named() -> None:
    with pytest.raises(DocumentError) as refused:
        gateway(document(uri="", requestParameters={"x": "y"}))
    assert len(refused.value.problems) == 2


def test_a_function_that_was_not_given_is_a_mistake_of_the_test() -> None:
    with pytest.raises(LookupError, match="GetUserFunction"):
        Gateway(document(), {}).handle(GET)


INVOKE = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"


@pytest.mark.parametrize(
    "uri",
    [
        {"Fn::Sub": INVOKE + "${GetUserFunction.Arn}/invocations"},
        {
            "Fn::Sub": [
                INVOKE + "${f}/invocations",
                {"f": {"Fn::GetAtt": ["GetUserFunction", "Arn"]}},
            ]
        },
        {"Fn::Sub": [INVOKE + "${f}/invocations", {"f": {"Ref": "GetUserFunction"}}]},
        {"Fn::Join": ["", [INVOKE, {"Fn::GetAtt": "GetUserFunction.Arn"}, ":live/invocations"]]},
        INVOKE + "arn:aws:lambda:us-east-1:123456789012:function:GetUserFunction/invocations",
    ],
)
def test_the_function_is_found_in_the_uri(uri: Any) -> None:
    assert gateway(document(uri=uri)).handle(GET).status == 200


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"Ref": "Level"}, "info"),
        ({"Ref": "UsersTable"}, "UsersTable"),
        (
            {"Fn::Sub": "${Level} ${!Level} ${AWS::Region} ${Users.Arn}"},
            "info ${Level} us-east-1 Users.Arn",
        ),
        ({"Fn::Sub": ["${a}${Level}", {"a": {"Ref": "AWS::Partition"}}]}, "awsinfo"),
        ({"a": [{"Fn::Join": ["-", ["x", {"Ref": "Level"}]]}]}, {"a": ["x-info"]}),
        ({"properties": {"Ref": {"type": "string"}}}, {"properties": {"Ref": {"type": "string"}}}),
        ("${Level}", "${Level}"),
    ],
)
def test_intrinsic_functions_are_resolved(node: Any, expected: Any) -> None:
    assert resolved(node, {"Level": "info"}) == expected


def test_an_unknown_intrinsic_function_is_refused() -> None:
    with pytest.raises(NotModelled):
        resolved({"Fn::ImportValue": "x"}, {})
