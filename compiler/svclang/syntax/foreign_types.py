"""Types as other languages write them, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if a type of another
language has led to it, with an edit where the rest of the statement can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .unexpected import ENDS, Rewriting

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_GENERIC = re.compile(r"<\s*([\w.]+)\s*(?:,\s*([\w.]+)\s*)?>")
_OMITTED = re.compile(r"<\s*(\w+)\s*,\s*(\"\w+\"(?:\s*\|\s*\"\w+\")*)\s*>")
_INDEXED = re.compile(r"\[\s*([\w.]+)\s*(?:,\s*([\w.]+)\s*)?\](\w+)?")
_LITERALS = re.compile(r"[\[(]\s*(\"[^\"\n]*\"(?:\s*,\s*\"[^\"\n]*\")*)\s*[\])]")
_TEXTS = re.compile(r"\"[^\"\n]*\"(?:[ \t]*,[ \t]*\"[^\"\n]*\")+(?![ \t]*:)")
_PATTERN = re.compile(r"/(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\\n\[])+/")
_LEFT_OUT = re.compile(r"-[ \t]*(\w+)")
_NAME_BEFORE = re.compile(r"\w+\Z")
_FIELDS_BEHIND = re.compile(r"type[ \t]+\w+[ \t]*=[^{}\n\"]*?\b(without\b[\w \t,]*)\{")

_CLOUDFORMATION = re.compile(r"AWS::SSM::Parameter::Value<[\w:<>]+>|List<AWS::[\w:]+>|AWS::[\w:]+")

_SCALARS = frozenset(
    [
        *("string", "int", "long", "float", "bool", "date", "datetime", "uuid", "email", "uri"),
        *("bytes", "any", "str", "integer", "number", "double", "boolean", "timestamp", "guid"),
        *("text", "varchar", "decimal", "object", "binary", "url"),
    ]
)
_COLLECTIONS = frozenset(("array", "dict", "list", "map", "record", "sequence", "set"))
_CHOICES = frozenset(("choice", "enum", "literal", "oneof", "one_of", "union", "values"))
_MAYBE = frozenset(("maybe", "nullable", "option", "optional"))
_BARE = frozenset(("awaitable", "promise", "readonly", "required"))
_LONGEST = 100  # characters in front of a token that are looked at


def explain_foreign_type(u: Unexpected) -> Problem | None:
    """The error about a token, if a type of another language has led to it."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _type_first(u: Unexpected) -> Problem | None:
    """`uuid id`, `User user`."""
    before = u.before
    if u.accepts != {"COLON"} or u.kind != "NAME" or before is None or before.type != "NAME":
        return None
    if u.word.lower() in _SCALARS or u.word[0].isupper():
        return None
    if before.lower() not in _SCALARS and not before[0].isupper():
        return None
    place = (before.start_pos, u.end)
    message, help_ = "a name stands in front of its type", f"write `{u.word}: {before}`"
    edit = u.instead(f"{u.word}:{before}", *place)
    fix = Edit(*place, f"{u.word}: {before}")
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _omitted(u: Unexpected) -> Problem | None:
    """`Omit<User, "id">`."""
    found = _OMITTED.match(u.text, u.start)
    if not found or u.before is None or u.before.lower() != "omit" or u.depth:
        return None
    fields = ", ".join(re.findall(r"\w+", found[2]))
    return _written(u, found.end(), f"{found[1]} without {fields}")


def _generic(u: Unexpected) -> Problem | None:
    """`list<T>`, `map<string, T>`, `Partial<T>`, `Optional<T>`, `string<80>`."""
    found = _GENERIC.match(u.text, u.start)
    if not found or u.before is None or u.before.type != "NAME":
        return None
    item, value = found.groups()
    of = u.before.lower()
    if of == "partial" and not u.depth:
        return _written(u, found.end(), f"partial {item}")
    if item.isdigit():
        range_ = f"{item}..{value}" if value else f"..{item}"
        message = "a length or a range stands in parentheses"
        return _written(u, found.end(), f"{u.before}({range_})", message, safe=False)
    return _parameterised(u, found.end(), item, value)


def _parameterised(u: Unexpected, end: int, item: str, value: str | None) -> Problem | None:
    """A type with others as its parameters."""
    assert u.before is not None
    of = u.before.lower()
    if of in _MAYBE and not value:
        return _written(u, end, f"{item}?", "what may be missing has a type that ends in `?`")
    if of in _BARE and not value:
        return _written(u, end, item, f"`{u.before}` says nothing here")
    written = f"[{item}: {value}]" if value else f"[{item}]"
    message = "a list or a map is written in brackets"
    return _written(u, end, written, message, safe=of in _COLLECTIONS)


def _indexed(u: Unexpected) -> Problem | None:
    """`array[string]`, `map[string]string`, `Optional[string]`."""
    before, found = u.before, _INDEXED.match(u.text, u.start)
    if u.kind != "LSQB" or before is None or before.end_pos != u.start or not found:
        return None
    if "QUESTION" not in u.accepts or before.lower() not in _COLLECTIONS | _MAYBE:
        return None
    item, value, behind = found.groups()
    return _parameterised(u, found.end(), item, value or behind)


def _literals(u: Unexpected) -> Problem | None:
    """`enum("a", "b")`, `Literal["a", "b"]`."""
    at = u.before.start_pos if u.before and u.before.type == "LPAR" else u.start
    found = _LITERALS.match(u.text, at)
    name = _NAME_BEFORE.search(u.text, max(0, at - _LONGEST), at)
    if u.kind not in ("STRING", "LSQB") or not found or not name:
        return None
    if name[0].lower() not in _CHOICES:
        return None
    texts = re.findall(r"\"[^\"\n]*\"", found[1])
    place, fix = (name.start(), found.end()), " | ".join(texts)
    edit = u.instead("|".join(texts), *place)
    message, help_ = "alternatives stand with `|` between them", f"write `{fix}`"
    return u.error(message, "", help_, place=place, edit=edit, fix=Edit(*place, fix))


