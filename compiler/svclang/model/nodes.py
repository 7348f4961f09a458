"""The intermediate model: one service with everything resolved, immutable, each part placed.

In: what `resolve` made of the files. Out: what validation reads and the passes of `lower` rewrite,
each pass filling in what it derives. Values that stand for CloudFormation (an environment, an
output) stay the syntax's values, whose references have been checked; `lower.values` turns them
into documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax.nodes import Block, Call, Constant, Name, Reference, Text, Value
from .document import Arr, Obj
from .types import DeclaredType, Field, Type

if TYPE_CHECKING:
    from .domains import BasePath


class Given(NamedTuple):
    """The value of a setting, as its form reads it, where it is given.

    `value` is in the unit of the property that it becomes (seconds, MB), or the syntax's value
    where that is free or is a reference. `span` is where the words stand, `name` the setting's
    name. Of a setting that repeats, these are those of the first time, and `spans` has the words of
    each time, as many as there are values.
    """

    value: Any
    span: Span
    name: Span
    spans: tuple[Span, ...] = ()

    @property
    def whole(self) -> Span:
        """The setting, from its name to the last of its words."""
        return self.name.to(self.span)

    @property
    def unread(self) -> bool:
        """Whether it is there, but could not be understood."""
        return self.value is None and self.span == self.name


Settings: TypeAlias = Mapping[str, Given]


class Param(NamedTuple):
    """A CloudFormation parameter. `aws_type` is set where it has one of AWS's types."""

    name: Name
    type: Type | None
    aws_type: str | None
    secret: bool
    default: Any
    default_span: Span | None
    span: Span
    doc: str = ""
    logical_id: str = ""


class ErrorType(NamedTuple):
    """A declared error: its HTTP status, what it says, and what it carries."""

    name: Name
    status: int
    message: str
    fields: tuple[Field, ...]
    span: Span
    doc: str = ""


class Function(NamedTuple):
    """A function. `params` is None where it has no signature and gets the raw event.

    `settings` are its own, and from `inherit_settings` on the service's too. `granted` are the
    statements that its role has for the sake of the stack's resources, and `variables` tell it
    where these are; `grant_permissions` fills both in.
    """

    name: Name
    params: tuple[Field, ...] | None
    result: Type | None
    throws: tuple[Name, ...]
    settings: Settings
    span: Span
    doc: str = ""
    logical_id: str = ""
    granted: tuple[Obj, ...] = ()
    variables: Mapping[str, Any] = {}

    @property
    def called(self) -> bool:
        """Whether it is called with its parameters as one JSON object."""
        return self.params is not None


class Authorizer(NamedTuple):
    """Who may call: a function that decides, or a Cognito user pool."""

    name: Name
    function: Name | None
    settings: Settings
    span: Span
    doc: str = ""


# --- The API --------------------------------------------------------------------------------------


class Segment(NamedTuple):
    """One part of a path between slashes: literal text, `{variable}` or `{greedy+}`."""

    text: str
    kind: Literal["literal", "variable", "greedy"]
    span: Span


