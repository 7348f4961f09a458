"""What a declaration says of its resource in CloudFormation's own words.

In: settings. Out: whether their `cfn` has the last word on a property.
"""

from __future__ import annotations

from .nodes import Settings


def by_hand(settings: Settings, name: str) -> bool:
    """Whether `cfn` sets a property; where it could not be read, it could."""
    given = settings.get("cfn")
    blocks = given.value if given is not None else ()
    return blocks is None or any(
        entry.key.text == name for block in blocks for entry in block.entries
    )
