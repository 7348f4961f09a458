"""The Velocity Template Language 1.7, read into a tree.

In: a template's text. Out: a block of nodes, or `TemplateError` with the line.

Read is the core that mapping templates are made of: references, `#set`, `#if`, `#foreach`,
`#define`, `#break`, `#stop`, comments and unparsed blocks, with Velocity's own treatment of
the white space around directives. What API Gateway does not offer (`#macro`, `#parse`,
`#include`, `#evaluate`) or whose reading depends on what is defined while rendering (a
backslash before a directive, an unknown directive with arguments) is `NotModelled`.
https://velocity.apache.org/engine/1.7/vtl-reference.html
"""

import functools
import re
from collections.abc import Callable

from gateway.velocity_expressions import Reader
from gateway.velocity_tree import (
    Block,
    Call,
    Define,
    Expression,
    ForEach,
    If,
    Leave,
    Node,
    Reference,
    Set,
    Text,
)

_PLAIN = re.compile(r"[^$#\\]+")
_COMMENT = re.compile(r"##[^\r\n]*(?:\r\n|\r|\n)?|#\*.*?(?:\*#|\Z)", re.DOTALL)
_UNPARSED = re.compile(r"#\[\[(.*?)\]\]#", re.DOTALL)
_DIRECTIVE = re.compile(r"#(?:\{(\w+)\}|(\w+))", re.ASCII)
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_WORD_AND_INDENT = re.compile(r"(\}|[A-Za-z_][\w-]*|)[ \t]+", re.ASCII)
_ENDINGS = frozenset({"end", "else", "elseif"})
_NOT_OFFERED = frozenset({"macro", "parse", "include", "evaluate"})


@functools.lru_cache(maxsize=4096)
def parsed(source: str) -> Block:
    """Read a whole template."""
    return _Parser(source, is_string=False).template()


