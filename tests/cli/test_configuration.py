"""Where the configuration of a source is found, and how what is wrong in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import Run, service

LONELY = service("lonely", "function f\n")


@pytest.fixture
def lonely(folder: Path) -> Path:
    """A source with a function that nothing calls, two folders down."""
    path = folder / "a" / "b" / "lonely.svc"
    path.parent.mkdir(parents=True)
    path.write_text(LONELY)
    return path


def found(svc: Run, *words: str) -> bool:
    return "unused-function" in svc("lint", "a/b/lonely.svc", *words).out


@pytest.mark.parametrize("place", ["a/b", "a", "."])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("svc.toml", "[lint]\nselect = ['unused-function']\n"),
        ("pyproject.toml", "[tool.svc.lint]\nselect = ['unused-function']\n"),
    ],
)
def test_the_nearest_file_decides(
    svc: Run, folder: Path, lonely: Path, place: str, name: str, text: str
) -> None:
    assert not found(svc)
    (folder / place / name).write_text(text)
    assert found(svc)


def test_a_pyproject_of_another_tool_is_passed_over(svc: Run, folder: Path, lonely: Path) -> None:
    (folder / "svc.toml").write_text("[lint]\nselect = ['unused-function']\n")
    (folder / "a" / "pyproject.toml").write_text("[tool.other]\nsvc = 1\n")
    assert found(svc)


def test_svc_toml_wins_over_pyproject_toml_beside_it(svc: Run, folder: Path, lonely: Path) -> None:
    (folder / "svc.toml").write_text("[lint]\nselect = ['unused-function']\n")
    (folder / "pyproject.toml").write_text("[tool.svc.lint]\nselect = []\n")
    assert found(svc)


def test_a_file_can_be_named_and_all_of_them_left_out(svc: Run, folder: Path, lonely: Path) -> None:
    (folder / "other.toml").write_text("[lint]\nselect = ['unused-function']\n")
    (folder / "svc.toml").write_text("[lint]\nignore = ['all']\n")
    assert found(svc, "--config", "other.toml")
    assert found(svc, "--isolated")
    assert not found(svc)


def test_paths_of_overrides_are_relative_to_their_file(
    svc: Run, folder: Path, lonely: Path
) -> None:
    text = "[[lint.overrides]]\npaths = ['b/**']\nselect = ['unused-function']\n"
    (folder / "svc.toml").write_text("[lint]\nselect = []\n" + text)
    assert not found(svc)
    (folder / "a" / "svc.toml").write_text("[lint]\nselect = []\n" + text)
    assert found(svc)


def test_a_finding_can_be_made_an_error_and_forbids_a_build(
    svc: Run, folder: Path, lonely: Path
) -> None:
    (folder / "svc.toml").write_text(
        "[lint]\nselect = ['unused-function']\nseverity = { correctness = 'error' }\n"
    )
    status, _, err = svc("build", "--no-checks", "a/b/lonely.svc")
    assert status == 1
    assert "error[unused-function]" in err
    assert not (folder / "build").exists()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("[lint]\nselct = []", "2:1", "`selct` means nothing here"),
        ("[lint]\nselect = ['a', 'unused-fun']", "2:12", "no rule and no group `a`"),
        ("[lint]\nselect = 3", "2:1", "`select` is a list of strings"),
        ("[lint]\nseverity = { style = 'bad' }", "2:23", "`bad` is no severity"),
        ("[lint]\nseverity = { style = 'off' }", "2:23", "put `style` into `ignore`"),
        ("[lint.options.deep-path]\nmost = -1", "2:1", "`most` is 0 or more"),
        ("[lint.options.unused-function]\nmost = 3", "2:1", "`most` means nothing here"),
        ("[lint.options.unused-thing]", "1:15", "no rule `unused-thing`"),
        ("[[lint.overrides]]\nignore = []", "1:8", "for which paths"),
        ("[lint]\noverrides = 3", "2:1", "`overrides` is a list of tables"),
        ("[lint\n", "1:6", "this is no TOML"),
    ],
)
def test_what_means_nothing_is_told_at_its_place(
    svc: Run, folder: Path, lonely: Path, text: str, place: str, message: str
) -> None:
    (folder / "svc.toml").write_text(text)
    status, out, err = svc("lint", "a/b/lonely.svc")
    assert (status, out) == (2, "")
    assert f"svc.toml:{place}" in err
    assert message in err
    assert svc("build", "--no-checks", "a/b/lonely.svc").status == 2


def test_all_that_means_nothing_is_told_at_once(svc: Run, folder: Path, lonely: Path) -> None:
    (folder / "pyproject.toml").write_text(
        "[project]\nname = 'a'\n[tool.svc]\nformat = 1\n[tool.svc.lint]\nselect = ['nothing']\n"
    )
    err = svc("lint", "a/b/lonely.svc").err
    assert "pyproject.toml:4:1" in err
    assert "pyproject.toml:6:12" in err


def test_a_configuration_that_is_not_there_is_told(svc: Run, lonely: Path) -> None:
    status, _, err = svc("lint", "a/b/lonely.svc", "--config", "none.toml")
    assert status == 2
    assert err == "svc: cannot read `none.toml`: no such file or directory\n"
