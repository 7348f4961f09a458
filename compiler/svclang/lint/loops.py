"""Functions that are called for what they themselves may put there.

    bucket photos { on created "*" -> jobs; write by resize }   queue jobs { -> resize }
    table orders { stream new -> sum_up; write by sum_up }

In: a service. Out: a `Loop` for each such function of each resource, whatever stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.kinds.bucket import EVENTS
from ..diagnostics import Related
from ..model.grants import Grant, grants_of
from ..model.nodes import DeclaredResource, Feed, Model
from ..named_tuples import NamedTuple
from .resources import of_kind
from .rule import Context, Finding

_CREATED = EVENTS["created"][0].removesuffix("*")
# How something comes to be there, by the verb and by the action that let a function do so.
_PUTTING = {
    "bucket": ("write", "s3:PutObject", "written to"),
    "table": ("write", "dynamodb:PutItem", "written to"),
    "stream": ("write", "kinesis:PutRecord", "written to"),
    "queue": ("send", "sqs:SendMessage", "sent to"),
    "topic": ("publish", "sns:Publish", "published to"),
}


class Loop(NamedTuple):
    """A resource that feeds a function in the end, and the leave that this has to fill it."""

    resource: DeclaredResource
    feed: Feed
    grant: Grant

    @property
    def everything(self) -> bool:
        """Whether a bucket tells of all keys, so that any that is written comes back.

        What is in tables, queues and topics may be there for another reason than to come back.
        """
        return self.resource.kind == "bucket" and self.feed.words in (None, "*")

    def finding(self, help: str) -> Finding:
        """What there is to say of it, with what to do."""
        verb, _, how = _PUTTING[self.resource.kind]
        return Finding(
            f"`{self.grant.function}` is called for what is {how} `{self.resource.name.text}`, and"
            f" may {verb} there itself: it could call itself for ever",
            self.feed.span,
            related=(Related(self.grant.span, f"may {verb}"),),
            help=help,
        )


def loops(context: Context) -> tuple[Loop, ...]:
    """The loops of all resources."""
    return tuple(
        loop for resource in of_kind(context, *_PUTTING) for loop in _of(resource, context.model)
    )


def _of(resource: DeclaredResource, model: Model) -> Iterator[Loop]:
    verb, action, _ = _PUTTING[resource.kind]
    fillers = {
        grant.function: grant
        for grant in grants_of(resource)
        if grant.verb == verb or action in grant.actions
    }
    for feed in resource.feeds if fillers else ():
        if resource.kind != "bucket" or EVENTS[feed.trigger][0].startswith(_CREATED):
            for name in sorted(_called(feed, model, set()) & fillers.keys()):
                yield Loop(resource, feed, fillers.pop(name))


def _called(feed: Feed, model: Model, seen: set[str]) -> set[str]:
    """The functions that a feed calls in the end, queues and topics between them."""
    name = feed.target.text
    if feed.target_kind == "function":
        return {name}
    if name in seen:
        return set()
    seen.add(name)
    inner = model.declared[name].feeds
    return {function for each in inner for function in _called(each, model, seen)}
