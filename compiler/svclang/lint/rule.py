"""What a rule is: a value that the registry lists, the engine runs and the documentation shows.

In: a `Context`, the service that is looked at. Out: `Finding`s. A rule is one file of `rules`. Its
docstring says what it finds under fixed headings (see `documentation`), and its constant is `RULE`.
A finding says nothing of how bad it is: that is the user's to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from ..diagnostics import Fix, Related, Severity
from ..model.nodes import Model
from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax.nodes import File

T = TypeVar("T")


class Finding(NamedTuple):
    """One place where a rule does not hold, in the words of a `Diagnostic`."""

    message: str
    span: Span
    label: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""
    fix: Fix | None = None


class Option(NamedTuple):
    """What can be set of a rule: its value unless it is, which gives its type too, and its doc."""

    default: int | str | bool | tuple[str, ...]
    doc: str


class Context:
    """The service that is looked at: its model, its trees, and the options of the rule that looks.

    `files` are the trees, the one that was named first and behind it what it imports. `source` is
    the first one's. The model's settings are inherited, and its `around` says what may be known of
    the world. Where a rule runs in spite of errors, anything in the model may be missing.
    """

    def __init__(self, model: Model, files: tuple[File, ...]) -> None:
        self.model = model
        self.files = files
        self.options: Mapping[str, Any] = {}
        self._known: dict[Callable[[Context], Any], Any] = {}

    @property
    def source(self) -> Source:
        """The source that was named, and not imported."""
        return self.files[0].source

    def once(self, work: Callable[[Context], T]) -> T:
        """What `work` makes of the service, worked out for the first rule that asks."""
        if work not in self._known:
            self._known[work] = work(self)
        known: T = self._known[work]
        return known


Check: TypeAlias = Callable[[Context], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule by its name in kebab-case, which names the bad thing and reads well after "allow".

    `check` is None where an earlier stage finds it on its way: the parser, or the resolver. `on` is
    whether it runs unless it is selected by name. With `despite_errors` it runs where the service
    has errors too. `needs` names what of the surroundings it reads, without which it is not run.
    """

    name: str
    check: Check | None
    severity: Severity = "warning"
    on: bool = True
    options: Mapping[str, Option] = {}
    despite_errors: bool = False
    needs: str = ""
