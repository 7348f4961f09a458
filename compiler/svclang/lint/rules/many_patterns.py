"""More patterns of one feed than Lambda takes at first.

What it finds
    A feed with more than 5 `where`, and no more than 10, which is all that there can be.

Why it is bad
    The deployment fails in every account that has not asked AWS for more.

Example
    function pack

    queue jobs {
      -> pack {
        where { body: { kind: ["a"] } }
        where { body: { kind: ["b"] } }
        where { body: { kind: ["c"] } }
        where { body: { kind: ["d"] } }
        where { body: { kind: ["e"] } }
        where { body: { kind: ["f"] } }
      }
    }

Use instead
    function pack

    queue jobs {
      -> pack {
        where { body: { kind: ["a", "b", "c", "d", "e", "f"] } }
      }
    }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.mapping_settings import MOST_FILTERS, USUAL_FILTERS
from ...syntax.nodes import Block
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each feed that needs AWS to be asked."""
    for declared in context.model.declared.values():
        for feed in declared.feeds:
            where = feed.settings.get("where")
            if where is None or isinstance(where.value, Block):
                continue
            patterns = where.value or ()
            if USUAL_FILTERS < len(patterns) <= MOST_FILTERS:
                yield Finding(
                    f"Lambda takes {USUAL_FILTERS} patterns, and more on request",
                    patterns[USUAL_FILTERS].span,
                    help='put several values into one pattern: `["a", "b"]` fits both',
                )


RULE = Rule("many-patterns", check, despite_errors=True)
