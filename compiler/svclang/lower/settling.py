"""The first passes, which settle the model that is validated and linted.

They stand apart from the others, which whoever only looks at a service need not import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.nodes import Model
from .connect_apis import connect_apis
from .inherit_settings import inherit_settings
from .name_resources import name_resources

Pass = Callable[[Model], Model]

# These give every declaration its ids and its settings, and validation reads the result.
SETTLING: tuple[Pass, ...] = (
    name_resources,  # first: whatever refers to a declaration needs its logical id
    inherit_settings,  # before all that reads a setting
    connect_apis,  # after a route knows whether it asks for a key
)


def run_passes(passes: tuple[Pass, ...], model: Model) -> Iterator[tuple[str, Model]]:
    """Run passes one by one; yields the name of each and the model after it."""
    for step in passes:
        model = step(model)
        yield step.__name__, model
