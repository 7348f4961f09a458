"""`svc build` and `svc check`: which sources, which files, and what is said."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.command import BROKEN, HELLO, LIBRARY, Run, files, service
from svclang.cli import artifacts as artifacts_module

# --- Files


def test_a_service_becomes_its_swagger_and_its_template(build: Run, hello: Path) -> None:
    result = build("hello.svc")
    assert (result.status, result.err) == (0, "")
    assert files(hello.parent / "build") == ["hello.swagger.yaml", "hello.template.yaml"]


def test_a_service_without_an_api_has_no_swagger(build: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(service("jobs"))
    assert build("a.svc").out == "jobs: 1 function → build/jobs.template.yaml\n"
    assert files(folder / "build") == ["jobs.template.yaml"]


def test_a_further_api_has_a_swagger_of_its_own(build: Run, hello: Path) -> None:
    hello.write_text(HELLO + "api admin { auth none; GET /all -> hello }\n")
    assert build("hello.svc").out.startswith("hello: 2 routes, 1 function → ")
    assert files(hello.parent / "build") == [
        "hello.admin.swagger.yaml",
        "hello.swagger.yaml",
        "hello.template.yaml",
    ]


def test_the_files_go_where_they_are_asked_to(build: Run, hello: Path) -> None:
    assert build("hello.svc", "-o", "out/here").status == 0
    assert files(hello.parent / "out" / "here") == ["hello.swagger.yaml", "hello.template.yaml"]


def test_json_holds_what_yaml_holds(build: Run, hello: Path) -> None:
    yaml = pytest.importorskip("yaml")
    assert build("hello.svc", "--format", "json").status == 0
    assert build("hello.svc").status == 0
    text = (hello.parent / "build" / "hello.swagger.yaml").read_text()
    assert yaml.safe_load(text) == json.loads(
        (hello.parent / "build" / "hello.swagger.json").read_text()
    )


def test_the_swagger_has_no_short_forms_and_the_template_has(build: Run, hello: Path) -> None:
    build("hello.svc")
    assert "!Sub" not in (hello.parent / "build" / "hello.swagger.yaml").read_text()
    assert "!Sub" in (hello.parent / "build" / "hello.template.yaml").read_text()


def test_the_summary_counts_the_routes_of_the_source_and_not_the_preflights(
    build: Run, hello: Path
) -> None:
    hello.write_text(HELLO.replace("auth none", 'auth none; cors "*"'))
    assert build("hello.svc").out.startswith("hello: 1 route, 1 function → ")


def test_what_has_not_changed_is_called_unchanged(build: Run, hello: Path) -> None:
    first, second = build("hello.svc"), build("hello.svc")
    assert "(unchanged)" not in first.out
    assert second.out.endswith(" (unchanged)\n")


def test_quiet_says_nothing_where_all_is_well(build: Run, hello: Path) -> None:
    assert build("hello.svc", "-q") == (0, "", "")


def test_check_writes_nothing(svc: Run, hello: Path) -> None:
    result = svc("check", "hello.svc", "--no-checks")
    assert result == (0, "hello: 1 route, 1 function, no errors\n", "")
    assert not (hello.parent / "build").exists()


def test_the_stage_is_the_one_that_is_asked_for(build: Run, hello: Path) -> None:
    hello.write_text(HELLO + "stage prod { service { memory 512MB } }\n")
    build("hello.svc", "--stage", "prod")
    template = (hello.parent / "build" / "hello.template.yaml").read_text()
    assert "MemorySize: 512" in template
    assert "StageName: prod" in template


@pytest.mark.parametrize("output", ["build", "../build", "ABSOLUTE", "."])
def test_the_path_to_the_code_is_relative_to_the_template_wherever_that_is(
    build: Run, folder: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here" / "src").mkdir(parents=True)
    (folder / "here" / "a.svc").write_text(service("a").replace('"."', '"src"'))
    monkeypatch.chdir(folder / "here")
    output = str(folder / "out") if output == "ABSOLUTE" else output
    result = build("a.svc", "-o", output, "--format", "json")
    assert (result.status, result.err) == (0, "")
    template = json.loads(Path(output, "a.template.json").read_text())
    code = template["Resources"]["FFunction"]["Properties"]["Code"]
    assert Path(output, code).resolve() == folder / "here" / "src"


@pytest.mark.parametrize("output", ["../build", "ABSOLUTE"])
def test_wherever_the_output_is_sources_have_the_names_that_the_user_gave(
    build: Run, folder: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here" / "lib").mkdir(parents=True)
    (folder / "here" / "lib" / "types.svc").write_text("type A { b: Nothing }\n")
    monkeypatch.chdir(folder / "here")
    text = 'import "lib/types.svc"\n' + BROKEN
    output = str(folder / "out") if output == "ABSOLUTE" else output
    result = build("-", "-o", output, stdin=text.encode())
    assert " ┌─ <stdin>:3:15\n" in result.err
    assert " ┌─ lib/types.svc:1:13\n" in result.err


def test_code_that_is_not_there_is_a_warning(build: Run, folder: Path) -> None:
    (folder / "svc.toml").write_text('[lint]\nselect = ["missing-code"]\n')
    (folder / "a.svc").write_text(service("a").replace('"."', '"nowhere"'))
    result = build("a.svc")
    assert result.status == 0
    assert "warning[missing-code]: the code of `f` is not there" in result.err
    assert result.err.endswith("\n1 warning\n")


# --- Errors


def test_an_error_is_shown_at_its_place_and_counted(build: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(BROKEN)
    result = build("a.svc")
    assert (result.status, result.out) == (1, "")
    assert "┌─ a.svc:2:15\n2│   function f -> Nothing\n" in result.err
    assert result.err.endswith("\n1 error\n")


def test_an_error_in_one_service_leaves_all_files_unwritten(build: Run, hello: Path) -> None:
    (hello.parent / "broken.svc").write_text(BROKEN)
    assert build("hello.svc", "broken.svc").status == 1
    assert not (hello.parent / "build").exists()


def test_with_strict_a_warning_is_an_error(build: Run, folder: Path) -> None:
    (folder / "svc.toml").write_text('[lint]\nselect = ["missing-code"]\n')
    (folder / "a.svc").write_text(service("a").replace('"."', '"nowhere"'))
    assert build("a.svc", "--strict").status == 1
    assert not (folder / "build").exists()


def test_errors_of_a_library_are_shown_once(build: Run, folder: Path) -> None:
    (folder / "lib.svc").write_text("type A { b: Nothing }\n")
    for name in ("one", "two"):
        (folder / f"{name}.svc").write_text('import "lib.svc"\n' + service(name))
    result = build("one.svc", "two.svc")
    assert result.err.endswith("\n1 error\n")


def test_of_very_many_errors_the_first_are_shown_and_all_are_counted(
    build: Run, folder: Path
) -> None:
    wrong = "".join(f"function f{number} -> Nothing{number}\n" for number in range(300))
    (folder / "a.svc").write_text(service("a", wrong))
    result = build("a.svc")
    assert result.err.endswith("\n300 errors; the first 200 are shown\n")
    assert result.err.count("error[") == 200


def test_two_services_of_one_name_would_write_the_same_files(build: Run, hello: Path) -> None:
    (hello.parent / "other.svc").write_text(HELLO)
    result = build("hello.svc", "other.svc")
    assert result.status == 1
    assert "error[same-files]: two services called `hello`" in result.err
    assert not (hello.parent / "build").exists()


def test_an_output_folder_that_is_a_file_is_an_error(build: Run, hello: Path) -> None:
    result = build("hello.svc", "-o", "hello.svc")
    assert result.status == 1
    assert result.err.startswith("svc: cannot write hello.svc/hello.swagger.yaml: a file stands")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_an_output_folder_that_is_forbidden_is_an_error(build: Run, hello: Path) -> None:
    (hello.parent / "out").mkdir(mode=0o500)
    result = build("hello.svc", "-o", "out")
    assert result.status == 1
    assert "permission denied" in result.err


def test_colours_are_forced(build: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.svc").write_text(BROKEN)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror" in build("a.svc").err


# --- Large templates


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_of_a_template_that_is_too_large_the_api_is_included(
    build: Run, hello: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hello.write_text(HELLO + "api admin { auth none; GET /all -> hello }\n")
    monkeypatch.setattr(artifacts_module, "MAXIMUM_SIZE", 4_000)
    result = build("hello.svc", "--format", format)
    assert result.status == 0
    assert "note[large-template]" in result.err
    template = (hello.parent / "build" / f"hello.template.{format}").read_text()
    assert "AWS::Include" in template
    assert f"./hello.swagger.{format}" in template
    assert f"./hello.admin.swagger.{format}" in template
    assert "paths" not in template


def test_quiet_leaves_notes_out(build: Run, hello: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts_module, "MAXIMUM_SIZE", 4_000)
    monkeypatch.setattr(artifacts_module, "_processed_size", lambda template: 0)
    assert build("hello.svc", "-q") == (0, "", "")


# --- The model, printed


def test_the_model_is_printed_after_a_pass(build: Run, hello: Path) -> None:
    result = build("hello.svc", "--dump-after", "name_resources")
    assert result.out.startswith("// hello.svc, after name_resources\n\nservice hello {\n")
    assert "function hello() -> string as HelloFunction" in result.out


def test_the_model_is_printed_in_the_order_of_the_passes(build: Run, hello: Path) -> None:
    out = build("hello.svc", "--dump-after", "add_cors", "--dump-after", "resolve").out
    heads = [line for line in out.splitlines() if line.startswith("//")]
    assert heads == ["// hello.svc, after resolve", "// hello.svc, after add_cors"]


def test_all_passes_can_be_asked_for(build: Run, hello: Path) -> None:
    from svclang.lower.passes import PASSES

    out = build("hello.svc", "--dump-after", "all").out
    assert sum(line.startswith("// hello.svc, after ") for line in out.splitlines()) == (
        len(PASSES) + 1
    )


# --- Dependencies


def test_the_depfile_names_the_imports(build: Run, hello: Path) -> None:
    (hello.parent / "lib.svc").write_text(LIBRARY)
    hello.write_text('import "lib.svc"\n' + HELLO)
    assert build("hello.svc", "--depfile", "build/hello.d").status == 0
    assert (hello.parent / "build" / "hello.d").read_text() == (
        "build/hello.swagger.yaml build/hello.template.yaml: hello.svc lib.svc\n\nlib.svc:\n"
    )


def test_a_check_which_writes_nothing_takes_no_depfile(svc: Run, hello: Path) -> None:
    result = svc("check", "--no-checks", "hello.svc", "--depfile", "hello.d")
    assert result.status == 2
    assert "`svc check` writes nothing" in result.err
    assert files(hello.parent) == ["hello.svc"]


def test_what_is_too_large_even_when_included_is_a_warning(
    build: Run, hello: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artifacts_module, "MAXIMUM_SIZE", 1_000)
    result = build("hello.svc", "--no-checks")
    assert "warning[oversized-template]" in result.err
