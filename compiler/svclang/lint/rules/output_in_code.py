"""Code in a folder that the build itself writes into.

What it finds
    A function that publishes versions and whose `code`, unsaid or by its name, is a folder around
    the one that the template is written to.

Why it is bad
    A version is published whenever the code changes. Here every build changes it, so every
    deployment publishes a version that does the same as the one before.

Example
    service shop { runtime python3.13; snapstart on }

    function report

    every 1d -> report

Use instead
    service shop { runtime python3.13; snapstart on; code "src" }

    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.by_hand import by_hand
from ...model.code_paths import code_path, holds_output, is_remote
from ...model.functions import publishing
from ...model.nodes import Function, Given, Model
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that makes a version of what the build writes."""
    places = (_place(function, context.model) for function in context.model.functions.values())
    for place in dict.fromkeys(places):
        if place is not None:
            yield Finding(
                "the template is written into the folder of the code, so that every build that"
                " changes it makes a new version",
                place.span,
                help='give the code a folder of its own, as in `code "src"`',
            )


def _place(function: Function, model: Model) -> Given | None:
    """Where the wrong folder is named, or else what makes versions of it."""
    code, versions = function.settings.get("code"), publishing(function)
    if versions is None or "image" in function.settings or by_hand(function.settings, "Code"):
        return None
    if code is not None and (code.value is None or is_remote(code)):
        return None
    return (code or versions) if holds_output(code_path(function, model)) else None


RULE = Rule("output-in-code", check, despite_errors=True)
