"""Both checkers in one run: at once, once, and whatever happens to the other process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from svclang.check import run
from svclang.check.cache import Cache
from svclang.check.problem import Problem
from svclang.check.run import Checker, Documents, is_about_swagger, run_checks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOCK = {
    "type": "mock",
    "requestTemplates": {"application/json": '{"statusCode": 200}'},
    "responses": {"default": {"statusCode": "200"}},
}
GET = {"responses": {"200": {"description": "fine"}}, "x-amazon-apigateway-integration": MOCK}
SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "t", "version": "1"},
    "paths": {"/a": {"get": GET}},
}
TEMPLATE: dict[str, Any] = {"Resources": {"Logs": {"Type": "AWS::Logs::LogGroup"}}}
BAD_SWAGGER = {**SWAGGER, "info": {"title": "t"}}
BAD_TEMPLATE = {"Resources": {"Logs": {"Type": "AWS::Logs::LogGrup"}}}


class Counter:
    """Counts what the checkers are asked, in place of both, and finds nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.swaggers = self.templates = self.launched = 0
        monkeypatch.setattr(run, "_check_swagger", self._swagger)
        monkeypatch.setattr(run, "lint", self._template)
        monkeypatch.setattr(run._Worker, "launch", self._launch)

    def _swagger(self, _: object) -> list[Problem]:
        self.swaggers += 1
        return []

    def _template(self, *_: object) -> list[Problem]:
        self.templates += 1
        return []

    def _launch(self) -> run._Worker:
        self.launched += 1
        return run._Worker(None)


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


