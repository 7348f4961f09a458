"""Types as a message names them, and the names that other languages have for ours.

In: types of the model, words of the source. Out: pieces of sentences.
"""

from __future__ import annotations

from typing import get_args

from .types import Choice, ListOf, MapOf, Named, Optional, Scalar, ScalarKind, Struct, Type

SCALARS: tuple[str, ...] = get_args(ScalarKind)
_MOST_SHOWN = 12

# What a value of each scalar is.
_SCALARS_IN_WORDS = {
    "string": "text",
    "int": "a whole number",
    "long": "a whole number",
    "float": "a number",
    "bool": "`true` or `false`",
    "date": "a date",
    "datetime": "a date and time",
    "uuid": "a UUID",
    "email": "an email address",
    "uri": "a URI",
    "bytes": "bytes in Base64",
    "any": "any value",
}

# What people who come from elsewhere write, in lower case, and what to write here.
FOREIGN_NAMES = {
    **dict.fromkeys(("str", "text", "char", "varchar", "chararray"), "`string`"),
    **dict.fromkeys(("integer", "int32", "int16", "i32", "short", "uint", "smallint"), "`int`"),
    **dict.fromkeys(("int64", "i64", "bigint", "biginteger"), "`long`"),
    **dict.fromkeys(("double", "float32", "float64", "real", "decimal"), "`float`"),
    **dict.fromkeys(("number", "numeric", "num"), "`int`, `long` or `float`"),
    **dict.fromkeys(("boolean", "logical"), "`bool`"),
    **dict.fromkeys(("timestamp", "instant", "date_time", "iso8601"), "`datetime`"),
    **dict.fromkeys(("url", "link", "iri"), "`uri`"),
    "guid": "`uuid`",
    **dict.fromkeys(("binary", "blob", "buffer", "byte", "base64", "file"), "`bytes`"),
    **dict.fromkeys(("list", "array", "set", "tuple", "slice", "sequence"), "`[T]`"),
    **dict.fromkeys(("map", "dict", "hash", "record", "mapping"), "`[string: T]`"),
    **dict.fromkeys(("object", "struct"), "`{ field: T }`, or `any` where nothing is known of it"),
    **dict.fromkeys(("json", "unknown", "mixed", "dynamic", "document"), "`any`"),
    **dict.fromkeys(("null", "none", "nil", "undefined"), "`T?` for what may be absent"),
    **dict.fromkeys(("optional", "maybe", "nullable"), "`T?`"),
    **dict.fromkeys(("void", "unit", "never"), "nothing at all: leave the result out"),
    "time": "`datetime`, or `string` with a pattern",
    "enum": '`"a" | "b"`, or declare an `enum`',
}


def in_words(type_: Type) -> str:
    """What a value of this type is, as the subject of a sentence: `a whole number`."""
    if isinstance(type_, Scalar):
        return _SCALARS_IN_WORDS[type_.kind]
    if isinstance(type_, Choice):
        return one_of(type_.values)
    if isinstance(type_, ListOf):
        return "a list in brackets"
    if isinstance(type_, MapOf):
        return "a map in braces"
    if isinstance(type_, Struct):
        return "a structure in braces"
    if isinstance(type_, Named):
        return f"a `{type_.name}`"
    assert isinstance(type_, Optional)
    return in_words(type_.of)


def one_of(values: tuple[str, ...]) -> str:
    """Texts as a choice: `"a"`, `"b"` or `"c"`; of very many, the first ones."""
    quoted = [f'`"{value}"`' for value in values[:_MOST_SHOWN]]
    if len(values) > _MOST_SHOWN:
        quoted.append(f"one of {len(values) - _MOST_SHOWN} others")
    return ", ".join(quoted[:-1]) + " or " + quoted[-1] if len(quoted) > 1 else "".join(quoted)
