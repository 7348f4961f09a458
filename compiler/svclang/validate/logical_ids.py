"""Logical ids that two declarations come to, found when everything has been made.

In: the lowered model. Out: an error for each id that stands for two different resources, one of
which would quietly take the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.nodes import Model, Resource


def check_logical_ids(model: Model) -> Iterator[Diagnostic]:
    """The ids that were given twice."""
    first: dict[str, Resource] = {}
    for resource in model.resources:
        other = first.setdefault(resource.logical_id, resource)
        if other is not resource and other.document != resource.document:
            yield Diagnostic(
                "clashing-names",
                f"`{other.span.text}` and `{resource.span.text}` both become"
                f" `{resource.logical_id}` in the template",
                resource.span,
                related=(Related(other.span, "the other one"),),
                help="give one of them another name",
            )