def rules(problems: Sequence[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def test_documents_of_two_services_are_checked_in_one_run() -> None:
    first = Documents("a.svc", SWAGGER, BAD_TEMPLATE)
    second = Documents("b.svc", BAD_SWAGGER, TEMPLATE)
    one, two = run_checks([first, second])
    assert [(problem.rule, problem.path) for problem in one] == [
        ("cfn-lint/E3006", ("Resources", "Logs", "Type"))
    ]
    assert ("openapi/required", ("info",)) in [(problem.rule, problem.path) for problem in two]
    assert all(is_about_swagger(problem) for problem in two)
    assert not is_about_swagger(one[0])


def test_a_service_without_an_api_has_a_template_only(counter: Counter) -> None:
    assert run_checks([Documents("a.svc", None, TEMPLATE)]) == [[]]
    assert (counter.swaggers, counter.templates) == (0, 1)


def test_nothing_to_check_launches_nothing(counter: Counter) -> None:
    assert run_checks([]) == []
    assert counter.launched == 0


def test_the_problems_of_the_swagger_come_first() -> None:
    (problems,) = run_checks([Documents("a.svc", BAD_SWAGGER, BAD_TEMPLATE)])
    assert [is_about_swagger(problem) for problem in problems][-1] is False
    assert is_about_swagger(problems[0])


def test_the_size_of_the_template_is_checked(counter: Counter) -> None:
    (problems,) = run_checks([Documents("a.svc", None, TEMPLATE, None, "x" * 1_000_001)])
    assert rules(problems) == ["cfn-lint/E1002"]


def test_unchanged_documents_are_not_checked_again(tmp_path: Path, counter: Counter) -> None:
    for _ in range(3):
        run_checks([Documents("a.svc", SWAGGER, TEMPLATE)], Cache(tmp_path))
    assert (counter.swaggers, counter.templates) == (1, 1)


def test_unchanged_texts_stand_for_unchanged_documents(tmp_path: Path, counter: Counter) -> None:
    for _ in range(3):
        run_checks([Documents("a.svc", SWAGGER, TEMPLATE, "text", "text")], Cache(tmp_path))
    assert (counter.swaggers, counter.templates) == (1, 1)


def test_only_the_document_that_changed_is_checked_again(tmp_path: Path, counter: Counter) -> None:
    run_checks([Documents("a.svc", SWAGGER, TEMPLATE)], Cache(tmp_path))
    run_checks([Documents("a.svc", BAD_SWAGGER, TEMPLATE)], Cache(tmp_path))
    assert (counter.swaggers, counter.templates) == (2, 1)


def test_equal_documents_of_one_run_are_checked_once(counter: Counter) -> None:
    assert run_checks([Documents(name, SWAGGER, TEMPLATE) for name in "abc"]) == [[], [], []]
    assert (counter.swaggers, counter.templates) == (1, 1)


def test_other_regions_are_another_check(tmp_path: Path, counter: Counter) -> None:
    documents = [Documents("a.svc", SWAGGER, TEMPLATE)]
    run_checks(documents, Cache(tmp_path))
    run_checks(documents, Cache(tmp_path), ("eu-west-1",))
    assert (counter.swaggers, counter.templates) == (1, 2)


def test_the_problems_of_an_unchanged_document_are_the_same(tmp_path: Path) -> None:
    documents = [Documents("a.svc", BAD_SWAGGER, BAD_TEMPLATE)]
    first = run_checks(documents, Cache(tmp_path))
    assert first[0]
    assert run_checks(documents, Cache(tmp_path)) == first


def test_a_check_that_crashed_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counter: Counter
) -> None:
    def crash(*_: object) -> list[Problem]:
        return [Problem((), "cfn-lint/E0002", "out of memory")]

    documents = [Documents("a.svc", None, TEMPLATE)]
    with monkeypatch.context() as patch:
        patch.setattr(run, "lint", crash)
        assert rules(run_checks(documents, Cache(tmp_path))[0]) == ["cfn-lint/E0002"]
    assert run_checks(documents, Cache(tmp_path)) == [[]]


def test_a_crash_of_our_own_check_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> list[Problem]:
        raise LookupError("of our own making")

    monkeypatch.setattr("svclang.check.extensions.check_extensions", crash)
    assert rules(run._check_swagger(BAD_SWAGGER)) == ["extensions/crash", "openapi/required"]


def test_a_key_that_is_a_number_is_reported_once() -> None:
    get = {**GET, "responses": {200: {"description": "fine"}}}
    swagger = {**SWAGGER, "paths": {"/a": {"get": get}}}
    path = ("paths", "/a", "get", "responses", 200)
    assert [problem.path for problem in run._check_swagger(swagger)].count(path) == 1


def test_keys_that_are_numbers_are_found_again_after_the_way_through_the_other_process() -> None:
    api = {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": {200: {"Ref": "No"}}}}
    (problems,) = run_checks([Documents("a.svc", None, {"Resources": {"Api": api}})])
    path = ("Resources", "Api", "Properties", "Body", 200, "Ref")
    assert path in [problem.path for problem in problems]


def test_nothing_is_launched_for_sources_that_were_checked_before(
    tmp_path: Path, counter: Counter
) -> None:
    for sources, launched in ((["a"], 1), (["a"], 1), (["b"], 2)):
        with Checker(Cache(tmp_path)) as checker:
            checker.start(sources)
            checker.check([Documents("a.svc", SWAGGER, TEMPLATE, *sources, *sources)])
        assert counter.launched == launched


def test_other_documents_of_known_sources_are_checked(tmp_path: Path, counter: Counter) -> None:
    for template in (TEMPLATE, BAD_TEMPLATE):
        with Checker(Cache(tmp_path)) as checker:
            checker.start(["the same"])
            checker.check([Documents("a.svc", None, template)])
    assert counter.templates == 2


def test_a_checker_answers_more_than_once() -> None:
    with Checker() as checker:
        checker.start()
        for template, expected in ((TEMPLATE, []), (BAD_TEMPLATE, ["cfn-lint/E3006"])) * 2:
            assert rules(checker.check([Documents("a.svc", None, template)])[0]) == expected


def test_the_other_process_ends_when_the_checker_is_closed() -> None:
    checker = Checker()
    checker.start()
    worker = checker._worker
    assert worker is not None
    assert worker._process is not None
    checker.close()
    assert worker._process.returncode is not None


def test_a_checker_that_was_closed_can_be_used_again() -> None:
    checker = Checker()
    checker.start()
    checker.close()
    with checker:
        assert rules(checker.check([Documents("a.svc", None, BAD_TEMPLATE)])[0])


@pytest.mark.parametrize("executable", ["", "/no/such/python", sys.executable])
def test_without_the_other_process_the_verdict_is_the_same(
    executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(run, "_PROGRAM", "raise SystemExit(1)")
    assert rules(run_checks([Documents("a.svc", None, BAD_TEMPLATE)])[0]) == ["cfn-lint/E3006"]


def test_a_process_that_babbles_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_PROGRAM", "print('[[1]]', flush=True); input()")
    assert rules(run_checks([Documents("a.svc", None, BAD_TEMPLATE)])[0]) == ["cfn-lint/E3006"]


def test_a_process_that_is_killed_is_done_without() -> None:
    with Checker() as checker:
        checker.start()
        assert checker._worker is not None
        assert checker._worker._process is not None
        checker._worker._process.kill()
        problems = checker.check([Documents("a.svc", None, BAD_TEMPLATE)])[0]
    assert rules(problems) == ["cfn-lint/E3006"]


def test_a_file_of_the_working_directory_does_not_pass_for_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    (tmp_path / "cfnlint.py").write_text("open('imported', 'w')")
    monkeypatch.chdir(tmp_path)
    with Checker() as checker:
        checker.start()
        assert checker._worker is not None
        checker._worker.ask({"key": BAD_TEMPLATE}, ("us-east-1",))
        assert rules(checker._worker.answers()["key"]) == ["cfn-lint/E3006"]
    assert not (tmp_path / "imported").exists()


def test_nothing_heavy_is_imported_for_documents_that_are_known(tmp_path: Path) -> None:
    program = """if True:
        import sys
        from svclang.check.cache import Cache
        from svclang.check.run import Checker, Documents
        with Checker(Cache(sys.argv[1])) as checker:
            checker.start(["source"])
            swagger = {"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {}}
            template = {"Resources": {"Logs": {"Type": "AWS::Logs::LogGroup"}}}
            checker.check([Documents("a.svc", swagger, template)])
        heavy = {"cfnlint", "openapi_spec_validator", "jsonschema", "subprocess", "yaml"}
        print(*sorted(heavy & set(sys.modules)))
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, str(tmp_path)]
    imported = [
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert "openapi_spec_validator" in imported[0]
    assert "cfnlint" not in imported[0]
    assert imported[1].split() == []
