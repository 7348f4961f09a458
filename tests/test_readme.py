"""What the README promises: its snippets compile, its commands run, and its reports are real."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from building import ROOT, compile_text
from gateway import FunctionError, Gateway, Request
from svclang.cli.main import main
from svclang.cli.report import render

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


SHOP = next(text for text in blocks("svc") if "service shop" in text)
(ITEMS,) = blocks("python")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("svc ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop.svc").write_text(SHOP, encoding="utf-8")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "items.py").write_text(ITEMS, encoding="utf-8")
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "shop.svc").write_text(SHOP.replace('"src"', '"../src"'))
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)[1:]) == 0


def test_a_source_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io
    import sys

    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SHOP.encode())))
    assert "cat shop.svc | svc check -" in README
    assert main(["check", "-"]) == 0


def test_photos_is_summed_up_as_the_readme_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    main(["build", "--no-checks", "specs/photos/photos.svc", "-o", str(tmp_path)])
    said = capsys.readouterr().out.replace(f"{tmp_path}/", "build/").strip()
    assert f"```text\n{said}\n```" in README


def test_a_report_reads_as_the_readme_shows_it() -> None:
    shown = next(text for text in blocks("text") if text.startswith("error["))
    compiled = compile_text(SHOP.replace("-> get_item {", "-> get_itme {"))
    (found,) = compiled.diagnostics
    said = render([found], color=False, ascii=False).replace("test.svc", "shop.svc")
    assert said.strip() == shown.strip()


def test_the_function_of_the_readme_answers_404() -> None:
    scope: dict[str, Any] = {"ITEMS": {}}
    exec(ITEMS, scope)

    def get(event: Any) -> Any:
        try:
            return scope["get"](event, None)
        except Exception as error:
            raise FunctionError(str(error)) from error

    model = compile_text(SHOP).model
    assert model is not None
    swagger = json.loads(json.dumps(model.apis[0].swagger))
    gateway = Gateway(swagger, {"GetItemFunction": get})
    response = gateway.handle(Request("GET", "/items/7"))
    assert (response.status, response.json()) == (
        404,
        {"error": "NoSuchItem", "message": "there is no item 7"},
    )
