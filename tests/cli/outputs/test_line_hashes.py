"""Fingerprints of lines are those that GitHub works out itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svclang.cli.outputs.line_hashes import line_hashes

NOTHING = "c129715d7a2bc9a3:1"
GREETINGS = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    NOTHING,
]


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", [NOTHING]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETINGS),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETINGS),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                NOTHING,
            ],
        ),
    ],
)
def test_a_line_has_the_fingerprint_that_github_gives_it(text: str, hashes: list[str]) -> None:
    """The numbers: https://github.com/github/codeql-action/blob/main/src/fingerprints.test.ts."""
    assert line_hashes(text) == hashes


@given(above=st.lists(st.sampled_from(["// a comment", "", "queue q {"])), text=st.text("ab \n👩"))
def test_lines_above_change_no_hash(above: list[str], text: str) -> None:
    def bare(made: list[str]) -> list[str]:
        return [one.split(":")[0] for one in made]

    before = "".join(f"{line}\n" for line in above)
    assert bare(line_hashes(before + text))[len(above) :] == bare(line_hashes(text))


@given(st.text())
def test_every_line_has_a_fingerprint_of_its_own(text: str) -> None:
    made = line_hashes(text)
    assert len(set(made)) == len(made) > text.count("\n")
