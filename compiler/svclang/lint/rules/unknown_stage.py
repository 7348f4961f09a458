"""A build for a stage that the service does not declare.

What it finds
    `--stage NAME` for a service that declares other stages, and not this one. `dev` is what is
    built where nothing is said, and need not be declared.

Why it is bad
    No override holds. Most likely the name is misspelt, and what is deployed as production is as
    small, and as little protected, as what is tried out.

Example
    // stage: prd
    service shop { runtime nodejs24.x }

    table orders { key id: string }

    stage prod { table orders { backup on } }

Use instead
    // stage: prod
    service shop { runtime nodejs24.x }

    table orders { key id: string }

    stage prod { table orders { backup on } }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, listed, nearest
from ..rule import Context, Finding, Rule

# Built where nothing is said, and seldom declared.
_USUAL = "dev"


def check(context: Context) -> Iterator[Finding]:
    """A finding where the stage that is asked for is none of those that are declared."""
    model = context.model
    names = {name.text: name.span for name in model.stages}
    if not names or model.stage in names or model.stage == _USUAL:
        return
    candidate = nearest(model.stage, [*names, _USUAL])
    yield Finding(
        f"no stage `{model.stage}` is declared, so that it has no overrides",
        model.service.name.span,
        related=(Related(names[candidate], "a stage with a similar name"),)
        if candidate in names
        else (),
        help=f"build it with `--stage {candidate}`"
        if candidate
        else f"declare it: `stage {model.stage} {{ … }}`; there are {listed(names)}",
    )


RULE = Rule("unknown-stage", check, despite_errors=True)
