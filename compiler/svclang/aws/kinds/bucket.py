"""Buckets: objects under keys, what becomes of them in time, and whom their coming is told."""

from __future__ import annotations

from ...named_tuples import NamedTuple
from ..actions.bucket import ACTIONS
from ..attributes import Attribute
from ..forms import Duration, Either, Flag, Integer, Items, Parts, Setting, Switch, Txt, Words
from ..kind import KEY, Allowed, Kind, Trigger, Verb, settings_of, with_key

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html"
_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
_API = "https://docs.aws.amazon.com/AmazonS3/latest/API/"
_IAM = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html"
_LIFECYCLE = _GUIDE + "intro-lifecycle-rules.html"
_FILTERS = _GUIDE + "notification-how-to-filtering.html"
_EVENTS = _GUIDE + "notification-how-to-event-types-and-destinations.html"
_WEBSITE = _GUIDE + "WebsiteEndpoints.html"

KMS_KEY = r"arn:aws[a-zA-Z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+"
# More than any of S3's counts of days can be.
_MOST_DAYS = 2_147_483_647


class StorageClass(NamedTuple):
    """A class of storage: its name in S3, and the days for which it is billed at least."""

    name: str
    billed_days: int


# From the quickest to the slowest: S3 moves objects down this list only.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html#sc-compare
STORAGE_CLASSES = {
    "infrequent": StorageClass("STANDARD_IA", 30),
    "intelligent": StorageClass("INTELLIGENT_TIERING", 0),
    "one_zone": StorageClass("ONEZONE_IA", 30),
    "glacier_instant": StorageClass("GLACIER_IR", 90),
    "glacier": StorageClass("GLACIER", 90),
    "deep_archive": StorageClass("DEEP_ARCHIVE", 180),
}

# https://docs.aws.amazon.com/AmazonS3/latest/API/API_QueueConfiguration.html
EVENTS = {
    "created": ("s3:ObjectCreated:*", "an object was written"),
    "put": ("s3:ObjectCreated:Put", "an object was written by a `PUT`"),
    "posted": ("s3:ObjectCreated:Post", "an object was written by a form"),
    "copied": ("s3:ObjectCreated:Copy", "an object was copied there"),
    "completed": (
        "s3:ObjectCreated:CompleteMultipartUpload",
        "an object was put together from its parts",
    ),
    "removed": ("s3:ObjectRemoved:*", "an object was deleted, or hidden by a delete marker"),
    "restored": ("s3:ObjectRestore:Completed", "an object came back from an archive"),
    "tagged": ("s3:ObjectTagging:*", "the tags of an object changed"),
    "expired": ("s3:LifecycleExpiration:*", "an object was deleted because its time was up"),
    "moved": ("s3:LifecycleTransition", "an object went to another class of storage"),
}

_UNDER = Txt("beginning of keys", longest=1024, fixed=True)
_DAYS = Duration(1, _MOST_DAYS, "d")
_TO = Words({word: known.name for word, known in STORAGE_CLASSES.items()}, fixed=True)
_MOVE = Parts(None, {"to": _TO, "after": Duration(0, _MOST_DAYS, "d"), "under": _UNDER})
_HEADER = Txt("name of a header with at most one `*`", r"[^*]*\*?[^*]*")
_METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE")

_VERBS = {
    "read": Verb(
        "Functions that may read objects, and list their keys.",
        "read by get_user",
        (
            Allowed(("s3:GetObject",), ("{arn}/*",)),
            Allowed(("s3:GetObjectVersion",), ("{arn}/*",), when="versions"),
            Allowed(("s3:ListBucket",)),
            with_key("kms:Decrypt"),
        ),
        _IAM,
    ),
    "write": Verb(
        "Functions that may write and delete objects.",
        "write by create_user",
        (
            Allowed(
                (
                    "s3:PutObject",
                    "s3:DeleteObject",
                    "s3:AbortMultipartUpload",
                    "s3:ListMultipartUploadParts",
                ),
                ("{arn}/*",),
            ),
            # S3 reads the parts of an upload that it puts together.
            # https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
            with_key("kms:GenerateDataKey", "kms:Decrypt"),
        ),
        _IAM,
    ),
}


def _trigger(word: str) -> Trigger:
    return Trigger(
        doc=f"Who is told that {EVENTS[word][1]}.",
        example=f'on {word} "incoming/*.jpg" -> resize',
        settings={},
        source=_EVENTS,
        words=Txt("beginning of keys, `*`, and their end", r"[^*]*\*[^*]*", 2049, fixed=True),
        targets=("function", "queue", "topic"),
        principal="s3.amazonaws.com",
    )


