"""CloudFormation around an API: order, names, sizes and what is kept."""

from __future__ import annotations

from .entries import Documented, Found, Outside, Refused, derived, fact

_API = "tests/lower/test_build_api.py::"
_CIRCLES = "tests/test_circles.py::"
_FUNCTIONS = "tests/lower/test_build_functions.py::"
_STATED = "tests/validate/test_apis.py::"
_DEPLOYED = _API + "test_a_changed_api_has_a_new_deployment_and_an_unchanged_one_has_not"
_AROUND = "resources_around_an_api"

STACK = (
    fact(
        83,
        "a deployment is made anew where its id changes",
        Found("stack/frozen-deployment", _AROUND),
        derived(
            "which has a digest of all that it takes a picture of",
            _DEPLOYED,
            _CIRCLES + "test_an_api_whose_function_gets_a_name_is_deployed_again",
        ),
        Documented(
            "but for values of parameters", "A parameter's new value does not deploy the API"
        ),
    ),
    fact(
        84,
        "what belongs to a stage takes effect without a deployment",
        derived("and makes none", _DEPLOYED),
        Documented("the manual says what that is", "takes effect without a deployment"),
    ),
    fact(
        85,
        "a deployment makes no stage where there is one",
        Refused("stack/stage-made-twice", _AROUND),
        Found("stack/extra-stage", _AROUND),
        derived("ours makes none", "tests/test_specs.py::test_a_spec_compiles_to_what_is_expected"),
    ),
    fact(
        86,
        "a deployment waits for the methods",
        Refused("stack/early-deployment", "apis_without_swagger"),
        derived("in a Swagger they are there with the API", _DEPLOYED),
    ),
    fact(
        87,
        "who names a stage waits for it",
        Refused("stack/early-stage-name", _AROUND),
        derived(
            "plans and domains refer to it",
            "tests/kinds/test_plan.py::test_a_plan_opens_every_api_that_asks_for_keys",
            "tests/kinds/test_domain.py::test_each_api_has_a_base_path_of_its_own",
        ),
    ),
    fact(
        88,
        "a deployment that is in use cannot be deleted",
        derived("the new one is made first, and the stage led to it", _DEPLOYED),
    ),
    fact(
        89,
        "an API is described by a Swagger or by resources, not by both",
        Found("stack/mixed-api", _AROUND),
        Found("stack/merged-import", "swagger_by_hand"),
    ),
    fact(
        90,
        "logs need the account's role, of which there is one",
        Refused("stack/early-logging", _AROUND),
        derived(
            "the stage waits for it",
            _API + "test_logs_come_with_the_role_that_writes_them",
            _API + "test_another_stack_may_have_set_the_role",
        ),
        Documented("other stacks have it too", "The account's log role."),
    ),
    fact(
        91,
        "a function that knows the API that calls it is a circle",
        derived(
            "which a name cuts",
            _CIRCLES + "test_a_function_can_know_the_url_of_the_api_that_calls_it",
            _CIRCLES + "test_nothing_waits_for_itself_where_every_function_knows_every_api",
        ),
    ),
    fact(
        92,
        "the ARN of a route in a permission",
        Found("stack/unmatched-permission", "permissions_by_hand"),
        derived(
            "an API calls by its role",
            _API + "test_the_role_of_an_api_invokes_exactly_the_functions_of_its_routes",
        ),
    ),
    fact(
        93,
        "a function's policy has 20 KB",
        Refused("stack/long-policy", "many_permissions"),
        derived(
            "routes add nothing to it",
            _API + "test_more_functions_than_an_inline_policy_holds_go_into_managed_ones",
        ),
    ),
    fact(
        94,
        "a permission is for the alias that is called",
        Found("stack/missing-permission", "permissions_for_another_alias"),
        derived(
            "callers and permissions name the same",
            "tests/kinds/test_topic.py::test_a_published_version_subscribes_by_its_alias",
            "tests/lower/test_invocations.py::test_a_published_version_is_called_by_its_alias_alone",
        ),
    ),
    fact(
        95,
        "a region that is written out",
        Found("fixed-region", "regions"),
        derived(
            "regions and partitions of ours are filled in",
            "tests/test_specs.py::test_a_spec_compiles_to_what_is_expected",
        ),
    ),
    fact(
        96,
        "`${…}` in a template is CloudFormation's",
        Refused("unknown-name", "references_in_text"),
        derived(
            "every other one is written so that it stays",
            "tests/lower/test_map_requests.py::test_a_value_of_the_deployment_comes_through_as_it"
            "_is",
            "tests/lower/test_map_responses.py::test_any_text_of_the_source_comes_through",
        ),
    ),
    fact(
        97,
        "a template has 1 MB, and a Swagger in a bucket is read as it is",
        derived(
            "it stands in the template, or is included by its content",
            "tests/cli/test_build.py::test_of_a_template_that_is_too_large_the_api_is_included",
        ),
        Refused(
            "cfn-lint/E1002",
            "tests/check/test_cloudformation.py::test_a_template_that_is_too_large_is_an_error",
        ),
        Documented("above 51 KB it is uploaded", "wants `--s3-bucket BUCKET` for a template"),
    ),
    fact(
        98,
        "quotas of a stack",
        Refused(
            "stack/too-many-resources", "tests/check/test_stack.py::test_a_stack_has_500_resources"
        ),
        Refused("too-many-declarations", _STATED + "test_a_stack_has_200_parameters"),
        Refused(
            "too-many-declarations",
            _STATED + "test_a_stack_has_200_outputs_of_which_one_is_the_url_of_the_api",
        ),
        Refused("unusable-name", _STATED + "test_a_name_leaves_room_for_what_is_added_to_it"),
        Refused("out-of-range", "long_parameters"),
    ),
    fact(
        99,
        "logical ids are letters and digits, and there once",
        Refused("clashing-names", "names"),
        derived("they are made so", _FUNCTIONS + "test_logical_ids_are_letters_and_digits"),
    ),
    fact(
        100,
        "exports are there once, and named before anything is made",
        Refused("doubled-export", "names"),
        Refused("export-of-resource", "names"),
        Refused("wrong-name", "names"),
        Outside("which other stack imports one is seen in the account only"),
    ),
    fact(
        101,
        "what has a name cannot be replaced",
        Found("fixed-name", "fixed_names"),
        derived(
            "names are CloudFormation's",
            _CIRCLES + "test_a_function_in_no_circle_has_no_name",
            "tests/kinds/test_queue.py::test_a_fifo_queue_has_no_name_of_its_own_and_both_settings"
            "_of_its_throughput",
        ),
    ),
    fact(
        102,
        "how long names may be",
        Refused("wrong-name", "names"),
        Refused("wrong-stage-name", "stages_of_apis"),
        Refused("cfn-lint/E3031", "long_names"),
        Refused("cfn-lint/E3501", "long_names"),
        derived(
            "those that are made fit",
            "tests/kinds/test_bucket.py::test_a_name_is_readable_and_fits",
            _CIRCLES + "test_a_name_fits_with_that_of_its_stack",
        ),
        Documented("the stack's is yours", "Lambda takes names of 64 characters"),
    ),
    fact(
        103,
        "a log group that Lambda has made is in the way",
        Found("stack/late-log-group", "logs_and_data_by_hand"),
        derived(
            "each function has one before it runs",
            _FUNCTIONS + "test_a_function_has_a_role_and_a_log_group",
        ),
    ),
    fact(
        104,
        "what is secret is shown by outputs, metadata and environments",
        Refused("secret-output", "secrets"),
        Found("cfn-lint/W2010", "logs_and_data_by_hand"),
        Found("secret-in-environment", "secrets_in_environments"),
        Documented("environments can be read", "Environment variables can be read"),
    ),
    fact(
        105,
        "data goes with the stack unless it says otherwise",
        Found("unkept-data", "logs_and_data_by_hand"),
        derived(
            "what the language declares is kept",
            "tests/kinds/test_table.py::test_a_table_is_kept_unless_it_is_ephemeral",
            "tests/kinds/test_bucket.py::test_a_bucket_is_kept_but_not_when_making_it_failed",
            _FUNCTIONS + "test_logs_stay_when_the_stack_goes",
        ),
    ),
)
