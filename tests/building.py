"""Compiling in tests: a source or a spec in, documents and diagnostics out, nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from svclang.cli.artifacts import artifacts
from svclang.compile import Compiled, compile_source
from svclang.lint.configuration import Configuration, Override
from svclang.model.nodes import Model, Surroundings
from svclang.source import Source
from svclang.syntax.load import Unreadable

ROOT = Path(__file__).parent.parent
SPECS = sorted(
    path.parent.name for path in (ROOT / "specs").glob("*/*.svc") if path.stem == path.parent.name
)


def read(path: str) -> str:
    """What an import names, relative to the root of the repository."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except OSError as problem:
        raise Unreadable(str(problem.strerror)) from None


def compile_text(
    text: str, stage: str = "dev", rules: Iterable[str] = (), **files: str
) -> Compiled:
    """Compile a source that is given as text; `files` are what it can import, without `.svc`.

    `rules` are those of the linter that are asked.
    """

    def from_files(path: str) -> str:
        return files[path.removesuffix(".svc")]

    configuration = Configuration([Override(select=tuple(rules))])
    source = Source("test.svc", text)
    return compile_source(source, from_files, Surroundings(stage), configuration=configuration)


def model_of(text: str, stage: str = "dev", **files: str) -> Model:
    """The lowered model of a source that has no errors."""
    compiled = compile_text(text, stage, **files)
    assert compiled.model is not None, [found.message for found in compiled.diagnostics]
    return compiled.model


def swagger_of(text: str, stage: str = "dev") -> dict[str, Any]:
    """The Swagger of a source with one API."""
    swagger = model_of(text, stage).apis[0].swagger
    assert swagger is not None
    return swagger


def template_of(text: str, stage: str = "dev") -> dict[str, Any]:
    """The template of a source."""
    template = model_of(text, stage).template
    assert template is not None
    return template


def compile_spec(name: str, stage: str = "dev") -> Compiled:
    """Compile one of the services of `specs/`, as `svc build specs/NAME/NAME.svc` does."""
    path = f"specs/{name}/{name}.svc"
    return compile_source(Source(path, read(path)), read, Surroundings(stage))


def spec_texts(name: str, stage: str = "dev") -> dict[str, str]:
    """The files that a spec is compiled to, by their names."""
    compiled = compile_spec(name, stage)
    assert compiled.model is not None, [found.message for found in compiled.diagnostics]
    return {made.name: made.text for made in artifacts(compiled.model, "yaml").all}
