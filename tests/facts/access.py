"""Who may call an API, from which web pages, with which keys."""

from __future__ import annotations

from .entries import Documented, Found, Refused, derived, fact

_PLAYED = "tests/test_played_specs.py::"
_API = "tests/lower/test_build_api.py::"

ACCESS = (
    fact(
        67,
        "every path that web pages call has a preflight",
        derived("`cors` makes it", _PLAYED + "test_a_preflight_allows_the_method_and_the_origin"),
    ),
    fact(
        68,
        "a preflight has no credentials",
        Found("guarded-preflight", "preflights"),
        derived(
            "`cors` asks for none", _PLAYED + "test_a_preflight_allows_the_method_and_the_origin"
        ),
    ),
    fact(
        69,
        "every answer names the origin, API Gateway's own too",
        derived(
            "all do",
            _PLAYED + "test_every_answer_has_the_cors_header_failures_of_the_gateway_too",
        ),
    ),
    fact(
        70,
        "a proxy names the origin itself",
        Documented("it is up to its code", "they must send that header too"),
    ),
    fact(
        71,
        "an answer names one origin, and not all where cookies are sent",
        Refused("wrong-value", "cors"),
        Refused("too-many-words", "cors"),
        Refused("credentials-for-all", "cors"),
        Found("several-origins", "preflights"),
    ),
    fact(
        72,
        "where an authorizer's token is, and what it is called",
        Refused("extensions/security", "authorizers_by_hand"),
        derived(
            "both follow from the source",
            "tests/gateway/test_refusals.py::test_a_request_authorizer_needs_every_identity_source",
            "tests/test_random_services.py::test_what_the_compiler_accepts_the_checkers_accept",
        ),
    ),
    fact(
        73,
        "what is remembered needs a source, and an hour is the most",
        Refused("out-of-range", "authorizers"),
        Refused("extensions/authorizer", "authorizers_by_hand"),
    ),
    fact(
        74,
        "a pattern is for a token alone",
        Refused("pattern-without-token", "authorizers"),
        Found("extensions/authorizer", "authorizers_by_hand"),
    ),
    fact(
        75,
        "an answer that is remembered is for all routes",
        Found("cached-policy", "answers_of_authorizers"),
        Documented("it is up to its code", "let it speak of all of them"),
    ),
    fact(
        76,
        "Cognito needs pools, and scopes an access token",
        Refused("wrong-value", "authorizers"),
        Refused("not-for-cognito", "authorizers"),
        Refused("scopes-without-cognito", "authorizers"),
        Refused("extensions/authorizer", "authorizers_by_hand"),
        Documented("which token is sent is the caller's", "callers send an access token"),
    ),
    fact(
        77,
        "how IAM is spelt",
        Refused("extensions/auth", "authorizers_by_hand"),
        Refused("extensions/authtype", "authorizers_by_hand"),
        derived(
            "`auth iam` spells it",
            "tests/gateway/test_refusals.py::test_a_key_or_a_signature_has_to_be_there",
            "tests/test_random_services.py::test_what_the_compiler_accepts_the_checkers_accept",
        ),
    ),
    fact(
        78,
        "an authorizer's function may be called by its API",
        Found("stack/missing-permission", "permissions_by_hand"),
        derived(
            "the leave is written out",
            _API + "test_an_authorizer_may_be_called_by_the_authorizers_of_its_api_alone",
        ),
    ),
    fact(
        79,
        "a key opens nothing without a plan, and is of letters and digits",
        Refused("missing-plan", "keys"),
        Refused("wrong-value", "values_of_keys"),
        Refused("doubled-key", "values_of_keys"),
    ),
    fact(
        80,
        "a key that an authorizer names needs one",
        Found("extensions/api-key-source", "authorizers_by_hand"),
    ),
    fact(
        81,
        "a private API says who may call, in words that mean itself",
        Refused("private-without-policy", "private_apis"),
        Refused("stack/private-without-policy", "policies_of_apis"),
        Found("idle-statement", "policies_of_apis"),
        derived("it stands in the Swagger", _API + "test_a_resource_policy_stands_in_the_swagger"),
    ),
    fact(
        82,
        "the region of a certificate",
        Refused("certificate-region", "domains"),
        Documented(
            "which region it is, who deploys knows", "of the stack's region, or of us-east-1"
        ),
    ),
)
