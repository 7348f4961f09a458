"""What to do about findings of cfn-lint, which itself says only what is wrong.

In: a finding. Out: words that repair it, where its rule is known here, and the key below its place
that is wrong, where cfn-lint marks all of a resource's properties.
https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLER = {"E3039": "AttributeDefinitions", "W3663": "SourceArn"}
"""The property that is meant, by rules that mark all of them."""

_HELPS = {
    "E1002": "make several services of it",
    "E2530": "take it out, or use a runtime of which Lambda takes snapshots, as `python3.13`",
    "E3027": "as in `rate(1 minute)`, `rate(5 minutes)` or `cron(0 12 * * ? *)`",
    "E3039": "define the attributes of its keys and indexes, and no others",
    "E3501": "end it with `.fifo`",
    "E3638": "take the capacity out, or write `billing provisioned read … write …` in the table",
    "E3639": 'write `BillingMode: "PAY_PER_REQUEST"`, or `ProvisionedThroughput` beside it',
    "E3663": "take it out: Lambda sets it itself",
    "E3685": 'write `image "…"` in the function, which leaves these out',
    "W2010": "take it out: who sees the stack can read it",
    "W2530": "write `snapstart on` in the function, which publishes a version",
    "W3663": "write `SourceAccount: aws.account` beside it",
}
_OF_PROPERTIES = {
    "BucketName": "3 to 63 small letters, digits, `.` and `-` make one",
    "FunctionName": "1 to 64 letters, digits, `_` and `-` make one",
    "LocalMountPath": "begin it with `/mnt/`",
}
_LIMIT = re.compile(r" is (less than the minimum|greater than the maximum) of (\S+)$")


def help_for(rule: str, message: str, path: Sequence[str | int]) -> str:
    """What to do about a finding; empty where nobody knows here."""
    limit = _LIMIT.search(message)
    if limit is not None:
        return f"write {limit[2]} or {'more' if limit[1].startswith('less') else 'less'}"
    if rule == "E3031":
        return _OF_PROPERTIES.get(str(path[-1]) if path else "", "write a text that fits it")
    return _HELPS.get(rule, "")
