"""How a fact of AWS is shown: what an entry of the table is.

A `case` is the name of a file in `cases/facts`, or that of a test that compiles the mistake, as
pytest names it. A test is named so too, from the root of the repository.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Refused(NamedTuple):
    """AWS would refuse it: an error of this rule, in this case."""

    rule: str
    case: str


class Found(NamedTuple):
    """AWS would take it and get it wrong: a warning or note of this rule, in this case."""

    rule: str
    case: str


class Derived(NamedTuple):
    """No source can get it wrong, because the compiler derives that part: tests that show it."""

    why: str
    tests: tuple[str, ...]


class Trap(NamedTuple):
    """A checker of somebody else's gets it wrong: tests that show how we get along with that."""

    why: str
    tests: tuple[str, ...]


class Documented(NamedTuple):
    """No source shows it, since it is up to who writes the code or deploys: the manual tells."""

    why: str
    words: str


class Outside(NamedTuple):
    """Nothing that the compiler sees or writes has to do with it."""

    why: str


Entry: TypeAlias = Refused | Found | Derived | Trap | Documented | Outside


class Fact(NamedTuple):
    """One fact: its number, what it is in short, and how it is shown."""

    number: int
    what: str
    shown: tuple[Entry, ...]


def fact(number: int, what: str, *shown: Entry) -> Fact:
    """A fact with its entries."""
    return Fact(number, what, shown)


def derived(why: str, *tests: str) -> Derived:
    """An entry for what the compiler derives."""
    return Derived(why, tests)


def trap(why: str, *tests: str) -> Trap:
    """An entry for what a checker gets wrong."""
    return Trap(why, tests)
