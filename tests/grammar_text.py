"""Text that the grammar's own rules give: its syntax is right, its meaning mostly nonsense.

In: the rules of the grammar, and the words that people write (`grammar_rules`). Out: strategies.
`sentences` draws tokens, `laid_out` makes a text of tokens with blanks, line ends and comments
wherever they can stand, `texts` does both, and `soup` draws tokens in no order at all, some of
them cut off. A word that is a keyword in its place can still make a text wrong: who needs one
that parses, assumes so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from grammar_rules import END, Expansion, Grammar, Token, grammar, parts, shapes

_TEXT = st.characters(exclude_categories=("Cc", "Cs"))
_BLANKS = ("", " ", " ", " ", "  ", "\t", " \r")
_LINES = ("\n", "\n", "\n", "\n\n", ";", " ; ", "\r\n", "\n  ", "\n    ")
_COMMENTS = ("// why", "//", "/// what", "///", "//// no doc", '// "', "// svc: x", "// }")
_INLINE = {"LPAR": "RPAR", "LSQB": "RSQB"}  # line ends do not count in them
_CLOSERS = {**_INLINE, "LBRACE": "RBRACE"}


def texts(rule: str = "file", *, most: int = 150, comments: bool = True) -> st.SearchStrategy[str]:
    """Texts of a rule, of about so many tokens at most."""
    return sentences(rule, most=most).flatmap(lambda tokens: laid_out(tokens, comments=comments))


@st.composite
def sentences(draw: st.DrawFn, rule: str = "file", *, most: int = 150) -> list[Token]:
    """The tokens of something that a rule stands for, about so many at most."""
    drawer = _Drawer(draw, most)
    drawer.expand(rule, "", first=True, depth=0)
    return drawer.tokens


@st.composite
def laid_out(draw: st.DrawFn, tokens: Sequence[Token], *, comments: bool = True) -> str:
    """A text of these tokens, with blanks, line ends and comments where they change nothing."""
    written: list[str] = []
    opened: list[str] = []
    before: Token | None = None
    for token in tokens:
        inline = bool(opened) and opened[-1] in _INLINE
        if before is not None:
            lines = inline and END not in (before.kind, token.kind)
            written.append(draw(_gap(_can_touch(before, token), lines, comments)))
        written.append(draw(_line_ends(comments)) if token.kind == END else token.text)
        if token.kind in _CLOSERS:
            opened.append(token.kind)
        elif opened and token.kind == _CLOSERS[opened[-1]]:
            opened.pop()
        before = token
    return "".join(written)


@st.composite
def recombined(draw: st.DrawFn, text: str, *, most: int = 3) -> str:
    """A text without errors, some parts of which are those of others, or drawn."""
    for _ in range(draw(st.integers(1, most))):
        try:
            part = draw(st.sampled_from(parts(text)))
        except ValueError:  # a word has become a keyword
            return text
        others = grammar().labelled.get(part.label)
        if others and draw(st.integers(0, 3)):
            tokens: Sequence[Token] = draw(st.sampled_from(others))
        elif part.label in grammar().rules:
            tokens = draw(sentences(part.label, most=20))
        else:
            continue
        written = draw(laid_out(tokens, comments=False))
        text = f"{text[: part.start]} {written} {text[part.end :]}"
    return text


@st.composite
def tokens(draw: st.DrawFn) -> Token:
    """A token of any kind."""
    kind = draw(st.sampled_from(sorted(shapes())))
    return Token(kind, draw(_texts_of(kind)))


@st.composite
def soup(draw: st.DrawFn, most: int = 60) -> str:
    """Tokens in no order, some of them cut off, and characters that no token begins with."""
    written = []
    for token in draw(st.lists(tokens(), max_size=most)):
        start, end = draw(st.sampled_from(((0, None), (0, None), (0, None), (0, -1), (1, None))))
        written += [token.text[start:end], draw(st.sampled_from((" ", " ", " ", "", "\n")))]
        if draw(st.integers(0, 15)) == 0:
            written.append(draw(st.characters()))
    return "".join(written)


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """A text with something taken out of it and something else put in, a few times."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 4))
        put = draw(st.just("") | tokens().map(_text_of) | soup(3))
        text = text[:start] + put + text[end:]
    return text


