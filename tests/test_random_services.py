"""Whatever the compiler accepts is right: random services of all kinds together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from building import compile_text
from dependencies import cycles
from examples import EXAMPLE_FILES
from random_services import services
from svclang.check.run import Checker, Documents
from svclang.model.nodes import Model
from test_least_privilege import wide

few_of_them = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def _compiled(text: str) -> Model:
    model = compile_text(text, **EXAMPLE_FILES).model
    assert model is not None
    assert model.template is not None
    return model


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as started:
        yield started


@few_of_them
@given(text=services())
def test_what_the_compiler_accepts_the_checkers_accept(checker: Checker, text: str) -> None:
    model = _compiled(text)
    swaggers = [api.swagger for api in model.apis] or [None]
    documents = [Documents("drawn", swagger, model.template or {}) for swagger in swaggers]
    problems = [str(problem) for found in checker.check(documents) for problem in found]
    assert problems == [], text


@few_of_them
@given(text=services())
def test_no_resource_waits_for_itself(text: str) -> None:
    assert cycles(_compiled(text).template or {}) == [], text


@few_of_them
@given(text=services())
def test_nothing_is_allowed_more_than_it_must(text: str) -> None:
    # A bucket that is `public` opens itself to everybody, because it says so.
    found = [each for each in wide(_compiled(text).template or {}) if "BucketPolicy" not in each]
    assert found == [], text


@few_of_them
@given(text=services())
def test_the_same_text_compiles_to_the_same_template(text: str) -> None:
    assert _compiled(text).template == _compiled(text).template, text
