"""Integrations: what API Gateway does with requests and answers."""

from __future__ import annotations

from .entries import Documented, Found, Outside, Refused, derived, fact

_PLAYED = "tests/test_played_specs.py::"
_CHECKED = "tests/test_random_services.py::test_what_the_compiler_accepts_the_checkers_accept"
_REQUESTS = "tests/lower/test_map_requests.py::"
_PATTERNS = "tests/lower/test_selection_patterns.py::"
_BY_HAND = "integrations_by_hand"
_ELSE = "integrations_that_do_something_else"

INTEGRATIONS = (
    fact(
        34,
        "API Gateway waits from 50 ms to 29 s, and longer only where AWS has raised that",
        Refused("out-of-range", "timeouts"),
        Found("raised-timeout", "timeouts_that_aws_must_raise"),
        Refused("extensions/integration", _BY_HAND),
        Refused("stack/long-timeout", "policies_of_apis"),
    ),
    fact(
        35,
        "a function that takes longer is 504",
        Found("function-outlives-route", "timeouts_that_aws_must_raise"),
        Found("hatched-setting", "settings_by_hand"),
    ),
    fact(
        36,
        "Lambda is called by POST",
        Refused("extensions/lambda-method", _BY_HAND),
        derived("whatever the method of the route", _CHECKED),
    ),
    fact(
        37,
        "an operation without an integration stops the deployment",
        Refused("syntax", "routes_without_targets"),
        Refused("extensions/integration", _BY_HAND),
    ),
    fact(38, "an API has a method", Refused("empty-api", "apis_without_routes")),
    fact(
        39,
        "another service of AWS is called with a role",
        Refused("extensions/missing-credentials", _BY_HAND),
        derived(
            "which has exactly that leave",
            "tests/direct/test_roles.py::test_the_role_has_leave_for_exactly_what_the_routes_do",
        ),
    ),
    fact(
        40,
        "what a mapping reads of a request is declared",
        Refused("unbound-parameter", "requests"),
        Refused("extensions/undeclared-parameter", _BY_HAND),
    ),
    fact(
        41,
        "a header that a response sets is declared for its status",
        Refused("extensions/undeclared-header", _BY_HAND),
        derived("every header of an answer is", _CHECKED),
    ),
    fact(
        42,
        "a status of the integration is one of the operation's",
        Refused("extensions/undeclared-status", _BY_HAND),
        derived("all are", _CHECKED),
    ),
    fact(
        43,
        "a fixed value stands in single quotes",
        Refused("extensions/mapping", _BY_HAND),
        derived(
            "headers are written so",
            "tests/lower/test_response_headers.py::test_a_header_says_what_the_route_says",
        ),
    ),
    fact(
        44,
        "names of parameters, and headers in whatever case",
        Refused("unbound-parameter", "requests"),
        Refused("given-twice", "headers_on_proxies"),
        Refused("extensions/integration", _BY_HAND),
        derived(
            "a header is looked for in both cases that callers send",
            _REQUESTS + "test_a_header_is_found_by_its_own_name_and_in_lower_case",
        ),
    ),
    fact(
        45,
        "only headers of a response are mapped, from few sources",
        Refused("extensions/integration", _BY_HAND),
        Refused("extensions/mapping", _BY_HAND),
    ),
    fact(
        46,
        "some headers are renamed or lost",
        Found("dropped-header", "headers"),
        Found("remapped-header", "headers"),
    ),
    fact(
        47,
        "a proxy maps nothing",
        Found("extensions/ignored-by-proxy", _ELSE),
        Refused("header-on-proxy", "headers_on_proxies"),
    ),
    fact(
        48,
        "what a raw function answers has a shape",
        Documented("it is up to its code", 'behind a route `{"statusCode": …'),
        derived(
            "a function with a signature answers what its type says",
            _PLAYED + "test_success_answers_with_the_result",
        ),
    ),
    fact(
        49,
        "a failure that no pattern fits is answered as success",
        Found("extensions/failure-as-success", "failures_by_hand"),
        derived(
            "one always fits",
            _PATTERNS + "test_any_message_has_exactly_one_status_and_is_never_success",
        ),
    ),
    fact(
        50,
        "patterns are Java's, on the whole message, and nobody knows which of two answers",
        Refused("extensions/selection-pattern", _BY_HAND),
        Found("extensions/selection-pattern", _BY_HAND),
        derived(
            "no two fit one message",
            _PATTERNS + "test_any_errors_share_the_messages_among_them",
            _PATTERNS + "test_an_empty_message_matches_nothing",
        ),
    ),
    fact(
        51,
        "timeouts and crashes are messages too",
        derived(
            "they have patterns",
            _PLAYED + "test_a_timeout_is_504",
            _PATTERNS + "test_all_else_is_500",
        ),
    ),
    fact(
        52,
        "which template is taken hangs on media types",
        derived(
            "there is one, under every media type that the route takes or gives",
            "tests/test_gateway.py::test_the_response_template_is_picked_by_accept_else_the_first",
            _PLAYED + "test_success_answers_with_the_result",
        ),
    ),
    fact(
        53,
        "what no template is for is passed on unless that is forbidden",
        Found("extensions/unchecked-body", "validation"),
        derived("it is", _PLAYED + "test_another_media_type_is_415"),
    ),
    fact(
        54,
        "a mock says its status in its request template",
        Found("extensions/mock-status", _ELSE),
        derived("it does", _REQUESTS + "test_a_mock_says_its_status"),
    ),
    fact(
        55,
        "a preflight of another media type is passed on",
        derived(
            "nothing passes a mock by, and browsers send none",
            _PLAYED + "test_a_preflight_allows_the_method_and_the_origin",
        ),
    ),
    fact(
        56,
        "variables that there are not stand in the output",
        Found("extensions/template", "templates_by_hand"),
        Refused("unknown-context-variable", "requests"),
    ),
    fact(
        57,
        "`escapeJavaScript` writes what is no JSON",
        Found("extensions/template", "templates_by_hand"),
        derived(
            "it is put right",
            _REQUESTS + "test_any_text_gives_one_object_with_the_declared_keys",
        ),
    ),
    fact(
        58,
        "a parameter that is not escaped writes JSON of the caller's",
        Found("extensions/template", "templates_by_hand"),
        derived(
            "all are escaped",
            _REQUESTS + "test_any_text_gives_one_object_with_the_declared_keys",
            _PLAYED + "test_the_event_has_every_declared_parameter_and_no_other",
        ),
    ),
    fact(
        59,
        "an override that is done twice is 500",
        Found("extensions/template", "templates_by_hand"),
        derived(
            "the gateway of the tests refuses it, which plays every spec",
            "tests/test_gateway.py::test_the_same_override_twice_is_500",
        ),
    ),
    fact(
        60,
        "what API Gateway answers by itself is no template, and one status may be for all",
        Found("extensions/template", "templates_by_hand"),
        Found("extensions/one-status-for-all", "templates_by_hand"),
        Found("extensions/gateway-responses", "templates_by_hand"),
        Refused("extensions/gateway-responses", "templates_by_hand"),
    ),
    fact(
        61,
        "who does not wait says so in quotes, and not to a proxy",
        Refused("misplaced-async", "calls_that_nobody_waits_for"),
        Refused("extensions/mapping", _BY_HAND),
        Found("extensions/ignored-by-proxy", _ELSE),
        derived(
            "`async` writes it so",
            _PLAYED + "test_an_asynchronous_call_is_accepted_whatever_becomes_of_it",
        ),
    ),
    fact(
        62,
        "a private integration names its link",
        Refused("extensions/integration", _BY_HAND),
        Outside("what still uses a link that is deleted is seen in the account only"),
    ),
    fact(
        63,
        "a variable of a URL is mapped",
        Refused("unbound-parameter", "requests"),
        Found("extensions/unmapped-variable", _ELSE),
    ),
    fact(
        64,
        "names and values of stage variables, and functions that one names",
        Refused("wrong-value", "stages_of_apis"),
        Refused("stack/wrong-stage-variable", "resources_around_an_api"),
        Found("stack/unknown-stage-variable", "resources_around_an_api"),
        Refused("out-of-range", "tests/validate/test_apis.py::test_a_stage_has_100_variables"),
        Found("extensions/function-by-stage", _ELSE),
    ),
    fact(
        65,
        "what is binary for API Gateway comes as Base64",
        Found("json-as-bytes", "bodies_as_bytes"),
        derived(
            "templates see text, and objects go through as they are",
            "tests/lower/test_build_api.py::test_a_template_sees_text_where_its_media_type_is"
            "_binary",
            "tests/direct/test_roles.py::test_objects_are_never_made_text_on_their_way",
        ),
    ),
    fact(66, "a query has neither `|` nor `;`", Found("unsendable-choice", "bodies_as_bytes")),
)
