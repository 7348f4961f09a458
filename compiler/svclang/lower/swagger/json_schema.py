"""Types as the models of an API: JSON Schema draft 4, as far as API Gateway takes it.

    type User { id: uuid, name: string(1..80), role: Role = "member" }

    User: { type: object, required: [id, name], properties: { id: …, name: { type: string,
      minLength: 1, maxLength: 80 }, role: { $ref: "#/definitions/Role" } } }

What is required is what a caller must send: a field with a default need not be. Left out is all
that API Gateway refuses or drops (`default`, `example`, `readOnly`, `discriminator`, `nullable`,
`exclusiveMinimum`, the formats `int32` and `int64`), an empty `required`, and what stands beside a
`$ref`, which means nothing by the standard. `minItems` and `maxItems` document only.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.document import Arr, Obj
from ...model.formats import FORMATS, encoded_length
from ...model.names import pascal
from ...model.nodes import ErrorType, Model
from ...model.types import (
    Choice,
    DeclaredType,
    Field,
    ListOf,
    MapOf,
    Named,
    Optional,
    Scalar,
    Struct,
    Type,
    underlying,
)
from ...source import Span
from ...syntax.nodes import Block
from ..documents.merge import merge
from ..documents.values import object_of

# What is no string in JSON; the formats are those of Swagger 2.0 and of draft 4.
# https://swagger.io/specification/v2/#data-types
_JSON_TYPES = {"int": "integer", "long": "integer", "float": "number", "bool": "boolean"}
_FORMATS = {
    "date": "date",
    "datetime": "date-time",
    "uuid": "uuid",
    "email": "email",
    "uri": "uri",
    "bytes": "byte",
}
# Formats that draft 4 does not know, so that only a pattern makes a validator look.
# https://datatracker.ietf.org/doc/html/draft-fge-json-schema-validation-00#section-7.3
_PATTERNED = ("date", "uuid")


class Definitions:
    """The models of one API, in order of first use.

    `documents` maps the name of each model to its schema, ready to be the API's `definitions`.
    """

    def __init__(self, model: Model) -> None:
        self.documents = Obj()
        self._model = model
        self._types = model.types
        self._order = {name: at for at, name in enumerate(model.errors)}
        self._names = _model_names(model.types)
        self._reserved = frozenset(self._names.values())

    def reference(self, type_: Type, name: str) -> Obj:
        """A `$ref` to the model of a type, which is added where it is new.

        A declared type goes by its own name. Anything else, a scalar too, because API Gateway
        takes no such schema by itself, goes by `name`, with a number where that is taken.
        """
        bare = type_.of if isinstance(type_, Optional) else type_
        if isinstance(bare, Named) and bare.name in self._types:
            return self._declared(bare)
        return _ref(self._register(name, self._schema(bare)), bare.span)

    def error(self, errors: tuple[ErrorType, ...]) -> Obj:
        """A `$ref` to the model of an error's body: its name, a message, and a single one's fields.

        The model is named after the errors: `NotFound`, `NotFoundOrGone`. Without any it is the
        body of a failure that nobody declared, `Error`.
        """
        errors = tuple(sorted(errors, key=lambda error: self._order.get(error.name.text, -1)))
        name = "Or".join(error.name.text for error in errors) or "Error"
        schema = self._error(errors)
        return _ref(self._register(name, schema), errors[0].span if errors else None)

    # --- Models

    def _declared(self, node: Named) -> Obj:
        name = self._names[node.name]
        if name not in self.documents:
            declared = self._types[node.name]
            # There before its parts are, which may refer to it.
            self.documents.put(name, Obj(span=declared.span), declared.span)
            self.documents[name] = self._declaration(declared, declared.doc)
        return _ref(name, node.span)

    def _declaration(self, declared: DeclaredType, doc: str) -> Obj:
        """The schema of a declared type; one that stands for another is a copy of it."""
        inner = declared.type
        if isinstance(inner, Named) and inner.name in self._types:
            other = self._types[inner.name]
            schema = self._declaration(other, doc or other.doc)
        else:
            schema = self._schema(inner, doc)
        schema.span = declared.span
        for block in declared.swagger:
            if isinstance(block, Block):
                schema = merge(schema, object_of(block, self._model))
        return schema

    def _register(self, name: str, schema: Obj) -> str:
        """Add a model that is not declared, under a name that nothing else has."""
        base = pascal(name) or "Model"
        for candidate in _numbered(base):
            if candidate in self._reserved:
                continue
            if self.documents.setdefault(candidate, schema) == schema:
                if schema.span is not None:
                    self.documents.spans.setdefault(candidate, schema.span)
                return candidate
        raise AssertionError("numbers do not end")

    def _error(self, errors: tuple[ErrorType, ...]) -> Obj:
        single = errors[0] if len(errors) == 1 else None
        schema = _start("object", single.doc if single else "", single.span if single else None)
        code = Obj({"type": "string"}, schema.span)
        if errors:
            code.put("enum", Arr(error.name.text for error in errors))
        parts = Obj({"error": code, "message": Obj({"type": "string"}, schema.span)}, schema.span)
        required = Arr(("error", "message"), schema.span)
        fields = single.fields if single else ()
        self._properties([field for field in fields if field.name.text not in parts], parts)
        required.extend(
            field.name.text
            for field in fields
            if field.required and field.name.text not in required
        )
        return schema.put("properties", parts).put("required", required)

    # --- Schemas

    def _schema(self, type_: Type, doc: str = "") -> Obj:
        if isinstance(type_, Optional):
            return self._schema(type_.of, doc)
        if isinstance(type_, Named):
            return self._declared(type_) if type_.name in self._types else Obj(span=type_.span)
        if isinstance(type_, Scalar):
            return _scalar(type_, doc)
        if isinstance(type_, Choice):
            return _choice(type_, doc)
        if isinstance(type_, ListOf):
            schema = _start("array", doc, type_.span).put("items", self._schema(type_.item))
            return _bound_list(schema, type_)
        if isinstance(type_, MapOf):
            schema = _start("object", doc, type_.span)
            schema.put("additionalProperties", self._schema(type_.value))
            return _bound(schema, type_, "Properties")
        return self._struct(type_, doc)

    def _struct(self, type_: Struct, doc: str) -> Obj:
        schema = _start("object", doc, type_.span)
        if type_.fields:
            schema.put("properties", self._properties(type_.fields, Obj(span=type_.span)))
        needed = [field for field in type_.fields if field.required]
        if needed:
            spans = {at: field.name.span for at, field in enumerate(needed)}
            names = (field.name.text for field in needed)
            schema.put("required", Arr(names, type_.span, spans))
        return schema

    def _properties(self, fields: tuple[Field, ...] | list[Field], parts: Obj) -> Obj:
        for field in fields:
            parts.put(field.name.text, self._schema(field.type, field.doc), field.span)
        return parts


def parameter_schema(field: Field, types: dict[str, DeclaredType]) -> Obj:
    """What a parameter in a path, query or header is; such a schema cannot refer to a model.

    API Gateway reads its `type` alone; the rest, the default too, is for people and clients.
    """
    type_ = underlying(field.type, types)
    if isinstance(type_, ListOf):
        items = _text_schema(underlying(type_.item, types))
        schema = _start("array", "", type_.span).put("items", items)
        schema = _bound_list(schema.put("collectionFormat", "csv"), type_)
    else:
        schema = _text_schema(type_)
    if field.default is not None:
        schema.put("default", field.default.value, field.default.span)
    return schema


def _text_schema(type_: Type) -> Obj:
    """The schema of what arrives as text and has no parts."""
    if isinstance(type_, Choice):
        return _choice(type_, "")
    if isinstance(type_, Scalar) and type_.kind != "any":
        return _scalar(type_, "")
    return Obj({"type": "string"}, type_.span)


def _model_names(types: Mapping[str, DeclaredType]) -> dict[str, str]:
    """The name of each declared type's model: letters and digits only, each name once.

    A name that is alphanumeric stays as it is; the others are written in Pascal case, and get a
    number, in the order of the source, where that is taken.
    """
    names = {name: name for name in types if name == pascal(name)}
    for name in types:
        if name not in names:
            taken = set(names.values())
            names[name] = next(free for free in _numbered(pascal(name)) if free not in taken)
    return {name: names[name] for name in types}


def _numbered(base: str) -> Iterator[str]:
    """The name, then the name with 2, 3, … behind it."""
    yield base
    number = 2
    while True:
        yield f"{base}{number}"
        number += 1


def _ref(name: str, span: Span | None) -> Obj:
    return Obj(span=span).put("$ref", f"#/definitions/{name}", span)


def _start(kind: str, doc: str, span: Span | None) -> Obj:
    schema = Obj(span=span).put("type", kind, span)
    return schema.put("description", description(doc), span) if doc else schema


def description(doc: str) -> str:
    """A doc as a description: `*/` would end a comment in the SDKs that API Gateway generates.

    https://docs.aws.amazon.com/apigateway/latest/api/API_Model.html
    """
    return doc.replace("*/", "* /")


def _choice(type_: Choice, doc: str) -> Obj:
    schema = _start("string", _choice_doc(type_, doc), type_.span)
    return schema.put("enum", Arr(type_.values, type_.span), type_.span)


def _choice_doc(type_: Choice, doc: str) -> str:
    """The doc of a closed set, and what each of its values is."""
    pairs = zip(type_.values, type_.docs, strict=False)
    lines = [f"- `{value}`: {of_value}" for value, of_value in pairs if of_value]
    return "\n".join([doc, *lines] if doc else lines)


def _scalar(type_: Scalar, doc: str) -> Obj:
    if type_.kind == "any":
        return Obj({"description": description(doc)} if doc else {}, type_.span)
    schema = _start(_JSON_TYPES.get(type_.kind, "string"), doc, type_.span)
    if type_.kind in _FORMATS:
        schema.put("format", _FORMATS[type_.kind], type_.span)
    pattern = FORMATS[type_.kind].pattern if type_.kind in _PATTERNED else type_.pattern
    if pattern is not None:
        schema.put("pattern", pattern, type_.span)
    if type_.kind in _JSON_TYPES:
        return _bound(schema, type_, "imum")
    return _bound(schema, type_, "Length")


def _bound_list(schema: Obj, type_: ListOf) -> Obj:
    _bound(schema, type_, "Items")
    return schema.put("uniqueItems", True, type_.span) if type_.unique else schema


def _bound(schema: Obj, type_: Scalar | ListOf | MapOf, what: str) -> Obj:
    """Put the bounds of a type in: `minLength`, `maxItems`, `minimum`."""
    in_base64 = isinstance(type_, Scalar) and type_.kind == "bytes"
    for side, bound in (("min", type_.low), ("max", type_.high)):
        if bound is not None:
            value: Any = encoded_length(int(bound)) if in_base64 else bound
            schema.put(side + what, value, type_.span)
    return schema
