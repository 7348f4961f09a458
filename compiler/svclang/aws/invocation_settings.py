"""The settings of a function that say how it is called, and what becomes of asynchronous calls."""

from __future__ import annotations

from .forms import By, Declared, Duration, Integer, Parts, Setting, Words
from .targets import TARGET_ACTIONS

_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/"

# What Lambda does, with the function's role, to each kind of thing that it sends records to.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
SENDING = {kind: TARGET_ACTIONS[kind] for kind in ("queue", "topic", "function", "bus")}
# The settings that name such a thing.
DESTINATIONS = ("dead_letter", "on_success", "on_failure")
_ANYTHING = Declared(("function", "queue", "topic", "bus"))

INVOCATION_SETTINGS = (
    Setting(
        "provisioned",
        Integer(1, 100_000),
        "How many instances are kept warm; callers then invoke a published version.",
        "provisioned 5",
        "ProvisionedConcurrencyConfig",
        _LAMBDA + "provisioned-concurrency.html",
    ),
    Setting(
        "dead_letter",
        Declared(("queue", "topic")),
        "Where events of asynchronous invocations go that could not be handled.",
        "dead_letter dead_jobs",
        "DeadLetterConfig",
        _LAMBDA + "invocation-async-retain-records.html",
    ),
    Setting(
        "retry",
        Parts(Integer(0, 2), {"within": Duration(60, 21_600, "s")}),
        "How often an asynchronous invocation that failed is tried again, and for how long.",
        "retry 1 within 1h",
        "EventInvokeConfig",
        _LAMBDA + "invocation-async.html",
    ),
    Setting(
        "on_success",
        _ANYTHING,
        "Where the results of asynchronous invocations go.",
        "on_success results",
        "DestinationConfig",
        _LAMBDA + "invocation-async-retain-records.html",
    ),
    Setting(
        "on_failure",
        _ANYTHING,
        "Where the failures of asynchronous invocations go, each with what Lambda knows of it.",
        "on_failure failures",
        "DestinationConfig",
        _LAMBDA + "invocation-async-retain-records.html",
    ),
    Setting(
        "url",
        Words({"none": "NONE", "iam": "AWS_IAM"}, fixed=True),
        "A URL of the function's own, and who may call it: everybody, or who has leave by IAM.",
        "url iam",
        "AWS::Lambda::Url",
        _LAMBDA + "urls-auth.html",
    ),
    Setting(
        "invoke",
        By(),
        "Functions that may call this one.",
        "invoke by get",
        source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
        "list_awslambda.html",
        repeats=True,
    ),
)
