"""Names that meet in the template: logical ids, outputs and exports.

In: the model, with logical ids. Out: an error for each declaration whose name becomes what another
one becomes too, or nothing at all, and for outputs that CloudFormation would refuse or that tell
what is secret.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related, with_article
from ..model.list_params import list_param
from ..model.names import api_id, pascal
from ..model.nodes import Api, Function, Model, Output
from ..model.references import references_in
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Block, Constant, ListValue, Name, Reference, Text, Value

_MOST_PARAMS = 200
_MOST_OUTPUTS = 200
# Bytes of the value of a parameter.
_LONGEST_PARAM = 4096
_LONGEST_ID = 255
# The longest that is added to a name.
_LONGEST_ENDING = 30
_NOT_IN_EXPORTS = r"[^A-Za-z0-9:-]"


class _Claim(NamedTuple):
    """A declaration, and a logical id that it becomes."""

    kind: str
    name: str
    span: Span
    logical_id: str


def check_names(model: Model) -> list[Diagnostic]:
    """What is wrong with the names of a model."""
    claims = [
        *_params(model),
        *_raw_resources(model),
        *_functions(model),
        *_apis(model),
        *_permissions(model),
        *_resources(model),
    ]
    outputs = [
        _Claim("output", output.name.text, output.name.span, pascal(output.name.text))
        for output in model.outputs
    ]
    return [
        *_check_usable([*claims, *outputs, *_authorizers(model)]),
        *_check_clashes(claims),
        *_check_clashes(outputs),
        *_check_numbers(model),
        *(problem for output in model.outputs for problem in _check_output(output, model)),
        *_check_exports(model),
    ]


# --- Who becomes what


def _params(model: Model) -> Iterator[_Claim]:
    for param in model.params.values():
        yield _Claim("param", param.name.text, param.name.span, param.logical_id)


def _raw_resources(model: Model) -> Iterator[_Claim]:
    for raw in model.raw_resources.values():
        yield _Claim("resource", raw.name.text, raw.name.span, raw.logical_id)


def _functions(model: Model) -> Iterator[_Claim]:
    for function in model.functions.values():
        base = pascal(function.name.text)
        for ending in ("Function", *_endings_of_function(function)):
            yield _Claim("function", function.name.text, function.name.span, base + ending)


def _endings_of_function(function: Function) -> Iterator[str]:
    yield from ("Logs", "Role")
    if "snapstart" in function.settings:
        yield "Alias"
    if "retry" in function.settings:
        yield "InvokeConfig"


def _apis(model: Model) -> Iterator[_Claim]:
    for api in model.apis:
        for ending in _endings_of_api(api):
            yield _Claim("API", api.name, api.keyword, api.logical_id + ending)
    if any("logs" in api.settings or "access_logs" in api.settings for api in model.apis):
        keyword = model.apis[0].keyword
        for shared in ("ApiGatewayLogRole", "ApiGatewayAccount"):
            yield _Claim("API", model.apis[0].name, keyword, shared)


def _endings_of_api(api: Api) -> Iterator[str]:
    yield from ("", "Role", "Stage")
    for setting, ending in (("access_logs", "AccessLogs"), ("logs", "ExecutionLogs")):
        if setting in api.settings:
            yield ending
    if "waf" in api.settings:
        yield "WebAcl"


def _resources(model: Model) -> Iterator[_Claim]:
    for declared in model.declared.values():
        name = declared.name
        yield _Claim(declared.kind, name.text, name.span, declared.logical_id)


def _permissions(model: Model) -> Iterator[_Claim]:
    """The leave to call an authorizer's function, one for each API that it decides for."""
    for api in model.apis:
        used = {route.access.authorizer for route in api.routes if route.access is not None}
        for name, authorizer in model.authorizers.items():
            if name in used and authorizer.function is not None:
                logical_id = f"{api.logical_id}{pascal(name)}Permission"
                yield _Claim("authorizer", name, authorizer.name.span, logical_id)


def _authorizers(model: Model) -> Iterator[_Claim]:
    for authorizer in model.authorizers.values():
        name = authorizer.name
        yield _Claim("authorizer", name.text, name.span, pascal(name.text))


# --- Logical ids


def _check_usable(claims: list[_Claim]) -> Iterator[Diagnostic]:
    told: set[Span] = set()
    for claim in claims:
        base = api_id(claim.name) if claim.kind == "API" else pascal(claim.name)
        if claim.span in told:
            continue
        told.add(claim.span)
        if not pascal(claim.name):
            yield Diagnostic(
                "unusable-name",
                f"nothing is left of `{claim.name}` in CloudFormation, which takes letters and"
                " digits",
                claim.span,
                help="choose a name with a letter in it",
            )
        elif len(base) + _LONGEST_ENDING > _LONGEST_ID:
            yield Diagnostic(
                "unusable-name",
                f"a name has {_LONGEST_ID - _LONGEST_ENDING} characters at most: CloudFormation"
                f" takes {_LONGEST_ID}, with what is added to it",
                claim.span,
                help="give it a shorter name",
            )


