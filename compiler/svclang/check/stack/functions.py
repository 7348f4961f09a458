"""Functions, their versions and aliases: what Lambda refuses, and cfn-lint takes.

In: the stack. Out: problems.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...aws.function_settings import ENVIRONMENT_BYTES, STORAGE_MB
from ..problem import Problem
from ..values import is_intrinsic, known_text, mapping
from .apis import DIGEST
from .made import ALIAS, FUNCTION, Made, Stack, number, size

_VERSION = "AWS::Lambda::Version"
_LOG_GROUP = "AWS::Logs::LogGroup"
_OWN_LOGS = "/aws/lambda/"


def check_functions(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the functions of a stack, and with what points to them."""
    for function in stack.of(FUNCTION):
        yield from _check_storage(function)
        yield from _check_file_systems(function)
        yield from _check_environment(function)
        yield from _check_logs(function, stack)
    for version in stack.of(_VERSION):
        if not DIGEST.search(version.name):
            yield version.warning(
                (),
                "frozen-version",
                "this version is published once: code and settings that change afterwards never"
                " reach it",
                "write `provisioned` or `snapstart` in the function, whose versions are published"
                " whenever it changes",
            )
    for alias in stack.of(ALIAS):
        yield from _check_alias(alias)


def _check_storage(function: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html."""
    given = number(mapping(function.properties.get("EphemeralStorage")).get("Size"))
    least, most = STORAGE_MB
    if given is not None and not least <= given <= most:
        yield function.error(
            ("EphemeralStorage", "Size"),
            "out-of-range",
            f"a function has from {least} to {most} MB in /tmp",
            "write `storage 1GB`, from 512MB to 10GB, in the function",
        )


def _check_file_systems(function: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html."""
    if function.properties.get("FileSystemConfigs") and "VpcConfig" not in function.properties:
        yield function.error(
            ("FileSystemConfigs",),
            "file-system-without-vpc",
            "a file system is reached from its VPC alone, and this function runs outside",
            "write `vpc { subnets …; security_groups … }` in the function",
        )


def _check_environment(function: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html."""
    variables = mapping(function.properties.get("Environment")).get("Variables")
    if isinstance(variables, dict) and size(variables) > ENVIRONMENT_BYTES:
        yield function.error(
            ("Environment", "Variables"),
            "large-environment",
            f"the environment has {size(variables)} bytes or more, and Lambda takes"
            f" {ENVIRONMENT_BYTES}",
            "keep what is large in a file beside the code, or in Systems Manager",
        )


def _check_logs(function: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html."""
    for group in stack.of(_LOG_GROUP):
        name = known_text(group.properties.get("LogGroupName")) or ""
        if not name.startswith(_OWN_LOGS) or function.waits_for(group.name):
            continue
        named = known_text(function.properties.get("FunctionName"))
        of = re.fullmatch(r"\$\{(\w+)\}", name.removeprefix(_OWN_LOGS))
        if name.removeprefix(_OWN_LOGS) == named or (of is not None and of[1] == function.name):
            yield group.warning(
                ("LogGroupName",),
                "late-log-group",
                f"Lambda makes this group itself when `{function.said}` first runs, and a stack"
                " cannot make what is there already",
                "take it out: the function has a log group of its own, which comes first; `logs`"
                " says how long it is kept",
            )


def _check_alias(alias: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html."""
    version = alias.properties.get("FunctionVersion")
    warm = alias.properties.get("ProvisionedConcurrencyConfig")
    if version == "$LATEST" and warm and not is_intrinsic(warm):
        yield alias.error(
            ("ProvisionedConcurrencyConfig",),
            "provisioned-latest",
            "only a published version is kept warm, and this alias leads to `$LATEST`",
            "write `provisioned` in the function, which publishes a version",
        )
