"""Source text as a model whose logical ids are set and whose settings have been inherited."""

from __future__ import annotations

from svclang.lower.settling import SETTLING
from svclang.model.nodes import Model, Surroundings
from svclang.model.resolve import resolve
from svclang.settle import through, unobserved
from svclang.source import Source
from svclang.syntax.load import load


def settled(text: str, around: Surroundings | None = None, name: str = "shop.svc") -> Model:
    """The model of one file without mistakes; `name` is the file's."""
    loaded = load(Source(name, text), _no_imports)
    resolved = resolve(loaded.files, around or Surroundings())
    assert not loaded.diagnostics
    assert not resolved.diagnostics
    assert resolved.model is not None
    return through(SETTLING, resolved.model, unobserved)


def _no_imports(path: str) -> str:
    raise AssertionError(f"nothing imports {path}")
