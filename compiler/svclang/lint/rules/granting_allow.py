"""A function that may change who may do what.

What it finds
    `allow … to`, and `may` of a machine, with an action that IAM counts as managing permissions: it
    changes the policy of a resource, opens it to others, or replaces the code of a function.

Why it is bad
    What the function may do is then what it decides to. Whoever takes it over gives the rest to
    themselves, or to the world. Policies belong into the stack, where they can be read.

Example
    function publish

    bucket photos { write by publish; allow publish to "s3:PutBucketPolicy" }

Use instead
    function publish

    bucket photos { write by publish }

Sources
    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
    https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.permission_actions import PERMISSION_ACTIONS
from ...model.grants import Granting
from ...model.settings import times
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_HELP = "take it out, and say in the stack who may do what"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each action with which somebody could give themselves more."""
    model = context.model
    granting: list[Granting] = [*model.functions.values(), *model.declared.values()]
    for resource in granting:
        given = resource.settings.get("allow")
        for each in (given.value or ()) if given is not None else ():
            name = each["function"].path[0]
            for text in each["actions"]:
                if text.plain in PERMISSION_ACTIONS:
                    said = f"with `{text.plain}`, `{name}` decides itself who may do what"
                    yield Finding(said, text.span, help=_HELP)
    for machine in of_kind(context, "machine"):
        for each, span in times(machine.settings.get("may")):
            if each.get("first") in PERMISSION_ACTIONS:
                said = f"with `{each['first']}`, the states decide themselves who may do what"
                yield Finding(said, span, help=_HELP)


RULE = Rule("granting-allow", check)