class Path(NamedTuple):
    """A whole path, its groups' prefixes included; none of its segments is empty."""

    segments: tuple[Segment, ...]
    span: Span

    @property
    def text(self) -> str:
        """The path as Swagger writes it: `/users/{id}`, `/legacy/{rest+}`, `/`."""
        marks = {"literal": "{}", "variable": "{{{}}}", "greedy": "{{{}+}}"}
        return "/" + "/".join(marks[part.kind].format(part.text) for part in self.segments)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, in order."""
        return tuple(part.text for part in self.segments if part.kind != "literal")


class FunctionTarget(NamedTuple):
    """A declared function, and the arguments that the route binds itself."""

    function: str
    arguments: tuple[Argument, ...]
    span: Span


class Argument(NamedTuple):
    """`caller: context.identity.sourceIp` in the call of a target."""

    name: Name
    value: Value
    span: Span


class HttpTarget(NamedTuple):
    """A URL that requests are passed on to."""

    url: Text
    span: Span


class MockTarget(NamedTuple):
    """A fixed answer."""

    value: Value | None
    span: Span


class ServiceTarget(NamedTuple):
    """A resource that the API talks to directly: a queue, a table, a bucket, ..."""

    resource: str
    action: str
    arguments: tuple[Argument, ...]
    span: Span


Target: TypeAlias = FunctionTarget | HttpTarget | MockTarget | ServiceTarget


class Binding(NamedTuple):
    """Where a parameter of the target, or something that the route takes, comes from.

    `source` is `path`, `query`, `header`, `body` (the whole of it where `key` is empty, else the
    field that `key` leads to, dotted), `context`, `auth`, `stage` (a stage variable) or `value`
    (a constant or deploy-time value, in `value`). `key` is the name there.
    """

    field: Field
    source: Literal["path", "query", "header", "body", "context", "auth", "stage", "value"]
    key: str
    span: Span
    value: Value | None = None


class Access(NamedTuple):
    """Who may call a route."""

    kind: Literal["none", "iam", "key", "authorizer"]
    authorizer: str
    scopes: tuple[str, ...]
    span: Span


class ResponseHeader(NamedTuple):
    """`header Location: "/users/${result.id}"`."""

    name: Name
    value: Value
    span: Span


class Route(NamedTuple):
    """One method of one path.

    `settings` are the route's own and, from `inherit_settings` on, those that it inherits too;
    `inherited` are its API's and its groups', the outermost first. `headers` and `access` are
    worked out of the settings. `bindings` are filled in by `derive_bindings`,
    `operation` (the whole Swagger operation) by the passes that build it.
    """

    method: str
    path: Path
    target: Target
    asynchronous: bool
    status: int
    status_span: Span
    settings: Settings
    takes: tuple[Field, ...]
    gives: Type | None
    headers: tuple[ResponseHeader, ...]
    access: Access | None
    span: Span
    head: Span
    doc: str = ""
    inherited: tuple[Settings, ...] = ()
    bindings: tuple[Binding, ...] = ()
    request: RequestPlan | None = None
    responses: tuple[ResponsePlan, ...] = ()


class RequestPlan(NamedTuple):
    """What the API asks of a request and what it sends on.

    `template` is the mapping template of the integration request (None where the request is
    passed on as it is), `values` the deploy-time values that stand in it as `${Name}`; then it is
    an `Fn::Sub`, with every other `${` written `${!`. `body` is the type of the body.
    """

    template: str | None
    values: Mapping[str, Any]
    body: Type | None
    body_required: bool


class ResponsePlan(NamedTuple):
    """One integration response: the pattern that chooses it and what it answers.

    `pattern` is `default` for success, and empty for a status that only the template of another
    response sets. `template` is the mapping template of the body (None
    passes it on as it is), `values` as in `RequestPlan`, `headers` maps a header's name to an
    integration response expression (`integration.response.body.id`, `'*'`).
    `schema` is what the body is; None for an empty body. `description` is for people.
    """

    pattern: str
    status: int
    description: str
    template: str | None
    schema: Type | None
    headers: Mapping[str, Any]
    span: Span
    values: Mapping[str, Any] = {}


class Api(NamedTuple):
    """One REST API with its settings and its routes in the order of the source."""

    name: str
    settings: Settings
    routes: tuple[Route, ...]
    span: Span
    keyword: Span
    doc: str = ""
    logical_id: str = ""
    swagger: Obj | None = None


# --- The rest of the stack ------------------------------------------------------------------------


class Feed(NamedTuple):
    """What a resource feeds: `on created "incoming/*.jpg" -> resize { batch 10 }`.

    `trigger` is its name among the triggers of the kind (`created`, `stream`, empty for an arrow
    alone), `words` what stands between that and the arrow, as its form reads it. `target` is the
    name of what is fed, `target_kind` the kind of that declaration.
    """

    trigger: str
    words: Any
    target: Name
    target_kind: str
    settings: Settings
    span: Span
    head: Span


class DeclaredResource(NamedTuple):
    """A resource of one of the language's kinds: `queue jobs { visibility 90s; -> resize }`.

    `settings` are as their forms in the kind's table read them, the leave that is given to
    functions among them (`read by f`, `allow f to …`). `logical_id` is that of the CloudFormation
    resource which stands for it; `own_name` is what a physical name of its own begins with, empty
    where CloudFormation names it. `misread` says that something it feeds could not be understood.
    """

    kind: str
    name: Name
    settings: Settings
    feeds: tuple[Feed, ...]
    span: Span
    keyword: Span
    doc: str = ""
    misread: bool = False
    logical_id: str = ""
    own_name: str = ""


class Output(NamedTuple):
    """An output of the stack; `export` is the name under which others import it."""

    name: Name
    value: Value
    export: str | Reference | Text | None
    span: Span
    doc: str = ""
    export_span: Span | None = None


class RawResource(NamedTuple):
    """A resource in CloudFormation's own words."""

    name: Name
    type: str
    type_span: Span
    properties: Block | None
    settings: Settings
    span: Span
    doc: str = ""
    logical_id: str = ""


