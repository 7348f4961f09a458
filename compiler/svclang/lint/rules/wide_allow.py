"""A policy that allows whole services.

What it finds
    In a raw resource, a statement that allows every action (`*`), all of a service (`s3:*`), or all
    but some (`NotAction`), and AWS's policies for administrators (`AdministratorAccess`,
    `…FullAccess`); in a machine, `may` with a `*` in its action, or `on "*"`. The policies of keys
    of KMS, which must give their own account everything, are passed over.

Why it is bad
    Who takes over what runs with such a policy can read, change and delete all that the account has
    of that service. What svclang grants by itself names each action and each resource.

Example
    resource work "AWS::IAM::ManagedPolicy" {
      PolicyDocument: { Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] }
    }

Use instead
    bucket files

    resource work "AWS::IAM::ManagedPolicy" {
      PolicyDocument: {
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "${files.arn}/*" }]
      }
    }

Sources
    https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.settings import times
from ...syntax.nodes import Text
from ..entries import entries_within
from ..resources import of_kind
from ..rule import Context, Finding, Rule
from ..statements import Statement, statements, texts_in

_HELP = "name the actions one by one"
_ALL = r"\*|[a-z0-9-]+:\*"
_ADMINISTRATORS = r":policy/(\w+-role/)?\w*(AdministratorAccess|FullAccess|PowerUser)\w*$"
# The policy of a key gives its own account all that can be done with it.
_OWN_POLICY = "AWS::KMS::"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each policy that names no actions."""
    for statement in context.once(statements):
        if not statement.owner.type.startswith(_OWN_POLICY):
            yield from _of_statement(statement)
    for raw in context.model.raw_resources.values():
        for entry in entries_within((raw.properties,)):
            if entry.key.text == "ManagedPolicyArns":
                yield from _of_managed(texts_in(entry.value))
    yield from _of_machines(context)


def _of_statement(statement: Statement) -> Iterator[Finding]:
    for text in statement.texts("Action"):
        if text.plain is not None and re.fullmatch(_ALL, text.plain):
            what = "everything" if text.plain == "*" else f"all of `{text.plain.split(':')[0]}`"
            yield Finding(f"this allows {what}", text.span, help=_HELP)
    excluding = statement.entries.get("NotAction")
    if excluding is not None:
        said = "this allows everything but what it names"
        yield Finding(said, excluding.key.span, help=f"write `Action`, and {_HELP}")


def _of_managed(texts: Iterator[Text]) -> Iterator[Finding]:
    for text in texts:
        if text.plain is not None and re.search(_ADMINISTRATORS, text.plain):
            said = "this policy of AWS is for administrators, and allows all of a service"
            yield Finding(said, text.span, help="write a policy of your own that names the actions")


def _of_machines(context: Context) -> Iterator[Finding]:
    for machine in of_kind(context, "machine"):
        for each, span in times(machine.settings.get("may")):
            if "*" in (each.get("first") or ""):
                said = f"`{each['first']}` allows actions that nobody has named"
                yield Finding(said, span, help=_HELP)
            elif each.get("on") == "*":
                said = f"`{each['first']}` is allowed on all that the account has"
                yield Finding(said, span, help="name what it is allowed on")


RULE = Rule("wide-allow", check)
