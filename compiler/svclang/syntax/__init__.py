"""From text to tree: `parse` gives the `File` that a source says, and all that is wrong with it."""

from .parser import parse

__all__ = ["parse"]
