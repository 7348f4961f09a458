"""What becomes of a bucket's objects in time: one rule for the objects of each prefix.

    expire 90d; move to glacier after 30d; expire 7d under "tmp/"
       →  { Id: all, ExpirationInDays: 90, Transitions: […] }, { Id: tmp/, Prefix: tmp/, … },
          { Id: leftovers, AbortIncompleteMultipartUpload: … }

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-rule.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ...model.document import Arr, Obj
from ...model.names import digest
from ...model.nodes import DeclaredResource, Model
from ...source import Span
from ..documents.setting_values import setting_value

_Put: TypeAlias = Callable[[Obj, Mapping[str, Any], Span, Model], None]

_ABORT_DAYS = 7
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
_LONGEST_ID = 255


def lifecycle_rules(declared: DeclaredResource, model: Model) -> Arr:
    """The rules of a bucket: those that it states, then one for what nobody needs any more."""
    rules: dict[str, Obj] = {}
    for name, put in _PUTS.items():
        given = declared.settings.get(name)
        if given is None:
            continue
        for each, span in zip(given.value, given.spans, strict=True):
            rule = rules.setdefault(each.get("under", ""), Obj(span=span))
            put(rule, each, span, model)
    made = [_rule(prefix, rule) for prefix, rule in rules.items()]
    leftovers = _leftovers(declared, model)
    return Arr([*made, *([leftovers] if leftovers is not None else [])], declared.name.span)


def _rule(prefix: str, actions: Obj) -> Obj:
    made = Obj({"Id": _id(prefix), "Status": "Enabled"}, actions.span)
    if prefix:
        made["Prefix"] = prefix
    for key, value in actions.items():
        made.put(key, value, actions.spans.get(key))
    return made


def _id(prefix: str) -> str:
    if len(prefix) <= _LONGEST_ID and prefix.isascii() and prefix.isprintable():
        return prefix or "all"
    return digest(prefix)


def _leftovers(declared: DeclaredResource, model: Model) -> Obj | None:
    """Parts of uploads that were never completed, and marks of what is gone with all versions."""
    abort, versions = declared.settings.get("abort_uploads"), declared.settings.get("versions")
    span = declared.name.span if abort is None else abort.span
    made = Obj({"Id": "leftovers", "Status": "Enabled"}, span)
    if abort is None or abort.value is not None:
        days = _ABORT_DAYS if abort is None else setting_value(abort.value, model)
        made["AbortIncompleteMultipartUpload"] = Obj({"DaysAfterInitiation": days}, span)
    if versions is not None and versions.value:
        made.put("ExpiredObjectDeleteMarker", True, versions.span)
    return made if len(made) > 2 else None


def _expire(rule: Obj, given: Mapping[str, Any], span: Span, model: Model) -> None:
    rule.put("ExpirationInDays", setting_value(given["first"], model), span)


def _expire_old(rule: Obj, given: Mapping[str, Any], span: Span, model: Model) -> None:
    made = Obj({"NoncurrentDays": setting_value(given["first"], model)}, span)
    if "keep" in given:
        made["NewerNoncurrentVersions"] = setting_value(given["keep"], model)
    rule.put("NoncurrentVersionExpiration", made, span)


def _move(key: str) -> _Put:
    def put(rule: Obj, given: Mapping[str, Any], span: Span, model: Model) -> None:
        made = Obj({"StorageClass": given["to"]}, span)
        made["TransitionInDays"] = setting_value(given["after"], model)
        rule.setdefault(key, Arr(span=span)).append(made)

    return put


_PUTS: dict[str, _Put] = {
    "move": _move("Transitions"),
    "expire": _expire,
    "move_old": _move("NoncurrentVersionTransitions"),
    "expire_old": _expire_old,
}
