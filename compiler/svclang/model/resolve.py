"""Trees to the model: every name looked up, every setting read, one stage's overrides applied.

In: the parsed files of one compilation. Out: the `Model`, as far as it could be understood, and
all that is wrong with names, types and settings. What a declaration needs that was lost to a
syntax error is no further mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from ..advice import is_slip, keep_one, write, write_nearest
from ..aws.api_settings import AUTHORIZER_SETTINGS
from ..aws.function_settings import (
    FUNCTION_SETTINGS,
    OUTPUT_SETTINGS,
    RAW_RESOURCE_SETTINGS,
    SERVICE_SETTINGS,
)
from ..aws.kinds import KINDS, kind_named
from ..diagnostics import Diagnostic, Related, with_article
from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax import nodes as syntax
from ..syntax.continued_lines import CONTINUING, continued
from ..syntax.nodes import File, Name, Reference
from ..syntax.words import meant_by
from .nodes import (
    Api,
    Authorizer,
    DeclaredResource,
    ErrorType,
    Function,
    Model,
    Output,
    Param,
    RawResource,
    Service,
    Settings,
    Surroundings,
)
from .overrides import Overrides
from .read_settings import SettingsReader
from .references import check_value_references, unknown_name
from .resolve_api import ApiResolver
from .resolve_params import resolve_param
from .resolve_resources import ResourceResolver
from .resolve_types import TypeScope
from .symbols import Symbol, Symbols, collect_symbols

# What a raw resource can wait for.
_RESOURCES = ("function", "api", "resource", *KINDS)
# Settings whose absence is a finding, so that a misspelt one must not be told of twice.
_ESSENTIAL = ("runtime", "handler", "image", "cognito", "source")
_KEYWORDS = (
    *("import", "service", "param", "type", "enum", "error", "function", "authorizer", "api"),
    *("output", "resource", "stage"),
)


class Resolved(NamedTuple):
    """The model, and what was wrong; `model` is None where there is no service at all."""

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]


def resolve(files: Sequence[File], around: Surroundings) -> Resolved:
    """The model of the files, the first of which is the one that is compiled."""
    symbols, diagnostics = collect_symbols(files)
    resolver = _Resolver(symbols, around)
    resolver.diagnostics.extend(diagnostics)
    service = resolver.service(files)
    model = resolver.model(service, files)
    return Resolved(model if service else None, tuple(resolver.diagnostics))


class _Resolver:
    def __init__(self, symbols: Symbols, around: Surroundings) -> None:
        self.symbols = symbols
        self.around = around
        self.diagnostics: list[Diagnostic] = []
        declared = {
            symbol.name.text: symbol.node
            for symbol in symbols.names.values()
            if isinstance(symbol.node, syntax.TypeDeclaration | syntax.EnumDeclaration)
        }
        others = symbols.others("type", "enum")
        self.types = TypeScope(declared, others, symbols.lost | symbols.doubled, symbols.damaged)
        self.reader = SettingsReader(symbols, essential=_ESSENTIAL)

    def model(self, service: Service | None, files: Sequence[File]) -> Model:
        """Everything but the service itself, which may be missing."""
        self.types.resolve_all()
        self._unknown_kinds(files)
        overrides = Overrides(files, self.symbols, self.reader, self.around.stage)
        head = service or _no_service(files[0].source)
        head = head._replace(settings={**head.settings, **overrides.service})
        errors = {
            node.name.text: self._error(node) for node in self._nodes(syntax.ErrorDeclaration)
        }
        model = Model(
            service=head,
            stage=self.around.stage,
            around=self.around,
            params={symbol.name.text: self._param(symbol) for symbol in self.symbols.of("param")},
            types=self.types.types,
            errors=errors,
            functions={
                node.name.text: self._function(node, overrides.of(node.name.text))
                for node in self._nodes(syntax.FunctionDeclaration)
            },
            authorizers={
                node.name.text: self._authorizer(node, overrides.of(node.name.text))
                for node in self._nodes(syntax.AuthorizerDeclaration)
            },
            apis=tuple(
                self._api(symbol, overrides.of(symbol.name.text))
                for symbol in self.symbols.of("api")
            ),
            declared=self._declared(files, overrides),
            outputs=tuple(self._output(node) for node in self._nodes(syntax.Output)),
            raw_resources={
                node.name.text: self._raw(node) for node in self._nodes(syntax.RawResource)
            },
            stages=() if self._is_lost(self.around.stage) else overrides.stages,
        )
        self.diagnostics.extend(overrides.diagnostics)
        self.diagnostics.extend(self.types.diagnostics)
        self.diagnostics.extend(self.reader.diagnostics)
        return model

    def _nodes(self, kind: type) -> list:  # type: ignore[type-arg]
        return [
            symbol.node for symbol in self.symbols.names.values() if isinstance(symbol.node, kind)
        ]

    # --- The service, and what it cannot be without

    def service(self, files: Sequence[File]) -> Service | None:
        """The one service of the compilation."""
        found: Service | None = None
        for file in files:
            for node in file.declarations:
                if not isinstance(node, syntax.Service):
                    continue
                if found is not None:
                    self.diagnostics.append(_second_service(node.name, found))
                    continue
                settings = self.reader.block(node.block, SERVICE_SETTINGS, "a service")
                if node.name.text in self.symbols.damaged:
                    settings = {**self.reader.unread(_ESSENTIAL[:1], node.name.span), **settings}
                found = Service(node.name, settings, node.span, node.doc)
        if found is None and not any(file.diagnostics for file in files):
            self.diagnostics.append(_missing_service(files[0].source))
        return found

    def _unknown_kinds(self, files: Sequence[File]) -> None:
        for file in files:
            for node in file.declarations:
                if isinstance(node, syntax.ResourceDeclaration) and not kind_named(node.kind.text):
                    self._unknown_kind(node.kind)

    def _unknown_kind(self, kind: Name) -> None:
        if kind.text in CONTINUING:
            self.diagnostics.append(continued(kind.span))
            return
        known = (*_KEYWORDS, *KINDS)
        meant = meant_by(kind.text)
        otherwise = f"there are {', '.join(known)}"
        if meant is not None:
            advice = write(kind.span, meant, safe=is_slip(kind.text, meant, known))
        else:
            advice = write_nearest(kind.span, known, otherwise)
        self.diagnostics.append(
            Diagnostic(
                "unknown-declaration",
                f"no declaration begins with `{kind.text}`",
                kind.span,
                label="not a word of the language",
                **advice,
            )
        )

    # --- Declarations

    def _declared(self, files: Sequence[File], overrides: Overrides) -> dict[str, DeclaredResource]:
        """The resources of the language's own kinds, by name, in the order of the source."""
        resolver = ResourceResolver(self.symbols)
        made: dict[str, DeclaredResource] = {}
        for node in (node for file in files for node in file.declarations):
            if isinstance(node, syntax.Schedule):
                schedule = resolver.schedule(node)
                first = made.setdefault(schedule.name.text, schedule)
                if first is not schedule:
                    self.diagnostics.append(_scheduled_twice(schedule, first))
            elif self._is_resource(node):
                made[node.name.text] = resolver.resource(node, overrides.of(node.name.text))
        self.diagnostics.extend(resolver.diagnostics)
        return made

    def _is_resource(self, node: object) -> TypeGuard[syntax.ResourceDeclaration]:
        """Whether a declaration is of a known kind, and the one that its name stands for."""
        if not isinstance(node, syntax.ResourceDeclaration) or not kind_named(node.kind.text):
            return False
        symbol = self.symbols.names.get(node.name.text)
        return symbol is not None and symbol.node is node

    def _param(self, symbol: Symbol) -> Param:
        assert isinstance(symbol.node, syntax.Param)
        return resolve_param(symbol.node, self.types)

    def _error(self, node: syntax.ErrorDeclaration) -> ErrorType:
        status = node.status.value if node.status else None
        if not isinstance(status, int) or not 400 <= status <= 599:
            self.diagnostics.append(_wrong_error_status(node))
            status = 500
        message = node.message.plain if node.message else node.name.text
        if message is None:
            message = ""
            assert node.message is not None
            self.diagnostics.append(
                Diagnostic(
                    "not-constant",
                    "the message of an error is plain text, without `${…}`",
                    node.message.span,
                )
            )
        fields = self.types.fields(node.fields)
        return ErrorType(node.name, status, message, fields, node.span, node.doc)

    def _function(self, node: syntax.FunctionDeclaration, override: Settings) -> Function:
        settings = self.reader.block(node.block, FUNCTION_SETTINGS, "a function")
        signed = node.params is not None or node.result is not None or bool(node.throws)
        return Function(
            name=node.name,
            params=self.types.fields(node.params or ()) if signed else None,
            result=self.types.type(node.result) if node.result else None,
            throws=tuple(name for name in node.throws if self._is("error", name)),
            settings={**settings, **override},
            span=node.span,
            doc=node.doc,
        )

    def _authorizer(self, node: syntax.AuthorizerDeclaration, override: Settings) -> Authorizer:
        settings = self.reader.block(node.block, AUTHORIZER_SETTINGS, "an authorizer")
        function = node.function
        lost = function is not None and not self._is("function", function)
        if lost or node.name.text in self.symbols.damaged:
            # Who decides is said, but could not be understood.
            settings = {**self.reader.unread(("cognito",), node.name.span), **settings}
        function = None if lost else function
        return Authorizer(node.name, function, {**settings, **override}, node.span, node.doc)

    def _api(self, symbol: Symbol, override: Settings) -> Api:
        assert isinstance(symbol.node, syntax.ApiDeclaration)
        resolver = ApiResolver(self.symbols, self.types)
        api = resolver.api(symbol.node, override)
        self.diagnostics.extend(resolver.diagnostics)
        return api

    def _output(self, node: syntax.Output) -> Output:
        self.diagnostics.extend(check_value_references(node.value, self.symbols))
        settings = self.reader.block(node.block, OUTPUT_SETTINGS, "an output")
        export = settings.get("export")
        return Output(
            name=node.name,
            value=node.value,
            export=export.value if export else None,
            span=node.span,
            doc=node.doc,
            export_span=export.span if export else None,
        )

    def _raw(self, node: syntax.RawResource) -> RawResource:
        if node.properties is not None:
            self.diagnostics.extend(check_value_references(node.properties, self.symbols))
        settings = self.reader.block(node.block, RAW_RESOURCE_SETTINGS, "a raw resource")
        for word in settings["depends_on"].value if "depends_on" in settings else ():
            self._depended(word)
        kind = node.type.plain or ""
        if kind.count("::") < 1:
            self.diagnostics.append(
                Diagnostic(
                    "wrong-value",
                    "a raw resource needs the name of a CloudFormation type",
                    node.type.span,
                    help='as in `resource alarm "AWS::CloudWatch::Alarm" { … }`',
                )
            )
        return RawResource(
            node.name, kind, node.type.span, node.properties, settings, node.span, node.doc
        )

    def _depended(self, word: Reference) -> None:
        name = word.path[0]
        symbol = self.symbols.names.get(name)
        if symbol is None and not self.symbols.is_lost(name):
            wanted = unknown_name(name, word.span, self.symbols, otherwise="declare it")
            self.diagnostics.append(wanted)
        elif symbol is not None and (len(word.path) > 1 or symbol.kind not in _RESOURCES):
            self.diagnostics.append(
                Diagnostic(
                    "wrong-kind",
                    f"`{word.text}` is no resource that can be waited for",
                    word.span,
                    related=(Related(symbol.name.span, "declared here"),),
                    help="name a function, an API or a raw resource",
                )
            )

    def _is_lost(self, name: str) -> bool:
        return self.symbols.is_lost(name) or name in self.symbols.damaged

    def _is(self, kind: str, name: Name) -> bool:
        symbol = self.symbols.names.get(name.text)
        if symbol is not None and symbol.kind == kind:
            return True
        if symbol is not None and name.text not in self.symbols.doubled:
            self.diagnostics.append(
                Diagnostic(
                    "wrong-kind",
                    f"`{name.text}` is {with_article(symbol.kind)}, and {with_article(kind)} is"
                    " needed here",
                    name.span,
                    f"not {with_article(kind)}",
                    (Related(symbol.name.span, "declared here"),),
                    f"write the name of {with_article(kind)}",
                )
            )
        elif symbol is None and not self.symbols.is_lost(name.text):
            self.diagnostics.append(unknown_name(name.text, name.span, self.symbols, wanted=kind))
        return False


