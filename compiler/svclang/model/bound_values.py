"""Values that a route gives a parameter itself: which of them fit, as far as can be known.

In: a value that is no constant. Out: the part of the request in it that must stand alone, or what
is wrong with a value that is only known when the stack is deployed.
"""

from __future__ import annotations

from collections.abc import Collection

from ..aws.attributes import REQUEST_ROOTS
from ..diagnostics import Diagnostic, Related
from ..syntax.nodes import Reference, Text, Value
from .list_params import list_param
from .nodes import Model, Param
from .references import references_in
from .type_words import in_words
from .types import Choice, Field, Scalar, underlying

_BARE = ("int", "long", "float", "bool")


def composed_of_request(value: Value, declared: Collection[str]) -> Reference | None:
    """A part of the request that stands within text or data, where no template can put it."""
    if isinstance(value, Reference):
        return None
    inner = references_in(value)
    return next(
        (r for r in inner if r.path[0] in REQUEST_ROOTS and r.path[0] not in declared), None
    )


def deploy_time_problem(value: Reference | Text, field: Field, model: Model) -> Diagnostic | None:
    """Why a deploy-time value cannot be what a parameter takes; None where it can."""
    below = underlying(field.type, model.types)
    param = model.params.get(value.path[0]) if isinstance(value, Reference) else None
    if param is not None and list_param(value, model) is not None:
        return _does_not_fit(value, field, f"`{param.name.text}` is a list", param)
    if not isinstance(below, Scalar | Choice):
        said = "a value that is known only at deploy time is one text"
        return _does_not_fit(value, field, said, param)
    bare = isinstance(below, Scalar) and below.kind in _BARE
    if bare and not (param is not None and _holds(param, below, model)):
        return _does_not_fit(value, field, f"`{value.span.text.strip(chr(34))}` is text", param)
    return None


def _holds(param: Param, wanted: object, model: Model) -> bool:
    """Whether a parameter holds what is written without quotes, as `wanted` is."""
    if param.type is None or not isinstance(wanted, Scalar):
        return False
    type_ = underlying(param.type, model.types)
    if not isinstance(type_, Scalar) or type_.kind not in _BARE:
        return False
    return (type_.kind == "bool") == (wanted.kind == "bool")


def _does_not_fit(
    value: Reference | Text, field: Field, what: str, param: Param | None
) -> Diagnostic:
    related = [Related(field.span, "declared here")]
    if param is not None:
        related.insert(0, Related(param.name.span, "the parameter of the stack"))
    return Diagnostic(
        "wrong-value",
        f"{what}, and `{field.name.text}` takes {in_words(field.type)}",
        value.span,
        related=tuple(related),
    )
