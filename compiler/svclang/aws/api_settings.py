"""The settings of an API, of a group of routes and of a route, and those of authorizers.

A setting on a group holds for its routes, one on the API for all of them; the innermost wins.
"""

from __future__ import annotations

from .forms import (
    Custom,
    Data,
    Duration,
    Either,
    Integer,
    Items,
    Parts,
    Rate,
    Setting,
    Size,
    Switch,
    Txt,
    Word,
    Words,
    table,
)
from .function_settings import CFN, RETENTION
from .stage import STAGE_VARIABLE

_API = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"

# How long API Gateway waits at most, and how long where the quota of an account has been raised,
# which is done for regional and private APIs: AWS names no end of that, and grants 5 minutes.
# https://aws.amazon.com/about-aws/whats-new/2024/06/amazon-api-gateway-integration-timeout-limit-29-seconds/
# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
LONGEST_TIMEOUT_MS = 29_000
RAISED_TIMEOUT_MS = 300_000

_MEDIA_TYPE = Txt("media type", r"[\w.+*-]+/[\w.+*-]+(;.*)?", fixed=True)

SWAGGER = Setting(
    "swagger",
    Data("Swagger key"),
    "Merged into the Swagger object of this declaration, last.",
    'swagger { externalDocs: { url: "https://docs.example.com" } }',
    repeats=True,
)

_CORS = Parts(
    Txt("origin", r"\*|null|https?://[^/\s]+|[a-z][a-z0-9+.-]*://[^/\s]+"),
    block=(
        Setting(
            "headers",
            Items(Txt("header's name", r"[A-Za-z0-9!#$%&*+.^_`|~-]+", fixed=True), 1, 100),
            "Request headers that are allowed besides those that the API knows of.",
            'headers "X-Requested-With"',
        ),
        Setting(
            "expose",
            Items(Txt("header's name", r"[A-Za-z0-9!#$%&*+.^_`|~-]+", fixed=True), 1, 100),
            "Response headers that a script may read besides those that routes declare.",
            'expose "X-Request-Id"',
        ),
        Setting("credentials", Switch(), "Whether cookies are sent.", "credentials on"),
        Setting(
            "max_age",
            Duration(0, 86_400, "s", fixed=True),
            "How long a browser may remember the answer to a preflight.",
            "max_age 1h",
        ),
    ),
)

# On a route, on a group for its routes, on the API for all.
ROUTE_SETTINGS = table(
    Setting(
        "auth",
        Custom(),
        "Who may call: `none`, `iam`, `key`, or an authorizer, with scopes for Cognito.",
        "auth tokens",
        source=_API + "apigateway-control-access-to-api.html",
        also=("authorizer", "authorization", "authentication", "security"),
    ),
    Setting(
        "throttle",
        Parts(
            Rate(("s", "m", "h", "second", "minute", "hour")),
            {"burst": Integer(0, 1_000_000, fixed=True)},
        ),
        "How many requests are let through, and how many at once.",
        "throttle 100/s burst 200",
        "ThrottlingRateLimit",
        _API + "api-gateway-request-throttling.html",
    ),
    Setting(
        "cache",
        Either(Duration(0, 3600, "s", fixed=True)),
        "How long answers to GET are cached; the API needs a `cache_cluster`.",
        "cache 5m",
        "CacheTtlInSeconds",
        _API + "api-gateway-caching.html",
    ),
    Setting(
        "cors",
        Either(_CORS),
        "The web pages that may call from a browser, by their one origin or `*`.",
        'cors "https://photos.example.com"',
        source=_API + "how-to-cors.html",
    ),
    Setting(
        "timeout",
        Duration(50, RAISED_TIMEOUT_MS, "ms", fixed=True),
        "How long API Gateway waits for the answer; more than 29s only where AWS has raised that"
        " for the account, and never over the edge.",
        "timeout 10s",
        "timeoutInMillis",
        _API + "api-gateway-execution-service-limits-table.html",
    ),
    Setting(
        "validate",
        Words({"on": "all", "body": "body", "params": "params", "off": "off"}, fixed=True),
        "What API Gateway checks of a request; everything, where nothing is said.",
        "validate body",
        "x-amazon-apigateway-request-validator",
        _API + "api-gateway-method-request-validation.html",
    ),
    Setting(
        "header",
        Custom(),
        "A header of the successful answer.",
        'header Location: "/users/${result.id}"',
        repeats=True,
        source=_API + "request-response-data-mappings.html",
    ),
    Setting("summary", Txt("summary", fixed=True), "One line about it.", 'summary "Reads a user"'),
    Setting(
        "tags",
        Items(Txt("tag", fixed=True), 1, 100),
        "Groups of the documentation that it belongs to.",
        'tags "users", "public"',
        "tags",
    ),
    Setting("deprecated", Switch(), "Whether it should no longer be used.", "deprecated"),
    Setting(
        "consumes",
        Items(_MEDIA_TYPE, 1, 20),
        "Media types of the request body.",
        'consumes "application/json"',
        "consumes",
    ),
    Setting(
        "produces",
        Items(_MEDIA_TYPE, 1, 20),
        "Media types of the answer.",
        'produces "application/json"',
        "produces",
    ),
    Setting(
        "key",
        Switch(),
        "Whether an API key is needed besides what `auth` asks for.",
        "key on",
        source=_API + "api-gateway-setup-api-key-with-console.html",
    ),
    SWAGGER,
)