def _text_of(token: Token) -> str:
    return token.text


class _Drawer:
    """Draws the tokens of one sentence."""

    def __init__(self, draw: st.DrawFn, most: int) -> None:
        self.tokens: list[Token] = []
        self._draw = draw
        self._most = most
        self._grammar = grammar()

    def expand(self, symbol: str, label: str, *, first: bool, depth: int) -> None:
        """Writes what a symbol of the grammar stands for, which is a part of a tree `label`."""
        known = self._grammar
        if symbol not in known.rules:
            self.tokens.append(self._token(symbol, label, first))
            return
        examples = known.examples[symbol]
        if examples and depth and self._one_in(6):
            self.tokens += self._draw(st.sampled_from(examples))
            return
        expansion = self._draw(_expansions(symbol, short=self._is_enough(depth)))
        inner = expansion.label or label
        for at, part in enumerate(expansion.symbols):
            begins = at == 0 and (first or bool(expansion.label))
            self.expand(part, inner, first=begins, depth=depth + 1)

    def _is_enough(self, depth: int) -> bool:
        return len(self.tokens) > self._most or depth > self._most / 4

    def _one_in(self, times: int) -> bool:
        return self._draw(st.integers(1, times)) == times

    def _token(self, kind: str, label: str, first: bool) -> Token:
        placed = self._grammar.placed.get((kind, label, first))
        if kind in self._grammar.fixed:
            return Token(kind, self._grammar.fixed[kind])
        if kind == END:
            return Token(kind, "\n")
        if placed and not self._one_in(8):
            return Token(kind, self._draw(st.sampled_from(placed)))
        return Token(kind, self._draw(_texts_of(kind)))


@cache
def _expansions(rule: str, *, short: bool) -> st.SearchStrategy[Expansion]:
    """The expansions of a rule, or those alone that soon come to an end."""
    known = grammar()
    all_of_them = known.rules[rule]
    if not short:
        return st.sampled_from(all_of_them)
    lowest = known.height[rule]
    return st.sampled_from([each for each in all_of_them if _height(each.symbols, known) < lowest])


def _height(symbols: Sequence[str], known: Grammar) -> int:
    return max((known.height.get(symbol, 0) for symbol in symbols), default=0)


@cache
def _texts_of(kind: str) -> st.SearchStrategy[str]:
    """Texts of a kind of token: those that people write, and any others."""
    known = grammar()
    if kind in known.fixed:
        return st.just(known.fixed[kind])
    anything = st.from_regex(shapes()[kind], fullmatch=True, alphabet=_TEXT)
    if kind not in known.texts:
        return st.from_regex(shapes()[kind], fullmatch=True)
    return st.sampled_from(known.texts[kind]) | anything


@cache
def _line_ends(comments: bool) -> st.SearchStrategy[str]:
    """What ends a statement."""
    plain = st.sampled_from(_LINES)
    if not comments:
        return plain
    comment = st.sampled_from(_COMMENTS)
    commented = st.tuples(st.sampled_from((" ", "\n", "\n  ")), comment, plain.filter(_is_line))
    return plain | plain | commented.map("".join)


@cache
def _gap(empty: bool, lines: bool, comments: bool) -> st.SearchStrategy[str]:
    """What stands between two tokens: it can be empty, have line ends, and with them comments."""
    plain = st.sampled_from(_BLANKS if empty else _BLANKS[1:])
    if not lines:
        return plain
    line_ends = st.sampled_from(("\n", "\n  "))
    if not comments:
        return plain | plain | plain | line_ends
    commented = st.tuples(st.just(" "), st.sampled_from(_COMMENTS), line_ends).map("".join)
    return plain | plain | plain | plain | plain | line_ends | commented


def _can_touch(before: Token, token: Token) -> bool:
    """Whether two tokens stay two without a blank between them."""
    known = grammar()
    if END in (before.kind, token.kind):
        return before.kind != "PATH" or token.kind == END
    if before.kind == "PATH":
        return token.kind == "ARROW"
    if token.kind == "LSQB" and before.kind in ("NAME", "DOTTED"):
        return False
    return known.is_sign(before.kind) or known.is_sign(token.kind)


def _is_line(written: str) -> bool:
    return "\n" in written
