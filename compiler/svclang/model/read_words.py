"""The words of one setting, read by a form.

In: the phrases behind a setting's name. Out: the value in the unit of the form, and what is wrong
with the words, each mistake at its own word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..advice import say, write, write_nearest
from ..aws import forms
from ..aws.forms import Form, Setting
from ..diagnostics import Diagnostic, Fix, in_choice, nearest, with_article
from ..source import Span
from ..syntax.nodes import (
    Block,
    Constant,
    ListValue,
    Pair,
    Reference,
    Text,
    Value,
    Word,
)
from ..syntax.nodes import Setting as Statement
from . import read_data, read_grants, read_numbers, read_texts
from .known_values import unless_known
from .read_typed import read_typed
from .references import check_declared, check_reference, check_value_references, is_declared

if TYPE_CHECKING:
    from .read_settings import SettingsReader

Phrases = tuple[tuple[Word, ...], ...]

# Words that a reference could be mistaken for: they are bare themselves, or are data.
_NO_REFERENCE = (
    *(forms.Words, forms.Switch, forms.Word, forms.Runtime, forms.Data, forms.Flag, forms.Rate),
    forms.Declared,
)


_SWITCHED_ON = frozenset(("on", "off", "yes", "no", "enabled", "disabled"))
# Other words for `on` and `off`.
_SWITCHED = {
    **dict.fromkeys(("yes", "true", "enabled", "all"), "on"),
    **dict.fromkeys(("no", "none", "false", "disabled", "never"), "off"),
}


class Reader:
    """Reads the words of one statement; mistakes are gathered in `diagnostics`."""

    def __init__(self, settings: SettingsReader, setting: Setting, statement: Statement) -> None:
        self.settings = settings
        self.symbols = settings.symbols
        self.setting = setting
        self.statement = statement
        self.diagnostics: list[Diagnostic] = []

    def read(self, form: Form, phrases: Phrases) -> Any:
        """What the phrases mean in this form, None where they mean nothing."""
        if isinstance(form, forms.Items):
            return self._items(form, phrases)
        if isinstance(form, forms.Either):
            words = phrases[0] if len(phrases) == 1 else ()
            bare = len(words) == 1 and read_numbers.word_of(words[0]) == form.word
            return form.stands if bare else self.read(form.form, phrases)
        if isinstance(form, forms.Parts):
            return self._parts(form, phrases)
        if isinstance(form, forms.By):
            return read_grants.by(self, phrases)
        if isinstance(form, forms.Allow):
            return read_grants.allow(self, phrases)
        if isinstance(form, forms.Typed):
            return read_typed(self, form)
        if isinstance(form, forms.Data) and read_data.are_pairs(phrases):
            return read_data.unbraced(self, [word for phrase in phrases for word in phrase])
        if len(phrases) > 1:
            return self.wrong(phrases[1][0].span, "too-many-words", "takes one value, not a list")
        words = phrases[0] if phrases else ()
        if isinstance(form, forms.Flag | forms.Switch) and not words:
            return True
        if not words:
            return self._missing()
        if len(words) > 1:
            return read_numbers.too_many_words(self, form, words)
        return self.value(form, words[0])

    def value(self, form: Form, word: Word) -> Any:
        """What one word means in a form of one word."""
        if isinstance(word, Reference) and not isinstance(form, _NO_REFERENCE):
            return self._reference(form, word)
        return _READERS[type(form)](self, form, word)

    # --- Composed forms

    def _items(self, form: forms.Items, phrases: Phrases) -> Any:
        words: list[Word] = []
        for phrase in phrases:
            for extra in phrase[1:]:
                self.wrong(extra.span, "too-many-words", "takes values separated by commas")
            first = phrase[0]
            words.extend(first.items if isinstance(first, ListValue) else (first,))
        if len(words) < form.low:
            return self._missing()
        if len(words) > form.high:
            span = words[form.high].span
            return self.wrong(span, "out-of-range", f"takes {form.high} values at most")
        return tuple(self.value(form.each, word) for word in words)

    def _parts(self, form: forms.Parts, phrases: Phrases) -> Any:
        read: dict[str, Any] = {}
        rest, more = self._joined(form, phrases)
        before = len(self.settings.diagnostics)
        if form.block and rest and isinstance(rest[-1], Block):
            self._block_part(form, rest.pop(), read)
        if form.first is not None:
            if not rest or read_numbers.word_of(rest[0]) in form.then:
                return self._missing() if form.first_needed or not read else read
            read["first"] = self.value(form.first, rest.pop(0))
        while rest:
            word = rest.pop(0)
            name = read_numbers.word_of(word)
            if name not in form.then:
                return self._unknown_word(word, form)
            if not rest:
                return self.wrong(word.span, "missing-value", f"needs a value behind `{name}`")
            part, value = form.then[name], rest.pop(0)
            whole = isinstance(part, forms.Items) and not rest
            read[name] = self.read(part, ((value,), *more) if whole else ((value,),))
            more = () if whole else more
        if more:
            return self.wrong(more[0][0].span, "too-many-words", "takes one value, not a list")
        if not read and len(self.settings.diagnostics) == before:
            return self._missing()
        return read

    def _joined(self, form: forms.Parts, phrases: Phrases) -> tuple[list[Word], Phrases]:
        """The words of the first phrase, and the other phrases.

        A word that goes on, as `burst` does, has no comma in front of it: that is reported, and
        passed over.
        """
        rest = list(phrases[0]) if phrases else []
        more = phrases[1:]
        while more and read_numbers.word_of(more[0][0]) in form.then:
            word = more[0][0].span
            comma = word.source.text.rfind(",", 0, word.start)
            place = Span(word.source, comma, comma + 1)
            message = f"`{word.text}` has no comma in front of it"
            self.wrong(place, "too-many-words", message, **write(place, "", "leave it out"))
            rest, more = [*rest, *more[0]], more[1:]
        return rest, more

    def _block_part(self, form: forms.Parts, block: Word, read: dict[str, Any]) -> None:
        if isinstance(block, Block):
            owner = f"`{self.setting.name}`"
            inner = self.settings.block(block, forms.table(*form.block), owner)
            read.update(inner)

    def _unknown_word(self, word: Word, form: forms.Parts) -> None:
        if isinstance(word, Pair) and word.key.text in form.then:
            help_ = f"write `{word.key.text} {word.value.span.text}`"
            colon = word.span._replace(start=word.key.span.end, end=word.value.span.start)
            message = f"`{word.key.text}` has no `:` behind it"
            self.wrong(colon, "too-many-words", message, **write(colon, " ", help_))
            return
        known = ", ".join(f"`{name}`" for name in form.then)
        more = f"only {known} can follow" if known else "nothing more can follow"
        self.wrong(
            word.span,
            "too-many-words",
            f"does not know the word `{word.span.text}`",
            **write_nearest(word.span, form.then, f"{more}: `{self.setting.example}`"),
        )

    # --- Forms of one word

    def _reference(self, form: Form, word: Reference) -> Any:
        text = isinstance(form, forms.Txt)
        otherwise = "" if text else f"it is written `{self.setting.example}`"
        problem = check_reference(word, self.symbols, otherwise=otherwise)
        if problem is not None and problem.rule == "unknown-name" and word.text in _SWITCHED_ON:
            message = f"says more than `{word.text}`"
            return self.wrong(word.span, "wrong-value", message)
        if problem is not None and problem.rule == "unknown-name":
            problem = self._quoted(form, word, problem)
        is_text = isinstance(form, forms.Txt) and read_texts.looks_right(form, word.text)
        if problem is not None and problem.rule == "unknown-attribute" and is_text:
            return read_texts.unquoted(self, word)
        if problem is not None:
            self.diagnostics.append(problem)
            return None
        if getattr(form, "fixed", False):
            return self._not_fixed(word)
        if isinstance(form, forms.Integer | forms.Duration | forms.Size):
            return read_numbers.reference(self, form, word)
        if isinstance(form, forms.Txt):
            needs = f"needs the {form.what}"
            return unless_known(self, word, lambda value: read_texts.fits(form, str(value)), needs)
        return word

    def _quoted(self, form: Form, word: Reference, problem: Diagnostic) -> Diagnostic:
        """An undeclared name where text is wanted, which is most likely text without quotes."""
        if not isinstance(form, forms.Txt) or not read_texts.looks_right(form, word.text):
            in_quotes = problem.fix is not None and problem.fix.edits[0].text[:1] == '"'
            return problem._replace(fix=None) if in_quotes else problem
        params = () if form.fixed else [param.name.text for param in self.symbols.of("param")]
        if nearest(word.path[0], params):
            return problem
        return problem._replace(related=(), **write(word.span, f'"{word.text}"', safe=False))

    def _not_fixed(self, word: Reference) -> None:
        self.wrong(
            word.span,
            "not-constant",
            "needs a value that is written here: the compiler itself must know it",
            label="known only when the stack is deployed",
            help="where it differs from stage to stage, say so in `stage NAME { … }`",
        )

    def words(self, form: forms.Words, word: Word) -> Any:
        """One of a few words, or a parameter that holds what one of them stands for."""
        name = read_numbers.word_of(word)
        if name in form.meaning:
            return form.meaning[name]
        if form.text is not None and isinstance(word, Text):
            return read_texts.txt(self, form.text, word)
        known = ", ".join(f"`{choice}`" for choice in form.meaning)
        if isinstance(word, Reference) and self.is_param(word):
            values = form.meaning.values()
            stand = ", ".join(map(str, values))
            return (
                self._not_fixed(word)
                if form.fixed
                else unless_known(self, word, lambda value: value in values, f"is one of {stand}")
            )
        known += f", or the {form.text.what} in quotes" if form.text is not None else ""
        said = word.span.text.strip('"')
        meant = _SWITCHED.get(said.lower())
        if meant in form.meaning:
            advice = write(word.span, str(meant))
        else:
            advice = write_nearest(word.span, [str(choice) for choice in form.meaning], word=said)
        return self.wrong(word.span, "wrong-value", f"is one of {known}", **advice)

    def switch(self, _form: forms.Switch, word: Word) -> Any:
        """`on` or `off`."""
        if isinstance(word, Constant) and isinstance(word.value, bool):
            return word.value
        text = word.text if isinstance(word, Reference) else ""
        if text in ("on", "off"):
            return text == "on"
        offer = _SWITCHED.get(text.lower())
        help_ = f"write `{self.setting.name} {offer}`"
        advice = write(word.span, offer, help_) if offer else say()
        return self.wrong(word.span, "wrong-value", "is `on` or `off`", **advice)

    def flag(self, _form: forms.Flag, word: Word) -> Any:
        """Nothing at all."""
        return self.wrong(word.span, "too-many-words", "takes no value")

    def word(self, form: forms.Word, word: Word) -> Any:
        """A bare name, kept with its place."""
        if isinstance(word, Reference):
            return word
        said = f"needs the name of {with_article(form.what)}"
        return self.wrong(word.span, "wrong-value", said, **read_texts.bare(word))

    def declared(self, form: forms.Declared, word: Word) -> Any:
        """The name of something that is declared, of the right kind, kept with its place."""
        if not isinstance(word, Reference):
            said = f"needs the name of {in_choice(form.kinds)}"
            return self.wrong(word.span, "wrong-value", said, **read_texts.bare(word))
        problem = check_declared(word, form.kinds, self.symbols)
        self.diagnostics.extend(problem)
        if is_declared(word, form.kinds, self.symbols):
            return word
        self.settings.unclear += not problem
        return None

    # --- What they share

    def is_param(self, word: Reference) -> bool:
        """Whether a word is a parameter of the stack."""
        symbol = self.symbols.names.get(word.text)
        return symbol is not None and symbol.kind == "param"

    def check_references(self, word: Any) -> None:
        """Report the references in a value that mean nothing."""
        self.diagnostics.extend(check_value_references(word, self.symbols))

    def _missing(self) -> None:
        self.wrong(self.statement.name.span, "missing-value", "needs a value", label="no value")

    def wrong(
        self,
        span: Span,
        rule: str,
        message: str,
        *,
        label: str = "",
        help: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Report words that mean nothing; `message` goes on behind the setting's name."""
        said = message if message.startswith("`") else f"`{self.setting.name}` {message}"
        if not help and rule in ("missing-value", "wrong-value", "too-many-words"):
            help = f"as in `{self.setting.example}`"
        self.diagnostics.append(Diagnostic(rule, said, span, label=label, help=help, fix=fix))


_READERS: dict[type, Callable[[Reader, Any, Any], Any]] = {
    forms.Integer: read_numbers.integer,
    forms.Duration: read_numbers.duration,
    forms.Size: read_numbers.size,
    forms.Rate: read_numbers.rate,
    forms.Words: Reader.words,
    forms.Switch: Reader.switch,
    forms.Flag: Reader.flag,
    forms.Txt: read_texts.txt,
    forms.Word: Reader.word,
    forms.Runtime: read_texts.runtime,
    forms.Data: read_data.data,
    forms.Declared: Reader.declared,
    forms.Free: read_data.free,
}

__all__ = ["Reader", "Value"]
