"""Where each parameter of a route's target comes from.

In: a route and the model. Out: its `Binding`s, and an error for each parameter that cannot be
bound. A parameter that the route does not bind itself comes from the path where the path has a
variable of its name; else, a scalar or a list of scalars from the query; else, where the method
has a body, a structure is the body, and so is an `any`, of which nobody knows more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..advice import Advice, say, write, write_nearest
from ..diagnostics import Diagnostic, Related, with_article
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Reference, Text, Value
from .binding_problems import bound_twice, unbound, unknown_parameter
from .bound_values import composed_of_request, deploy_time_problem
from .check_values import check_value
from .mapping_limits import addressable
from .nodes import (
    Argument,
    Binding,
    Function,
    FunctionTarget,
    HttpTarget,
    Model,
    Route,
    ServiceTarget,
)
from .references import references_in
from .symbols import RESERVED
from .types import Choice, Field, ListOf, Scalar, Type, underlying

BODY_METHODS = frozenset({"POST", "PUT", "PATCH", "ANY"})
# What the name of a query parameter or header is made of.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
_MAPPED = re.compile(r"[A-Za-z0-9._$-]+")
_ROOTS = ("path", "query", "header", "body", "context", "auth", "stage")


class Bound(NamedTuple):
    """The bindings of one route, and what could not be bound."""

    bindings: tuple[Binding, ...]
    diagnostics: tuple[Diagnostic, ...]


def bindings_of(route: Route, model: Model) -> Bound:
    """Bind all that the target of a route needs, or that the route itself takes."""
    target = route.target
    if isinstance(target, ServiceTarget):
        from .service_bindings import ServiceBinder

        return ServiceBinder(route, model).service(target)
    function = model.functions.get(target.function) if isinstance(target, FunctionTarget) else None
    if isinstance(target, FunctionTarget) and function is not None and function.called:
        return Binder(route, model).call(function, target.arguments)
    return Binder(route, model).contract()


class Binder:
    """Binds the parameters of one route."""

    # Whether the whole body and parts of it can be bound besides each other.
    shares_body = False

    def __init__(self, route: Route, model: Model) -> None:
        self.route = route
        self.model = model
        self.diagnostics: list[Diagnostic] = []
        self.bindings: list[Binding] = []

    # --- A called function

    def call(self, function: Function, arguments: tuple[Argument, ...]) -> Bound:
        """Bind the parameters of a function that is called."""
        given = {argument.name.text: argument for argument in arguments}
        params = {field.name.text: field for field in function.params or ()}
        for name, argument in given.items():
            if name not in params:
                self.diagnostics.append(unknown_parameter(argument, function, list(params)))
        structures: list[Field] = []
        for name, field in params.items():
            if name in given:
                self._argument(field, given[name])
            elif name in self.route.path.variables:
                self._add(field, "path", name, self._segment(name))
            elif self._fits_text(field.type) and not self._may_be_body(field.type):
                self._add(field, "query", name, self.route.head)
            else:
                structures.append(field)
        self._structures(structures, function)
        self._contract_of_called()
        return self._bound()

    def _structures(self, structures: list[Field], function: Function) -> None:
        has_body = self.route.method in BODY_METHODS
        taken = [binding for binding in self.bindings if binding.source == "body"]
        if len(structures) == 1 and has_body and not taken:
            self._add(structures[0], "body", "", self.route.head)
        elif structures:
            self.diagnostics.append(
                unbound(self.route, structures, taken, function, has_body=has_body)
            )

    def _contract_of_called(self) -> None:
        for said, what, span in (
            ("takes", "parameters", self.route.takes[0].span if self.route.takes else None),
            ("gives", "result", self.route.gives.span if self.route.gives is not None else None),
        ):
            if span is not None:
                self.diagnostics.append(
                    Diagnostic(
                        "contract-of-called",
                        f"what this route {said} follows from its function's {what}",
                        span,
                        related=(Related(self.route.target.span, "a function with a signature"),),
                        help=f"take the `{said}` out, or the function's signature",
                    )
                )

    def _argument(self, field: Field, argument: Argument) -> None:
        value = argument.value
        if isinstance(value, Reference) and value.path[0] not in self._declared():
            root, *rest = value.path
            if root in _ROOTS:
                self._from_request(field, root, rest, value)
                return
        self._constant(field, value)

    def _declared(self) -> set[str]:
        names = {*self.model.params, *self.model.functions, *self.model.raw_resources}
        names |= {*self.model.declared}
        return names | {api.name for api in self.model.apis}

    def _from_request(self, field: Field, root: str, rest: list[str], at: Reference) -> None:
        key = ".".join(rest)
        variables = self.route.path.variables
        if root != "body" and not key:
            name = f"{root}.{field.name.text}"
            help_ = f"write `{name}`, or what its name is there"
            there = root in ("query", "header") or field.name.text in variables
            advice = write(at.span, name, help_, safe=False) if there else say(help_)
            self._wrong(at.span, f"`{root}` alone is no value", advice)
        elif root == "path" and key not in variables:
            self._wrong(
                at.span,
                f"the path `{self.route.path.text}` has no variable `{key}`",
                _of_path(at.span, key, variables),
                Related(self.route.path.span, "the path"),
            )
        elif root == "body" and self.route.method not in BODY_METHODS:
            self._wrong(
                at.span,
                f"a {self.route.method} has no body",
                say("use POST, PUT or PATCH, or `query`"),
            )
        elif root == "body" and not all(addressable(name) and "." not in name for name in rest):
            self._wrong(at.span, "no template can name such a field of the body")
        elif root != "body" and not self._fits_text(field.type):
            self._wrong(
                at.span,
                f"`{field.name.text}` is a structure, and {_a(root)} holds text",
                say("bind it to `body`"),
                Related(field.span, "declared here"),
            )
        else:
            self._add(field, root, key, at.span)

    def _constant(self, field: Field, value: Value) -> None:
        declared = self._declared()
        mixed = composed_of_request(value, declared)
        late = list(references_in(value))
        if mixed is not None:
            self._wrong(
                mixed.span,
                f"`{mixed.text}` stands alone: an argument is one part of the request, or a value",
                say(
                    "bind the parts to parameters of their own and let the function put them"
                    " together"
                ),
            )
        elif all(_leads_somewhere(part, declared) for part in late):
            self.diagnostics.extend(self._problems(field, value, late))
        self.bindings.append(Binding(field, "value", "", value.span, value))

    def _problems(self, field: Field, value: Value, late: list[Reference]) -> Iterator[Diagnostic]:
        """What is wrong with a value whose references lead somewhere."""
        if isinstance(value, Reference) or (isinstance(value, Text) and late):
            problem = deploy_time_problem(value, field, self.model)
            yield from [problem] if problem else []
            return
        _, problems = check_value(value, field.type, self.model.types)
        # What is no data at all is reported where names are looked up; and a part that is known
        # at deploy time can stand in data, but cannot be checked.
        told = ("not-data", "doubled-key", *(["not-constant"] if late else []))
        yield from (found for found in problems if found.rule not in told)

    # --- A target without a signature

    def contract(self) -> Bound:
        """Bind what a route says itself that it takes."""
        target = self.route.target
        if isinstance(target, FunctionTarget) and target.arguments:
            function = self.model.functions[target.function]
            self.diagnostics.append(
                Diagnostic(
                    "unknown-parameter",
                    f"`{target.function}` has no signature, so it has no parameters",
                    target.arguments[0].span,
                    related=(Related(function.name.span, "it gets the raw event"),),
                    help=f"give it one: `function {target.function}(…)`",
                )
            )
        for field in self.route.takes:
            self._taken(field)
        if isinstance(target, HttpTarget):
            self._url(target)
        return self._bound()

    def _taken(self, field: Field) -> None:
        root, _, key = field.name.text.partition(".")
        span = field.name.span
        if root == "body" and not key:
            if self.route.method not in BODY_METHODS:
                self._wrong(span, f"a {self.route.method} has no body")
                return
            self._add(field, "body", "", span)
        elif root in ("query", "header", "path") and key:
            if root == "path" and key not in self.route.path.variables:
                self._wrong(span, f"the path `{self.route.path.text}` has no variable `{key}`")
            elif not self._fits_text(field.type):
                self._wrong(span, f"a structure cannot come from the {root}")
            else:
                self._add(field, root, key, span)
        else:
            where = "path" if field.name.text in self.route.path.variables else "query"
            help_ = "a route takes `body`, `query.NAME`, `header.NAME` or `path.NAME`"
            written = f"{where}.{field.name.text}"
            advice = write(span, written, safe=False) if not key else say(help_)
            self._wrong(span, f"`{field.name.text}` is no part of a request", advice)

    def _url(self, target: HttpTarget) -> None:
        for part in target.url.parts:
            for name in re.findall(r"\{([^{}]*)\}", part) if isinstance(part, str) else ():
                if name not in self.route.path.variables:
                    place = _placeholder(target, name)
                    self._wrong(
                        place,
                        f"the path `{self.route.path.text}` has no variable `{name}` for the URL",
                        write(place, f"${{{name}}}")
                        if name in self.model.params
                        else _variable(place, name, self.route.path.variables),
                        Related(self.route.path.span, "the path"),
                    )

    # --- What they share

    def _may_be_body(self, type_: Type) -> bool:
        """Whether a parameter of the type `any` can have the body, of which nobody knows more."""
        below = underlying(type_, self.model.types)
        any_ = isinstance(below, Scalar) and below.kind == "any"
        return any_ and self.route.method in BODY_METHODS

    def _fits_text(self, type_: Type) -> bool:
        below = underlying(type_, self.model.types)
        if isinstance(below, ListOf):
            below = underlying(below.item, self.model.types)
        return isinstance(below, Scalar | Choice)

    def _segment(self, name: str) -> Span:
        segments = self.route.path.segments
        return next(s.span for s in segments if s.text == name and s.kind != "literal")

    def _add(self, field: Field, source: str, key: str, span: Span) -> None:
        name = field.name.text
        if source == "path" and isinstance(underlying(field.type, self.model.types), ListOf):
            self._wrong(span, f"`{name}` is a list, and a path holds one value")
        elif source in ("query", "header") and not _MAPPED.fullmatch(key):
            self._wrong(
                field.name.span if span is self.route.head else span,
                f"API Gateway cannot map {_a(source)} parameter called `{key}`",
                say("its name is made of letters, digits and `. _ $ -`"),
            )
        else:
            self.bindings.append(Binding(field, source, key, span))  # type: ignore[arg-type]

    def _bound(self) -> Bound:
        taken = _Taken()
        for binding in self.bindings:
            other = taken.first(binding)
            if other is not None and not (self.shares_body and binding.source == "body"):
                self.diagnostics.append(bound_twice(binding, other))
        return Bound(tuple(self.bindings), tuple(self.diagnostics))

    def _wrong(
        self, span: Span, message: str, advice: Advice | None = None, *related: Related
    ) -> None:
        self.diagnostics.append(
            Diagnostic("unbound-parameter", message, span, related=related, **(advice or say()))
        )


def _leads_somewhere(part: Reference, declared: set[str]) -> bool:
    """Whether a reference is no mistake that is told of already."""
    root, *rest = part.path
    ambiguous = root in _ROOTS and (rest or root == "body")
    return root in RESERVED or (root in declared and not ambiguous)


def _placeholder(target: HttpTarget, name: str) -> Span:
    """Where `{name}` stands in the URL, or all of the URL where escapes hide it."""
    at = target.span.text.find(f"{{{name}}}")
    start = target.span.start + at
    return Span(target.span.source, start, start + len(name) + 2) if at >= 0 else target.span


def _variable(place: Span, name: str, known: Collection[str]) -> Advice:
    """To write the nearest variable into the braces at a place, if that is all that is there."""
    inside = place._replace(start=place.start + 1, end=place.end - 1)
    advice = write_nearest(inside, known, word=name)
    if not advice["help"] and len(known) == 1:
        advice = write(inside, next(iter(known)), safe=False)
    return advice if inside.text == name else say(advice["help"])


def _of_path(span: Span, key: str, variables: Collection[str]) -> Advice:
    """To write the variable of the path that is nearest, or the only one."""
    if len(variables) == 1:
        return write(span, f"path.{next(iter(variables))}", safe=False)
    otherwise = f"it has {', '.join(variables) or 'none'}"
    return write_nearest(span, variables, otherwise, word=key, form="path.{}")


class _Taken:
    """Which places of the request are taken, where only one parameter can come from each."""

    def __init__(self) -> None:
        self._whole: dict[tuple[str, ...], Binding] = {}
        self._in_part: dict[tuple[str, ...], Binding] = {}

    def first(self, binding: Binding) -> Binding | None:
        """A parameter that comes from the same place, or from a part of it; else it is taken."""
        place = _place_of(binding)
        if place is None:
            return None
        around = [place[: size + 1] for size in range(len(place))]
        whole = [self._whole[each] for each in around if each in self._whole]
        other = self._in_part.get(place) or next(iter(whole), None)
        self._whole.setdefault(place, binding)
        for each in around[:-1]:
            self._in_part.setdefault(each, binding)
        return other


def _place_of(binding: Binding) -> tuple[str, ...] | None:
    """What makes two places of a request the same; a path's variable has one parameter anyway."""
    if binding.source == "header":
        return "header", binding.key.lower()
    if binding.source == "body":
        return "body", *(binding.key.split(".") if binding.key else ())
    return ("query", binding.key) if binding.source == "query" else None


def _a(root: str) -> str:
    return with_article(root) if root in ("path", "query", "header") else f"`{root}`"
