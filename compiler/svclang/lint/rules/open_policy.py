"""A policy that lets anybody in.

What it finds
    In a raw resource, a statement that allows something to every principal (`"*"`) without a
    `Condition`, and a permission of Lambda for every principal. Policies of VPC endpoints, which
    say what may go through and not who may come, are passed over.

Why it is bad
    Everybody with an account of AWS, and often everybody in the world, may do what the statement
    allows: read the bucket, send to the queue, take on the role.

Example
    queue jobs

    resource open_jobs "AWS::SQS::QueuePolicy" {
      Queues: [jobs.url]
      PolicyDocument: {
        Statement: [{
          Effect:    "Allow"
          Principal: "*"
          Action:    "sqs:SendMessage"
          Resource:  jobs.arn
        }]
      }
    }

Use instead
    queue jobs

    resource open_jobs "AWS::SQS::QueuePolicy" {
      Queues: [jobs.url]
      PolicyDocument: {
        Statement: [{
          Effect:    "Allow"
          Principal: { AWS: "arn:aws:iam::123456789012:root" }
          Action:    "sqs:SendMessage"
          Resource:  jobs.arn
        }]
      }
    }

Sources
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import Span
from ...syntax.nodes import Block, Value
from ..rule import Context, Finding, Rule
from ..statements import statements, texts_in

_PERMISSIONS = ("AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission")
_NARROWED = frozenset({"SourceArn", "SourceAccount", "PrincipalOrgID", "OrganizationId"})
_ENDPOINT = "AWS::EC2::VPCEndpoint"
_HELP = "name who may, or say when, in a `Condition`"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each door that is open to everybody."""
    for statement in context.once(statements):
        principal = statement.entries.get("Principal")
        narrowed = "Condition" in statement.entries or statement.owner.type == _ENDPOINT
        for span in _anybody(principal.value) if principal is not None and not narrowed else ():
            yield Finding("everybody may do what this allows", span, help=_HELP)
    for raw in context.model.raw_resources.values():
        if raw.type in _PERMISSIONS and raw.properties is not None:
            entries = {entry.key.text: entry.value for entry in raw.properties.entries}
            if "Principal" in entries and not _NARROWED & entries.keys():
                for span in _anybody(entries["Principal"]):
                    said = "everybody with an account of AWS may use this function"
                    yield Finding(said, span, help="name the account, or a `PrincipalOrgID`")


def _anybody(value: Value) -> Iterator[Span]:
    """Where a principal stands for everybody: `"*"`, `{ AWS: "*" }`."""
    values = [entry.value for entry in value.entries] if isinstance(value, Block) else [value]
    for each in values:
        yield from (text.span for text in texts_in(each) if text.plain == "*")


RULE = Rule("open-policy", check)
