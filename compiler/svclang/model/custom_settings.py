"""The settings of routes whose words mean something only together with what is declared.

In: a statement `auth …` or `header …`. Out: an `Access`, or `ResponseHeader`s; each mistake is
reported at its own word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..advice import say, write, write_nearest
from ..aws.attributes import RESPONSE_ROOTS
from ..diagnostics import Diagnostic, Related, nearest
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Block, Call, Constant, ListValue, Reference, Setting, Text, Value, Word
from .nodes import Access, ResponseHeader
from .references import check_value_references
from .similar import similar
from .symbols import Symbols

_BUILT_IN = ("none", "iam", "key")
_CHOICES = "`auth` is `none`, `iam`, `key`, or the name of an authorizer"
_EXAMPLE = 'as in `header Location: "/users/${result.id}"`'
# https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
_HEADER_NAME = re.compile(r"[A-Za-z0-9._$-]+")


class CustomSettings:
    """Reads `auth` and `header`."""

    def __init__(self, symbols: Symbols) -> None:
        self.symbols = symbols

    # --- auth

    def auth(self, statement: Setting, diagnostics: list[Diagnostic]) -> Access | None:
        """Who may call."""
        words = [word for phrase in statement.words for word in phrase]
        if len(words) != 1 or statement.arrow is not None:
            diagnostics.append(_one_choice(statement, words))
            return None
        word = words[0]
        if not isinstance(word, Reference | Call):
            diagnostics.append(_no_choice(word))
            return None
        callee = word.callee if isinstance(word, Call) else word
        name = callee.text
        scopes = _scopes(word, diagnostics) if isinstance(word, Call) else ()
        if name in _BUILT_IN and name not in self.symbols.names:
            if isinstance(word, Call):
                diagnostics.append(_no_scopes(name, word.span))
            return Access(name, "", (), word.span)  # type: ignore[arg-type]
        if not self._is_authorizer(callee, diagnostics):
            return None
        return Access("authorizer", name, scopes, word.span)

    def _is_authorizer(self, callee: Reference, diagnostics: list[Diagnostic]) -> bool:
        name = callee.text
        symbol = self.symbols.names.get(name)
        if symbol is None:
            if not self.symbols.is_lost(name):
                # Never `none`: a misspelt name must not open a door.
                declared = {s.name.text: s.name.span for s in self.symbols.of("authorizer")}
                diagnostics.append(_unknown_authorizer(callee, declared))
            return False
        if symbol.kind == "authorizer":
            return True
        if name in self.symbols.doubled:
            return False
        diagnostics.append(
            Diagnostic(
                "wrong-kind",
                f"`{name}` is a {symbol.kind}; `auth` takes an authorizer",
                callee.span,
                related=(Related(symbol.name.span, "declared here"),),
                help=f"declare one, `authorizer tokens -> {name}`, and write `auth tokens`"
                if symbol.kind == "function"
                else _CHOICES,
            )
        )
        return False

    # --- header

    def header(
        self, statement: Setting, diagnostics: list[Diagnostic]
    ) -> tuple[ResponseHeader, ...]:
        """Headers of the answer, in order."""
        headers = []
        for phrase in statement.words:
            pair = phrase[0]
            if len(phrase) != 1 or not isinstance(pair, syntax.Pair):
                diagnostics.append(_no_header(phrase))
                continue
            if not _HEADER_NAME.fullmatch(pair.key.text):
                diagnostics.append(_wrong_header_name(pair.key))
            diagnostics.extend(self._header_value(pair.value))
            headers.append(ResponseHeader(pair.key, pair.value, pair.span))
        if not statement.words or statement.arrow is not None:
            diagnostics.append(
                Diagnostic(
                    "missing-value",
                    "`header` needs a name and a value",
                    statement.span,
                    help=_EXAMPLE,
                )
            )
        return tuple(headers)

    def _header_value(self, value: Value) -> list[Diagnostic]:
        null = isinstance(value, Constant) and value.value is None
        if isinstance(value, Block | ListValue) or null:
            what = "text, a number or a reference"
            return [Diagnostic("wrong-value", f"a header holds {what}", value.span, help=_EXAMPLE)]
        return check_value_references(value, self.symbols, RESPONSE_ROOTS)


# --- Diagnostics


def _scopes(call: Call, diagnostics: list[Diagnostic]) -> tuple[str, ...]:
    scopes = []
    for argument in call.arguments:
        plain = argument.plain if isinstance(argument, Text) else None
        if plain:
            scopes.append(plain)
        else:
            diagnostics.append(
                Diagnostic(
                    "wrong-value",
                    "a scope is plain text in quotes",
                    argument.span,
                    help=f'as in `auth {call.callee.text}("orders/read")`',
                )
            )
    return tuple(scopes)


def _one_choice(statement: Setting, words: list[Word]) -> Diagnostic:
    if words and statement.arrow is None:
        return Diagnostic("too-many-words", "`auth` takes one value", words[1].span, help=_CHOICES)
    return Diagnostic(
        "missing-value", "`auth` needs a value", statement.span, label="no value", help=_CHOICES
    )


def _no_choice(word: Word) -> Diagnostic:
    plain = word.plain if isinstance(word, Text) else None
    advice = write(word.span, plain, f"write `{plain}`, without quotes") if plain else say()
    return Diagnostic("wrong-value", _CHOICES, word.span, **advice)


def _no_scopes(name: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "scopes-without-cognito",
        f"`auth {name}` has no scopes: they are claims of a Cognito token",
        span,
        **write(span, name, f"write `auth {name}`", safe=False),
    )


def _unknown_authorizer(callee: Reference, declared: Mapping[str, Span]) -> Diagnostic:
    known = ("iam", "key", *declared)
    return Diagnostic(
        "unknown-name",
        f"no authorizer is called `{callee.text}`",
        callee.span,
        label="not declared",
        related=similar(nearest(callee.text, known), "authorizer", declared),
        **write_nearest(
            callee.span,
            known,
            f"declare it: `authorizer {callee.text} -> FUNCTION`; else `auth` is `none`, `iam` or"
            " `key`",
        ),
    )


def _no_header(phrase: tuple[Word, ...]) -> Diagnostic:
    span, advice = phrase[-1].span, say(_EXAMPLE)
    first, last = phrase[0], phrase[-1]
    if len(phrase) == 2 and isinstance(first, Reference) and not isinstance(last, syntax.Pair):
        gap = Span(span.source, first.span.end, first.span.end)
        advice = write(gap, ":", f"write `{first.text}: {span.text}`")
    elif isinstance(last, Block) and len(last.entries) == len(phrase) == 1 and not last.settings:
        entry = last.entries[0].span.text
        advice = write(span, entry)
    message = "a header is given as `Name: value`"
    return Diagnostic("wrong-value", message, span, **advice)


def _wrong_header_name(name: syntax.Name) -> Diagnostic:
    return Diagnostic(
        "wrong-value",
        f"`{name.text}` is no name of a header",
        name.span,
        help="letters, digits and `-` make one, as in `X-Trace-Id`",
    )
