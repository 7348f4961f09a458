"""What the stages put over the settings of named declarations.

In: the `stage` declarations of all files. Out: the settings of the one stage that is built; the
others are read too, so that what is wrong in them is found in every build.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..advice import write, write_nearest
from ..aws.api_settings import API_SETTINGS, AUTHORIZER_SETTINGS
from ..aws.forms import Setting
from ..aws.function_settings import FUNCTION_SETTINGS, SERVICE_SETTINGS
from ..aws.kinds import KINDS as RESOURCE_KINDS
from ..aws.kinds import SCHEDULES, kind_named
from ..diagnostics import Diagnostic, Related, nearest, with_article
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import Block, File, Reference
from ..syntax.nodes import Setting as Statement
from .nodes import Settings
from .read_settings import SettingsReader
from .references import unknown_name
from .symbols import KINDS, Symbol, Symbols

_OF_ROUTES = {"auth": "who may call is", "header": "the headers of an answer are"}
_TABLES: dict[str, Mapping[str, Setting]] = {
    "function": FUNCTION_SETTINGS,
    "authorizer": AUTHORIZER_SETTINGS,
    # What needs the routes of the API is set on them, not by a stage.
    "api": {name: entry for name, entry in API_SETTINGS.items() if name not in _OF_ROUTES},
}


class Overrides:
    """The overrides of one stage: `service`, and `of(NAME)` for every other declaration.

    `stages` are the names of all that are declared.
    """

    def __init__(
        self, files: Sequence[File], symbols: Symbols, reader: SettingsReader, stage: str
    ) -> None:
        self.symbols = symbols
        self.reader = reader
        self.diagnostics: list[Diagnostic] = []
        self.service: Settings = {}
        self._named: dict[str, Settings] = {}
        seen: dict[str, syntax.Stage] = {}
        for file in files:
            for node in file.declarations:
                if isinstance(node, syntax.Stage):
                    self._declared_once(node, seen)
                    self._stage(node, chosen=node.name.text == stage)
        self.stages = tuple(node.name for node in seen.values())

    def of(self, name: str) -> Settings:
        """What the stage gives the declaration of that name."""
        return self._named.get(name, {})

    def _declared_once(self, node: syntax.Stage, seen: dict[str, syntax.Stage]) -> None:
        first = seen.setdefault(node.name.text, node)
        if first is not node:
            self.diagnostics.append(
                Diagnostic(
                    "declared-twice",
                    f"the stage `{node.name.text}` is declared twice",
                    node.name.span,
                    related=(Related(first.name.span, "first declared here"),),
                    help="put both into one",
                )
            )

    def _stage(self, node: syntax.Stage, *, chosen: bool) -> None:
        for entry in node.block.entries:
            self.diagnostics.append(_not_an_override(entry.key, entry.key.text))
        for statement in node.block.settings:
            kind = statement.name.text
            if kind == "service":
                block = self._block(statement, named=False)
                settings = self.reader.block(block, SERVICE_SETTINGS, "a service")
                if chosen:
                    self.service = {**self.service, **settings}
            else:
                self._override(statement, kind, chosen=chosen)

    def _override(self, statement: Statement, kind: str, *, chosen: bool) -> None:
        table = _table_of(kind)
        if table is None and kind:
            symbol = self.symbols.names.get(kind)
            if symbol is not None and _table_of(symbol.kind) is not None:
                self.diagnostics.append(_without_its_kind(statement.name, symbol))
            else:
                self.diagnostics.append(_not_an_override(statement.name, kind))
            return
        block = self._block(statement, named=kind != "api")
        if block is None or table is None:
            return
        word = statement.words[0][0]
        name = word.text if isinstance(word, Reference) else "api"
        symbol = self.symbols.names.get(name)
        if symbol is None or symbol.kind != kind:
            if not self.symbols.is_lost(name):
                span = word.span if isinstance(word, Reference) else statement.name.span
                self.diagnostics.append(self._unknown(statement, kind, name, span))
            return
        block = self._without_arrows(block, name)
        if kind == "api":
            block = self._without_those_of_routes(block)
        settings = self.reader.block(block, table, f"{kind} `{name}`")
        if chosen:
            self._named[name] = {**self.of(name), **settings}

    def _without_arrows(self, block: Block, name: str) -> Block:
        kept = tuple(each for each in block.settings if each.name.text)
        self.diagnostics.extend(
            Diagnostic(
                "not-an-override",
                f"a stage overrides settings, and not what `{name}` feeds",
                each.fed,
                help=f"write it into `{name}`, where it holds for every stage",
            )
            for each in block.settings
            if not each.name.text
        )
        return block._replace(settings=kept)

    def _unknown(self, statement: Statement, kind: str, name: str, span: Span) -> Diagnostic:
        """A name of nothing of that kind; what is of another kind is called by that."""
        symbol = self.symbols.names.get(name)
        if symbol is not None and _table_of(symbol.kind) is not None:
            message = f"`{name}` is {with_article(symbol.kind)}"
            related = (Related(symbol.name.span, "declared here"),)
            advice = write(statement.name.span, symbol.kind, f"write `{symbol.kind} {name}`")
            return Diagnostic("wrong-kind", message, span, related=related, **advice)
        apis = [each.name.text for each in self.symbols.of("api")]
        if kind == "api" and "api" in apis and nearest(name, apis) is None:
            place = statement.name.span.to(span)
            advice = write(place, "api", "write `api`, which has no name", safe=False)
            message = f"no api is called `{name}`"
            return Diagnostic("unknown-name", message, span, "not declared", **advice)
        return unknown_name(name, span, self.symbols, wanted=kind)

    def _without_those_of_routes(self, block: Block) -> Block:
        kept = [each for each in block.settings if each.name.text not in _OF_ROUTES]
        self.diagnostics.extend(
            Diagnostic(
                "not-an-override",
                f"a stage cannot override `{each.name.text}`: {_OF_ROUTES[each.name.text]} said by"
                " the API and its routes",
                each.name.span,
                help="write it into the API or its routes",
            )
            for each in block.settings
            if each not in kept
        )
        return block._replace(settings=tuple(kept))

    def _block(self, statement: Statement, *, named: bool) -> Block | None:
        words = statement.words[0] if len(statement.words) == 1 else ()
        last = words[-1] if words else None
        if isinstance(last, Block) and (len(words) == 2 or (len(words) == 1 and not named)):
            return last
        name = " NAME" if named else ""
        self.diagnostics.append(
            Diagnostic(
                "not-an-override",
                f"an override is written `{statement.name.text or 'function'}{name} {{ … }}`",
                statement.span,
            )
        )
        return None


def _table_of(kind: str) -> Mapping[str, Setting] | None:
    """The settings that a stage can put over those of a declaration of this kind."""
    if kind in _TABLES:
        return _TABLES[kind]
    resource = kind_named(kind) if kind not in SCHEDULES else None
    return resource.settings if resource is not None else None


def _without_its_kind(name: syntax.Name, symbol: Symbol) -> Diagnostic:
    """`book { … }` for `function book { … }`."""
    start = name.span._replace(end=name.span.start)
    kind = with_article(symbol.kind)
    return Diagnostic(
        "not-an-override",
        f"what a stage overrides is called by its kind, and `{name.text}` is {kind}",
        name.span,
        related=(Related(symbol.name.span, "declared here"),),
        **write(start, f"{symbol.kind} ", f"write `{symbol.kind} {name.text}`"),
    )


def _not_an_override(name: syntax.Name, kind: str) -> Diagnostic:
    known = kind in (*KINDS.values(), *SCHEDULES)
    return Diagnostic(
        "not-an-override",
        f"a stage overrides settings, and {with_article(kind)} has none that it could"
        if known
        else f"a stage overrides settings of declarations, and `{kind}` is no kind of declaration",
        name.span,
        **write_nearest(
            name.span,
            ("service", *_TABLES, *RESOURCE_KINDS),
            "a stage holds `service { … }`, `function NAME { … }`, `api { … }` and the like",
            word=kind,
        ),
    )
