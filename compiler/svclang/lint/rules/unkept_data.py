"""A raw resource whose data goes with the stack.

What it finds
    A raw `resource` that holds data, a bucket, a database, a log group, and says neither
    `deletion_policy` nor `update_replace_policy`.

Why it is bad
    When the stack is deleted, or when an update has to replace the resource, CloudFormation deletes
    it with all that is in it. What the language declares itself is kept unless it is `ephemeral`.

Example
    resource archive "AWS::EFS::FileSystem" { Encrypted: true }

Use instead
    resource archive "AWS::EFS::FileSystem" { Encrypted: true } {
      deletion_policy       retain
      update_replace_policy retain
    }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.names_and_data import HOLDING_DATA
from ..rule import Context, Finding, Rule

_POLICIES = ("deletion_policy", "update_replace_policy")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each raw resource that holds data and says nothing of it."""
    for raw in context.model.raw_resources.values():
        # Of one that says half of it cfn-lint speaks.
        if raw.type in HOLDING_DATA and not any(name in raw.settings for name in _POLICIES):
            yield Finding(
                f"what is in `{raw.name.text}` is deleted with the stack, and when it is replaced",
                raw.type_span,
                help="write `{ deletion_policy retain; update_replace_policy retain }` behind its"
                " properties, or `delete` where that is meant",
            )


RULE = Rule("unkept-data", check)
