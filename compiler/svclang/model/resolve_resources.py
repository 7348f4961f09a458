"""Resources of the language's own kinds: their settings, and what they feed.

    queue jobs {
      visibility 90s                          settings: { visibility: 90 }
      -> resize { batch 10; window 5s }       feeds: (resize, { batch: 10, window: 5 })
    }
    every 5m -> cleanup                       settings: { when: 300 }, feeds: (cleanup)

In: a declaration of the syntax, and what is known of its kind. Out: a `DeclaredResource`; what is
wrong is gathered in `diagnostics`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..advice import say, write, write_meant, write_nearest
from ..aws.describe import one_of
from ..aws.forms import Declared, Parts
from ..aws.forms import Setting as SettingEntry
from ..aws.kind import Kind, Trigger
from ..aws.kinds import kind_named
from ..diagnostics import Diagnostic, nearest, with_article
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Block, Call, Name, Reference, Setting, Word
from .names import schedule_name
from .nodes import DeclaredResource, Feed, Given, Settings
from .read_settings import SettingsReader
from .references import check_declared, is_declared
from .symbols import Symbols

# The setting of a schedule that stands before its arrow.
WHEN = "when"
# Settings whose absence is a mistake of its own: one that was not understood is not absent.
_ESSENTIAL = {
    "table": ("key",),
    "machine": ("definition",),
    "event": ("source", "detail_type", "detail", "pattern"),
    "logs": ("of",),
    "plan": ("of",),
    "key": ("plan",),
    "domain": ("name", "certificate", "zone", "of", "path"),
    "pool": ("client", "login"),
}


class ResourceResolver:
    """Resolves resources one by one."""

    def __init__(self, symbols: Symbols) -> None:
        self.symbols = symbols
        self.reader = SettingsReader(symbols)
        self.diagnostics = self.reader.diagnostics

    def resource(self, node: syntax.ResourceDeclaration, override: Settings) -> DeclaredResource:
        """A resource with a name, and the settings that its stage puts over its own."""
        kind = kind_named(node.kind.text)
        assert kind is not None
        owner = with_article(kind.name)
        block = node.block or Block((), (), node.name.span)
        fed = [item for item in block.settings if item.arrow is not None]
        plain = [item for item in block.settings if item.arrow is None]
        heads = [self._head(item, kind) for item in fed]
        plain = [item for item in plain if self._is_setting(item, kind)]
        own = tuple(item for item in (*plain, *heads) if item is not None)
        self.reader.essential = _ESSENTIAL.get(kind.name, ())
        settings = self.reader.block(block._replace(settings=own), kind.settings, owner)
        self.reader.essential = ()
        feeds = [self._feed(item, kind) for item in fed]
        for item, feed in zip(fed, feeds, strict=True):
            if feed is None:
                # Its mistake is known; a setting without its arrow would be a second one.
                settings.pop(item.name.text, None)
        return DeclaredResource(
            kind=kind.name,
            name=node.name,
            settings={**settings, **override},
            feeds=tuple(feed for feed in feeds if feed is not None),
            span=node.span,
            keyword=node.kind.span,
            doc=node.doc,
            misread=None in feeds,
        )

    def schedule(self, node: syntax.Schedule) -> DeclaredResource:
        """What is done at certain times. It has no name, and is called after all that it says."""
        keyword = node.keyword
        kind = kind_named(keyword.text)
        assert kind is not None
        # In messages, its time goes by the word that the source has.
        word = keyword.text
        form = kind.settings[WHEN]
        form = form._replace(name=word, example=form.example.replace(WHEN, word, 1))
        said = Setting(Name(word, keyword.span), ((node.when,),), None, node.when.span)
        read = self.reader.statements([said], {word: form}, with_article(kind.name))
        settings = {WHEN: read[word]} if word in read else {}
        arrow = Setting(Name("", keyword.span), (), node.arrow, node.span)
        feed = self._feed(arrow, kind)
        name = schedule_name(keyword.text, node.when.span.text, node.arrow)
        return DeclaredResource(
            kind=kind.name,
            name=Name(name, keyword.span),
            settings={**settings, **(feed.settings if feed else {})},
            feeds=(feed,) if feed else (),
            span=node.span,
            keyword=keyword.span,
            doc=node.doc,
        )

    # --- What is fed

    def _is_setting(self, statement: Setting, kind: Kind) -> bool:
        """Whether a statement without an arrow needs none; `on created "*.jpg" f` does."""
        name = statement.name.text
        if name in kind.settings or not (name in kind.triggers or (name == "on" and kind.triggers)):
            return True
        self.diagnostics.append(_no_arrow(statement, kind))
        return False

    @staticmethod
    def _head(statement: Setting, kind: Kind) -> Setting | None:
        """What a statement with an arrow says as a setting: `stream new -> f` says `stream new`."""
        if statement.name.text not in kind.settings:
            return None
        end = statement.words[-1][-1].span if statement.words else statement.name.span
        return statement._replace(arrow=None, span=statement.name.span.to(end))

    def _feed(self, statement: Setting, kind: Kind) -> Feed | None:
        found = self._trigger(statement, kind)
        if found is None or statement.arrow is None:
            return None
        name, trigger, words = found
        told = len(self.diagnostics) + len(self.reader.diagnostics)
        read = self._words(statement, trigger, name, words)
        phrase = statement.arrow[0]
        target = self._target(phrase[0], trigger)
        misread = len(self.diagnostics) + len(self.reader.diagnostics) > told
        settings = self._settings(phrase[1:], trigger, statement, kind)
        if target is None or misread:
            return None
        fed = self.symbols.names[target.path[0]]
        return Feed(
            trigger=name,
            words=read,
            target=Name(target.path[0], target.span),
            target_kind=fed.kind,
            settings=settings,
            span=statement.span,
            head=statement.name.span,
        )

    def _trigger(
        self, statement: Setting, kind: Kind
    ) -> tuple[str, Trigger, tuple[Word, ...]] | None:
        """The trigger that a statement names, and the words that are left for its form."""
        name = statement.name
        words = tuple(word for phrase in statement.words for word in phrase)
        text, span = name.text, name.span
        if text == "on":
            first = words[0] if words else None
            text = first.text if isinstance(first, Reference) else ""
            span = first.span if first is not None else span
            words = words[1:]
        elif text in kind.settings:
            words = ()
        trigger = kind.triggers.get(text)
        if trigger is None or (name.text == "on" and not text):
            self.diagnostics.append(_unknown_trigger(statement, text, span, kind))
            return None
        return text, trigger, words

    def _words(
        self, statement: Setting, trigger: Trigger, name: str, words: tuple[Word, ...]
    ) -> Any:
        if trigger.words is None:
            if words:
                self.diagnostics.append(
                    Diagnostic(
                        "too-many-words",
                        f"nothing stands between `{name or '->'}` and the arrow",
                        words[0].span,
                        help=f"as in `{trigger.example}`",
                    )
                )
            return None
        if not words:
            return None
        entry = SettingEntry(name, trigger.words, trigger.doc, trigger.example)
        return self.reader.read(trigger.words, (words,), entry, statement)

    def _target(self, word: Word, trigger: Trigger) -> Reference | None:
        if not isinstance(word, Reference):
            advice = say(f"as in `{trigger.example}`")
            if isinstance(word, Call) and not word.arguments:
                advice = write(word.span, word.callee.text)
            message = f"an arrow leads to the name of {with_article(trigger.targets[0])}"
            self.diagnostics.append(Diagnostic("no-target", message, word.span, **advice))
            return None
        self.diagnostics.extend(check_declared(word, trigger.targets, self.symbols))
        return word if is_declared(word, trigger.targets, self.symbols) else None

    def _settings(
        self, words: Sequence[Word], trigger: Trigger, statement: Setting, kind: Kind
    ) -> Settings:
        """The settings behind a target: those without braces, then those in them."""
        owner = f"what {with_article(kind.name)} feeds"
        read: dict[str, Given] = {}
        rest = list(words)
        while rest and not (len(rest) == 1 and isinstance(rest[0], Block)):
            word = rest.pop(0)
            name = word.text if isinstance(word, Reference) else ""
            if name not in trigger.settings:
                self.diagnostics.append(_unknown_word(word, trigger))
                return read
            value = ((rest.pop(0),),) if rest else ()
            end = value[0][0].span if value else word.span
            said = Setting(Name(name, word.span), value, None, word.span.to(end))
            read.update(self.reader.statements([said], trigger.settings, owner))
        for block in rest:
            assert isinstance(block, Block)
            read.update(self.reader.block(block, trigger.settings, owner))
        return read


# --- Diagnostics


def _that_introduces(setting: SettingEntry | None, statement: Setting) -> str:
    """The word that an arrow stands for: `then` in `retry 3 -> dead_jobs`; empty if for none."""
    form = setting.form if setting is not None else None
    (target,) = statement.arrow or ((),)
    if not isinstance(form, Parts) or len(target) != 1 or not statement.words:
        return ""
    return next((word for word, part in form.then.items() if isinstance(part, Declared)), "")


def _unknown_trigger(statement: Setting, text: str, span: Span, kind: Kind) -> Diagnostic:
    owner = with_article(kind.name)
    known = {name: trigger for name, trigger in kind.triggers.items() if name}
    if not kind.triggers:
        return Diagnostic(
            "misplaced-arrow", f"{owner} feeds nothing", statement.fed, label="not here"
        )
    introducing = _that_introduces(kind.settings.get(text), statement)
    if introducing:
        arrow = statement.fed._replace(end=statement.fed.start + len("->"))
        message = f"what `{text}` leads to stands behind `{introducing}`"
        advice = write(arrow, introducing)
        return Diagnostic("misplaced-arrow", message, arrow, **advice)
    if text in kind.settings and "" in kind.triggers:
        return Diagnostic(
            "misplaced-arrow",
            f"`{text}` feeds nothing: the arrow is of the {kind.name}",
            statement.fed,
            help=f"put the arrow on a line of its own, or `;` in front of it, as in"
            f" `{kind.triggers[''].example}`",
        )
    candidate = nearest(text, known)
    setting = nearest(text, kind.settings) if text and statement.name.text != "on" else None
    if candidate is None and setting is not None:
        return Diagnostic(
            "unknown-setting",
            f"{owner} has no setting `{text}`",
            span,
            label="not a setting",
            **write_meant(span, setting, kind.settings, word=text),
        )
    examples = " or ".join(f"`{trigger.example}`" for trigger in kind.triggers.values())
    if statement.name.text == "on" and known:
        help_ = f"there are {one_of(known)}" if len(known) < 30 else f"as in {examples}"
    else:
        help_ = f"as in {examples}" if len(kind.triggers) < 4 else ""
    return Diagnostic(
        "unknown-trigger",
        f"{owner} feeds nothing by itself" if not text else f"{owner} has no trigger `{text}`",
        span,
        **write_meant(span, candidate, known, help_, word=text),
    )


def _no_arrow(statement: Setting, kind: Kind) -> Diagnostic:
    last = statement.words[-1][-1].span if statement.words else statement.name.span
    examples = " or ".join(f"`{trigger.example}`" for trigger in kind.triggers.values())
    return Diagnostic(
        "missing-target",
        f"nothing says what `{statement.name.text}` feeds",
        last,
        label="`->` is missing in front of this" if statement.words else "",
        help=f"as in {examples}" if len(kind.triggers) < 4 else "put `->` in front of the target",
    )


def _unknown_word(word: Word, trigger: Trigger) -> Diagnostic:
    return Diagnostic(
        "too-many-words",
        f"`{word.span.text}` means nothing behind the target of an arrow",
        word.span,
        **write_nearest(word.span, trigger.settings, f"as in `{trigger.example}`"),
    )