def _check_clashes(claims: list[_Claim]) -> Iterator[Diagnostic]:
    first: dict[str, _Claim] = {}
    told: set[tuple[Span, Span]] = set()
    for claim in sorted(claims, key=_place):
        other = first.setdefault(claim.logical_id, claim)
        if other.span == claim.span or (other.span, claim.span) in told:
            continue
        if not claim.logical_id:
            continue
        told.add((other.span, claim.span))
        yield _clash(claim, other)


def _place(claim: _Claim) -> tuple[str, int]:
    return (claim.span.source.name, claim.span.start)


def _clash(claim: _Claim, other: _Claim) -> Diagnostic:
    where = "outputs" if claim.kind == "output" else "the template"
    return Diagnostic(
        "clashing-names",
        f"`{other.name}` and `{claim.name}` both become `{claim.logical_id}` in {where}",
        claim.span,
        related=(Related(other.span, f"{with_article(other.kind)} of that id"),),
        help="give one of them another name",
    )


def _check_numbers(model: Model) -> Iterator[Diagnostic]:
    params = [param.name for param in model.params.values()]
    outputs = [output.name for output in model.outputs]
    declared = {pascal(name.text) for name in outputs}
    automatic = [
        Name(api.name, api.keyword) for api in model.apis if f"{api.logical_id}Url" not in declared
    ]
    yield from _check_number(params, _MOST_PARAMS, "parameters")
    yield from _check_defaults(model)
    yield from _check_number([*automatic, *outputs], _MOST_OUTPUTS, "outputs")


def _check_number(names: list[Name], most: int, what: str) -> Iterator[Diagnostic]:
    if len(names) > most:
        yield Diagnostic(
            "too-many-declarations",
            f"a stack has {most} {what} at most, and this is one more",
            names[most].span,
            help="split the service",
        )


def _check_defaults(model: Model) -> Iterator[Diagnostic]:
    for param in model.params.values():
        size = len(param.default.encode()) if isinstance(param.default, str) else 0
        if size > _LONGEST_PARAM:
            yield Diagnostic(
                "out-of-range",
                f"the value of a parameter has {_LONGEST_PARAM} bytes at most, and this has {size}",
                param.default_span or param.span,
                help="keep it in a file beside the code, or in Systems Manager: `aws.ssm`",
            )


# --- Outputs


def _check_output(output: Output, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html."""
    value = output.value
    listed = list_param(value, model) is not None
    if listed or isinstance(value, Block | ListValue) or _is_null(value):
        yield Diagnostic(
            "wrong-value",
            "an output is one text",
            value.span,
            label="is none",
            help='make it one, as in `"${first}, ${second}"`',
        )
    for part in (value, output.export):
        for reference in references_in(part) if isinstance(part, Reference | Text) else ():
            param = model.params.get(reference.path[0])
            if param is not None and param.secret:
                yield Diagnostic(
                    "secret-output",
                    f"`{param.name.text}` is secret, and everybody who sees the stack can read its"
                    " outputs",
                    reference.span,
                    related=(Related(param.name.span, "declared secret here"),),
                    help="take it out: who needs it can be given it as you were",
                )


def _is_null(value: Value) -> bool:
    return isinstance(value, Constant) and value.value is None


def _check_exports(model: Model) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for output in model.outputs:
        span = output.export_span
        if output.export is None or span is None:
            continue
        yield from _check_export(output.export, span, model)
        written = output.export if isinstance(output.export, str) else span.text
        if written in first:
            yield Diagnostic(
                "doubled-export",
                "two outputs are exported under one name",
                span,
                related=(Related(first[written], "exported here already"),),
                help="give each a name of its own",
            )
        first.setdefault(written, span)


def _check_export(export: str | Reference | Text, span: Span, model: Model) -> Iterator[Diagnostic]:
    """CloudFormation wants the name of an export before anything is made.

    https://github.com/aws/aws-cdk/issues/28563 cites what it says of other characters.
    """
    parts = (export,) if isinstance(export, str) else getattr(export, "parts", ())
    wrong = re.search(_NOT_IN_EXPORTS, "".join(p for p in parts if isinstance(p, str)))
    if wrong is not None:
        yield Diagnostic(
            "wrong-name",
            f"the name of an export cannot hold `{wrong[0]}`",
            span,
            help="letters, digits, `:` and `-` make one",
        )
    apis = (api.name for api in model.apis)
    made = {*model.functions, *model.declared, *model.raw_resources, *apis}
    for reference in references_in(export) if not isinstance(export, str) else ():
        if reference.path[0] in made:
            yield Diagnostic(
                "export-of-resource",
                f"the name of an export cannot hold `{reference.text}`, which is known only when"
                " the stack is there",
                reference.span,
                help='take parameters and AWS\'s own values, as in `"${aws.stack}-url"`',
            )