def _no_service(source: Source) -> Service:
    span = Span(source, 0, 0)
    return Service(Name("service", span), {}, span)


def _missing_service(source: Source) -> Diagnostic:
    end = source.text.find("\n")
    empty = not source.text.strip()
    return Diagnostic(
        "missing-service",
        "this file is empty" if empty else "this file declares no `service`",
        Span(source, 0, len(source.text) if end < 0 else end),
        help="a service begins `service NAME { runtime nodejs24.x }`; a file without one is a"
        " library, which another file imports",
    )


def _second_service(name: Name, first: Service) -> Diagnostic:
    return Diagnostic(
        "second-service",
        "a compilation has exactly one service",
        name.span,
        label="a second one",
        related=(Related(first.name.span, "the first one"),),
        help="build it on its own, or take the import out",
    )


def _wrong_error_status(node: syntax.ErrorDeclaration) -> Diagnostic:
    if node.status is None:
        return Diagnostic(
            "missing-status",
            f"the error `{node.name.text}` has no status",
            node.name.span,
            help=f'as in `error {node.name.text} 404 "…"`',
        )
    return Diagnostic(
        "wrong-status",
        f"the status of an error is from 400 to 599, not {node.status.span.text}",
        node.status.span,
        help="404 says that a thing is not there, 409 that it stands against another, 422 that it"
        " cannot be",
    )


def _scheduled_twice(again: DeclaredResource, first: DeclaredResource) -> Diagnostic:
    return Diagnostic(
        "declared-twice",
        "this is done at the same times already, with the same input",
        again.keyword,
        related=(Related(first.keyword, "first declared here"),),
        **keep_one(again.span, first.span),
    )
