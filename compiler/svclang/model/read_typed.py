"""Names with a type each, as the words of one setting: `key id: string, at: datetime`.

In: the reader of the setting, and its form. Out: the names with what their types are to AWS, each
mistake reported to the reader at its own place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..advice import Advice, say, write, write_nearest
from ..aws.describe import one_of
from ..aws.forms import Typed, TypedName
from ..source import Span
from ..syntax.nodes import Field, Name, NamedType, Pair, Reference
from .type_words import FOREIGN_NAMES

if TYPE_CHECKING:
    from .read_words import Reader


def read_typed(reader: Reader, form: Typed) -> Any:
    """The names of a statement, None where there are too few."""
    fields = reader.statement.fields or _pairs(reader)
    if len(fields) < form.low:
        return _untyped(reader, form)
    for extra in fields[form.high :]:
        most = "one name" if form.high == 1 else f"{form.high} names"
        reader.wrong(extra.span, "too-many-words", f"takes {most} at most")
    found = [_typed(reader, form, field) for field in fields[: form.high]]
    return tuple(each for each in found if each is not None)


def _meant(span: Span, form: Typed) -> Advice:
    """The type that is meant by one that cannot stand there; text can hold whatever else is."""
    foreign = FOREIGN_NAMES.get(span.text.lower(), "").strip("`")
    if foreign in form.types:
        return write(span, foreign, safe=False)
    usual = next(iter(form.types))
    return write_nearest(span, form.types, f"write `{usual}`, which can hold it as text")


def _untyped(reader: Reader, form: Typed) -> None:
    """Report that there is no name with a type; a name alone is most likely one of a text."""
    words = reader.statement.words
    word = words[0][0] if words else None
    span = word.span if word else reader.statement.name.span
    usual = next(iter(form.types))
    is_name = isinstance(word, Reference) and len(word.path) == 1
    advice = write(span, f"{span.text}: {usual}", safe=False) if is_name else say()
    reader.wrong(span, "missing-value", "needs a name with its type", **advice)


def _pairs(reader: Reader) -> tuple[Field, ...]:
    """The same of a setting whose words can be anything: `attribute plan: string`."""
    found = []
    for phrase in reader.statement.words:
        pair = phrase[0]
        if isinstance(pair, Pair):
            named = NamedType(Name(pair.value.span.text, pair.value.span), (), pair.value.span)
            found.append(Field(pair.key, named, None, pair.span))
            for extra in phrase[1:]:
                reader.wrong(extra.span, "too-many-words", "takes names with their types")
    return tuple(found)


def _typed(reader: Reader, form: Typed, field: Field) -> Any:
    node = field.type
    known = form.types.get(node.name.text) if isinstance(node, NamedType) else None
    if known is None:
        return reader.wrong(
            node.span,
            "wrong-type",
            f"`{field.name.text}` is {one_of(form.types)}",
            **_meant(node.span, form),
        )
    if isinstance(node, NamedType) and node.constraints:
        reader.wrong(node.constraints[0].span, "wrong-type", "takes a type without constraints")
    if field.default is not None:
        reader.wrong(field.default.span, "too-many-words", "takes no default")
    return TypedName(field.name.text, known, field.span)
