"""Parameters of the stack that must leave out characters, because of where their values stand.

In a mapping template and in a static header, CloudFormation puts a value between single quotes,
which cannot be escaped. A stage variable is made of a few characters only.

In: a model whose settings stand where they hold. Out: for each such parameter, what its value must
be made of; and whether its type sees to that already.
https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..aws.stage import STAGE_VALUE_CHARACTERS
from ..named_tuples import NamedTuple
from ..syntax.nodes import Block, Reference, Text, Value
from .formats import FORMATS
from .nodes import Api, FunctionTarget, MockTarget, Model, Param, Route
from .references import references_in
from .types import Choice, Scalar

# One class, escape or other character of a regular expression.
_PIECE = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\(?:x..|u....|c.|[0-3][0-7]{2}|.)|.", re.DOTALL)
# What stands for all characters beyond ASCII.
_CHARACTERS = [*map(chr, range(128)), "é"]
_BARE = ("int", "long", "float", "bool")


class Limit(NamedTuple):
    """What a value is made of: one class of characters, at least one of them where `filled`.

    `use` is the reference that asks for it.
    """

    characters: str
    filled: bool
    use: Reference

    @property
    def pattern(self) -> str:
        """The pattern of the whole value, without anchors."""
        return self.characters + ("+" if self.filled else "*")

    @property
    def is_quote(self) -> bool:
        """Whether only the single quote is left out."""
        return self.characters == _NO_QUOTE

    def admits(self, text: str) -> bool:
        """Whether a value can stand where it is used."""
        return re.fullmatch(self.pattern, text) is not None


_NO_QUOTE = "[^']"


def limited_params(model: Model) -> dict[str, Limit]:
    """The strictest limit of each parameter that has any, by the parameter's name.

    Every limit lets through a part of what the laxer ones do.
    """
    found: dict[str, Limit] = {}
    for limit in (limit for api in model.apis for limit in _limits(api, model)):
        name = limit.use.path[0]
        if name in model.params and _strictness(limit) > _strictness(found.get(name)):
            found[name] = limit
    return found


def keeps_to(param: Param, limit: Limit) -> bool:
    """Whether a parameter's type alone keeps its values within a limit."""
    type_ = param.type
    if isinstance(type_, Choice):
        return all(limit.admits(value) for value in type_.values)
    if not isinstance(type_, Scalar):
        return False
    if type_.kind in _BARE:
        return True
    own = FORMATS[type_.kind].pattern if type_.kind in FORMATS else type_.pattern
    if own is None or not own.startswith("^") or not re.search(r"(?<!\\)\$$", own):
        return False
    # Between the anchors, `a|b` would be `^a` or `b$`.
    if type_.kind not in FORMATS and "|" in re.sub(r"\([^()]*\)", "", own):
        return False
    empty = limit.filled and not type_.low and re.search(own, "") is not None
    return not empty and all(_keeps_to(piece, limit) for piece in _PIECE.findall(own[1:-1]))


def _strictness(limit: Limit | None) -> int:
    return 0 if limit is None else 1 if limit.is_quote else 3 if limit.filled else 2


def _keeps_to(piece: str, limit: Limit) -> bool:
    """Whether one piece of a pattern matches no character that the limit leaves out."""
    if len(piece) == 1 and piece in "^$|()?*+{}":
        return True
    try:
        compiled = re.compile(piece, re.DOTALL)
    except re.error:
        # A group once more, whose pieces are looked at where they stand.
        return piece[1:].isdigit()
    allowed = re.compile(limit.characters)
    return not any(compiled.fullmatch(c) and not allowed.fullmatch(c) for c in _CHARACTERS)


# --- Where the values stand


def _limits(api: Api, model: Model) -> Iterator[Limit]:
    for route in api.routes:
        for value in _quoted(route, model):
            for reference in references_in(value):
                yield Limit(_NO_QUOTE, False, reference)
    variables = api.settings.get("vars")
    if variables is not None and isinstance(variables.value, Block):
        for entry in variables.value.entries:
            alone = isinstance(entry.value, Reference)
            for reference in references_in(entry.value):
                yield Limit(STAGE_VALUE_CHARACTERS, alone, reference)


def _quoted(route: Route, model: Model) -> Iterator[Value]:
    """The values of a route that stand in its templates and static headers."""
    target = route.target
    if isinstance(target, MockTarget) and target.value is not None:
        yield target.value
    if isinstance(target, FunctionTarget) and model.functions[target.function].called:
        yield from (argument.value for argument in target.arguments)
    yield from (header.value for header in route.headers)
    cors = route.settings.get("cors")
    origin = cors.value["first"] if cors is not None and cors.value is not None else None
    if isinstance(origin, Reference | Text):
        yield origin