class Resource(NamedTuple):
    """A CloudFormation resource that a pass has made: logical id and whole document."""

    logical_id: str
    document: Obj
    span: Span


class Sender(NamedTuple):
    """A resource that feeds another, and the service of AWS that brings what it feeds."""

    principal: str
    resource: DeclaredResource
    feed: Feed


class Service(NamedTuple):
    """The head of the service: its name and the defaults of its functions."""

    name: Name
    settings: Settings
    span: Span
    doc: str = ""

    @property
    def version(self) -> str:
        """The version that the Swagger's `info` gives."""
        given = self.settings.get("version")
        return given.value if given else "1.0.0"


class Surroundings(NamedTuple):
    """What the compiler is told of the world around the source, so that it need not look.

    `output` is the folder that the template is written to, which paths to code are made relative
    to. `code_digests` has a digest of what each code path holds, for functions that publish
    versions; a path that is not there has none. `today` is the day, `2026-11-28`, empty where what
    depends on it is not wanted. `exists` says whether a file or folder is there, by its path as
    sources are named; `size` how many bytes the code at such a path has, unpacked and counted until
    there are more than so many, or None where it cannot be read. Both are None where nobody looks.
    """

    stage: str = "dev"
    output: str = "build"
    code_digests: Mapping[str, str] = {}
    today: str = ""
    exists: Callable[[str], bool] | None = None
    size: Callable[[str, int], int | None] | None = None


class Model(NamedTuple):
    """Everything that one compilation knows. Mappings keep the order of the source.

    `opened` are the APIs that each usage plan opens and `reached` the base paths of each domain, by
    their names, as `connect_apis` found them; of an API, they have what it was then.
    `circles` are the logical ids of resources that need each other, as `cut_circles` found them.
    `senders` are those of each resource, by its name, and `dead_letter_queues` the names of queues
    for what could not be handled; `build_resources` works both out once for all of them.
    """

    service: Service
    stage: str
    around: Surroundings
    params: Mapping[str, Param]
    types: dict[str, DeclaredType]
    errors: Mapping[str, ErrorType]
    functions: Mapping[str, Function]
    authorizers: Mapping[str, Authorizer]
    apis: tuple[Api, ...]
    declared: Mapping[str, DeclaredResource]
    outputs: tuple[Output, ...]
    raw_resources: Mapping[str, RawResource]
    stages: tuple[Name, ...] = ()
    definitions: Mapping[str, Source] = {}
    opened: Mapping[str, tuple[Api, ...]] = {}
    reached: Mapping[str, tuple[BasePath, ...]] = {}
    senders: Mapping[str, tuple[Sender, ...]] = {}
    dead_letter_queues: frozenset[str] = frozenset()
    resources: tuple[Resource, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    template: Obj | None = None

    def with_routes(self, change: Callable[[Route], Route]) -> Model:
        """The model with every route of every API changed."""
        return self._replace(
            apis=tuple(
                api._replace(routes=tuple(change(route) for route in api.routes))
                for api in self.apis
            )
        )


__all__ = [
    "Access",
    "Api",
    "Argument",
    "Arr",
    "Authorizer",
    "Binding",
    "Call",
    "Constant",
    "DeclaredResource",
    "ErrorType",
    "Feed",
    "Function",
    "FunctionTarget",
    "Given",
    "HttpTarget",
    "MockTarget",
    "Model",
    "Obj",
    "Output",
    "Param",
    "Path",
    "RawResource",
    "Reference",
    "RequestPlan",
    "Resource",
    "ResponseHeader",
    "ResponsePlan",
    "Route",
    "Segment",
    "Service",
    "ServiceTarget",
    "Settings",
    "Target",
]
