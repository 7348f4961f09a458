"""What Kinesis and Lambda would refuse of a stream, or take and quietly get wrong.

In: a stream, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model
from ..mappings import check_mapping


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one stream."""
    for feed in declared.feeds:
        yield from check_mapping(declared, feed, model)
