"""A document as YAML that is made to be read.

In: nested dicts, lists and scalars, in the order in which they are to be written. Out: text that
every reader of YAML 1.1 or 1.2 loads back as the same data: no aliases, no anchors, no tags but
CloudFormation's short forms, and nothing that depends on the time or the machine.

How it looks:

- Indented by two spaces, and a list is indented under its key.
- Text of several lines is a literal block (`|`, `|-`, `|+`). Where a block could not hold it to
  the letter (control characters, other line ends than `\\n`, blanks at its edges), it is in double
  quotes with escapes. Text is never folded, however long.
- Text of one line is plain where that is safe everywhere, else in single quotes; in double quotes
  where that saves doubling a `'`. Whatever could be taken for something else (`yes`, `null`,
  `1e3`, `0o17`, `12:30:00`, `2010-09-09`, `=`, `<<`) is quoted, and so is a key like `'200'`.
- A list goes on one line, `[name, email]`, if all its items are single words, numbers, booleans or
  nulls and the whole line has at most 80 columns. The arguments of a short form do so too if they
  are texts, lists or short forms themselves: `!Equals [!Ref Stage, prod]`.
- Characters beyond ASCII stay as they are, but for those that would end a line, that cannot be
  printed in YAML, or that turn the direction of what a reader sees.

Short forms (`!Ref X`, `!GetAtt X.Arn`, `!Sub ...`) belong into a CloudFormation template. One may
not stand directly in another, so the outer is then written in full, `Fn::Base64: !Sub ...`
(https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html).
A file that `AWS::Include` reads may not hold any, so the Swagger file has the full forms
(https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html).

Why not PyYAML's dumper: literal blocks, short forms and lists on one line would need most of it
replaced, it is more than twenty times slower (without its C part, which some machines lack), and
importing it costs every run. This writer passes once over the document, and decides only once how
each distinct text of one line is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COLUMNS = 80
"""The longest line that a list is written on."""

_KEY_LENGTH = 1000
"""Readers look 1024 characters ahead for the `:` that makes a key; a longer one is announced
with `?` (https://yaml.org/spec/1.1/#id871998)."""

_OF_TEXT = {
    "Ref": "!Ref",
    "Condition": "!Condition",
    "Fn::Base64": "!Base64",
    "Fn::GetAZs": "!GetAZs",
    "Fn::ImportValue": "!ImportValue",
    "Fn::Sub": "!Sub",
}
_OF_LIST = {
    "Fn::And": "!And",
    "Fn::Cidr": "!Cidr",
    "Fn::Equals": "!Equals",
    "Fn::FindInMap": "!FindInMap",
    "Fn::If": "!If",
    "Fn::Join": "!Join",
    "Fn::Not": "!Not",
    "Fn::Or": "!Or",
    "Fn::Select": "!Select",
    "Fn::Split": "!Split",
    "Fn::Sub": "!Sub",
}
"""The functions with a short form, by what they take. The rest (`Fn::Transform`, `Fn::Length`,
rules' functions) are written in full:
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"""

_LOGICAL_ID = re.compile(r"[A-Za-z0-9]+\Z")
_ATTRIBUTE = re.compile(r"[A-Za-z0-9_.:-]+\Z")

_RESERVED = frozenset(["y", "yes", "n", "no", "true", "false", "on", "off", "null", "~", "=", "<<"])
"""What YAML 1.1 or 1.2 takes for something else than text, in lower case."""

_WORD = re.compile(r"(?![eE][-+]?[0-9]+\Z)[A-Za-z_/][A-Za-z0-9_./+-]*\Z")
"""One word that is plain everywhere, if it is not reserved."""

_NUMBER_LIKE = re.compile(r"(?:[0-9.][0-9a-f_xo.,:+\-tz ]*|\.inf|\.nan|e[-+]?[0-9]+)\Z", re.I)
"""Anything near a number, a time or a date in YAML 1.1 or 1.2; generous, as quotes do no harm, and
some readers are generous too (`e5`)."""

_INDICATOR = re.compile(r"""[-+?:,\[\]{}#&*!|>'"%@` ]|\.\.\.""")
"""What a plain scalar does not start with: YAML's indicators, and the signs of numbers."""

_NEEDS_ESCAPE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; \x85 ends a line in YAML 1.1
    "\u2028-\u2029"  # these end one too
    "\u202a-\u202e\u2066-\u2069"  # these turn the direction of what a reader sees
    "\ud800-\udfff\ufeff\ufffe\uffff"  # half pairs, the byte order mark, what is no character
)
_UNWRITABLE = re.compile(f"[{_NEEDS_ESCAPE}]")
_ESCAPED = re.compile(f'["\\\\\n\t{_NEEDS_ESCAPE}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_BAD_START = re.compile(r"\n* *(?:\t|(?<= )\n)")
"""A first line that is blank but not empty, or that has a tab in its indentation."""


def yaml_text(document: object, *, short_intrinsics: bool, header: str = "") -> str:
    """The document as YAML, with each line of `header` as a comment before it.

    `short_intrinsics` is for CloudFormation templates: `!Ref X` instead of `Ref: X`. A key that is
    a whole number is written as text, as in JSON. Raises `ValueError` for a number that JSON does
    not have (NaN, infinity) and `TypeError` for a value that is none of JSON's: both are mistakes
    of the compiler, not of its user.
    """
    writer = _Writer(short_intrinsics)
    last = _last_leaf(document)
    if isinstance(last, str) and last.endswith("\n\n"):
        # As a block it would end the file in empty lines, which editors take away.
        writer.texts[last] = _escaped(last)
    writer.value("", document, "", compact=True)
    body = "\n".join(writer.out).removeprefix(" ")
    return f"{_comment(header)}{body}\n"


class _Writer:
    """The lines so far, and how each distinct key and text is written.

    `head` is what stands on the line already: `key:` or `-` with what is before it. `pad` is the
    indentation of what goes on the lines below.
    """

    __slots__ = ("keys", "out", "short", "texts")

    def __init__(self, short: bool) -> None:
        self.short = short
        self.out: list[str] = []
        self.keys: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def value(self, head: str, value: object, pad: str, *, compact: bool = False) -> None:
        """Writes any value after `head`; `compact` lets a map or list start on the same line."""
        if isinstance(value, str):
            self.out.append(f"{head} {self.text(value, pad)}")
        elif isinstance(value, dict):
            self.mapping(head, value, pad, compact)
        elif isinstance(value, (list, tuple)):
            self.sequence(head, value, pad, compact)
        else:
            self.out.append(f"{head} {_scalar(value)}")

    def mapping(self, head: str, node: dict[Any, Any], pad: str, compact: bool) -> None:
        """Writes a map after `head`, as a short form if it is an intrinsic function."""
        short = _short_form(node) if self.short and len(node) == 1 else None
        if short:
            self.function(head, *short, pad)
        elif not node:
            self.out.append(f"{head} {{}}")
        elif compact:
            self.entries(node, pad, f"{head} " if head else "")
        else:
            self.out.append(head)
            self.entries(node, pad, pad)

    def sequence(self, head: str, items: Sequence[Any], pad: str, compact: bool) -> None:
        """Writes a list after `head`, on the same line if it is short and of words."""
        flow = _flow(items, _COLUMNS - len(head) - 1, _word)
        if flow is not None:
            self.out.append(f"{head} {flow}")
        elif compact:
            self.items(items, pad, f"{head} " if head else "")
        else:
            self.out.append(head)
            self.items(items, pad, pad)

    def function(self, head: str, tag: str, argument: str | Sequence[Any], pad: str) -> None:
        """Writes an intrinsic function in its short form."""
        head = f"{head} {tag}"
        if isinstance(argument, str):
            self.out.append(f"{head} {self.text(argument, pad)}")
            return
        flow = _flow(argument, _COLUMNS - len(head) - 1, _argument)
        if flow is not None:
            self.out.append(f"{head} {flow}")
        else:
            self.out.append(head)
            self.items(argument, pad, pad)

    def entries(self, node: dict[Any, Any], pad: str, lead: str) -> None:
        """Writes the entries of a map, the first after `lead`, the others after `pad`."""
        out, keys, texts = self.out, self.keys, self.texts
        child = f"{pad}  "
        for key, value in node.items():
            head = lead + (keys.get(key) or self.key(key, pad))
            # The short cut for a text that was seen before is worth a fifth of the time.
            if type(value) is str and (text := texts.get(value)):
                out.append(f"{head} {text}")
            else:
                self.value(head, value, child)
            lead = pad

    def items(self, items: Sequence[Any], pad: str, lead: str) -> None:
        """Writes the items of a list, the first after `lead`, the others after `pad`."""
        child = f"{pad}  "
        for item in items:
            self.value(f"{lead}-", item, child, compact=True)
            lead = pad

    def key(self, key: object, pad: str) -> str:
        """A key with its colon."""
        if isinstance(key, str):
            text = _inline(key)
        elif isinstance(key, int) and not isinstance(key, bool):
            return f"'{int(key)}':"
        else:
            raise TypeError(f"a document's keys are text, not {type(key).__name__}")
        if len(text) > _KEY_LENGTH:
            return f"? {text}\n{pad}:"
        self.keys[key] = f"{text}:"
        return f"{text}:"

    def text(self, text: str, pad: str) -> str:
        """A text as a scalar: a literal block whose lines start with `pad`, or one line."""
        known = self.texts.get(text)
        if known is None:
            block = _block(text, pad or "  ") if "\n" in text else None
            if block is not None:
                return block
            known = self.texts[text] = _inline(text)
        return known


def _short_form(node: dict[Any, Any]) -> tuple[str, str | Sequence[Any]] | None:
    """The tag and the argument that a map of one key is written as, if it has a short form."""
    ((name, argument),) = node.items()
    tag = None
    if isinstance(argument, str):
        tag = _OF_TEXT.get(name)
    elif isinstance(argument, (list, tuple)):
        if name == "Fn::GetAtt":
            return _get_att(argument)
        tag = _OF_LIST.get(name)
    return (tag, argument) if tag else None


def _get_att(argument: Sequence[Any]) -> tuple[str, str] | None:
    """`!GetAtt Name.Attribute`, which is read back as split at its first dot."""
    match argument:
        case [str(name), str(attribute)] if _LOGICAL_ID.match(name) and _ATTRIBUTE.match(attribute):
            return "!GetAtt", f"{name}.{attribute}"
        case _:
            return None


def _flow(
    items: Sequence[Any], room: int, write: Callable[[object, int], str | None]
) -> str | None:
    """The list on one line of at most `room` columns, or None."""
    parts = []
    for item in items:
        part = write(item, room - 2)
        if part is None:
            return None
        parts.append(part)
        room -= len(part) + 2
        if room < 0:
            return None
    return f"[{', '.join(parts)}]"


def _word(item: object, room: int) -> str | None:
    """A scalar that reads well in a list on one line, or None."""
    if isinstance(item, str):
        return item if len(item) <= room and _is_word(item) else None
    return None if isinstance(item, (dict, list, tuple)) else _scalar(item)


def _argument(item: object, room: int) -> str | None:
    """An argument of a short form, as it stands in a list on one line, or None."""
    if isinstance(item, str):
        if len(item) > room or "\n" in item:
            return None
        return item if _is_word(item) else _in_quotes(item)
    if isinstance(item, (list, tuple)):
        return _flow(item, room, _argument)
    if not isinstance(item, dict):
        return _scalar(item)
    short = _short_form(item) if len(item) == 1 else None
    if short is None:
        return None
    inner = _argument(short[1], room - len(short[0]) - 1)
    return None if inner is None else f"{short[0]} {inner}"


def _scalar(value: object) -> str:
    """A number, a boolean or null."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if not isinstance(value, float):
        raise TypeError(f"a document cannot hold {type(value).__name__}")
    text = float.__repr__(value)
    if text in ("nan", "inf", "-inf"):
        raise ValueError(f"a document cannot hold the number {text}")
    # YAML 1.1 takes 1e+16 for text.
    return text if "." in text else text.replace("e", ".0e")


def _is_word(text: str) -> bool:
    """Whether a text is one word that is plain everywhere."""
    return _WORD.match(text) is not None and text.lower() not in _RESERVED


def _is_plain(text: str) -> bool:
    """Whether a text of one line, without characters to escape, is safe without quotes."""
    return not (
        not text
        or _INDICATOR.match(text)
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or _NUMBER_LIKE.match(text)
        or text.lower() in _RESERVED
    )


def _inline(text: str) -> str:
    """A text as a scalar on one line, outside of a list on one line."""
    text = str.__str__(text)
    if _is_word(text):
        return text
    if "\t" not in text and "\n" not in text and _is_plain(text) and not _UNWRITABLE.search(text):
        return text
    return _in_quotes(text)


def _in_quotes(text: str) -> str:
    """A text in the quotes that need the fewest escapes."""
    if "\t" in text or "\n" in text or _UNWRITABLE.search(text):
        return _escaped(text)
    if "'" not in text:
        return f"'{text}'"
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escaped(text: str) -> str:
    """A text in double quotes, with escapes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    """One character as YAML's double quotes hold it."""
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _block(text: str, pad: str) -> str | None:
    """A text of several lines as a literal block, or None if a block cannot safely hold it."""
    body = text.rstrip("\n")
    if not body[body.rfind("\n") + 1 :].strip(" \t"):
        return None
    if _BAD_START.match(body) or _UNWRITABLE.search(body):
        return None
    ends = len(text) - len(body)
    indent = "2" if body.lstrip("\n").startswith(" ") else ""
    chomp = ("-", "")[ends] if ends < 2 else "+"
    lines = (text[:-1] if ends else text).split("\n")
    return "\n".join([f"|{indent}{chomp}", *[pad + line if line else "" for line in lines]])


def _last_leaf(document: object) -> object:
    """What the last line of the document is about."""
    while document and isinstance(document, (dict, list, tuple)):
        document = [*document.values()][-1] if isinstance(document, dict) else document[-1]
    return document


def _comment(header: str) -> str:
    """The header's lines as comments, each with its line end."""
    lines = [_UNWRITABLE.sub(_escape, line).rstrip() for line in header.splitlines()]
    return "".join([f"# {line}\n" if line else "#\n" for line in lines])
