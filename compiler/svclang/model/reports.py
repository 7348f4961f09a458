"""What collects diagnostics on its way through a tree.

In: what is wrong, piece by piece. Out: `diagnostics`, in the order in which they were found.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic, Fix, Related
from ..source import Span


class Reports:
    """A base for classes that walk through a tree; `diagnostics` is what they have found."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def report(
        self,
        rule: str,
        message: str,
        span: Span,
        *,
        label: str = "",
        related: tuple[Related, ...] = (),
        help: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Takes note of an error; the parts are those of a `Diagnostic`."""
        self.diagnostics.append(Diagnostic(rule, message, span, label, related, help, fix=fix))
