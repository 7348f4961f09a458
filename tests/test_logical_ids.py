"""Every logical id depends on its declaration alone: nothing else in the source changes it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import template_of
from declarations import AROUND, declarations

# A deployment and a version carry a digest of what they take a picture of.
_PICTURE = re.compile(r"(Deployment|Version)[0-9a-f]{10}$")
DECLARATIONS = declarations()


def ids(texts: list[str]) -> set[str]:
    """The logical ids of a service, without digests."""
    template = template_of("\n".join(dict.fromkeys(texts)))
    return {_PICTURE.sub(r"\1", name) for name in template["Resources"]}


@pytest.fixture(scope="module")
def around() -> set[str]:
    return ids([*AROUND])


@pytest.fixture(scope="module")
def own(around: set[str]) -> dict[str, set[str]]:
    """What each declaration adds, alone."""
    return {name: ids([*AROUND, *texts]) - around for name, texts in DECLARATIONS.items()}


@pytest.mark.parametrize("name", DECLARATIONS)
def test_a_declaration_has_ids_of_its_own(name: str, own: dict[str, set[str]]) -> None:
    assert own[name]


@given(data=st.data())
@settings(max_examples=40)
def test_no_id_depends_on_other_declarations_or_their_order(
    data: st.DataObject, around: set[str], own: dict[str, set[str]]
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(DECLARATIONS))))
    texts = [*AROUND, *(text for name in sorted(chosen) for text in DECLARATIONS[name])]
    shuffled = data.draw(st.permutations(list(dict.fromkeys(texts))))
    assert ids(shuffled) == around.union(*(own[name] for name in chosen))
