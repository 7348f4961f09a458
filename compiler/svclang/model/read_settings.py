"""Settings read by their forms: from words of the syntax to values in the property's unit.

In: a block and the table of the settings that may stand in it. Out: `Settings`, and a diagnostic
at the smallest wrong span for every setting that is not known, given twice, or given a value that
AWS would refuse. A reference to a parameter is taken wherever a value is, and kept as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ..advice import keep_one, say, write, write_nearest
from ..aws.api_settings import API_SETTINGS, AUTHORIZER_SETTINGS, ROUTE_SETTINGS
from ..aws.forms import By, Custom, Form, Setting
from ..aws.function_settings import (
    FUNCTION_SETTINGS,
    OUTPUT_SETTINGS,
    RAW_RESOURCE_SETTINGS,
    SERVICE_SETTINGS,
)
from ..diagnostics import Diagnostic, Related, given_twice, in_choice, nearest, with_article
from ..source import Span
from ..syntax.nodes import Block, Name, Pair, Word
from ..syntax.nodes import Setting as Statement
from .entries import as_setting, with_value
from .nodes import Given
from .read_words import Reader
from .statements_apart import apart
from .symbols import Symbols

# Reads a setting that needs to know what is declared: `auth`, `header`.
CustomReader = Callable[[Statement, list[Diagnostic]], Any]

_OWNERS: tuple[tuple[str, Mapping[str, Setting]], ...] = (
    ("services", SERVICE_SETTINGS),
    ("functions", FUNCTION_SETTINGS),
    ("routes", ROUTE_SETTINGS),
    ("APIs", API_SETTINGS),
    ("authorizers", AUTHORIZER_SETTINGS),
    ("outputs", OUTPUT_SETTINGS),
    ("raw resources", RAW_RESOURCE_SETTINGS),
)
CONTRACTS = ("takes", "gives")
"""What a route without a called function says in its braces, which is no setting."""

# What an arrow can lead to, and whose braces hold none.
_FED = frozenset(("function", "queue", "topic", "machine"))
_WITHOUT_ARROWS = frozenset(("a function", "a service", "a route", "an API", "a stage"))

# What a route says before its braces.
_BEHIND_TARGETS = {
    "returns": "POST /items -> add_item returns 201 { … }",
    "async": "POST /jobs -> resize async { … }",
}


class SettingsReader:
    """Reads blocks of settings, and gathers what is wrong with them in `diagnostics`.

    `custom` has a reader for each setting of the form `Custom`. Where an `essential` setting is
    given but means nothing, it is there with the value None, so that nothing says it is missing.
    `unclear` counts names that nobody can look up, because what declares them is wrong itself.
    """

    def __init__(
        self,
        symbols: Symbols,
        custom: Mapping[str, CustomReader] | None = None,
        essential: Collection[str] = (),
    ) -> None:
        self.symbols = symbols
        self.custom = custom or {}
        self.essential = essential
        self.diagnostics: list[Diagnostic] = []
        self.unclear = 0

    def block(
        self, block: Block | None, table: Mapping[str, Setting], owner: str
    ) -> dict[str, Given]:
        """The settings of a block; `owner` says whose they are (`a function`)."""
        if block is None:
            return {}
        block = self._without_keyed_names(block, table)
        unread = [entry.key.text for entry in block.entries if entry.key.text in self.essential]
        for entry in block.entries:
            self.diagnostics.append(self._entry_for_setting(entry, table, owner))
        return {
            **self.unread(unread, block.span),
            **self.statements(block.settings, table, owner),
        }

    def statements(
        self, statements: Sequence[Statement], table: Mapping[str, Setting], owner: str
    ) -> dict[str, Given]:
        """The settings among statements, each read by its form."""
        settings: dict[str, Given] = {}
        for statement in statements:
            setting = table.get(statement.name.text)
            if setting is None:
                problem = self._unfed(statement, owner) or _unknown(statement, table, owner)
                self.diagnostics.append(problem)
                meant = _meant(statement.name.text, table)
                if meant is not None and meant in self.essential:
                    settings.update(self.unread((meant,), statement.name.span))
                continue
            told = len(self.diagnostics)
            given = self._given(statement, setting)
            if given is None and (several := self._apart(statement, table, told)):
                settings.update(self.statements(several, table, owner))
                continue
            if given is None:
                if setting.name in self.essential:
                    settings.update(self.unread((setting.name,), statement.name.span))
                continue
            before = settings.get(setting.name)
            if before is None:
                settings[setting.name] = given
            elif setting.repeats and before.value is None:
                continue  # one of them could not be understood
            elif setting.repeats:
                settings[setting.name] = before._replace(
                    value=(*before.value, *given.value), spans=(*before.spans, *given.spans)
                )
            else:
                self.diagnostics.append(_given_twice(statement, before))
        return settings

    def _apart(
        self, statement: Statement, table: Mapping[str, Setting], told: int
    ) -> list[Statement]:
        """The settings of a statement that means nothing, if they are several.

        What was told of it since then is forgotten: it follows from that.
        """
        found = apart(statement, table, self.symbols.names.__contains__)
        if found is None:
            return []
        problem, several = found
        self.diagnostics[told:] = [problem]
        return several

    def _unfed(self, statement: Statement, owner: str) -> Diagnostic | None:
        """A name where a setting is expected, of something that was to be fed."""
        name = statement.name
        symbol = self.symbols.names.get(name.text)
        if symbol is None or symbol.kind not in _FED or owner in _WITHOUT_ARROWS:
            return None
        place = name.span._replace(end=name.span.start)
        return Diagnostic(
            "unknown-setting",
            f"`->` is missing in front of `{name.text}`",
            name.span,
            related=(Related(symbol.name.span, f"{with_article(symbol.kind)}, and no setting"),),
            **write(place, "-> ", f"write `-> {name.text}`"),
        )

    def _without_keyed_names(self, block: Block, table: Mapping[str, Setting]) -> Block:
        """A block without entries such as `read: f, g`, which are reported."""
        entries, settings = list(block.entries), list(block.settings)
        for entry in block.entries:
            setting = table.get(entry.key.text)
            if setting is None or not isinstance(setting.form, By):
                continue
            end = entry.value.span
            while settings_behind := [one for one in settings if _goes_on(one, end)]:
                end = settings_behind[0].span
                settings.remove(settings_behind[0])
            entries.remove(entry)
            names = entry.value.span.to(end).text
            colon = entry.key.span._replace(start=entry.key.span.end, end=entry.value.span.start)
            advice = write(colon, " by ", f"write `{entry.key.text} by {names}`")
            message = "the value of a setting follows its name without `:`"
            self.diagnostics.append(
                Diagnostic("entry-for-setting", message, entry.key.span, **advice)
            )
        return block._replace(entries=tuple(entries), settings=tuple(settings))

    def _entry_for_setting(
        self, entry: Pair, table: Mapping[str, Setting], owner: str
    ) -> Diagnostic:
        """An entry in the place of a setting; what else is wrong with its value is repaired too."""
        key, setting = entry.key, table.get(entry.key.text)
        if setting is None:
            message = f"{owner} has no setting `{key.text}`"
            advice = write_nearest(key.span, table, _known(table), word=key.text)
            return Diagnostic("unknown-setting", message, key.span, **advice)
        advice = as_setting(entry)
        if not isinstance(setting.form, Custom):
            statement = Statement(Name(key.text, key.span), ((entry.value,),), None, entry.span)
            reader = Reader(self, setting, statement)
            before = len(self.diagnostics)
            reader.read(setting.form, statement.words)
            del self.diagnostics[before:]
            advice = with_value(entry, advice, reader.diagnostics)
        message = "the value of a setting follows its name without `:`"
        return Diagnostic("entry-for-setting", message, key.span, **advice)

    @staticmethod
    def unread(names: Collection[str], span: Span) -> dict[str, Given]:
        """Settings that are there, but could not be understood."""
        return {name: Given(None, span, span) for name in names}

    def _given(self, statement: Statement, setting: Setting) -> Given | None:
        if statement.arrow is not None and not isinstance(setting.form, Custom):
            self.diagnostics.append(
                Diagnostic(
                    "misplaced-arrow",
                    f"`{setting.name}` feeds nothing",
                    statement.fed,
                    help=f"as in `{setting.example}`",
                )
            )
            return None
        before = len(self.diagnostics) + self.unclear
        if isinstance(setting.form, Custom):
            value = self.custom[setting.name](statement, self.diagnostics)
        else:
            value = self.read(setting.form, statement.words, setting, statement)
        if len(self.diagnostics) + self.unclear > before:
            return None
        words = _words_span(statement)
        if setting.repeats:
            return Given((value,), words, statement.name.span, (words,))
        return Given(value, words, statement.name.span)

    def read(
        self,
        form: Form,
        words: tuple[tuple[Word, ...], ...],
        setting: Setting,
        statement: Statement,
    ) -> Any:
        """What the words mean in this form."""
        reader = Reader(self, setting, statement)
        value = reader.read(form, words)
        self.diagnostics.extend(reader.diagnostics)
        return value


def _words_span(statement: Statement) -> Span:
    if not statement.words:
        return statement.span
    return statement.words[0][0].span.to(statement.words[-1][-1].span)


def _unknown(statement: Statement, table: Mapping[str, Setting], owner: str) -> Diagnostic:
    name = statement.name
    if not name.text:
        return Diagnostic(
            "misplaced-arrow", f"{owner} feeds nothing", statement.fed, label="not here"
        )
    if owner == "a route" and name.text in _BEHIND_TARGETS:
        shown = _BEHIND_TARGETS[name.text]
        return Diagnostic(
            "unknown-setting",
            f"`{name.text}` stands behind the target of a route, before its braces",
            name.span,
            label="not here",
            help=f"as in `{shown}`",
        )
    meant = _elsewhere_called(name.text, table)
    if meant is not None:
        return Diagnostic(
            "unknown-setting",
            f"{owner} has no setting `{name.text}`, which is said by `{meant.name}`",
            name.span,
            label="not a setting",
            help=f"as in `{meant.example}`",
        )
    verb = table.get(name.text.removesuffix("_by"))
    if verb is not None and isinstance(verb.form, By):
        message = f"{owner} has no setting `{name.text}`"
        advice = write(name.span, f"{verb.name} by")
        return Diagnostic("unknown-setting", message, name.span, "not a setting", **advice)
    elsewhere = [owners for owners, known in _OWNERS if name.text in known]
    if elsewhere and not _is_inflected(name.text, table):
        return Diagnostic(
            "unknown-setting",
            f"`{name.text}` is a setting of {_and(elsewhere)}, not of {owner}",
            name.span,
            label="not here",
            help=f"move it into {in_choice(one.removesuffix('s') for one in elsewhere)}",
        )
    of_contracts = CONTRACTS if owner == "a route" else ()
    return Diagnostic(
        "unknown-setting",
        f"{owner} has no setting `{name.text}`",
        name.span,
        label="not a setting",
        **write_nearest(name.span, (*table, *of_contracts), _known(table)),
    )


def _goes_on(statement: Statement, before: Span) -> bool:
    """Whether a name alone stands behind something, with a comma between them."""
    source, start, _ = statement.span
    between = source.text[before.end : start] if source is before.source else ""
    return between.strip() == "," and not statement.words and statement.arrow is None


def _is_inflected(name: str, table: Mapping[str, Setting]) -> bool:
    """Whether one of the settings is called nearly so, as `retries` is by `retry`."""
    meant = nearest(name, table)
    return meant is not None and meant.startswith(name[: max(4, len(name) - 1)])


def _elsewhere_called(name: str, table: Mapping[str, Setting]) -> Setting | None:
    """The setting that others call by a name."""
    return next((known for known in table.values() if name in known.also), None)


def _meant(name: str, table: Mapping[str, Setting]) -> str | None:
    """The setting that is meant by a name that none has."""
    called = _elsewhere_called(name, table)
    return called.name if called is not None else nearest(name, table)


def _and(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _known(table: Mapping[str, Setting]) -> str:
    return "its settings are " + _listed(table) if table else "it has none"


def _listed(table: Mapping[str, Setting]) -> str:
    return ", ".join(f"`{known}`" for known in table)


def _given_twice(again: Statement, before: Given) -> Diagnostic:
    name = again.name
    feeds = again.span.source.text[again.span.end :].lstrip().startswith("->")
    advice = say("keep one of them") if feeds else keep_one(again.span, before.whole)
    return given_twice(f"`{name.text}`", name.span, before.name, **advice)
