"""A service in which one word is misspelt compiles again, once its fixes are applied.

The words are drawn from the services of `specs/`, and always the same ones. What is misspelt can be
a keyword, a setting, a type, a name where it is used, or one where it is declared.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from building import SPECS, read
from looking import found_in_spec
from svclang.diagnostics import has_errors
from svclang.lint.fixing import fix_source

WORDS_OF_EACH = 12
_WORD = re.compile(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w{3,}')


def misspelt(text: str, draw: random.Random) -> Iterator[str]:
    """The text with a letter of one word left out, doubled or exchanged for its neighbour."""
    words = [found for found in _WORD.finditer(text) if found[0][0] not in '/"']
    for word in draw.sample(words, min(WORDS_OF_EACH, len(words))):
        at = word.start() + draw.randrange(1, len(word[0]) - 1)
        letter, behind = text[at], text[at + 1]
        written, size = draw.choice([("", 1), (letter * 2, 1), (behind + letter, 2)])
        yield text[:at] + written + text[at + size :]


@pytest.mark.parametrize("spec", SPECS)
def test_a_word_that_is_misspelt_by_a_letter_is_repaired(spec: str) -> None:
    name = f"specs/{spec}/{spec}.svc"
    broken = repaired = 0
    for text in misspelt(read(name), random.Random(spec)):
        if has_errors(found_in_spec({name: text})):
            broken += 1
            fixed = fix_source(found_in_spec, {name: text}, str, unsafe=True)
            repaired += not has_errors(fixed.remaining)
    assert broken > 3
    assert repaired >= 0.8 * broken
