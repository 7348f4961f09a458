"""Tables: items that are found by their keys."""

from __future__ import annotations

from ..actions.table import ACTIONS
from ..attributes import Attribute
from ..forms import Flag, Integer, Items, Parts, Setting, Switch, Typed, Word, Words
from ..kind import Allowed, Kind, Trigger, Verb, settings_of
from ..mapping_settings import FROM, of_streams

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html"
_IAM = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html"
_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
_API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/"
_GUIDE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
MOST_GLOBAL_INDEXES = 20
MOST_LOCAL_INDEXES = 5
MOST_INCLUDED = 100
LONGEST_ATTRIBUTE = 255
INDEX_NAME = "[a-zA-Z0-9_.-]{3,255}"
# More readers of one shard are throttled.
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
MOST_READERS = 2

# What the types of keys are to DynamoDB; the first of several is how a dump names it.
_TYPES = {
    "string": "S",
    "int": "N",
    "bytes": "B",
    "long": "N",
    "float": "N",
    **dict.fromkeys(("uuid", "email", "uri", "date", "datetime"), "S"),
}
_KEY = Setting(
    "key",
    Typed(_TYPES, high=2),
    "The attribute by which items are found, and the one by which those of the same are sorted.",
    "key id: string, at: int",
    "KeySchema",
    _CFN,
    also=(
        *("sort", "range", "hash", "partition", "sort_key", "primary_key", "hash_key"),
        *("partition_key", "range_key"),
    ),
)
_UNITS = Integer(1, 1_000_000)
_BILLING = Setting(
    "billing",
    Parts(
        Words({"on_demand": "PAY_PER_REQUEST", "provisioned": "PROVISIONED"}, fixed=True),
        {"read": _UNITS, "write": _UNITS},
    ),
    "What is paid for: each request, or capacity that is there all the time. Unsaid, it is"
    " `on_demand`; an index has the capacity of its table.",
    "billing provisioned read 5 write 5",
    "BillingMode",
    _CFN,
)
_INDEX = (
    _KEY,
    Setting(
        "local",
        Flag(),
        "The index sorts items of the same key by another attribute. It is made with the table, and"
        " never changed.",
        "local",
        source=_GUIDE + "LSI.html",
    ),
    Setting(
        "include",
        Items(Word("projected attribute"), 1, MOST_INCLUDED),
        "The attributes that the index has besides the keys; unsaid, it has all.",
        "include name, role",
        "Projection",
        _CFN,
    ),
    Setting(
        "keys",
        Words({"only": "KEYS_ONLY"}, fixed=True),
        "The index has nothing but the keys.",
        "keys only",
        "Projection",
        _CFN,
    ),
    _BILLING,
)

_ITEMS = ("{arn}",)
_ITEMS_AND_INDEXES = ("{arn}", "{arn}/index/{name}")
_VERBS = {
    "read": Verb(
        "Functions that may read items, through the indexes too.",
        "read by get_user",
        (
            Allowed(
                ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem"), _ITEMS
            ),
            Allowed(("dynamodb:Query", "dynamodb:Scan"), _ITEMS_AND_INDEXES, each="index"),
        ),
        _IAM,
    ),
    "write": Verb(
        "Functions that may put, change and delete items. What is needed to read is not among it.",
        "write by create_user",
        (
            Allowed(
                (
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:BatchWriteItem",
                    "dynamodb:ConditionCheckItem",
                ),
                _ITEMS,
            ),
        ),
        _IAM,
    ),
}

KIND = Kind(
    name="table",
    doc="Items that are found by their keys.",
    example="table users { key id: string; index by_email { key email: string }; ttl expires }",
    type="AWS::DynamoDB::Table",
    ending="Table",
    source=_CFN,
    settings=settings_of(
        _KEY,
        Setting(
            "index",
            Parts(Word("secondary index"), block=_INDEX),
            "Another key by which items are found.",
            "index by_email { key email: string }",
            "GlobalSecondaryIndexes",
            _CFN,
            repeats=True,
            also=("gsi", "lsi"),
        ),
        Setting(
            "ttl",
            Word("attribute that holds a time"),
            "The attribute with the second, counted from 1970, after which an item is deleted.",
            "ttl expires",
            "TimeToLiveSpecification",
            _GUIDE + "TTL.html",
        ),
        Setting(
            "stream",
            Words(
                {
                    "new_and_old": "NEW_AND_OLD_IMAGES",
                    "new": "NEW_IMAGE",
                    "old": "OLD_IMAGE",
                    "keys": "KEYS_ONLY",
                },
                fixed=True,
            ),
            "What is told of each change: the item before it, after it, or its key alone.",
            "stream new_and_old",
            "StreamSpecification",
            _CFN,
            repeats=True,
        ),
        _BILLING,
        Setting(
            "backup",
            Switch(),
            "Whether the table can be restored as it was at any second of the last 35 days.",
            "backup on",
            "PointInTimeRecoverySpecification",
            _CFN,
            also=("recovery", "point_in_time_recovery"),
        ),
        Setting(
            "protect",
            Switch(),
            "Whether nobody can delete the table before this is taken out.",
            "protect on",
            "DeletionProtectionEnabled",
            _CFN,
        ),
        Setting(
            "class",
            Words({"standard": "STANDARD", "infrequent": "STANDARD_INFREQUENT_ACCESS"}),
            "Whether storage is cheap, and requests are dear.",
            "class infrequent",
            "TableClass",
            _CFN,
        ),
        verbs=_VERBS,
        keeps_data=True,
    ),
    attributes={
        "": Attribute("Ref", "{id}Table", "the table's name"),
        "name": Attribute("Ref", "{id}Table", "the table's name"),
        "arn": Attribute("Fn::GetAtt", "{id}Table.Arn", "the table's ARN"),
        "stream_arn": Attribute(
            "Fn::GetAtt", "{id}Table.StreamArn", "the ARN of the table's stream", needs="stream"
        ),
    },
    verbs=_VERBS,
    variables=(("TABLE", "name"),),
    triggers={
        "stream": Trigger(
            doc="A function that is told of each change.",
            example="stream new_and_old -> on_user_change { batch 100; from latest }",
            settings=of_streams(FROM),
            source=_LAMBDA,
            # On the stream, as the tutorial has it.
            # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.Tutorial.html
            allowed=(
                Allowed(
                    (
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                    ),
                    ("{stream_arn}",),
                ),
            ),
        ),
    },
    actions=ACTIONS,
    keeps_data=True,
    allow_apart=(
        Allowed(
            ("dynamodb:PartiQLSelect", "dynamodb:Query", "dynamodb:Scan"),
            ("{arn}", "{arn}/index/{name}"),
            each="index",
        ),
        Allowed(
            ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
            ("{stream_arn}",),
            when="stream",
        ),
    ),
)
