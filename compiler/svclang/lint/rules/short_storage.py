"""Objects that are billed for longer than they are stored.

What it finds
    A bucket that moves objects to a class of storage, and deletes them before the days are over for
    which that class is billed at least: 30 for `infrequent` and `one_zone`, 90 for `glacier` and
    `glacier_instant`, 180 for `deep_archive`.

Why it is bad
    The rest of the days is paid for, and each move besides. Kept where they are, the objects would
    cost less.

Example
    bucket logs { move to glacier after 30d; expire 60d }

Use instead
    bucket logs { move to glacier after 30d; expire 120d }

Sources
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    https://aws.amazon.com/s3/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.bucket import STORAGE_CLASSES
from ...diagnostics import Edit, Fix, Related
from ...model.lifecycles import Step, steps_of
from ...model.nodes import DeclaredResource
from ...model.settings import times
from ...named_tuples import NamedTuple
from ...source import Span
from ..resources import of_kind
from ..rule import Context, Finding, Rule


class _End(NamedTuple):
    """When objects are deleted."""

    days: int
    span: Span


def check(context: Context) -> Iterator[Finding]:
    """A finding for each expiry that is too soon after a move."""
    for bucket in of_kind(context, "bucket"):
        for moves, expiry in (("move", "expire"), ("move_old", "expire_old")):
            yield from _of(bucket, moves, expiry)


def _of(bucket: DeclaredResource, moves: str, expiry: str) -> Iterator[Finding]:
    steps = steps_of(bucket.settings.get(moves))
    for each, span in times(bucket.settings.get(expiry)):
        if isinstance(each["first"], int):
            for step in steps.get(each.get("under", ""), ()):
                known = STORAGE_CLASSES[step.word]
                if isinstance(step.days, int) and 0 < each["first"] - step.days < known.billed_days:
                    yield _finding(step, _End(each["first"], span))


def _finding(step: Step, end: _End) -> Finding:
    billed = STORAGE_CLASSES[step.word].billed_days
    enough = f"{step.days + billed}d"
    said = end.span.text.split()[0]
    first = Span(end.span.source, end.span.start, end.span.start + len(said))
    return Finding(
        f"objects are in `{step.word}` for {end.days - step.days}d, and {billed}d are billed",
        end.span,
        related=(Related(step.span, f"moved after {step.days}d"),),
        help=f"keep them for {enough}, or take the move out",
        fix=Fix(f"keep them for {enough}", (Edit(first, enough),), safe=False),
    )


RULE = Rule("short-storage", check, despite_errors=True)
