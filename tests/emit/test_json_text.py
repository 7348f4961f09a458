"""JSON: the same data, readable, in its own order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svclang.emit import json_text

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
documents = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


def test_a_document_is_indented_by_two_spaces_and_ends_in_one_line_end() -> None:
    document = {"swagger": "2.0", "info": {"title": "Fotos für 📷"}, "tags": ["a", 1], "x": {}}

    assert json_text(document) == (
        "{\n"
        '  "swagger": "2.0",\n'
        '  "info": {\n'
        '    "title": "Fotos für 📷"\n'
        "  },\n"
        '  "tags": [\n'
        '    "a",\n'
        "    1\n"
        "  ],\n"
        '  "x": {}\n'
        "}\n"
    )


@given(documents)
def test_any_document_loads_back_as_the_same_data_in_the_same_order(document: object) -> None:
    assert repr(json.loads(json_text(document))) == repr(document)


def test_half_of_a_utf_16_pair_is_escaped_so_that_the_text_can_be_stored() -> None:
    text = json_text(["é\ud800"])

    assert text.encode() == '[\n  "é\\ud800"\n]\n'.encode()
    assert json.loads(text) == ["é\ud800"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        json_text([number])