API_SETTINGS = {
    **ROUTE_SETTINGS,
    **table(
        Setting(
            "endpoint",
            Parts(
                Words({"regional": "REGIONAL", "edge": "EDGE", "private": "PRIVATE"}, fixed=True),
                {"via": Items(Txt("VPC endpoint's id"), 1, 50)},
            ),
            "Where the API is reached: in its region, over the edge, or from VPCs alone.",
            "endpoint private via endpoint_id",
            "EndpointConfiguration",
            _API + "api-gateway-api-endpoint-types.html",
        ),
        Setting(
            "default_endpoint",
            Switch(),
            "Whether it is also reached by the name that AWS gives it; `off` where a `domain`"
            " leads to it.",
            "default_endpoint off",
            "DisableExecuteApiEndpoint",
            _API + "rest-api-disable-default-endpoint.html",
        ),
        Setting(
            "logs",
            Parts(
                Words({"error": "ERROR", "info": "INFO", "off": "OFF"}, fixed=True),
                {"keep": RETENTION},
            ),
            "What API Gateway writes of its own work, and how long that is kept.",
            "logs error keep 30d",
            "LoggingLevel",
            _API + "set-up-logging.html",
        ),
        Setting(
            "access_logs",
            Either(RETENTION),
            "A line for each request, and how long it is kept.",
            "access_logs 90d",
            "AccessLogSetting",
            _API + "set-up-logging.html",
        ),
        Setting(
            "log_role",
            Switch(),
            "Whether the stack sets the role with which API Gateway writes logs, one for each"
            " account and region; `off` where another stack has done so.",
            "log_role off",
            "AWS::ApiGateway::Account",
            _CFN + "aws-resource-apigateway-account.html",
        ),
        Setting(
            "tracing",
            Switch(),
            "Whether X-Ray traces requests.",
            "tracing on",
            "TracingEnabled",
            _API + "apigateway-xray.html",
        ),
        Setting(
            "compress",
            Size(0, 10 * 1024 * 1024, "B", fixed=True),
            "Answers of this size and more are compressed.",
            "compress 1KB",
            "x-amazon-apigateway-minimum-compression-size",
            _API + "api-gateway-openapi-minimum-compression-size.html",
        ),
        Setting(
            "binary",
            Items(_MEDIA_TYPE, 1, 25),
            "Media types that are treated as bytes, not as text.",
            'binary "image/png"',
            "x-amazon-apigateway-binary-media-types",
            _API + "api-gateway-payload-encodings.html",
        ),
        Setting(
            "cache_cluster",
            Size(0.5, 237, "GB", allowed=(0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237), fixed=True),
            "The size of the cache, which is paid for by the hour.",
            "cache_cluster 0.5GB",
            "CacheClusterSize",
            _API + "api-gateway-caching.html",
        ),
        Setting(
            "policy",
            Data("element of a policy"),
            "The resource policy: who may call at all, from where.",
            'policy { Version: "2012-10-17", Statement: [] }',
            "x-amazon-apigateway-policy",
            _API + "openapi-extensions-policy.html",
        ),
        Setting(
            "waf",
            Txt("web ACL's ARN", r"arn:[^:]+:wafv2:.+"),
            "The web ACL that stands before the API.",
            "waf web_acl_arn",
            "AWS::WAFv2::WebACLAssociation",
            _API + "apigateway-control-access-aws-waf.html",
        ),
        Setting(
            "vars",
            Data(
                "stage variable",
                STAGE_VARIABLE.pattern,
                "has letters, digits and `_`, 64 of them at most",
            ),
            "Stage variables.",
            'vars { color: "blue" }',
            "Variables",
            _CFN + "aws-resource-apigateway-stage.html",
        ),
        CFN,
    ),
}

AUTHORIZER_SETTINGS = table(
    Setting(
        "source",
        Items(Word("part of the request (`header.X`, `query.x`, `stage.x`, `context.x`)"), 1, 10),
        "What of a request identifies the caller.",
        "source header.Authorization",
        "identitySource",
        _API + "api-gateway-swagger-extensions-authorizer.html",
    ),
    Setting(
        "pattern",
        Txt("pattern", fixed=True),
        "A regular expression that a token matches, or it is refused at once.",
        'pattern "^Bearer .+$"',
        "identityValidationExpression",
        _API + "api-gateway-swagger-extensions-authorizer.html",
    ),
    Setting(
        "cache",
        Either(Duration(0, 3600, "s", fixed=True)),
        "How long a decision is remembered; 5 minutes where nothing is said.",
        "cache 5m",
        "authorizerResultTtlInSeconds",
        _CFN + "aws-resource-apigateway-authorizer.html",
    ),
    Setting(
        "cognito",
        Items(Txt("user pool's ARN", r"arn:[^:]+:cognito-idp:.+"), 1, 1000),
        "The Cognito user pools whose tokens are taken: the name of a `pool`, or an ARN.",
        "cognito members",
        "providerARNs",
        _API + "apigateway-integrate-with-cognito.html",
    ),
    SWAGGER,
)
