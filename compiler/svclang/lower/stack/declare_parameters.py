"""Parameters of the service as parameters of the template.

    param log_level: "debug" | "info" = "info"

    LogLevel: { Type: String, Default: info, AllowedValues: [debug, info] }

In: a resolved `Param`. Out: its document. CloudFormation knows text, numbers and lists of these;
what else a type says becomes a pattern, a range or a list of values.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from ...model.document import Arr, Obj
from ...model.formats import FORMATS, encoded_length
from ...model.limited_params import Limit, keeps_to
from ...model.nodes import Param
from ...model.type_words import in_words
from ...model.types import Choice, Json, ListOf, Scalar, Type

_NUMBERS = ("int", "long", "float")
_NO_QUOTE = "have no single quote in it"
_STAGE_VARIABLE = "be made of letters, digits and . _ ~ : / ? # & = , -"


def parameter(param: Param, limit: Limit | None = None) -> Obj:
    """The CloudFormation parameter; `limit` is what its uses ask of its value."""
    made = Obj(span=param.span)
    if param.aws_type is not None:
        made.put("Type", param.aws_type)
    else:
        made.put("Type", _type(param.type))
    if param.doc:
        made.put("Description", param.doc)
    if param.default is not None:
        made.put("Default", _default(param.default), param.default_span)
    if isinstance(param.type, ListOf):
        _constrain(made, param.type.item, in_list=True)
    elif param.type is not None:
        _constrain(made, param.type)
    if limit is not None and isinstance(param.type, Scalar) and not keeps_to(param, limit):
        _limit(made, param.type, limit)
    if param.secret:
        made.put("NoEcho", True)
    return made


def _type(type_: Type | None) -> str:
    if isinstance(type_, ListOf):
        return "List<Number>" if _type(type_.item) == "Number" else "CommaDelimitedList"
    return "Number" if isinstance(type_, Scalar) and type_.kind in _NUMBERS else "String"


def _default(value: Json) -> str:
    """A default as CloudFormation has it: text, the items of a list with commas between them."""
    if isinstance(value, list):
        return ",".join(_default(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _constrain(made: Obj, type_: Type, *, in_list: bool = False) -> None:
    """Say what a value, or each item of a list, must be."""
    span = type_.span
    if isinstance(type_, Choice):
        made.put("AllowedValues", Arr(type_.values, span), span)
    if not isinstance(type_, Scalar):
        return
    if type_.kind == "bool":
        made.put("AllowedValues", Arr(("true", "false"), span), span)
    elif type_.kind in FORMATS:
        made.put("AllowedPattern", FORMATS[type_.kind].pattern, span)
        made.put("ConstraintDescription", f"must be {in_words(type_)}", span)
    elif type_.pattern is not None:
        made.put("AllowedPattern", whole(type_.pattern), span)
    if not in_list:
        _bound(made, type_)


def _limit(made: Obj, type_: Scalar, limit: Limit) -> None:
    """Refuse values that cannot stand where they are used, besides those refused already."""
    own = made.get("AllowedPattern")
    if own is None:
        made.put("AllowedPattern", f"^{limit.pattern}$", type_.span)
    else:
        start, rest = ("^", own[1:]) if own.startswith("^") else ("", own)
        made.put("AllowedPattern", f"{start}(?={limit.pattern}$){rest}", type_.span)
    said = made.get("ConstraintDescription")
    needs = _NO_QUOTE if limit.is_quote else _STAGE_VARIABLE
    text = f"{said} and {needs}" if said else f"must {needs}"
    made.put("ConstraintDescription", text, type_.span)


def _bound(made: Obj, type_: Scalar) -> None:
    what = "Value" if type_.kind in _NUMBERS else "Length"
    for side, bound in (("Min", type_.low), ("Max", type_.high)):
        if bound is not None:
            in_base64 = type_.kind == "bytes"
            value = encoded_length(int(bound)) if in_base64 else bound
            made.put(side + what, value, type_.span)


def whole(pattern: str) -> str:
    """A pattern that matches the whole of a text in which the given one is found.

    CloudFormation wants the whole value to match; a pattern of the language is found anywhere.
    """
    anchored = pattern.startswith("^") and pattern.endswith("$") and "|" not in pattern
    escaped = (len(pattern[:-1]) - len(pattern[:-1].rstrip("\\"))) % 2
    return pattern if anchored and not escaped else rf"[\s\S]*(?:{pattern})[\s\S]*"
