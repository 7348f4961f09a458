"""What is known of each kind of resource is whole: documented, cited, and shown by examples that
compile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from building import compile_text
from examples import EXAMPLE_CONTEXT, EXAMPLE_FILES, in_context, known_kinds, with_trigger
from svclang.aws.forms import Duration, Either, Form, Integer, Items, Parts, Rate, Setting, Size
from svclang.aws.kind import Action, Kind, Trigger
from svclang.aws.kinds import KINDS, kind_named

_BOUNDED = (Integer, Duration, Size, Rate, Items)


def _settings(kind: Kind) -> Iterator[tuple[str, Setting, str]]:
    """Every setting of a kind: where it stands, the setting, and the page that it is from."""
    for setting in kind.settings.values():
        yield from _with_inner(setting.name, setting, "")
    for name, trigger in kind.triggers.items():
        for setting in trigger.settings.values():
            yield from _with_inner(f"{name}-> {setting.name}", setting, trigger.source)


def _with_inner(place: str, setting: Setting, page: str) -> Iterator[tuple[str, Setting, str]]:
    source = setting.source or page
    yield place, setting, source
    form = setting.form.form if isinstance(setting.form, Either) else setting.form
    for inner in form.block if isinstance(form, Parts) else ():
        yield from _with_inner(f"{place} {inner.name}", inner, source)


def _has_bounds(form: Form) -> bool:
    if isinstance(form, Either):
        return _has_bounds(form.form)
    if isinstance(form, Parts):
        return any(_has_bounds(part) for part in (form.first, *form.then.values()) if part)
    return isinstance(form, _BOUNDED)


def _errors(text: str) -> list[str]:
    found = compile_text(text, **EXAMPLE_FILES).diagnostics
    return [f"{each.rule}: {each.message}" for each in found if each.severity == "error"]


# --- What is known


KIND = pytest.mark.parametrize("kind", known_kinds(), ids=lambda kind: kind.name)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_goes_by_the_word_that_it_is_listed_under(name: str) -> None:
    kind = kind_named(name)
    assert kind is not None
    assert kind.name == name


@KIND
def test_a_setting_with_bounds_cites_the_page_that_they_are_from(kind: Kind) -> None:
    uncited = [
        place
        for place, setting, source in _settings(kind)
        if _has_bounds(setting.form) and not source.startswith("https://")
    ]
    assert uncited == []


@KIND
def test_a_setting_is_documented_by_sentences(kind: Kind) -> None:
    docs = {place: setting.doc for place, setting, _ in _settings(kind)}
    odd = [place for place, doc in docs.items() if not (doc[:1].isupper() and doc.endswith("."))]
    assert odd == []


@KIND
def test_the_example_of_a_setting_begins_with_its_name(kind: Kind) -> None:
    odd = [
        place for place, setting, _ in _settings(kind) if setting.example.split()[0] != setting.name
    ]
    assert odd == []


@KIND
def test_a_kind_is_documented_and_cited(kind: Kind) -> None:
    assert kind.doc.endswith(".")
    assert kind.source.startswith("https://")


@KIND
def test_a_verb_names_actions_and_the_page_that_lists_them(kind: Kind) -> None:
    for verb in kind.verbs.values():
        assert verb.source.startswith("https://")
        assert verb.allowed
        assert all(each.actions and each.on for each in verb.allowed)


# --- What examples show


def test_what_examples_refer_to_compiles() -> None:
    assert _errors(EXAMPLE_CONTEXT) == []


@KIND
def test_the_example_of_a_kind_compiles(kind: Kind) -> None:
    assert _errors(in_context(kind.example)) == []


@pytest.mark.parametrize(
    ("kind", "trigger"),
    [
        pytest.param(kind, trigger, id=f"{kind.name} {name}->")
        for kind in known_kinds()
        for name, trigger in kind.triggers.items()
    ],
)
def test_the_example_of_a_trigger_compiles(kind: Kind, trigger: Trigger) -> None:
    assert _errors(in_context(with_trigger(kind, trigger))) == []


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(action, id=f"{kind.name} {name}")
        for kind in known_kinds()
        for name, action in kind.actions.items()
    ],
)
def test_the_example_of_an_action_compiles(action: Action) -> None:
    assert _errors(in_context(route=action.example)) == []
