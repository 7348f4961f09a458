"""A bucket that everybody in the world may read.

What it finds
    A bucket with `public`.

Why it is bad
    Every object in it is published, those too that somebody puts there by mistake next year. A web
    site is better served by CloudFront, from a bucket that is closed, and over HTTPS.

Example
    bucket photos { public }

Use instead
    bucket photos

Sources
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each bucket that is opened to the public."""
    for bucket in of_kind(context, "bucket"):
        public = bucket.settings.get("public")
        if public is None:
            continue
        # A web site must be public.
        fix = taking_out_statement(context.files, public.name, safe=False)
        yield Finding(
            f"everybody in the world may read all that is ever put into `{bucket.name.text}`",
            public.name,
            help="take it out, and let CloudFront serve what is meant for all; or say why:"
            " `// svc: allow(public-bucket) because …`",
            fix=None if "website" in bucket.settings else fix,
        )


RULE = Rule("public-bucket", check)
