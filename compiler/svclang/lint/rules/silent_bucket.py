"""A rule for events that a bucket does not send.

What it finds
    An `event` of the source `aws.s3` that names a bucket of the service, which has no
    `EventBridgeConfiguration`.

Why it is bad
    S3 tells EventBridge of a bucket's objects only where that is switched on for the bucket.
    Nothing ever fits the rule.

Example
    function resize

    bucket uploads { read by resize }

    event uploaded {
      source "aws.s3"
      detail { bucket: { name: [uploads.name] } }
      -> resize
    }

Use instead
    function resize

    bucket uploads {
      read by resize
      cfn { NotificationConfiguration: { EventBridgeConfiguration: {} } }
    }

    event uploaded {
      source "aws.s3"
      detail { bucket: { name: [uploads.name] } }
      -> resize
    }

Sources
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.by_hand import by_hand
from ...model.nodes import DeclaredResource
from ...model.references import references_within
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_HELP = (
    "write `cfn { NotificationConfiguration: { EventBridgeConfiguration: {} } }` into the bucket"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each event that waits for a bucket which says nothing."""
    buckets = {bucket.name.text: bucket for bucket in of_kind(context, "bucket")}
    for event in of_kind(context, "event"):
        source = event.settings.get("source")
        if source is None or "aws.s3" not in source.value:
            continue
        for reference in references_within(_patterns(event)):
            bucket = buckets.get(reference.path[0])
            if bucket is not None and not by_hand(bucket.settings, "NotificationConfiguration"):
                yield Finding(
                    f"`{bucket.name.text}` tells EventBridge nothing, so that this never happens",
                    reference.span,
                    related=(Related(bucket.name.span, "not switched on here"),),
                    help=_HELP,
                )


def _patterns(event: DeclaredResource) -> Iterator[object]:
    return (event.settings[name].value for name in ("detail", "pattern") if name in event.settings)


RULE = Rule("silent-bucket", check)
