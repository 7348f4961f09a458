"""Roles that may do more than IAM has room for, found when everything has been made.

In: the lowered model. Out: an error at the function, or the API, whose role has more policies than
can be attached to one, however much AWS raises that. What needs it raised the checks tell.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..aws.limits import MOST_MANAGED_EVER
from ..diagnostics import Diagnostic
from ..model.nodes import Model


def check_role_policies(model: Model) -> Iterator[Diagnostic]:
    """One error for each role that needs too many policies."""
    attached: Counter[str] = Counter()
    for made in model.resources:
        if made.document["Type"] != "AWS::IAM::ManagedPolicy":
            continue
        for role in made.document.get("Properties", {}).get("Roles", []):
            name = role.get("Ref", "") if isinstance(role, dict) else ""
            attached[name] += 1
            if attached[name] == MOST_MANAGED_EVER + 1:
                yield Diagnostic(
                    "role-too-large",
                    f"`{made.span.text}` may do so much that its role needs more than the"
                    f" {MOST_MANAGED_EVER} managed policies that can be attached to one",
                    made.span,
                    help="let several functions share the work"
                    if made.span.text != "api"
                    else "make two APIs of it",
                )
