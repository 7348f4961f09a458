"""How API Gateway reads a Swagger document that it imports."""

from __future__ import annotations

from .entries import Documented, Found, Refused, derived, fact

_EXTENSIONS = "tests/check/test_extensions.py::"
_PLAYED = "tests/test_played_specs.py::"
_CHECKED = "tests/test_random_services.py::test_what_the_compiler_accepts_the_checkers_accept"
_API = "tests/lower/test_build_api.py::"

IMPORTING = (
    fact(10, "one variable below each path", Refused("sibling-variables", "paths")),
    fact(
        11,
        "few signs in a path, and variables that are whole parts of it",
        Refused("wrong-path-character", "paths"),
        Refused("partial-variable", "paths"),
        Refused("extensions/path", "swagger_by_hand"),
    ),
    fact(12, "nothing behind a greedy variable", Refused("greedy-not-last", "paths")),
    fact(
        13,
        "a greedy variable does not match the root itself",
        Found("root-not-covered", "paths_that_are_not_reached"),
    ),
    fact(
        14,
        "`/ping` and `/sping` are API Gateway's own",
        Found("reserved-path", "paths_that_are_not_reached"),
    ),
    fact(
        15,
        "a slash at the end is taken off, in ARNs too",
        Refused("empty-path-segment", "paths"),
        Found("stack/unmatched-permission", "permissions_by_hand"),
    ),
    fact(
        16,
        "names of models are letters and digits",
        Refused("extensions/model", "swagger_by_hand"),
        derived(
            "types and what has no name of its own get such names",
            "tests/lower/test_json_schema.py::test_the_names_of_models_are_alphanumeric_and_do_not"
            "_collide",
        ),
    ),
    fact(
        17,
        "models are JSON Schema of draft 4, without some keywords",
        Refused("extensions/model", "swagger_by_hand"),
        derived("no schema has them", _CHECKED),
        Documented("the number of items is not looked at", "number of items in a list"),
    ),
    fact(
        18,
        "a closed set holds a value once",
        Refused("doubled-choice", "models"),
        Refused("extensions/model", "swagger_by_hand"),
    ),
    fact(
        19,
        "a response's schema is no scalar in place",
        Refused("extensions/model", "swagger_by_hand"),
        derived("scalars get a model of their own", _CHECKED),
    ),
    fact(
        20,
        "shared responses are not followed",
        Refused("extensions/shared-response", "swagger_by_hand"),
        derived("responses and parameters are written out where they are", _CHECKED),
    ),
    fact(
        21,
        "what a parameter may be is documented, and not checked",
        Found("unchecked-parameter", "parameters"),
        Documented("the function has to look", "they tell callers, and the function still has to"),
    ),
    fact(
        22,
        "of parameters is checked that they are there and not blank",
        derived(
            "so they are answered",
            _PLAYED + "test_a_missing_required_parameter_is_400",
            _PLAYED + "test_a_body_that_does_not_fit_never_reaches_the_function",
        ),
        Documented("the manual says which", "what must be there is there and not blank"),
    ),
    fact(
        23,
        "a body of another media type is not checked unless it is refused",
        Found("extensions/unchecked-body", "validation"),
        derived("it is refused", _PLAYED + "test_another_media_type_is_415"),
    ),
    fact(
        24,
        "a validator that is named is there, and the method's wins",
        Refused("extensions/unknown-validator", "swagger_by_hand"),
        derived(
            "the compiler declares those that it names",
            _CHECKED,
            "tests/gateway/test_refusals.py::test_the_operations_validator_wins_over_the_apis",
        ),
    ),
    fact(25, "a body that nobody declares is not checked", Found("idle-validation", "validation")),
    fact(
        26,
        "`security` at the root is not read",
        Refused("extensions/security", "swagger_by_hand"),
        derived(
            "each operation says who may call, and a preflight asks nobody",
            _API + "test_an_open_route_says_that_it_is_open",
            _PLAYED + "test_nobody_gets_past_a_route_that_asks_who_calls",
        ),
    ),
    fact(
        27,
        "security definitions are of the type `apiKey`",
        Refused("extensions/security", "swagger_by_hand"),
    ),
    fact(28, "`basePath` is ignored", Found("extensions/not-imported", "swagger_by_hand")),
    fact(
        29,
        "what an import does not understand is dropped unless it must fail",
        Found("stack/ignored-warnings", "swagger_by_hand"),
        Refused("openapi/unknown-reference", "swagger_by_hand"),
        derived("it must", "tests/test_specs.py::test_a_spec_compiles_to_what_is_expected"),
    ),
    fact(
        30,
        "an import can stop half way, or leave what was there",
        Found("stack/merged-import", "swagger_by_hand"),
        derived(
            "callers get a snapshot, which is taken behind the whole import",
            _API + "test_a_changed_api_has_a_new_deployment_and_an_unchanged_one_has_not",
        ),
    ),
    fact(
        31,
        "limits of size: a definition, a mapping template, a loop",
        Refused(
            "extensions/integration", _EXTENSIONS + "test_a_mapping_template_has_300_kilobytes"
        ),
        Found(
            "oversized-template",
            "tests/cli/test_build.py::test_what_is_too_large_even_when_included_is_a_warning",
        ),
        Documented("a list of an item", "a list of more than 1000 elements"),
    ),
    fact(
        32,
        "quotas of an API",
        Found("many-resources", "many_resources"),
        Found("many-authorizers", "many_authorizers"),
        Found("stack/long-policy", "long_policies_of_apis"),
        Refused("long-path", "long_paths"),
        derived(
            "one API has one stage in a stack, and parts of documentation are not written",
            "tests/test_specs.py::test_a_spec_compiles_to_what_is_expected",
        ),
        Documented("the size of a body", "10 MB is the most"),
    ),
    fact(
        33,
        "`host` and `schemes` mean nothing",
        Found("extensions/not-imported", "swagger_by_hand"),
    ),
)
