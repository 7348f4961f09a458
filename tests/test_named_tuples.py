"""Our named tuples are held against `typing.NamedTuple`, whose place they take."""

from __future__ import annotations

import pickle
import re
import typing
from typing import Any

import pytest

from building import ROOT
from svclang import named_tuples


class Standard(typing.NamedTuple):
    """A point, by the standard library."""

    x: int
    y: int = 2
    label: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y


class Ours(named_tuples.NamedTuple):
    """A point, by us."""

    x: int
    y: int = 2
    label: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y


class Single(named_tuples.NamedTuple):
    """A tuple of one field."""

    only: int


class Labelled(Ours):
    """A class that inherits the fields, and changes what they give."""

    @property
    def sum(self) -> int:
        return -super().sum


BOTH = pytest.mark.parametrize("made", [Standard, Ours])


@BOTH
def test_fields_are_given_by_place_by_name_or_not_at_all(made: Any) -> None:
    assert made(1) == made(x=1, y=2) == (1, 2, "")
    assert made(1, label="a").label == "a"


@BOTH
@pytest.mark.parametrize("given", [(), (1, 2, "", 4)])
def test_too_few_or_too_many_values_are_refused(made: Any, given: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        made(*given)


@BOTH
def test_an_unknown_field_is_refused(made: Any) -> None:
    with pytest.raises(TypeError):
        made(1, z=3)
    with pytest.raises((TypeError, ValueError), match="z"):  # the first from 3.13 on
        made(1)._replace(z=3)


@BOTH
def test_a_field_cannot_be_set(made: Any) -> None:
    point = made(1)
    with pytest.raises(AttributeError):
        point.x = 2
    with pytest.raises(AttributeError):
        point.other = 2


@BOTH
def test_a_changed_copy_is_of_the_same_class(made: Any) -> None:
    changed = made(1)._replace(y=5)
    assert (type(changed), changed.sum) == (made, 6)


@BOTH
def test_it_is_shown_with_its_fields(made: Any) -> None:
    assert repr(made(1)) == f"{made.__name__}(x=1, y=2, label='')"


@BOTH
def test_it_is_pickled_with_its_class(made: Any) -> None:
    again = pickle.loads(pickle.dumps(made(1, 4)))
    assert (type(again), again) == (made, (1, 4, ""))


@BOTH
def test_it_is_matched_by_place_and_by_name(made: Any) -> None:
    match made(1, 4, "a"):
        case made(x, y, label=label):
            assert (x, y, label) == (1, 4, "a")
        case _:
            pytest.fail("not matched")


@BOTH
def test_it_is_made_of_a_row_and_into_a_mapping(made: Any) -> None:
    assert made._make(iter([1, 4, "a"]))._asdict() == {"x": 1, "y": 4, "label": "a"}


@BOTH
def test_the_class_knows_its_fields_and_their_defaults(made: Any) -> None:
    assert made._fields == ("x", "y", "label")
    assert made._field_defaults == {"y": 2, "label": ""}


def test_a_single_field_makes_a_tuple() -> None:
    assert Single(1) == (1,)


def test_a_subclass_is_made_by_the_constructor_it_inherits() -> None:
    assert (type(Labelled(1)), Labelled(1).sum) == (Labelled, -3)


def test_the_compiler_makes_its_named_tuples_this_way() -> None:
    standard = re.compile(r"from typing import .*\bNamedTuple\b|typing\.NamedTuple\)")
    others = [
        path.name
        for path in (ROOT / "compiler").rglob("*.py")
        if path.name != "named_tuples.py" and standard.search(path.read_text("utf-8"))
    ]
    assert others == []