KIND = Kind(
    name="bucket",
    doc="Objects under keys: files of any size. It is closed to the public, and to plain HTTP.",
    example='bucket uploads { on created "incoming/*.jpg" -> resize; read by resize; expire 90d }',
    type="AWS::S3::Bucket",
    ending="Bucket",
    source=_CFN,
    settings=settings_of(
        Setting(
            "versions",
            Switch(),
            "Whether an object that is written over or deleted is kept as an old version.",
            "versions on",
            "VersioningConfiguration",
            _GUIDE + "Versioning.html",
        ),
        Setting(
            "expire",
            Parts(_DAYS, {"under": _UNDER}),
            "How long after they were written objects are deleted, all or those whose keys begin"
            " so.",
            'expire 7d under "tmp/"',
            "ExpirationInDays",
            _LIFECYCLE,
            repeats=True,
        ),
        Setting(
            "expire_old",
            Parts(_DAYS, {"keep": Integer(1, 100), "under": _UNDER}),
            "How long after they were replaced old versions are deleted; `keep` spares the newest.",
            "expire_old 30d keep 3",
            "NoncurrentVersionExpiration",
            _LIFECYCLE,
            repeats=True,
        ),
        Setting(
            "move",
            _MOVE,
            "To which class of storage objects go, and how long after they were written.",
            'move to glacier after 30d under "logs/"',
            "Transitions",
            _GUIDE + "lifecycle-transition-general-considerations.html",
            repeats=True,
        ),
        Setting(
            "move_old",
            _MOVE,
            "To which class of storage old versions go, and how long after they were replaced.",
            "move_old to glacier after 30d",
            "NoncurrentVersionTransitions",
            _GUIDE + "lifecycle-transition-general-considerations.html",
            repeats=True,
        ),
        Setting(
            "abort_uploads",
            Either(_DAYS),
            "When the parts of an upload that was never completed are deleted. Unsaid, it is 7d.",
            "abort_uploads 1d",
            "AbortIncompleteMultipartUpload",
            _GUIDE + "mpu-abort-incomplete-mpu-lifecycle-config.html",
        ),
        Setting(
            "cors",
            Parts(
                Txt("origin with at most one `*`", r"[^*\s]*\*?[^*\s]*"),
                block=(
                    Setting(
                        "methods",
                        Items(Words({name: name for name in _METHODS}, fixed=True), 1, 5),
                        "What may be asked. Unsaid, it is `GET, HEAD`.",
                        "methods GET, PUT",
                        "AllowedMethods",
                    ),
                    Setting(
                        "headers",
                        Items(_HEADER, 1, 100),
                        "The request headers that may be sent.",
                        'headers "Content-Type"',
                        "AllowedHeaders",
                    ),
                    Setting(
                        "expose",
                        Items(Txt("name of a header", r"[^*]+"), 1, 100),
                        "The response headers that a script may read.",
                        'expose "ETag"',
                        "ExposedHeaders",
                    ),
                    Setting(
                        "max_age",
                        Duration(0, _MOST_DAYS, "s"),
                        "How long a browser remembers the answer.",
                        "max_age 1h",
                        "MaxAge",
                    ),
                ),
            ),
            "Web pages of which origin may ask for objects, and how.",
            'cors "https://photos.example.com" { methods GET, PUT; expose "ETag" }',
            "CorsConfiguration",
            _GUIDE + "ManageCorsUsing.html",
            repeats=True,
        ),
        Setting(
            "website",
            Parts(
                Txt("name of the index page", r"[^/]+", fixed=True),
                {"error": Txt("key of the page for errors", fixed=True)},
            ),
            "Serves the objects as a web site, with these pages. It needs `public`, and is served"
            " over plain HTTP, because S3 serves sites over nothing else.",
            'website "index.html" error "404.html"',
            "WebsiteConfiguration",
            _WEBSITE,
        ),
        Setting(
            "public",
            Flag(),
            "Lets everybody in the world read every object.",
            "public",
            "PublicAccessBlockConfiguration",
            _GUIDE + "access-control-block-public-access.html",
        ),
        Setting(
            KEY,
            Txt("ARN of a key of KMS", KMS_KEY),
            "The key of KMS to encrypt with, instead of S3's own.",
            "encryption key_arn",
            "BucketEncryption",
            _GUIDE + "UsingKMSEncryption.html",
        ),
        verbs=_VERBS,
        keeps_data=True,
    ),
    attributes={
        "": Attribute("Ref", "{id}Bucket", "the bucket's name"),
        "name": Attribute("Ref", "{id}Bucket", "the bucket's name"),
        "arn": Attribute("Fn::GetAtt", "{id}Bucket.Arn", "the bucket's ARN"),
        "domain": Attribute(
            "Fn::GetAtt", "{id}Bucket.RegionalDomainName", "the domain that objects are read from"
        ),
        "url": Attribute(
            "Fn::Sub", "https://${{{id}Bucket.RegionalDomainName}}", "where objects are read from"
        ),
    },
    verbs=_VERBS,
    variables=(("BUCKET", "name"),),
    triggers={word: _trigger(word) for word in EVENTS},
    actions=ACTIONS,
    keeps_data=True,
    allow_on=("{arn}", "{arn}/*"),
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    longest_name=63,
    as_text={
        "": "{name}",
        "name": "{name}",
        "arn": "arn:${AWS::Partition}:s3:::{name}",
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
        "domain": "{name}.s3.${AWS::Region}.${AWS::URLSuffix}",
        "url": "https://{name}.s3.${AWS::Region}.${AWS::URLSuffix}",
    },
)
