"""Parameters of the stack: their types, as far as CloudFormation has them, and their defaults.

    param log_level: "debug" | "info" = "info"
    param subnets:   aws.subnet_ids
    secret param api_key                         // untyped: a string

In: a `param` of the syntax. Out: a `Param` whose type is a scalar, a closed set or a list of one
of these, with declared types looked through, or one of AWS's types.
"""

from __future__ import annotations

from ..advice import write_nearest
from ..aws.parameter_types import AWS_TYPES, is_list, is_ssm
from ..diagnostics import Diagnostic, Related
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax import nodes as syntax
from .check_values import check_value
from .constraints import takes_of, without_constraint
from .nodes import Param
from .resolve_types import TypeScope
from .type_words import in_words
from .types import (
    Choice,
    Json,
    ListOf,
    MapOf,
    Scalar,
    Struct,
    Type,
    Unresolved,
    underlying,
    unresolved,
)

# The most characters of a parameter's value, and of its name.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
LONGEST = 4096
# https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
_SSM_NAME = r"^[A-Za-z0-9_.\/:-]+$"


class _Typed(NamedTuple):
    """What a parameter's type is: `check` is what its default is checked against."""

    type: Type | None
    aws_type: str | None
    check: Type


def resolve_param(node: syntax.Param, scope: TypeScope) -> Param:
    """A parameter of the stack; what is wrong with it is reported to the scope."""
    typed = _typed(node, scope)
    default: Json = None
    if node.default is not None:
        default = _default(node, node.default, typed, scope)
    return Param(
        name=node.name,
        type=typed.type,
        aws_type=typed.aws_type,
        secret=node.secret,
        default=default,
        default_span=node.default.span if node.default is not None else None,
        span=node.span,
        doc=node.doc,
    )


# --- Types


def _typed(node: syntax.Param, scope: TypeScope) -> _Typed:
    written = node.type
    text = Scalar("string", node.name.span)
    if written is None:
        if not node.secret:
            scope.diagnostics.append(_untyped(node))
            return _Typed(text, None, unresolved(node.name.span))
        return _Typed(text, None, text)
    if isinstance(written, syntax.OptionalType):
        scope.diagnostics.append(_optional(written))
        written = written.of
    if isinstance(written, syntax.NamedType) and written.name.text.startswith("aws."):
        return _aws_type(written, scope)
    type_ = _plain(scope.type(written), scope)
    problem = _unfit(type_)
    if problem:
        scope.diagnostics.append(_unfit_type(type_, problem))
    scope.diagnostics.extend(_too_long(type_))
    if problem or isinstance(type_, Unresolved):
        return _Typed(text, None, unresolved(written.span))
    return _Typed(type_, None, type_)


def _plain(type_: Type, scope: TypeScope) -> Type:
    """The type, and a list's items, with declared names looked through where they are used."""
    plain = underlying(type_, scope.types)._replace(span=type_.span)
    if isinstance(plain, ListOf):
        item = underlying(plain.item, scope.types)._replace(span=plain.item.span)
        return plain._replace(item=item)
    return plain


def _unfit(type_: Type) -> str:
    """Why a type is none that CloudFormation has for parameters; empty where it is one."""
    if isinstance(type_, Struct | MapOf):
        return "make each field a parameter of its own"
    if isinstance(type_, ListOf):
        item = type_.item
        if isinstance(item, Choice):
            return ""
        if isinstance(item, Scalar) and item.kind not in ("any", "bool"):
            return ""
        if isinstance(item, Unresolved):
            return ""
        return "a parameter can be a list of texts or of numbers"
    if isinstance(type_, Scalar) and type_.kind == "any" and not isinstance(type_, Unresolved):
        return "write `string`, or what it really is"
    return ""


def _too_long(type_: Type) -> list[Diagnostic]:
    """Bounds that no value of a parameter can have."""
    if (
        isinstance(type_, Scalar)
        and takes_of(type_.kind).measure == "length"
        and max(type_.low or 0, type_.high or 0) > LONGEST
    ):
        message = f"the value of a parameter has {LONGEST} characters at most"
        return [Diagnostic("wrong-bound", message, type_.span)]
    return []


def _aws_type(node: syntax.NamedType, scope: TypeScope) -> _Typed:
    name = node.name
    kind = AWS_TYPES.get(name.text)
    text: Type = Scalar("string", node.span)
    if kind is None:
        advice = write_nearest(name.span, AWS_TYPES, "there are " + ", ".join(AWS_TYPES))
        message = f"AWS has no parameter type `{name.text}`"
        scope.diagnostics.append(Diagnostic("unknown-type", message, name.span, **advice))
        return _Typed(text, None, unresolved(node.span))
    if node.constraints:
        scope.diagnostics.append(
            Diagnostic(
                "constraint-does-not-fit",
                f"`{name.text}` is checked by CloudFormation itself",
                node.constraints[0].span,
                **without_constraint(node.constraints[0], "take the constraint out", safe=False),
            )
        )
    if is_ssm(kind):
        text = Scalar("string", node.span, 1, 2048, _SSM_NAME)
    return _Typed(None, kind, ListOf(text, node.span) if is_list(kind) else text)


# --- Defaults


def _default(node: syntax.Param, value: syntax.Value, typed: _Typed, scope: TypeScope) -> Json:
    if node.secret:
        scope.diagnostics.append(_secret_default(node, value.span))
    default, found = check_value(value, typed.check, scope.types)
    scope.diagnostics.extend(found)
    if not found and isinstance(value, syntax.ListValue):
        for item in value.items:
            text = item.plain if isinstance(item, syntax.Text) else None
            if text is not None and ("," in text or text != text.strip() or not text):
                scope.diagnostics.append(_lost_in_list(item.span))
    return default


# --- Diagnostics


def _untyped(node: syntax.Param) -> Diagnostic:
    return Diagnostic(
        "untyped-param",
        f"the parameter `{node.name.text}` has no type",
        node.name.span,
        help=f"as in `param {node.name.text}: string`",
    )


def _optional(node: syntax.OptionalType) -> Diagnostic:
    end = node.span.end
    return Diagnostic(
        "misplaced-optional",
        "a parameter always has a value",
        Span(node.span.source, end - 1, end),
        label="`?` means nothing here",
        help='take the `?` out and give it a default, as in `= ""`',
    )


def _unfit_type(type_: Type, help: str) -> Diagnostic:
    return Diagnostic(
        "unfit-param-type",
        f"no parameter of CloudFormation can be {in_words(type_)}",
        type_.span,
        help=help,
    )


def _secret_default(node: syntax.Param, span: Span) -> Diagnostic:
    return Diagnostic(
        "secret-with-default",
        f"the default of the secret `{node.name.text}` would stand in the template for all to read",
        span,
        related=(Related(node.name.span, "declared secret here"),),
        help="take it out and give the value when the stack is deployed",
    )


def _lost_in_list(span: Span) -> Diagnostic:
    return Diagnostic(
        "wrong-value",
        "CloudFormation joins a list with commas and takes blanks off: this would not come back",
        span,
        label="is empty, has a comma, or begins or ends with a blank",
    )
