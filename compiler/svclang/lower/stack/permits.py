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
from ...model.nodes import DeclaredResource
from ...source import Span
from ..documents.values import as_substitution, of_resource
from .policies import statement


def permits(allowed: Iterable[Allowed], declared: DeclaredResource, span: Span) -> list[Obj]:
    """The statements that allow all that with a resource."""
    made = []
    for each in allowed:
        arns = _arns(each, declared, span)
        if arns:
            made.append(
                statement(each.actions, arns[0] if len(arns) == 1 else Arr(arns, span), span)
            )
    return made


def _arns(allowed: Allowed, declared: DeclaredResource, span: Span) -> list[Any]:
    if allowed.when and allowed.when not in declared.settings:
        return []
    arn = of_resource(declared, "arn", span)
    found: list[Any] = []
    for text in allowed.on:
        if text == "{stream_arn}":
            found.append(of_resource(declared, "stream_arn", span))
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
    return Obj({"Fn::Sub": text.replace("{arn}", as_substitution(arn))}, span)
