"""A resource that nothing uses.

What it finds
    A table, bucket, queue, topic, stream, bus, secret, machine or layer that gives no function
    leave, feeds nothing, takes nothing from other services of AWS, and that nothing else names.
    What has a name of its own by `cfn` is passed over, because other stacks may know it.

Why it is bad
    It is made, and paid for, and its name is known to nobody. Often a `read by` or a `write by` was
    forgotten.

Example
    function add_item(id: string)

    table items { key id: string }

    api { auth iam; POST /items -> add_item }

Use instead
    function add_item(id: string)

    table items { key id: string; write by add_item }

    api { auth iam; POST /items -> add_item }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.grants import grants_of, known_kind
from ...model.nodes import DeclaredResource
from ...syntax.nodes import ResourceDeclaration
from ..mentioned import is_mentioned
from ..rule import Context, Finding, Rule

_KINDS = ("table", "bucket", "queue", "topic", "stream", "bus", "secret", "machine", "layer")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each resource of the source itself that nobody has anything to do with."""
    for each in context.files[0].declarations:
        if not isinstance(each, ResourceDeclaration):
            continue
        name = each.name.text
        declared = context.model.declared.get(name)
        if declared is None or declared.kind not in _KINDS or _opens(declared):
            continue
        if not is_mentioned(context, each, name, declared.logical_id):
            verbs = " or ".join(f"`{verb} by`" for verb in known_kind(declared).verbs)
            yield Finding(
                f"nothing uses the {declared.kind} `{name}`",
                each.name.span,
                help=f"say with {verbs} which functions work with it, or take it out"
                if verbs
                else "name it where it is needed, or take it out",
            )


def _opens(declared: DeclaredResource) -> bool:
    """Whether it has something to do with others by what it says itself."""
    if declared.feeds or declared.misread or next(grants_of(declared), None) is not None:
        return True
    by_hand = declared.settings.get("cfn")
    named = by_hand is not None and any(
        entry.key.text.endswith("Name") for block in by_hand.value for entry in block.entries
    )
    return named or bool({"accept", "public"} & declared.settings.keys())


RULE = Rule("unused-resource", check)
