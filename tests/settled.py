"""Source text as a model whose logical ids are set and whose settings have been inherited."""

from __future__ import annotations

from svclang.lower.inherit_settings import inherit_settings
from svclang.lower.name_resources import name_resources
from svclang.model.nodes import Model, Surroundings
from svclang.model.resolve import resolve
from svclang.source import Source
from svclang.syntax.load import load


def settled(text: str, around: Surroundings | None = None, name: str = "shop.svc") -> Model:
    """The model of one file without mistakes; `name` is the file's."""
    loaded = load(Source(name, text), _no_imports)
    resolved = resolve(loaded.files, around or Surroundings())
    assert not loaded.diagnostics
    assert not resolved.diagnostics
    assert resolved.model is not None
    return inherit_settings(name_resources(resolved.model))


def _no_imports(path: str) -> str:
    raise AssertionError(f"nothing imports {path}")
