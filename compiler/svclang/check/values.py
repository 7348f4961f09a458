"""What is known of a value in an emitted document before the stack is deployed.

In: a value, in which functions of CloudFormation may stand. Out: what can be looked into, or read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_intrinsic(value: Any) -> bool:
    """Whether a value is a function of CloudFormation, whose result nobody knows yet."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [(name, argument)] = value.items()
    return name.startswith("Fn::") or (name == "Ref" and isinstance(argument, str))


def mapping(value: Any) -> Mapping[str, Any]:
    """A value that can be looked into, else an empty one."""
    return value if isinstance(value, dict) and not is_intrinsic(value) else {}


def items(value: Any) -> list[Any]:
    """A value as a list: one thing alone is a list of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def known_text(value: Any) -> str | None:
    """The text of a value, or what is known of that of an `Fn::Sub` or `Fn::Join`.

    What is filled in later stands there as `${…}`, or not at all. None: it is no text.
    """
    if isinstance(value, dict):
        value = value.get("Fn::Sub") or value.get("Fn::Join")
    if isinstance(value, list):
        return "".join(known_text(part) or "" for part in value)
    return value if isinstance(value, str) else None
