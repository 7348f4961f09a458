"""What S3 would refuse of a bucket.

In: a bucket, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...aws.kind import KEY
from ...aws.kinds.bucket import EVENTS, STORAGE_CLASSES
from ...diagnostics import Diagnostic, Related
from ...model.lifecycles import Step, steps_of
from ...model.nodes import DeclaredResource, Feed, Given, Model
from ...model.settings import times
from ...source import Span

_ORDER = [known.name for known in STORAGE_CLASSES.values()]
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
_MOST_CORS = 100
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_TAKEN = ("xn-", "sthree-", "amzn-s3-demo-")


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one bucket."""
    yield from _check_name(declared, model)
    yield from _check_lifecycle(declared)
    yield from _check_public(declared)
    yield from _check_overlaps(declared)
    cors = declared.settings.get("cors")
    if cors is not None and len(cors.value) > _MOST_CORS:
        at = cors.spans[_MOST_CORS]
        yield Diagnostic(
            "out-of-range",
            f"a bucket has {_MOST_CORS} origins at most",
            at,
            help="take some out; `https://*.example.com` stands for all below it",
        )
    for feed in declared.feeds:
        yield from _check_fifo(feed, model)


def _check_name(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    if declared.own_name.startswith(_TAKEN):
        yield Diagnostic(
            "reserved-name",
            f"S3 keeps names that begin so to itself: `{declared.own_name}`",
            declared.name.span,
            related=(Related(model.service.name.span, "the name begins with this"),),
            help="give the service another name",
        )


# --- What becomes of objects in time


def _check_lifecycle(declared: DeclaredResource) -> Iterator[Diagnostic]:
    settings = declared.settings
    versions = settings.get("versions")
    for name in ("expire_old", "move_old"):
        given = settings.get(name)
        if given is not None and versions is None:
            yield Diagnostic(
                "needs-versions",
                f"`{name}` speaks of old versions, and this bucket keeps none",
                given.name,
                help="write `versions on` too",
            )
    for moves, expiry in (("move", "expire"), ("move_old", "expire_old")):
        yield from _check_twice(settings.get(expiry), expiry)
        move = settings.get(moves)
        if move is not None:
            yield from _check_moves(move, moves, settings.get(expiry))


def _check_twice(given: Given | None, name: str) -> Iterator[Diagnostic]:
    """One rule cannot say two times at which objects go."""
    first: dict[str, Span] = {}
    for each, span in times(given):
        before = first.setdefault(each.get("under", ""), span)
        if before is not span:
            yield Diagnostic(
                "given-twice",
                f"`{name}` is given twice for the same objects",
                span,
                related=(Related(before, "first given here"),),
                help='keep one of them, or say which objects: `under "tmp/"`',
            )


def _check_moves(move: Given, name: str, expire: Given | None) -> Iterator[Diagnostic]:
    for each, span in times(move):
        missing = next((word for word in ("to", "after") if word not in each), None)
        if missing is not None:
            yield Diagnostic(
                "missing-value",
                f"`{name}` needs `{missing}` too",
                span,
                help=f"as in `{name} to glacier after 30d`",
            )
    for under, steps in steps_of(move).items():
        known = [step for step in steps if isinstance(step.days, int)]
        yield from _check_order(known)
        for each, span in times(expire):
            if each.get("under", "") == under and isinstance(each["first"], int):
                yield from _check_expiry(known, each["first"], span)


def _check_order(steps: list[Step]) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html."""
    ordered = sorted(steps, key=lambda step: _ORDER.index(step.to))
    for before, after in pairwise(ordered):
        related = (Related(before.span, "the other move"),)
        if before.to == after.to:
            said = f"these objects go to `{after.word}` already"
            yield Diagnostic("doubled-move", said, after.span, related=related, help="keep one")
        elif after.days <= before.days:
            yield Diagnostic(
                "move-order",
                f"objects go from `{before.word}` to `{after.word}`, and never back,"
                f" so they are moved to `{after.word}` last",
                after.span,
                related=related,
                help=f"write more than {before.days}d, or take one of them out",
            )


def _check_expiry(steps: list[Step], days: int, span: Span) -> Iterator[Diagnostic]:
    for step in steps:
        if days <= step.days:
            yield Diagnostic(
                "move-order",
                f"these objects are deleted after {days}d, before they are moved",
                span,
                related=(Related(step.span, f"moved after {step.days}d"),),
                help=f"write more than {step.days}d, or take the move out",
            )


# --- Who may read


def _check_public(declared: DeclaredResource) -> Iterator[Diagnostic]:
    public, website = declared.settings.get("public"), declared.settings.get("website")
    key = declared.settings.get(KEY)
    if website is not None and public is None:
        yield Diagnostic(
            "closed-website",
            "everybody reads a web site, and this bucket is closed to the public",
            website.name,
            help="write `public` too, if everybody in the world may read every object in it, over"
            " plain HTTP; or take `website` out, and let CloudFront serve it",
        )
    if public is not None and key is not None:
        yield Diagnostic(
            "public-encrypted",
            "the public cannot read what is encrypted with a key of yours",
            key.name,
            related=(Related(public.span, "public"),),
            help="take one of them out",
        )


# --- Whom is told


# Of the feeds of one bucket; S3 takes no more.
_MOST_COMPARED = 100


def _check_overlaps(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html."""
    feeds = declared.feeds[:_MOST_COMPARED]
    for at, feed in enumerate(feeds):
        for other in feeds[:at]:
            same = (other.trigger, other.words, other.target.text) == (
                feed.trigger,
                feed.words,
                feed.target.text,
            )
            # What is the same in all is found with all kinds.
            if not same and _same_event(feed, other) and _overlap(feed, other):
                yield Diagnostic(
                    "ambiguous-event",
                    "S3 tells of one event once, and both of these would be told of the same"
                    " object",
                    feed.span,
                    related=(Related(other.span, "the other one"),),
                    help="let their keys begin or end differently, or tell a `topic` that feeds"
                    " both",
                )
                break


def _same_event(feed: Feed, other: Feed) -> bool:
    first, second = (EVENTS[each.trigger][0] for each in (feed, other))
    return first.startswith(second.removesuffix("*")) or second.startswith(first.removesuffix("*"))


def _overlap(feed: Feed, other: Feed) -> bool:
    """Whether one key could fit both: its beginning, and its end."""
    (start, end), (other_start, other_end) = _ends(feed), _ends(other)
    starts = start.startswith(other_start) or other_start.startswith(start)
    return starts and (end.endswith(other_end) or other_end.endswith(end))


def _ends(feed: Feed) -> tuple[str, str]:
    start, _, end = (feed.words or "*").partition("*")
    return start, end


def _check_fifo(feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html."""
    target = model.declared.get(feed.target.text)
    if target is not None and "fifo" in target.settings:
        yield Diagnostic(
            "fifo-target",
            f"S3 tells no FIFO {target.kind}",
            feed.target.span,
            related=(Related(target.settings["fifo"].span, "FIFO"),),
            help=f"let it tell a standard {target.kind}, or a function that sends to this one",
        )
