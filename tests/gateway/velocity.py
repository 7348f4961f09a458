"""Velocity 1.7's rendering of a template, as API Gateway does it.

In: a template's text and its variables. Out: the text, with what `#set` changed left in the
variables.

The engine is the project's own: those for Python differ from Java's in the very core of
mapping templates (white space around directives, truth, null, arithmetic, methods). It was
compared with Apache Velocity 1.7 itself, on hundreds of templates by hand and thousands at
random; what it does not know it refuses with `NotModelled`.

**Null.** Velocity prints a reference to nothing as it stands, takes it for false, and does not
assign it. API Gateway was seen to put the empty string in its place, which prints as nothing
and, being an object, is *true*: https://github.com/localstack/airspeed (the snapshots of its
tests, recorded on AWS) and https://github.com/dherault/serverless-offline/issues/50. `Missing`
picks one of the two. With both, what is missing in `$context` and `$stageVariables` is empty,
and `null == ""` is true.
"""

import math
from collections.abc import Collection, MutableMapping
from typing import Any, Literal

from gateway import java
from gateway.errors import JavaError, NotModelled, TemplateError
from gateway.velocity_parser import parsed
from gateway.velocity_tree import (
    Binary,
    Block,
    Call,
    Define,
    Expression,
    ForEach,
    If,
    Index,
    Interpolated,
    Leave,
    ListOf,
    MapOf,
    Node,
    Not,
    Property,
    Range,
    Reference,
    Set,
    Text,
)
from gateway.velocity_tree import Literal as LiteralNode

__all__ = ["Missing", "render"]

Missing = Literal["empty", "null"]
_ALWAYS_EMPTY = frozenset({"context", "stageVariables"})
_MAX_ITERATIONS = 1000  # https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html


def render(template: str, variables: MutableMapping[str, Any], missing: Missing = "empty") -> str:
    """The text that a template gives.

    `variables` maps names without the dollar to the values of `gateway.java`. `missing` says
    what a reference to nothing is: the empty string, as on AWS, or Velocity's own null.
    Raises `TemplateError` for a template that is wrong or makes Java throw an exception.
    """
    renderer = _Renderer(variables, missing)
    try:
        renderer.block(parsed(template))
    except _Leave:
        pass
    except (JavaError, RecursionError) as error:
        raise TemplateError(str(error)) from error
    return "".join(renderer.output)


class _Leave(Exception):  # noqa: N818 - it steers the rendering and reports nothing
    """`#stop` or `#break` on its way up."""


class _Break(_Leave):
    """`#break`, which a loop ends."""


class _Defined:
    """What `#define` puts into a variable."""

    def __init__(self, block: Block) -> None:
        self.block = block


