"""The value of a setting as it stands in a document.

In: what a form has read: a plain value, or a value of the syntax where that is a reference or text
with references. Out: plain JSON and intrinsics.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model.document import Arr
from ...model.list_params import list_param
from ...model.nodes import Model
from ...source import Span
from ...syntax.nodes import Reference, Text
from .values import document_of


def setting_value(value: Any, model: Model) -> Any:
    """One value."""
    return document_of(value, model) if isinstance(value, Reference | Text) else value


def setting_list(values: Sequence[Any], span: Span, model: Model) -> Any:
    """Several values; one alone that is a parameter with a list stands for the list."""
    if len(values) == 1 and list_param(values[0], model) is not None:
        return document_of(values[0], model)
    spans = {at: v.span for at, v in enumerate(values) if isinstance(v, Reference | Text)}
    return Arr([setting_value(value, model) for value in values], span, spans)
