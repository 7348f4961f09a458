"""Each file of `cases/trees` says below its text what it is parsed to; `--update` writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files
from syntax.trees import tree

BELOW = "\n// --- is parsed to\n"


@pytest.mark.parametrize("path", case_files("trees"), ids=lambda path: path.stem)
def test_a_text_is_parsed_to_the_tree_below_it(path: Path, update: bool) -> None:
    text, _, expected = path.read_text(encoding="utf-8").partition(BELOW)
    found = "".join(f"// {line}\n" for line in tree(text).splitlines())
    if update:
        path.write_text(f"{text}{BELOW}{found}", encoding="utf-8")
        return
    assert found == expected
