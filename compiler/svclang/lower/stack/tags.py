"""Tags, as the resources want them: a list, or a map for a few.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
"""

from __future__ import annotations

import json
from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import Model, Settings
from ...syntax.nodes import Block, Constant, Value
from ..documents.values import document_of


def resource_tags(settings: Settings, model: Model) -> Arr | None:
    """`tags { team: "media" }` as `[{Key: team, Value: media}]`; None where there are none."""
    given = settings.get("tags")
    if given is None or not given.value.entries:
        return None
    block: Block = given.value
    made = Arr(span=given.span)
    for at, entry in enumerate(block.entries):
        tag = Obj(span=entry.span).put("Key", entry.key.text, entry.key.span)
        made.append(tag.put("Value", as_text(entry.value, model), entry.value.span))
        made.spans[at] = entry.span
    return made


def tag_map(settings: Settings, model: Model) -> Obj | None:
    """`tags { team: "media" }` as `{team: media}`; None where there are none."""
    given = settings.get("tags")
    if given is None or not given.value.entries:
        return None
    made = Obj(span=given.span)
    for entry in given.value.entries:
        made.put(entry.key.text, as_text(entry.value, model), entry.span)
    return made


def as_text(value: Value, model: Model) -> Any:
    """A value where AWS wants text: a number or `true` as it is written in JSON."""
    document = document_of(value, model)
    return json.dumps(document) if isinstance(value, Constant) else document
