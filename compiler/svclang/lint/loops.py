"""Functions that buckets call for what the same functions write there.

    bucket photos { on created "*" -> jobs; write by resize }   queue jobs { -> resize }

In: a service. Out: a `Loop` for each such function of each bucket, whatever stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..aws.kinds.bucket import EVENTS
from ..diagnostics import Related
from ..model.grants import Grant, grants_of
from ..model.nodes import DeclaredResource, Feed, Model
from .resources import of_kind
from .rule import Context, Finding

_CREATED = EVENTS["created"][0].removesuffix("*")


class Loop(NamedTuple):
    """A bucket that feeds a function in the end, and the leave that this has to write there."""

    bucket: DeclaredResource
    feed: Feed
    grant: Grant

    @property
    def everything(self) -> bool:
        """Whether the bucket tells of all keys, so that any that is written comes back."""
        return self.feed.words in (None, "*")

    def finding(self, help: str) -> Finding:
        """What there is to say of it, with what to do."""
        return Finding(
            f"`{self.grant.function}` is called for what is written to `{self.bucket.name.text}`,"
            " and may write there itself: it could call itself for ever",
            self.feed.span,
            related=(Related(self.grant.span, "may write"),),
            help=help,
        )


def bucket_loops(context: Context) -> tuple[Loop, ...]:
    """The loops of all buckets."""
    return tuple(
        loop for bucket in of_kind(context, "bucket") for loop in _of(bucket, context.model)
    )


def _of(bucket: DeclaredResource, model: Model) -> Iterator[Loop]:
    writers = {
        grant.function: grant
        for grant in grants_of(bucket)
        if grant.verb == "write" or "s3:PutObject" in grant.actions
    }
    for feed in bucket.feeds:
        if EVENTS[feed.trigger][0].startswith(_CREATED):
            for name in sorted(_called(feed, model, set()) & writers.keys()):
                yield Loop(bucket, feed, writers.pop(name))


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
