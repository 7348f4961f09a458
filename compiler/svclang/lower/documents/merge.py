"""Merge what a raw hatch says into what the compiler has made.

    made  { Handler: "a.handler", Tags: [1] }
    cfn   { Handler: "b.handler", Tags: [2], Code: null }
       →  { Handler: "b.handler", Tags: [2] }

It is a JSON merge patch: objects are merged key by key, everything else, lists too, is replaced,
and null takes a key out (https://www.rfc-editor.org/rfc/rfc7396). An intrinsic function is one
value and is replaced as a whole, because one with two keys means nothing.
"""

from __future__ import annotations

from typing import Any

from ...model.document import Obj


def merge(base: Obj, patch: Obj) -> Obj:
    """A new object: `base` with `patch` over it; each part keeps the span that it came with."""
    made = Obj(base, base.span, dict(base.spans))
    for key, value in patch.items():
        if value is None:
            made.pop(key, None)
            made.spans.pop(key, None)
            continue
        made.put(key, _merged(made.get(key), value), patch.spans.get(key, patch.span))
    return made


def _merged(old: Any, new: Any) -> Any:
    if not isinstance(new, dict) or is_intrinsic(new):
        return new
    new = new if isinstance(new, Obj) else Obj(new)
    if not isinstance(old, dict) or is_intrinsic(old):
        # Over nothing, so that the nulls of a new object are taken out as well.
        return merge(Obj(span=new.span), new)
    return merge(old if isinstance(old, Obj) else Obj(old), new)


def is_intrinsic(document: dict[str, Any]) -> bool:
    """Whether an object is a function of CloudFormation: `{"Ref": …}`, `{"Fn::Sub": …}`."""
    if len(document) != 1:
        return False
    ((key, value),) = document.items()
    return key == "Ref" or key.startswith("Fn::") or (key == "Condition" and isinstance(value, str))