class _Parser(Reader):
    """The reader of text and directives."""

    def template(self) -> Block:
        block, ending = self.block()
        if ending:
            self.fail(f"#{ending} without its #if, #foreach or #define")
        return block

    def template_in(self, text: str) -> Block:
        return _Parser(text, is_string=True).template()

    # Text

    def block(self) -> tuple[Block, str]:
        """The nodes up to the end of the text, or to an `#end`, `#else` or `#elseif`."""
        nodes: list[Node] = []
        while self.at < len(self.source):
            match = _DIRECTIVE.match(self.source, self.at)
            if match and (match[1] or match[2]) in _ENDINGS:
                self.at = match.end()
                return tuple(nodes), match[1] or match[2]
            nodes.append(self.node(nodes))
        return tuple(nodes), ""

    def node(self, before: list[Node]) -> Node:
        plain = self.take(_PLAIN)
        if plain:
            return Text(plain[0])
        char = self.source[self.at]
        if char == "\\":
            return self.backslashes()
        if char == "#":
            return self.hash(before)
        return self.reference() or self.char()

    def char(self) -> Text:
        """A dollar or a hash that starts nothing."""
        if self.source[self.at :] in ("$", "#", "$!") and not self.is_string:
            self.fail("a template cannot end like this")
        if self.source.startswith("$!!", self.at):
            self.refuse("$!!")
        self.at += 1
        return Text(self.source[self.at - 1])

    def backslashes(self) -> Node:
        count = len(self.source[self.at :]) - len(self.source[self.at :].lstrip("\\"))
        self.at += count
        if self.directive_name():
            self.refuse("a backslash before a directive")
        reference = self.reference()
        return reference._replace(backslashes=count) if reference else Text("\\" * count)

    def directive_name(self) -> str:
        """The name of the directive that starts here, or nothing."""
        match = _DIRECTIVE.match(self.source, self.at)
        name = (match[1] or match[2]) if match else ""
        known = name in _DIRECTIVES or name in _ENDINGS or name in _NOT_OFFERED
        return name if known else ""

    def hash(self, before: list[Node]) -> Node:
        if self.take(_COMMENT):
            return Text("")
        unparsed = self.take(_UNPARSED)
        if unparsed:
            return Text(unparsed[1])
        name = self.directive_name()
        if not name:
            return self.hash_as_text()
        if name in _NOT_OFFERED:
            self.refuse(f"#{name}, which API Gateway does not offer")
        self.take(_DIRECTIVE)
        if name != "set":
            return _DIRECTIVES[name](self)
        self.swallow_indent(before)
        node = self.set()
        if self.source.startswith("[", self.at) and _is_open(before):
            self.refuse("a reference, #set and [ without a blank")
        return node

    def hash_as_text(self) -> Text:
        if re.compile(r"#\{?@?\w+\}?[ \t]*\(").match(self.source, self.at):
            self.refuse("an unknown directive with arguments")
        if self.source.startswith("#[[", self.at):
            self.fail("#[[ without ]]#")
        return self.char()

    def swallow_indent(self, before: list[Node]) -> None:
        """White space belongs to the `#set` after it where it starts a token of Velocity's.

        That is where no other text comes before it; or, after a reference without braces, only
        a closing brace or a word.
        """
        last = before[-1] if before else None
        if not isinstance(last, Text):
            return
        word = _WORD_AND_INDENT.fullmatch(last.text)
        if word and (not word[1] or _is_open(before[:-1])):
            before[-1:] = [Text(word[1])] if word[1] else []
            if before and before[-1] in (Text("#"), Text("$")):
                self.refuse("#set after a lone # or $")

    # Directives

    def open(self) -> None:
        self.need("(")

    def close(self) -> None:
        """The parenthesis that ends a directive takes the rest of its line along."""
        self.need(")")
        self.take(_REST_OF_LINE)

    def body(self) -> Block:
        block, ending = self.block()
        if ending != "end":
            self.fail("expected #end")
        self.take(_REST_OF_LINE)
        return block

    def if_(self) -> Node:
        branches: list[tuple[Expression, Block]] = []
        ending = "elseif"
        while ending == "elseif":
            self.open()
            condition = self.expression()
            self.close()
            block, ending = self.block()
            branches.append((condition, block))
        if not ending:
            self.fail("#if without #end")
        self.take(_REST_OF_LINE)
        return If(tuple(branches), self.body() if ending == "else" else ())

    def foreach(self) -> Node:
        self.open()
        name = self.variable()
        self.need("in")
        items = self.expression()
        self.close()
        return ForEach(name, items, self.body())

    def define(self) -> Node:
        self.open()
        name = self.variable()
        self.close()
        return Define(name, self.body())

    def variable(self) -> str:
        self.skip_space()
        target = self.reference()
        if target is None or target.steps or target.source != f"${target.root}":
            self.fail("expected a plain $name")
        return target.root

    def set(self) -> Node:
        self.open()
        self.skip_space()
        target = self.reference()
        if target is None:
            self.fail("expected $name or $name.property")
        if target.source.startswith(("${", "$!")) or any(
            isinstance(step, Call) for step in target.steps[-1:]
        ):
            self.refuse("an unusual target of #set")
        self.need("=")
        if self.source.startswith("=", self.at):
            self.fail("expected a single =")
        value = self.expression()
        self.close()
        return Set(target, value)

    def leave(self, directive: str) -> Node:
        if self.source.startswith("(", self.at):
            self.refuse(f"arguments of #{directive}")
        return Leave(directive)


_DIRECTIVES: dict[str, Callable[[_Parser], Node]] = {
    "if": _Parser.if_,
    "foreach": _Parser.foreach,
    "define": _Parser.define,
    "set": _Parser.set,
    "stop": lambda parser: parser.leave("stop"),
    "break": lambda parser: parser.leave("break"),
}


def _is_open(nodes: list[Node]) -> bool:
    """Whether a reference without braces comes last, but for `#set` directly after it."""
    last = next((node for node in reversed(nodes) if not isinstance(node, Set)), None)
    return isinstance(last, Reference) and not last.source.endswith("}")
