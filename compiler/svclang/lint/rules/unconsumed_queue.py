"""A queue that nobody takes messages out of.

What it finds
    A queue that functions, routes, topics, events or buckets send to, and that feeds no function,
    gives none leave to receive, and is named nowhere else. Queues for dead letters are passed over,
    which people look into by hand.

Why it is bad
    Messages wait until they expire, and then they are gone. Where somebody outside of the stack
    takes them out, the source says it nowhere.

Example
    function order

    queue orders { send by order }

    api { auth iam; POST /orders -> order }

Use instead
    function order
    function pack

    queue orders { send by order; -> pack }

    api { auth iam; POST /orders -> order }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.dead_letters import dead_letter_queues
from ...model.grants import grants_of
from ...model.nodes import DeclaredResource, Model
from ..receivers import asked_of, fed_by_others, is_named, takers
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_FAILURES = "on_failure"
_TAKING = ("sqs:ReceiveMessage", "sqs:*")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each queue of the source itself that only fills up."""
    dead = dead_letter_queues(context.model) | _of_failures(context.model)
    for queue in of_kind(context, "queue"):
        name = queue.name.text
        if name in dead or queue.span.source is not context.source or _is_emptied(queue):
            continue
        if _is_filled(queue, context) and not is_named(context, queue):
            yield Finding(
                f"nobody takes messages out of `{name}`",
                queue.name.span,
                help="let it feed a function, `-> function`, say which one may take them, `receive"
                " by function`, or name it in an `output` for those who do it elsewhere",
            )


def _is_emptied(queue: DeclaredResource) -> bool:
    return bool(queue.feeds) or takers(queue, "receive", _TAKING)


def _is_filled(queue: DeclaredResource, context: Context) -> bool:
    """Whether anything sends there; what nothing uses at all is another rule's."""
    name = queue.name.text
    sending = any(grant.verb == "send" for grant in grants_of(queue)) or "accept" in queue.settings
    return sending or name in context.once(fed_by_others) or name in context.once(asked_of)


def _of_failures(model: Model) -> frozenset[str]:
    """The queues that are told what failed, by functions or by mappings of streams."""
    settings = [each.settings for each in model.functions.values()]
    settings += [feed.settings for each in model.declared.values() for feed in each.feeds]
    return frozenset(each[_FAILURES].value.path[0] for each in settings if _FAILURES in each)


RULE = Rule("unconsumed-queue", check)
