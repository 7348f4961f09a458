"""A small mistake in a service is told once, at or next to where it is.

Of every so manieth token of `specs/` in the usual run, of each with `pytest --fuzz 10`, and with
larger numbers in several ways.
"""

from __future__ import annotations

from itertools import chain

import pytest

from fuzz.effort import TIMES
from fuzz.judging import Verdict, table, verdicts
from fuzz.mutations import KINDS
from grammar_rules import grammar

_EVERY = 10
_NEAR = 0.95  # of the mutants that are refused
_ERRORS = 1.3  # of one mistake, on average
# What is said in these places are the language's own words.
_WORDS = {("setting", True), ("api_setting", True), ("resource", True), ("route", True)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mistake_is_told_once_and_where_it_is(kind: str) -> None:
    every, seeds = max(1, _EVERY // TIMES), range(max(1, TIMES // _EVERY))
    found = list(chain.from_iterable(verdicts(kind, seed, every) for seed in seeds))
    refused = [each for each in found if each.errors]
    near = sum(each.near for each in refused) / len(refused)
    errors = sum(len(each.errors) for each in refused) / len(refused)
    print(f"{kind}: {len(found)} mutants, {len(refused)} refused")
    print(f"{near:.1%} told at or next to the mistake, {errors:.2f} errors each")
    print(table(found))
    assert near >= _NEAR
    assert errors <= _ERRORS
    assert [str(each) for each in found if not each.errors and _is_word(each)] == []


def _is_word(verdict: Verdict) -> bool:
    """Whether a word of the language itself is misspelt."""
    token, fixed = verdict.mutant.token, grammar().fixed
    is_keyword = token.kind in fixed and not grammar().is_sign(token.kind)
    return verdict.mutant.kind == "misspell" and (
        is_keyword or (token.kind == "NAME" and (token.rule, token.first) in _WORDS)
    )