class _Renderer:
    """One rendering: the variables, the text so far, and the rule for null."""

    def __init__(self, variables: MutableMapping[str, Any], missing: Missing) -> None:
        self.variables = variables
        self.missing = missing
        self.output: list[str] = []

    # Nodes

    def block(self, block: Block) -> None:
        for node in block:
            self.node(node)

    def node(self, node: Node) -> None:
        match node:
            case Text(text):
                self.output.append(text)
            case Reference():
                self.output.append(self.printed(node))
            case Set():
                self.set(node)
            case If(branches, otherwise):
                self.block(next((block for test, block in branches if self.truth(test)), otherwise))
            case ForEach():
                self.foreach(node)
            case Define(name, block):
                self.variables[name] = _Defined(block)
            case Leave(directive):
                raise _Break if directive == "break" else _Leave

    def text_of(self, block: Block) -> str:
        """The text of a block, kept out of the output."""
        kept, self.output = self.output, []
        try:
            self.block(block)
            return "".join(self.output)
        finally:
            self.output = kept

    def set(self, node: Set) -> None:
        value = self.value(node.value)
        if value is None:
            return  # Velocity leaves the variable as it was
        if not node.target.steps:
            self.variables[node.target.root] = value
            return
        holder = self.variables.get(node.target.root)
        for step in node.target.steps[:-1]:
            holder = self.step(holder, step)
        if holder is None:
            raise NotModelled(f"{node.target.source} is set on nothing")
        last = node.target.steps[-1]
        java.put(holder, self.value(last.key) if isinstance(last, Index) else last.name, value)

    def foreach(self, node: ForEach) -> None:
        items = self.value(node.items)
        if not isinstance(items, list | dict):
            return
        elements = items.values() if isinstance(items, dict) else items
        if len(elements) > _MAX_ITERATIONS:
            raise JavaError(f"#foreach over {len(elements)} elements; API Gateway allows 1000")
        names = (node.name, "foreach", "velocityCount", "velocityHasNext")
        before = {name: self.variables[name] for name in names if name in self.variables}
        try:
            self.loop(node, elements)
        except _Break:
            pass
        finally:
            for name in names:
                self.variables.pop(name, None)
            self.variables.update(before)

    def loop(self, node: ForEach, elements: Collection[Any]) -> None:
        parent, size = self.variables.get("foreach"), len(elements)
        for index, element in enumerate(tuple(elements)):
            has_next = index + 1 < size
            self.variables[node.name] = element
            self.variables["foreach"] = _position(index, has_next, parent)
            self.variables["velocityCount"] = index + 1
            self.variables["velocityHasNext"] = has_next
            self.block(node.block)
            if len(elements) != size:
                raise JavaError("#foreach over a collection that its body changes")

    # References

    def printed(self, node: Reference) -> str:
        """A reference's text: of the backslashes before it every other one escapes."""
        value = self.value(node)
        count = node.backslashes
        if value is not None:
            shown = node.source if count % 2 else java.text(value)
            return "\\" * (count // 2) + shown
        return "\\" * (count // 2 + 1 if count % 2 else count) + self.unknown(node)

    def unknown(self, node: Reference) -> str:
        """What stands for null: its own text, or nothing where it is quiet and not escaped."""
        return "" if node.quiet and node.backslashes % 2 == 0 else node.source

    def reference(self, node: Reference) -> Any:
        value = self.variables.get(node.root)
        if isinstance(value, _Defined):
            value = self.text_of(value.block)
        for step in node.steps:
            value = self.step(value, step)
        if value is None and (self.missing == "empty" or node.root in _ALWAYS_EMPTY):
            return ""
        return value

    def step(self, value: Any, step: Property | Call | Index) -> Any:
        if value is None:
            return None
        if isinstance(step, Property):
            return java.get(value, step.name)
        if isinstance(step, Index):
            return java.index(value, self.value(step.key))
        return java.call(value, step.name, [self.value(argument) for argument in step.arguments])

    # Expressions

    def value(self, node: Expression) -> Any:
        match node:
            case Reference():
                return self.reference(node)
            case LiteralNode(value):
                return value
            case Interpolated(block):
                return self.text_of(block)
            case ListOf(items):
                return [self.value(item) for item in items]
            case MapOf(pairs):
                return {self.value(key): self.value(item) for key, item in pairs}
            case Range(first, last):
                return _range(self.value(first), self.value(last))
            case Binary(("+" | "-" | "*" | "/" | "%"), _, _):
                return self.arithmetic(node)
            case _:
                return self.truth(node)

    def truth(self, node: Expression) -> bool:
        """What `#if` decides: a reference is true unless it is null or false."""
        match node:
            case Reference():
                value = self.reference(node)
                return value is not None and value is not False
            case LiteralNode(value):
                return value is True
            case Not(operand):
                return not self.truth(operand)
            case Binary("&&", left, right):
                return self.truth(left) and self.truth(right)
            case Binary("||", left, right):
                return self.truth(left) or self.truth(right)
            case Binary(("==" | "!=") as operator, left, right):
                return self.equal(left, right) == (operator == "==")
            case Binary(("<" | "<=" | ">" | ">=") as operator, left, right):
                return _compared(operator, self.value(left), self.value(right))
            case _:
                return False

    def equal(self, left: Expression, right: Expression) -> bool:
        pair = self.value(left), self.value(right)
        if self.missing == "null" and None in pair and "" in pair:
            return True
        return _equal(*pair)

    def arithmetic(self, node: Binary) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if node.operator == "+" and (isinstance(left, str) or isinstance(right, str)):
            return self.joined(node.left, left) + self.joined(node.right, right)
        if not (_is_number(left) and _is_number(right)):
            return None
        return _calculated(node.operator, left, right)

    def joined(self, node: Expression, value: Any) -> str:
        if value is not None:
            return java.text(value)
        if not isinstance(node, Reference):
            raise NotModelled("the sum of text and a null that is no reference")
        return self.unknown(node)


def _position(index: int, has_next: bool, parent: Any) -> java.Bean:
    """What `$foreach` says in the loop's body."""
    properties = {"index": index, "count": index + 1, "first": index == 0, "parent": parent}
    properties |= {"hasNext": has_next, "last": not has_next}
    return java.Bean({"hasNext": lambda: has_next}, properties)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _range(first: Any, last: Any) -> list[int] | None:
    if not (_is_number(first) and _is_number(last)):
        return None
    step = 1 if first <= last else -1
    return list(range(first, last + step, step))


def _equal(left: Any, right: Any) -> bool:
    """Numbers by value, values of one kind by themselves, others by their text."""
    if left is None or right is None:
        return left is right
    if _is_number(left) and _is_number(right):
        return bool(left == right)
    if type(left) is type(right) or (isinstance(left, list) and isinstance(right, list)):
        return bool(left == right)
    return java.text(left) == java.text(right)


def _compared(operator: str, left: Any, right: Any) -> bool:
    if not (_is_number(left) and _is_number(right)):
        return False
    if operator.startswith("<"):
        return bool(left < right) or (operator == "<=" and bool(left == right))
    return bool(left > right) or (operator == ">=" and bool(left == right))


def _calculated(operator: str, left: Any, right: Any) -> Any:
    """Java's arithmetic: division of whole numbers cuts towards zero, and by zero gives null."""
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if right == 0:
        return None
    if isinstance(left, float) or isinstance(right, float):
        return left / right if operator == "/" else math.fmod(left, right)
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
    return quotient if operator == "/" else left - quotient * right
