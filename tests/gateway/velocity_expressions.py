"""References and expressions of the Velocity Template Language 1.7.

In: a template's text and a place in it. Out: the tree of the reference or expression there, and
the place after it. A string in double quotes is a template of its own, which the reader of
templates reads.
https://velocity.apache.org/engine/1.7/vtl-reference.html
"""

import re
from collections.abc import Callable
from typing import NoReturn, TypeVar

from gateway.errors import NotModelled, TemplateError
from gateway.velocity_tree import (
    Binary,
    Block,
    Call,
    Expression,
    Index,
    Interpolated,
    ListOf,
    Literal,
    MapOf,
    Not,
    Property,
    Range,
    Reference,
)

T = TypeVar("T")

_REFERENCE = re.compile(r"\$(!?)(\{?)([A-Za-z_][\w-]*)", re.ASCII)
_NAME = re.compile(r"\.([A-Za-z_][\w-]*)(\(?)", re.ASCII)
_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"-?(?:\d+\.(?!\.)\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?|-?\d+")
_STRING = re.compile(r"\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'")
_WORD = re.compile(r"(true|false)\b")
_OPERATORS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\s*(\|\||or\b)"),
    re.compile(r"\s*(&&|and\b)"),
    re.compile(r"\s*(==|!=|eq\b|ne\b)"),
    re.compile(r"\s*(<=|>=|<|>|(?:lt|le|gt|ge)\b)"),
    re.compile(r"\s*(\+|-(?!\d))"),
    re.compile(r"\s*([*/%])"),
)
_SHORT = {"or": "||", "and": "&&", "eq": "==", "ne": "!=", "not": "!"}
_SHORT |= {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}


class Reader:
    """A walk over the text; `at` is where it stands."""

    def __init__(self, source: str, is_string: bool) -> None:
        self.source = source
        self.is_string = is_string
        self.at = 0

    def template_in(self, text: str) -> Block:
        """The tree of a string's text."""
        raise NotImplementedError

    def fail(self, message: str) -> NoReturn:
        raise TemplateError(f"{message}, {self.place()}")

    def refuse(self, what: str) -> NoReturn:
        raise NotModelled(f"{what}, {self.place()}")

    def place(self) -> str:
        line = self.source.count("\n", 0, self.at) + 1
        return f"line {line}, near {self.source[self.at : self.at + 40]!r}"

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.source, self.at)
        if match:
            self.at = match.end()
        return match

    def skip_space(self) -> None:
        self.take(_SPACE)

    def need(self, text: str) -> None:
        self.skip_space()
        if not self.source.startswith(text, self.at):
            self.fail(f"expected {text!r}")
        self.at += len(text)

    def next_is(self, text: str) -> bool:
        self.skip_space()
        return self.source.startswith(text, self.at)

    # References

    def reference(self) -> Reference | None:
        start = self.at
        match = self.take(_REFERENCE)
        if not match:
            return None
        steps: list[Property | Call | Index] = []
        step = self.step()
        while step:
            steps.append(step)
            step = self.step()
        if match[2]:
            if not self.source.startswith("}", self.at):
                self.fail("expected }")
            self.at += 1
        elif self.source.startswith("{", self.at):
            self.refuse("a reference before {; write ${name}")
        source = self.source[start : self.at]
        return Reference(source, match[3], tuple(steps), match[1] == "!")

    def step(self) -> Property | Call | Index | None:
        name = self.take(_NAME)
        if name and name[2]:
            return Call(name[1], self.items(")"))
        if name:
            return Property(name[1])
        if not self.source.startswith("[", self.at):
            return None
        self.at += 1
        key = self.operand()
        self.need("]")
        return Index(key)

    def items(self, closing: str) -> tuple[Expression, ...]:
        """Operands between commas, up to the closing bracket: arguments take no operators."""
        return self.between_commas(closing, self.operand)

    def between_commas(self, closing: str, read: Callable[[], T]) -> tuple[T, ...]:
        found: list[T] = []
        while not self.next_is(closing):
            if found:
                self.need(",")
            found.append(read())
        self.need(closing)
        return tuple(found)

    # Expressions

    def expression(self, level: int = 0) -> Expression:
        if level == len(_OPERATORS):
            return self.unary()
        left = self.expression(level + 1)
        operator = self.take(_OPERATORS[level])
        while operator:
            right = self.expression(level + 1)
            left = Binary(_SHORT.get(operator[1], operator[1]), left, right)
            operator = self.take(_OPERATORS[level])
        return left

    def unary(self) -> Expression:
        if self.take(re.compile(r"\s*(?:!|not\b)")):
            return Not(self.unary())
        if self.next_is("("):
            self.need("(")
            inner = self.expression()
            self.need(")")
            return inner
        return self.operand()

    def operand(self) -> Expression:
        self.skip_space()
        number = self.take(_NUMBER)
        if number:
            return Literal(int(number[0]) if number[0].lstrip("-").isdigit() else float(number[0]))
        word = self.take(_WORD)
        if word:
            return Literal(word[1] == "true")
        string = self.take(_STRING)
        if string:
            return self.string(string)
        if self.next_is("["):
            return self.list_or_range()
        if self.next_is("{"):
            self.need("{")
            return MapOf(self.between_commas("}", self.pair))
        reference = self.reference()
        if reference is None:
            self.fail("expected a value")
        return reference

    def pair(self) -> tuple[Expression, Expression]:
        key = self.operand()
        self.need(":")
        return key, self.operand()

    def list_or_range(self) -> Expression:
        self.need("[")
        if self.next_is("]"):
            return ListOf(self.items("]"))
        first = self.operand()
        if self.next_is(".."):
            self.need("..")
            last = self.operand()
            self.need("]")
            return Range(first, last)
        rest: tuple[Expression, ...] = ()
        if self.next_is(","):
            self.need(",")
            rest = self.items("]")
            if not rest:
                self.fail("expected a value")
        else:
            self.need("]")
        return ListOf((first, *rest))

    def string(self, match: re.Match[str]) -> Expression:
        """A string: backslashes stay, a doubled quote is one, and `"` replaces references."""
        if match[2] is not None:
            return Literal(match[2].replace("''", "'"))
        text = match[1].replace('""', '"')
        if re.search(r"\\u[0-9a-fA-F]{4}", text):
            raise NotModelled(f"\\u in a string with double quotes: {text!r}")
        if "$" not in text and "#" not in text:
            return Literal(text)
        return Interpolated(self.template_in(text))
