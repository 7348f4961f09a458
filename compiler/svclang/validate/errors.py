"""Declared errors: what their names and fields must leave to AWS, and how they are thrown.

In: the model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import keep_one, take_out
from ..diagnostics import Diagnostic, Related
from ..model.mapping_limits import (
    RESERVED_ERROR_NAMES,
    addressable,
    unsupported_error_fields,
)
from ..model.nodes import ErrorType, Function, Model
from ..model.type_words import in_words
from ..model.types import Field, ListOf, Scalar, Struct, Type, Unresolved, underlying
from ..syntax.nodes import Name


def check_errors(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the errors of a model."""
    for error in model.errors.values():
        if error.name.text in RESERVED_ERROR_NAMES:
            yield _reserved(error)
        yield from _check_fields(error, model)
    for function in model.functions.values():
        yield from _check_throws(function)


def _reserved(error: ErrorType) -> Diagnostic:
    return Diagnostic(
        "reserved-name",
        f"no error can be called `{error.name.text}`: Lambda's own messages begin like that",
        error.name.span,
        help="choose another name",
    )


def _check_fields(error: ErrorType, model: Model) -> Iterator[Diagnostic]:
    for field in unsupported_error_fields(error, model.types):
        name = field.name.text
        if name in ("error", "message") and field in error.fields:
            what = "its name" if name == "error" else "what it says"
            yield Diagnostic(
                "reserved-field",
                f"every error has a field `{name}` already: {what}",
                field.name.span,
                related=(Related(error.name.span, "the error"),),
                **take_out(field.span, "take it out, or give it another name", safe=False),
            )
        elif not _is_unresolved(field.type):
            yield Diagnostic(
                "unsupported-error-field",
                f"an error cannot carry {_what(field, model)}: no template of API Gateway can"
                " write it into an answer",
                field.span,
                related=(Related(error.name.span, "the error"),),
                help="it carries scalars, lists of them, and structures of these",
            )


def _is_unresolved(type_: Type) -> bool:
    return isinstance(type_.item if isinstance(type_, ListOf) else type_, Unresolved)


def _what(field: Field, model: Model) -> str:
    type_ = underlying(field.type, model.types)
    if not addressable(field.name.text):
        return f"a field called `{field.name.text}`"
    if isinstance(type_, ListOf):
        item = underlying(type_.item, model.types)
        return f"a list of which each item is {in_words(item)}"
    if isinstance(type_, Struct):
        return "a structure that holds itself"
    return "just any value" if isinstance(type_, Scalar) else in_words(type_)


def _check_throws(function: Function) -> Iterator[Diagnostic]:
    first: dict[str, Name] = {}
    for name in function.throws:
        if name.text in first:
            yield Diagnostic(
                "given-twice",
                f"`{function.name.text}` throws `{name.text}` already",
                name.span,
                related=(Related(first[name.text].span, "here"),),
                **keep_one(name.span, first[name.text].span),
            )
        first.setdefault(name.text, name)
