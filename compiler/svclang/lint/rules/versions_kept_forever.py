"""Old versions of objects that are never deleted.

What it finds
    A bucket with `versions on` and without `expire_old`. Who writes the bucket's
    `LifecycleConfiguration` by hand is believed.

Why it is bad
    What is written over or deleted stays, and is paid for, for ever. With `expire`, too: that
    deletes the newest version only, and makes an old one of it.

Example
    function draw

    bucket pictures { versions on; write by draw }

    every 1d -> draw

Use instead
    function draw

    bucket pictures { versions on; expire_old 30d; write by draw }

    every 1d -> draw

Sources
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.by_hand import by_hand
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each bucket that only grows."""
    for bucket in of_kind(context, "bucket"):
        versions = bucket.settings.get("versions")
        limited = "expire_old" in bucket.settings
        if versions is None or not versions.value or limited:
            continue
        if not by_hand(bucket.settings, "LifecycleConfiguration"):
            yield Finding(
                f"old versions in `{bucket.name.text}` are kept, and paid for, for ever",
                versions.whole,
                help="write `expire_old 30d`, or as long as they are of use",
            )


RULE = Rule("versions-kept-forever", check)
