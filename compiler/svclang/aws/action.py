"""What a route can do with a resource without a function between them: the vocabulary of `actions`.

An `Action` says what it takes from the request, which request of AWS's it becomes, what comes back,
and what API Gateway must have leave for. Resolution, validation, lowering and the manual read it.
https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-reference.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from .kind import Allowed


class Argument(NamedTuple):
    """What an action takes from the request, with where it comes from when nobody says.

    `usual` is `body`, `query` (the parameter of its name), `type` (the name of the body's type),
    `service` (the name of the service), a dotted part of the request, or empty where the route must
    say it; `needed` says that it must be given. `form` says what it is: text, `json` of any kind,
    the fields of an `item`, a `count`, a `flag`, the name of an `index`, the key of an `object`.
    """

    doc: str
    needed: bool = False
    usual: str = ""
    form: Literal["text", "json", "item", "count", "flag", "index", "object"] = "text"


class Sent(NamedTuple):
    """One field of what is sent: an argument, or `fixed` text with `{arn}` or `{name}` in it."""

    name: str
    argument: str = ""
    fixed: str = ""
    base64: bool = False


class Refusals(NamedTuple):
    """How a service says no.

    `code` leads to the name of the error in an answer of 400 to 499; those of `throttled` are 429,
    those of `refused`, which the request is to blame for, 400, all others 500. A service whose
    answers are not read says all by its status: those of `missing` are 404, of `failed` 500.
    """

    code: tuple[str, ...] = ()
    throttled: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    busy: tuple[int, ...] = ()


class Exchange(NamedTuple):
    """The request that an action becomes, and how it is answered.

    `uri` is what stands behind `arn:aws:apigateway:REGION:`, with `{name}` and `{key}` to fill in.
    `body` is how `fields` are written: as a `form`, as a `json` object, as one by the builder for
    `table`s, or not at all: then the body goes through as it is. `within` is the key of the list
    that the one object stands in. `answer` is what a caller gets: the `id` at `id_path`, `nothing`,
    an `item`, a `page` of items, the `object` as it is, or the `output` of a state machine.
    """

    uri: str
    body: Literal["form", "json", "table", "none"]
    refusals: Refusals
    answer: Literal["id", "nothing", "item", "page", "object", "output"]
    fields: tuple[Sent, ...] = ()
    headers: Mapping[str, str] = {}
    method: str = "POST"
    within: str = ""
    id_path: tuple[str, ...] = ()


class Action(NamedTuple):
    """What a route can do with a resource by itself: `POST /jobs -> jobs.send`.

    `status` is what it answers where the route does not say. `usual_for` lists the methods of the
    routes that mean it without its name; where no action of a kind says, the first is meant. `keys`
    says which attributes of a table's key are arguments too: the `whole` key, or that of an
    `index`, or the key as part of an `item`.
    """

    doc: str
    example: str
    allowed: tuple[Allowed, ...]
    source: str
    arguments: Mapping[str, Argument] = {}
    status: int = 200
    exchange: Exchange | None = None
    usual_for: tuple[str, ...] = ()
    keys: Literal["", "whole", "index", "item"] = ""


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON_1_0 = {"Content-Type": "application/x-amz-json-1.0"}
JSON_1_1 = {"Content-Type": "application/x-amz-json-1.1"}
