"""Functions, what they are fed with, and where data is."""

from __future__ import annotations

from .entries import Documented, Found, Outside, Refused, derived, fact

_VERSIONS = "tests/lower/test_function_versions.py::"
_INVOKED = "tests/lower/test_invocations.py::"
_QUEUE = "tests/kinds/test_queue.py::"
_BUCKET = "tests/kinds/test_bucket.py::"
_MAPPINGS = "mappings_by_hand"

EVENTS = (
    fact(
        106,
        "variables that Lambda sets, and 4 KB of them",
        Refused("reserved-variable", "environments"),
        Refused("wrong-value", "environments"),
        Refused("large-environment", "large_environments"),
        Refused("stack/large-environment", "large_environments_by_hand"),
        Refused("cfn-lint/E3663", "functions_by_hand"),
    ),
    fact(
        107,
        "limits of a function",
        Refused("out-of-range", "functions"),
        Refused("wrong-value", "functions"),
        Refused("stack/out-of-range", "functions_by_hand"),
        Refused("cfn-lint/E3034", "functions_by_hand"),
        Found(
            "oversized-code",
            "tests/cli/test_code_sizes.py::test_code_that_lambda_does_not_take_is_a_warning",
        ),
        Outside("code goes through a bucket, so a zip may be large; an event is the caller's"),
    ),
    fact(
        108,
        "code under the same key is not updated",
        Refused("remote-code", "functions"),
        derived(
            "code is a folder, which `aws cloudformation package` uploads under its digest",
            "tests/lower/test_build_functions.py::test_code_is_relative_to_the_folder_of_the"
            "_template",
        ),
    ),
    fact(
        109,
        "a version never changes",
        Found("stack/frozen-version", "functions_by_hand"),
        derived(
            "its id has a digest of the code and of what it holds",
            _VERSIONS + "test_a_changed_configuration_is_a_new_version",
            _VERSIONS + "test_changed_code_is_a_new_version",
            _VERSIONS + "test_what_a_version_does_not_hold_makes_no_new_one",
        ),
    ),
    fact(
        110,
        "what is kept warm is a version, and no more than may run",
        Refused("too-many-provisioned", "functions"),
        Refused("stack/provisioned-latest", "functions_by_hand"),
        Found("exhausted-concurrency", "concurrency"),
        derived(
            "it is kept warm by its alias",
            _INVOKED + "test_instances_of_a_published_version_are_kept_warm",
        ),
    ),
    fact(
        111,
        "what does not go with an image, a file system, a snapshot",
        Refused("setting-beside-image", "functions"),
        Refused("incomplete-vpc", "functions"),
        Refused("stack/file-system-without-vpc", "functions_by_hand"),
        Refused("cfn-lint/E3031", "functions_by_hand"),
        Refused("cfn-lint/E2530", "functions_by_hand"),
        derived(
            "snapshots are of a version",
            _VERSIONS + "test_callers_of_a_function_with_snapshots_invoke_its_alias",
        ),
    ),
    fact(
        112,
        "a role needs leave for the network, dead letters and what it reads",
        Refused("stack/missing-leave", "roles_by_hand"),
        derived(
            "the function's own has it, and is there first",
            "tests/lower/test_build_functions.py::test_the_code_of_a_function_in_a_vpc_cannot_use"
            "_what_lambda_needs_there",
            _INVOKED + "test_dead_letters_go_where_the_role_may_send_them",
            _QUEUE + "test_a_function_that_is_fed_reads_with_its_role_and_is_mapped",
        ),
    ),
    fact(
        113,
        "how long policies may be",
        Refused("stack/long-policy", "long_policies"),
        Refused("stack/many-policies", "long_policies"),
        Found("stack/many-policies", "long_policies"),
        Refused(
            "role-too-large",
            "tests/lower/test_role_policies.py::test_a_role_that_needs_too_many_policies_is_wrong",
        ),
        derived(
            "a large role has several",
            "tests/lower/test_role_policies.py::test_what_does_not_fit_into_a_role_is_attached_to"
            "_it",
        ),
    ),
    fact(
        114,
        "how many records at once, and gathered for how long",
        Refused("out-of-range", "mappings"),
        Refused("missing-window", "mappings"),
        Refused("not-with-fifo", "mappings"),
        Refused("stack/missing-window", _MAPPINGS),
        Refused("stack/not-with-fifo", _MAPPINGS),
        Refused("stack/out-of-range", _MAPPINGS),
        Refused("cfn-lint/E3705", _MAPPINGS),
    ),
    fact(
        115,
        "what is for streams alone",
        Refused("out-of-range", "mappings"),
        Refused("unknown-setting", "mappings"),
        Refused("stack/only-streams", _MAPPINGS),
        Refused("stack/out-of-range", _MAPPINGS),
    ),
    fact(
        116,
        "where a mapping begins",
        Refused("wrong-value", "mappings"),
        Refused("unknown-setting", "mappings"),
        Refused("stack/missing-position", _MAPPINGS),
        Refused("stack/wrong-position", _MAPPINGS),
        Refused("stack/only-streams", _MAPPINGS),
        derived(
            "with the oldest record, unless it is said",
            "tests/kinds/test_table.py::test_a_mapping_begins_with_the_oldest_record_unless_it"
            "_says_otherwise",
        ),
    ),
    fact(
        117,
        "patterns: how many, and of which key",
        Found("many-patterns", "filters"),
        Refused("wrong-pattern-key", "filters"),
        Refused("no-list", "filters"),
        Refused("stack/wrong-pattern", _MAPPINGS),
    ),
    fact(
        118,
        "messages are hidden for longer than a function runs",
        Refused("visibility-too-short", "mappings"),
        Found("tight-visibility", "hidden_messages"),
        Found("hatched-setting", "settings_by_hand"),
        derived(
            "six times as long, unless it is said",
            _QUEUE + "test_messages_are_hidden_while_the_slowest_function_may_run",
        ),
    ),
    fact(
        119,
        "of a FIFO queue nothing is handled behind a failure",
        Documented("it is up to the code", "must stop at the first message that fails"),
    ),
    fact(
        120,
        "a bucket, its permission and its function are a circle",
        Refused("circular-reference", "circles_by_hand"),
        Found("cfn-lint/W3663", "permissions_for_buckets"),
        Found("stack/open-permission", "permissions_for_buckets"),
        derived(
            "which the bucket's name cuts",
            _BUCKET + "test_nothing_waits_in_a_circle",
            _BUCKET + "test_one_permission_is_enough_for_several_events",
        ),
    ),
    fact(
        121,
        "events of S3, whom they are told, and functions that cause their own",
        Refused("unknown-trigger", "buckets"),
        Refused("ambiguous-event", "buckets"),
        Refused("stack/unknown-event", "resources_by_hand"),
        Refused("stack/ambiguous-event", "resources_by_hand"),
        Found("invocation-loop", "loops"),
    ),
    fact(
        122,
        "a pool and the function of its trigger are a circle",
        derived(
            "which the function's name cuts",
            "tests/kinds/test_pool.py::test_a_function_that_cognito_calls_can_read_the_pool",
        ),
    ),
    fact(
        123,
        "who calls a function needs leave, for one source alone",
        Refused("stack/missing-permission", "permissions_by_hand"),
        Found("stack/missing-permission", "permissions_by_hand"),
        Found("stack/open-permission", "permissions_by_hand"),
        derived(
            "every arrow gives it",
            "tests/kinds/test_events.py::test_a_function_lets_its_rule_in_and_no_other",
            "tests/kinds/test_topic.py::test_a_function_subscribes_behind_the_leave_to_call_it",
            "tests/kinds/test_events.py::test_logs_wait_for_the_permission_of_their_own_group",
            "tests/kinds/test_pool.py::test_cognito_may_call_the_function_of_a_trigger_for_this"
            "_pool",
        ),
    ),
    fact(
        124,
        "how times are written",
        Refused("out-of-range", "schedules"),
        Refused("wrong-cron", "schedules"),
        Refused("cfn-lint/E3027", "schedules_by_hand"),
        derived(
            "one minute is singular",
            "tests/kinds/test_events.py::test_a_rate_is_singular_or_plural",
        ),
    ),
    fact(125, "logs are read twice at most", Refused("too-many-subscriptions", "logs")),
    fact(
        126,
        "exactly the attributes of keys are defined",
        Refused("missing-key", "tables"),
        Refused("two-types", "tables"),
        Refused("cfn-lint/E3039", "tables_by_hand"),
        derived(
            "they are",
            "tests/kinds/test_table.py::test_exactly_the_attributes_of_keys_are_defined_each_once",
        ),
    ),
    fact(
        127,
        "capacity, and how many indexes of which kind",
        Refused("missing-value", "tables"),
        Refused("capacity-on-demand", "tables"),
        Refused("local-index", "tables"),
        Refused("too-many-indexes", "tables"),
        Refused("stack/too-many-indexes", "tables_by_hand"),
        Refused("cfn-lint/E3639", "tables_by_hand"),
        Documented("a table that is there is not seen", "It is made with the table, and never"),
    ),
    fact(
        128,
        "one index is made or deleted at a time",
        Documented("a table that is there is not seen", "Changes that need two deployments."),
    ),
    fact(
        129,
        "a table that feeds a function has a stream",
        Refused("unknown-trigger", "mappings"),
        Refused("missing-attribute", "references_to_streams"),
        Refused("stack/table-without-stream", _MAPPINGS),
    ),
    fact(130, "dead letters are of the queue's own kind", Refused("dead-letter-kind", "mappings")),
    fact(
        131,
        "a FIFO topic feeds no function",
        Refused("fifo-target", "tables"),
        Refused("stack/fifo-target", "resources_by_hand"),
    ),
    fact(
        132,
        "a logical id that changes is another resource",
        derived(
            "ids follow from names alone, and routes have none",
            "tests/test_logical_ids.py::test_no_id_depends_on_other_declarations_or_their_order",
        ),
    ),
    fact(
        133,
        "how often AWS may be asked to change an API",
        Outside("CloudFormation asks, and waits where it is told to"),
    ),
)
