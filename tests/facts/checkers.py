"""What openapi-spec-validator and cfn-lint let pass, get wrong or crash on."""

from __future__ import annotations

from .entries import Found, Refused, fact, trap

_OPENAPI = "tests/check/test_openapi.py::"
_EXTENSIONS = "tests/check/test_extensions.py::"
_CFN = "tests/check/test_cloudformation.py::"
_RUN = "tests/check/test_run.py::"

CHECKERS = (
    fact(
        1,
        "cfn-lint looks at nothing inside the Body of an API",
        trap(
            "a schema of our own does",
            _EXTENSIONS + "test_one_mistake_is_one_problem_at_its_place",
            _CFN + "test_a_wrong_reference_inside_the_swagger_is_marked_itself",
            _CFN + "test_stage_variables_and_mapping_templates_are_no_findings",
        ),
    ),
    fact(
        2,
        "the validator of OpenAPI knows neither `{proxy+}` nor the method ANY",
        trap(
            "it sees a copy without the plus, and with ANY as another method",
            _OPENAPI + "test_a_greedy_parameter_is_declared_without_its_plus",
            _OPENAPI + "test_the_operation_for_any_method_is_looked_at",
        ),
    ),
    fact(
        3,
        "it refuses some of what AWS's own samples have",
        trap(
            "what the compiler writes has none of it, and what is written by hand is told of",
            "tests/test_random_services.py::test_what_the_compiler_accepts_the_checkers_accept",
            _OPENAPI + "test_an_operation_without_responses_has_an_error",
            _OPENAPI + "test_a_path_without_its_slash_is_marked",
        ),
    ),
    fact(
        4,
        "it takes functions of CloudFormation inside extensions only",
        trap(
            "the compiler writes them nowhere else, and by hand they are told of",
            _OPENAPI + "test_an_intrinsic_function_outside_extensions_has_an_error",
            _EXTENSIONS + "test_any_value_in_an_extension_may_be_an_intrinsic",
        ),
    ),
    fact(
        5,
        "it crashes on odd keys, references to nothing and bodies without a name",
        trap(
            "these are found before it is asked, and a crash is a problem like others",
            _OPENAPI + "test_a_response_whose_key_is_a_number_has_an_error_and_no_crash",
            _OPENAPI + "test_a_reference_to_nothing_has_one_error",
            _OPENAPI + "test_a_body_without_a_name_has_one_error_and_no_crash",
            _OPENAPI + "test_a_crash_of_the_validator_is_a_problem",
        ),
    ),
    fact(
        6,
        "it lets pass what API Gateway refuses, and tells no place",
        trap(
            "checks of our own find it, and the place is worked out",
            _EXTENSIONS + "test_two_names_for_one_place_are_reported_once",
            _OPENAPI + "test_the_second_of_two_equal_operation_ids_is_marked",
            _OPENAPI + "test_a_parameter_that_is_not_in_the_path_is_marked_itself",
        ),
        Refused("extensions/second-body", "swagger_by_hand"),
        Refused("extensions/unknown-security", _EXTENSIONS + "test_every_mistake_is_reported"),
        Refused("extensions/path", "swagger_by_hand"),
    ),
    fact(
        7,
        "cfn-lint lets pass what AWS refuses",
        Refused("stack/wrong-stage-name", "resources_around_an_api"),
        Refused("stack/wrong-stage-variable", "resources_around_an_api"),
        Refused("stack/too-many-indexes", "tables_by_hand"),
        Refused("stack/missing-window", "mappings_by_hand"),
        Refused("stack/not-with-fifo", "mappings_by_hand"),
        Refused("stack/only-streams", "mappings_by_hand"),
        Refused("stack/table-without-stream", "mappings_by_hand"),
        Refused("stack/missing-position", "mappings_by_hand"),
        Refused("stack/missing-permission", "permissions_by_hand"),
        Found("stack/missing-permission", "permissions_by_hand"),
        Found("stack/open-permission", "permissions_by_hand"),
        Refused("stack/missing-leave", "roles_by_hand"),
        Refused("stack/provisioned-latest", "functions_by_hand"),
        Refused("stack/file-system-without-vpc", "functions_by_hand"),
        Refused("stack/fifo-target", "resources_by_hand"),
        Refused("stack/unknown-event", "resources_by_hand"),
        Refused("stack/early-stage-name", "resources_around_an_api"),
        Refused("stack/stage-made-twice", "resources_around_an_api"),
        Refused("stack/two-endpoint-types", "policies_of_apis"),
        Refused("stack/private-without-policy", "policies_of_apis"),
        Refused("doubled-export", "names"),
        Refused("stack/long-policy", "long_policies"),
        Refused("extensions/authorizer", "authorizers_by_hand"),
    ),
    fact(
        8,
        "cfn-lint advises on what the compiler decides, and names circles by logical ids only",
        trap("advice is off", _CFN + "test_advice_on_what_is_kept_is_not_given"),
        Refused("wrong-value", "environments"),
        Refused("circular-reference", "circles_by_hand"),
    ),
    fact(
        9,
        "both take seconds",
        trap(
            "one process for many files, nothing twice, and it can be left out",
            _RUN + "test_documents_of_two_services_are_checked_in_one_run",
            _RUN + "test_unchanged_documents_are_not_checked_again",
            "tests/cli/test_checks.py::test_without_checks_nothing_is_found",
        ),
    ),
)
