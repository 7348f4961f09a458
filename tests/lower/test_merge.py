"""How a raw hatch is merged into what the compiler has made."""

from __future__ import annotations

from typing import Any

import pytest

from svclang.lower.documents.merge import merge
from svclang.model.document import Obj, span_at
from svclang.source import Source, Span


def patched(base: Any, patch: Any) -> Any:
    return merge(Obj(base), Obj(patch))


def test_a_list_is_replaced() -> None:
    assert patched({"a": [1, 2]}, {"a": [3]}) == {"a": [3]}


def test_null_takes_a_key_out() -> None:
    assert patched({"a": 1, "b": {"c": 2, "d": 3}}, {"a": None, "b": {"c": None}}) == {
        "b": {"d": 3}
    }


def test_null_leaves_nothing_where_nothing_was() -> None:
    assert patched({}, {"a": {"b": None, "c": 1}}) == {"a": {"c": 1}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"Fn::GetAtt": ["A", "Arn"]}, {"Ref": "B"}),
        ({"Ref": "A"}, {"key": 1}),
        ({"key": 1}, {"Fn::Sub": "x"}),
    ],
)
def test_an_intrinsic_is_replaced_as_a_whole(old: Any, new: Any) -> None:
    assert patched({"a": old}, {"a": new}) == {"a": new}


def test_merging_changes_neither_side() -> None:
    base, patch = Obj({"a": Obj({"b": 1})}), Obj({"a": Obj({"c": 2})})
    merge(base, patch)
    assert (base, patch) == ({"a": {"b": 1}}, {"a": {"c": 2}})


def test_merged_parts_keep_the_places_that_they_came_from() -> None:
    source = Source("shop.svc", "base patch")
    here, there = Span(source, 0, 4), Span(source, 5, 10)
    base = Obj({"a": Obj({"b": 1}, here, {"b": here})}, here, {"a": here})
    patch = Obj({"a": Obj({"c": 2}, there, {"c": there})}, there, {"a": there})
    made = merge(base, patch)
    places = [span_at(made, path) for path in (("a", "b"), ("a", "c"))]
    assert places == [here, there]
