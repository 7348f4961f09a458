"""Data of production that goes with the stack.

What it finds
    `ephemeral` of a table, a bucket, a pool or a secret that holds in a stage which serves people:
    `prod`, `production`, `prd` or `live`, whichever stage is looked at.

Why it is bad
    Left alone, what holds data is kept when the stack is deleted, or when a change replaces it.
    This one is deleted, with all that is in it, and nothing asks whether that was meant.

Example
    table orders { key id: string; ephemeral }

    stage prod { service { memory 512MB } }

Use instead
    table orders { key id: string }

    stage dev { table orders { ephemeral } }
    stage prod { service { memory 512MB } }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ...model.nodes import DeclaredResource
from ...syntax.nodes import Setting
from ..bound_routes import once_a_place
from ..resources import of_kind
from ..rule import Context, Finding, Rule
from ..stages import stages

_SETTING = "ephemeral"
_KINDS = ("table", "bucket", "pool", "secret")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each that production would lose."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    known = stages(context)
    for stage in known.production:
        for declared in of_kind(context, *_KINDS):
            said = known.statement(stage, declared.name.text, _SETTING)
            if said is not None:
                yield _finding(declared, said, stage, context)


def _finding(declared: DeclaredResource, said: Setting, stage: str, context: Context) -> Finding:
    name, kind = declared.name.text, declared.kind
    return Finding(
        f"in `{stage}`, all that `{name}` holds is deleted with the stack",
        said.name.span,
        help=f"say it where it may go: `stage dev {{ {kind} {name} {{ {_SETTING} }} }}`",
        fix=taking_out_statement(context.files, said.name.span, safe=False),
    )


RULE = Rule("ephemeral-in-prod", check)
