"""Items of tables straight from the API.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
"""

from __future__ import annotations

from ..action import JSON_1_0, Action, Argument, Exchange, Refusals
from ..kind import Allowed

_API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_"
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
_REFUSALS = Refusals(
    ("__type",),
    (
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded",
        "LimitExceededException",
        "ItemCollectionSizeLimitExceededException",
    ),
    ("ValidationException", "SerializationException"),
)
LARGEST_PAGE = 1000
"""As often as a loop of a mapping template runs.

https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

USUAL_PAGE = 100

ACTIONS = {
    "get": Action(
        "Read one item by its key.",
        "GET /items/{id} -> items.get { gives Item }",
        (Allowed(("dynamodb:GetItem",)),),
        f"{_API}GetItem.html",
        {"consistent": Argument("`true` reads what was written last", form="flag")},
        exchange=Exchange("dynamodb:action/GetItem", "table", _REFUSALS, "item", (), JSON_1_0),
        usual_for=("GET",),
        keys="whole",
    ),
    "put": Action(
        "Write one item, in place of one that has its key.",
        "PUT /items/{id} -> items.put { takes body: NewItem }",
        (Allowed(("dynamodb:PutItem",)),),
        f"{_API}PutItem.html",
        {"item": Argument("what is written", needed=True, usual="body", form="item")},
        status=204,
        exchange=Exchange("dynamodb:action/PutItem", "table", _REFUSALS, "nothing", (), JSON_1_0),
        usual_for=("PUT", "POST"),
        keys="item",
    ),
    "query": Action(
        "Read the items that share the first part of a key, a page at a time.",
        "GET /users/{user}/orders -> orders.query(index: by_user) { gives OrderPage }",
        (Allowed(("dynamodb:Query",)),),
        f"{_API}Query.html",
        {
            "index": Argument("the index whose key it is; unsaid, it is the table's", form="index"),
            "limit": Argument(
                f"how many items at most; unsaid, {USUAL_PAGE}", usual="query", form="count"
            ),
            "after": Argument("where the page before has ended", usual="query"),
            "backward": Argument("`true` reads from the last to the first", form="flag"),
            "consistent": Argument("`true` reads what was written last", form="flag"),
        },
        exchange=Exchange("dynamodb:action/Query", "table", _REFUSALS, "page", (), JSON_1_0),
        keys="index",
    ),
    "delete": Action(
        "Delete one item by its key, if it is there.",
        "DELETE /items/{id} -> items.delete",
        (Allowed(("dynamodb:DeleteItem",)),),
        f"{_API}DeleteItem.html",
        status=204,
        exchange=Exchange(
            "dynamodb:action/DeleteItem", "table", _REFUSALS, "nothing", (), JSON_1_0
        ),
        usual_for=("DELETE",),
        keys="whole",
    ),
}
