"""What is known to be allowed, as statements of a policy on the narrowest ARNs.

    Allowed(("dynamodb:Query",), ("{arn}", "{arn}/index/{name}"), each="index")
        →  { Effect: Allow, Action: [dynamodb:Query], Resource: [!GetAtt UsersTable.Arn, …] }

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...aws.kind import Allowed
from ...model.document import Arr, Obj
from ...model.grants import Granting
from ...model.nodes import Function, Model
from ...source import Span
from ..documents.setting_values import setting_value
from ..documents.values import as_substitution, of_resource, substituted
from .function_versions import invocation, invoked_function
from .policies import statement


def permits(allowed: Iterable[Allowed], declared: Granting, span: Span, model: Model) -> list[Obj]:
    """The statements that allow all that with a resource."""
    made = []
    for each in allowed:
        arns = _arns(each, declared, span, model)
        if arns:
            made.append(
                statement(each.actions, arns[0] if len(arns) == 1 else Arr(arns, span), span)
            )
    return made


def value_of(declared: Granting, attribute: str, span: Span) -> Any:
    """What stands for an attribute of a resource; for one of a function, of what callers invoke."""
    if not isinstance(declared, Function):
        return of_resource(declared, attribute, span)
    if attribute == "arn":
        return invocation(declared, span)
    return Obj(invoked_function(declared), span)


def _arns(allowed: Allowed, declared: Granting, span: Span, model: Model) -> list[Any]:
    if allowed.when and allowed.when not in declared.settings:
        return []
    arn = value_of(declared, "arn", span)
    found: list[Any] = []
    for on in allowed.on:
        text = on
        if "{own_name}" in text:
            name = as_substitution(value_of(declared, "name", span))
            text = text.replace("{own_name}", name)
        if text == "{stream_arn}":
            found.append(value_of(declared, "stream_arn", span))
        elif text == "{value}":
            given = declared.settings.get(allowed.each)
            found.extend([setting_value(given.value, model)] if given is not None else ())
        elif "{name}" in text:
            given = declared.settings.get(allowed.each)
            for item in given.value if given is not None else ():
                found.append(_arn(text.replace("{name}", item["first"].text), arn, span))
        else:
            found.append(_arn(text, arn, span))
    return found


def _arn(text: str, arn: Any, span: Span) -> Any:
    if text == "{arn}":
        return arn
    if text == "*":
        return text
    return substituted(text.replace("{arn}", as_substitution(arn)), span)
