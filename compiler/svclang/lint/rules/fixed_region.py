"""A region that is written out.

What it finds
    The name of a region, as in `arn:aws:sqs:eu-west-1:…` or `sqs.eu-west-1.amazonaws.com`, in an
    environment variable, an output, a policy, a URL of a route, or properties in CloudFormation's
    own words. Where a setting asks for something that is of one region, as for a layer or a
    certificate, it is passed over.

Why it is bad
    In another region the stack is made all the same, and goes on talking to the first one. The
    region and the partition that the stack is in are known when it is deployed.

Example
    function report { env { JOBS: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs" } }

Use instead
    function report {
      env { JOBS: "https://sqs.${aws.region}.${aws.url_suffix}/${aws.account}/jobs" }
    }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model.nodes import HttpTarget, Model
from ...model.references import texts_within
from ...source import Span
from ...syntax.nodes import Text
from ..by_hand import by_hand
from ..rule import Context, Finding, Rule

_REGION = (
    r"(?<=[:./])(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-"
    r"(?:central|north|northeast|northwest|south|southeast|southwest|east|west)-\d(?=[:./])"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each region in a text."""
    seen: set[Span] = set()
    for text in texts_within(_values(context.model)):
        found = re.search(_REGION, text.span.text)
        span = text.span
        if found is not None and _is_of_aws(text) and span not in seen:
            seen.add(span)
            yield Finding(
                f"in another region this still leads to `{found[0]}`",
                Span(span.source, span.start + found.start(), span.start + found.end()),
                help="write `${aws.region}`, the region that the stack is in",
            )


def _is_of_aws(text: Text) -> bool:
    said = text.span.text
    return "arn:" in said or "amazonaws.com" in said or "${aws." in said


def _values(model: Model) -> Iterator[Any]:
    """What may hold an address of something that is in every region."""
    for function in model.functions.values():
        yield function.settings.get("env")
    for api in model.apis:
        yield api.settings.get("policy")
        yield from (route.target for route in api.routes if isinstance(route.target, HttpTarget))
    yield from (each.block for each in by_hand(model))
    yield from (output.value for output in model.outputs)


RULE = Rule("fixed-region", check)
