"""The `$context` variables of API Gateway: what each tells, and which only an access log knows.

Variables under `authorizer`, and those under `requestOverride` and `responseOverride`, which are
written and not read, are not listed: the names below them are free.
"""

from __future__ import annotations

# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
CONTEXT_VARIABLES: dict[str, str] = {
    "accountId": "the account of the API's owner",
    "apiId": "the API's id",
    "awsEndpointRequestId": "the id that the integration gave the request",
    "deploymentId": "the id of the deployment",
    "domainName": "the domain name that was called",
    "domainPrefix": "the first label of that domain name",
    "extendedRequestId": "the extended id of the request",
    "httpMethod": "the method",
    "identity.accountId": "the caller's account",
    "identity.apiKey": "the API key of the request",
    "identity.apiKeyId": "the id of that key",
    "identity.caller": "the caller's principal id",
    "identity.clientCert.clientCertPem": "the client's certificate, for mutual TLS",
    "identity.clientCert.issuerDN": "the issuer of the client's certificate",
    "identity.clientCert.serialNumber": "the serial number of the client's certificate",
    "identity.clientCert.subjectDN": "the subject of the client's certificate",
    "identity.clientCert.validity.notAfter": "the day after which the certificate is not valid",
    "identity.clientCert.validity.notBefore": "the day before which the certificate is not valid",
    "identity.cognitoAuthenticationProvider": "the Cognito providers that the caller used",
    "identity.cognitoAuthenticationType": "how the caller signed in with Cognito",
    "identity.cognitoIdentityId": "the caller's Cognito identity",
    "identity.cognitoIdentityPoolId": "the pool of that identity",
    "identity.principalOrgId": "the organisation of the caller's account",
    "identity.sourceIp": "the address that the request came from",
    "identity.user": "the principal id of the user",
    "identity.userAgent": "the caller's User-Agent",
    "identity.userArn": "the ARN of the user",
    "identity.vpcId": "the VPC that the request came from",
    "identity.vpceId": "the VPC endpoint that the request came through",
    "isCanaryRequest": "whether the canary answers",
    "path": "the path of the request, with the stage",
    "protocol": "the protocol, `HTTP/1.1`",
    "requestId": "the id of the request",
    "requestTime": "when the request came",
    "requestTimeEpoch": "when the request came, in milliseconds since 1970",
    "resourceId": "the id of the path's resource",
    "resourcePath": "the path of the route, with its variables",
    "stage": "the stage",
    "wafResponseCode": "what the web ACL decided",
    "webaclArn": "the web ACL that decided",
    "xrayTraceId": "the id of the X-Ray trace",
}

# Known when the answer has been given, and so in access logs alone.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
LOGGED_ONLY = frozenset(
    {
        *(f"authenticate.{name}" for name in ("error", "latency", "status")),
        *(f"authorize.{name}" for name in ("error", "latency", "status")),
        "authorizer.error",
        "authorizer.integrationLatency",
        "authorizer.integrationStatus",
        "authorizer.latency",
        "authorizer.requestId",
        "authorizer.status",
        "customDomain.basePathMatched",
        "integration.error",
        "integration.integrationStatus",
        "integration.latency",
        "integration.requestId",
        "integration.status",
        "integrationErrorMessage",
        "integrationLatency",
        "integrationStatus",
        "responseLatency",
        "responseLength",
        "status",
        "waf.error",
        "waf.latency",
        "waf.status",
    }
)

# Known in the answers that API Gateway gives by itself.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
OF_GATEWAY_RESPONSES = frozenset(
    {"error.message", "error.messageString", "error.responseType", "error.validationErrorString"}
)
