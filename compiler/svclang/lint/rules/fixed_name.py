"""A resource with a name that never changes.

What it finds
    The name of a function, table, bucket, queue, role or the like that is written out in
    CloudFormation's words, in a `cfn { … }` or a raw `resource`. A name with the stack's own in it
    is passed over.

Why it is bad
    There can be one of that name, so a second stack of the service, for another stage or a test,
    cannot be made. And a change for which CloudFormation has to replace the resource fails, because
    the new one cannot have the name while the old one is there. A named role or policy needs
    `CAPABILITY_NAMED_IAM` besides.

Example
    table users {
      key id: string
      cfn { TableName: "users" }
    }

Use instead
    table users { key id: string }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.names_and_data import NAME_PROPERTIES
from ...syntax.nodes import Text
from ..by_hand import by_hand
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each name that is written out."""
    for type_, block in by_hand(context.model):
        for entry in block.entries:
            named = NAME_PROPERTIES.get(type_) == entry.key.text
            if named and isinstance(entry.value, Text) and entry.value.plain is not None:
                iam = " a stack with it needs `CAPABILITY_NAMED_IAM`," if "IAM" in type_ else ""
                yield Finding(
                    f"no second stack can have this name,{iam} and what has it cannot be replaced",
                    entry.value.span,
                    help="take it out: CloudFormation makes a name; or begin it with the stack's,"
                    f' as in `"${{aws.stack}}-{entry.value.plain}"`',
                )


RULE = Rule("fixed-name", check)
