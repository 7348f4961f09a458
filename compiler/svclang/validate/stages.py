"""The stage that is built: whether it is one of those that are declared.

In: the model. Out: a warning where the source has overrides for stages, and none for this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related, nearest
from ..model.nodes import Model

# Built where nothing is said, and seldom declared.
_USUAL = "dev"


def check_stage(model: Model) -> Iterator[Diagnostic]:
    """Whether the stage that is asked for is known."""
    names = {name.text: name.span for name in model.stages}
    if not names or model.stage in names or model.stage == _USUAL:
        return
    candidate = nearest(model.stage, [*names, _USUAL])
    listed = ", ".join(f"`{name}`" for name in names)
    yield Diagnostic(
        "unknown-stage",
        f"no stage `{model.stage}` is declared, so that it has no overrides",
        model.service.name.span,
        related=(Related(names[candidate], "a stage with a similar name"),)
        if candidate in names
        else (),
        help=f"build it with `--stage {candidate}`"
        if candidate
        else f"declare it: `stage {model.stage} {{ … }}`; there are {listed}",
        severity="warning",
    )