def _listed_texts(u: Unexpected) -> Problem | None:
    """`param level: "debug", "info"`."""
    if u.kind != "COMMA" or u.keyword != "param" or u.depth or u.before is None:
        return None
    found = _TEXTS.match(u.text, u.before.start_pos)
    if not found or "EQUAL" not in u.accepts:
        return None
    texts = re.findall(r"\"[^\"\n]*\"", found[0])
    edit, fix = u.instead("|".join(texts), *found.span()), " | ".join(texts)
    message, help_ = "alternatives stand with `|` between them", f"write `{fix}`"
    place = found.span()
    return u.error(message, "", help_, place=place, edit=edit, fix=Edit(*place, fix))


def _pattern(u: Unexpected) -> Problem | None:
    """`zip: /^[0-9]{5}$/`."""
    found = _PATTERN.match(u.text, u.start)
    if not {"LSQB", "LPAR", "STRING"} <= u.accepts or u.accepts & {"TEXT", "REGEX"} or not found:
        return None
    place, fix = found.span(), Edit(*found.span(), f"string({found[0]})")
    message, help_ = "a pattern is a constraint of `string`", f"write `{fix.text}`"
    return u.error(message, "", help_, place=place, edit=u.instead("string", *place), fix=fix)


def _operator(u: Unexpected) -> Problem | None:
    """`User - id`, `Named + { … }`, `Named and { … }`."""
    if u.text.startswith("-", u.start) and "WITHOUT" in u.accepts:
        found = _LEFT_OUT.match(u.text, u.start)
        if not found:
            return None
        message, help_ = "fields are left out with `without`", f"write `without {found[1]}`"
        edit, fix = blank(u.text, *found.span()), Edit(*found.span(), f"without {found[1]}")
        return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)
    word = u.word or u.text[u.start : u.start + 1]
    sign = {"+": "&", "and": "&", "or": "|", ",": "&"}.get(word, "")
    if not sign or u.keyword != "type":
        return None
    if u.depth or "WITHOUT" not in u.accepts if word == "," else "AMPERSAND" not in u.accepts:
        return None
    place = (u.start, max(u.end, u.start + 1))
    message = "the fields of both types are written with `&`"
    message = message if sign == "&" else "alternatives stand with `|` between them"
    return u.error(message, "", f"write `{sign}`", place=place, **u.writing(sign, *place))


def _bar_alone(u: Unexpected) -> Problem | None:
    """`| "a" | "b"`, `"a" | "b" |`."""
    before = u.before
    if u.kind == "BAR" and {"LSQB", "LPAR", "STRING"} <= u.accepts:
        message = "nothing stands in front of this `|`"
        return u.error(message, "", "leave it out", **u.writing(""))
    if before is None or before.type != "BAR" or u.kind not in ENDS | {"EQUAL", "COMMA"}:
        return None
    place = (before.start_pos, before.end_pos)
    message, rewriting = "nothing follows this `|`", u.writing("", *place)
    return u.error(message, "", "leave it out", place=place, **rewriting)


def _fields_behind(u: Unexpected) -> Problem | None:
    """`type A = B without c { d: string? }`."""
    found = _FIELDS_BEHIND.match(u.text, u.declaration)
    if u.keyword != "type" or not found or found.end() > u.start:
        return None
    brace = found.end() - 1
    message = "the fields of a type stand alone, or behind `with`"
    help_ = "write `with { … }`; behind a type stand its settings, `example` and `swagger`"
    # With these fields and those that are to be left out, nothing else is missed.
    edit, fix = u.instead("with", found.start(1), brace), Edit(brace, brace, "with ")
    place, label = (brace, brace + 1), "`with` is missing in front of this"
    rule = "fields-behind-type"
    return u.error(message, label, help_, place=place, edit=edit, fix=fix, rule=rule)


def _written(
    u: Unexpected, end: int, text: str, message: str = "", *, safe: bool = True
) -> Problem:
    """What is to be written in place of the token in front and all that follows up to `end`."""
    place = (u.before.start_pos if u.before else u.start, end)
    rewriting: Rewriting = u.writing(text, *place)
    message = message or "a type is made of another one with `partial` and `without`"
    return u.error(message, "", f"write `{text}`", place=place, safe=safe, **rewriting)


def _of_cloudformation(u: Unexpected) -> Problem | None:
    """`param net: List<AWS::EC2::Subnet::Id>`."""
    if u.keyword != "param" or u.depth:
        return None
    found = _CLOUDFORMATION.search(u.text, u.declaration, u.line_end)
    if not found or not found.start() <= u.start <= found.end():
        return None
    # Only what is written so needs it.
    from ..aws.parameter_types import AWS_TYPES

    here = next((name for name, type_ in AWS_TYPES.items() if type_ == found[0]), "")
    message = "a type of CloudFormation has a name of its own here"
    help_ = f"write `{here}`" if here else "write `string`, or one that begins with `aws.`"
    rewriting = u.writing(here or "string", *found.span())
    place, safe = found.span(), bool(here)
    return u.error(message, "", help_, place=place, safe=safe, **rewriting)


_KNOWN = (
    _of_cloudformation,
    _type_first,
    _omitted,
    _generic,
    _indexed,
    _literals,
    _listed_texts,
    _pattern,
    _operator,
    _bar_alone,
    _fields_behind,
)
