"""Both checkers at once, and only for what they have not seen before.

In: the documents of one or more services. Out: the problems of each.

cfn-lint is the slower one, and half a second of that is its own import. So it runs in a process
of its own, which `Checker.start` launches before there is anything to check, while this process
compiles, and then runs openapi-spec-validator:

    this process    parse, resolve, lower | openapi-spec-validator, extensions | report
    the other one   import cfn-lint       | cfn-lint                           |

The other process is a new interpreter, no fork: the 20 ms that a fork would save are lost beside
the import, and a fork is not safe on macOS nor where there are threads, as in a language server.
It answers one request after the other, and ends when its standard input does. Where it cannot be
launched, or dies, cfn-lint runs in this process instead.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from ..named_tuples import NamedTuple
from .cache import Cache, decode_problems, digest, document_text, encode_problems, tool_versions
from .cloudformation import REGIONS, check_size, existing_path, lint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from subprocess import Popen
    from threading import Thread
    from types import TracebackType

    from .problem import Problem


CRASHES = frozenset(("cfn-lint/E0002", "extensions/crash", "openapi/crash", "stack/crash"))
"""The rules of problems that say that a checker failed, and nothing of the document."""


class Documents(NamedTuple):
    """What one service compiles to.

    `swagger` is None where the service has no API. The texts are the documents as they will be
    written; they save time, and `template_text` lets the size of the template be checked.
    """

    name: str
    swagger: Mapping[str, Any] | None
    template: Mapping[str, Any]
    swagger_text: str | None = None
    template_text: str | None = None


def is_about_swagger(problem: Problem) -> bool:
    """Whether a problem's path leads into the Swagger document, and not into the template."""
    return problem.rule.startswith(("openapi/", "extensions/"))


def run_checks(
    documents: Sequence[Documents], cache: Cache | None = None, regions: Sequence[str] = REGIONS
) -> list[list[Problem]]:
    """The problems of each of the documents, in their order; never raises.

    Without a `cache` nothing is remembered.
    """
    with Checker(cache, regions) as checker:
        return checker.check(documents)


class Checker:
    """Checks documents, as often as wanted, until it is closed. Not for two threads at once."""

    def __init__(self, cache: Cache | None = None, regions: Sequence[str] = REGIONS) -> None:
        self._cache = cache or Cache(None)
        self._regions = tuple(regions)
        self._worker: _Worker | None = None
        self._versions = ""
        self._sources = ""

    def __enter__(self) -> Checker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self, sources: Iterable[str] = ()) -> None:
        """Gets ready for documents that are about to come.

        `sources` are the texts that they are being compiled from. Where the same texts were
        checked before, nothing is launched, as the verdicts will be in the cache.
        """
        self._sources = self._key("sources", *sources)
        if self._worker is None and self._cache.load(self._sources) is None:
            self._worker = _Worker.launch()

    def check(self, documents: Sequence[Documents]) -> list[list[Problem]]:
        """The problems of each of the documents, in their order; never raises."""
        keys = [self._keys(one) for one in documents]
        verdicts = self._known(key for pair in keys for key in pair)
        templates: dict[str, Mapping[str, Any]] = {}
        swaggers: dict[str, Mapping[str, Any]] = {}
        for (swagger_key, template_key), one in zip(keys, documents, strict=True):
            if template_key not in verdicts:
                templates[template_key] = one.template
            if one.swagger is not None and swagger_key not in verdicts:
                swaggers[swagger_key] = one.swagger
        worker = self._launched().ask(templates, self._regions) if templates else None
        for key, swagger in swaggers.items():
            verdicts[key] = self._keep(key, _check_swagger(swagger))
        if worker is not None:
            verdicts |= self._answers(worker, templates)
        if self._sources:
            self._cache.store(self._sources, ())
        return [
            [
                *verdicts.get(swagger_key, ()),
                *check_size(one.template_text),
                *verdicts[template_key],
            ]
            for (swagger_key, template_key), one in zip(keys, documents, strict=True)
        ]

    def close(self) -> None:
        """Ends the other process, whatever it is doing."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _launched(self) -> _Worker:
        if self._worker is None:
            self._worker = _Worker.launch()
        return self._worker

    def _known(self, keys: Iterable[str]) -> dict[str, list[Problem]]:
        loaded = {key: self._cache.load(key) for key in keys}
        return {key: verdict for key, verdict in loaded.items() if verdict is not None}

    def _answers(
        self, worker: _Worker, templates: Mapping[str, Mapping[str, Any]]
    ) -> dict[str, list[Problem]]:
        answers = worker.answers()
        for key, template in templates.items():
            if key in answers:
                answers[key] = [_at_home(problem, template) for problem in answers[key]]
            else:
                answers[key] = lint(template, self._regions)
            answers[key] = [*_check_stack(template), *answers[key]]
            self._keep(key, answers[key])
        return answers

    def _keep(self, key: str, verdict: list[Problem]) -> list[Problem]:
        # A checker that failed may fare better the next time.
        if not any(problem.rule in CRASHES for problem in verdict):
            self._cache.store(key, verdict)
        return verdict

    def _keys(self, one: Documents) -> tuple[str, str]:
        template = one.template_text or document_text(one.template)
        swagger = one.swagger_text or document_text(one.swagger or {})
        if one.swagger is None:
            return "", self._key("template", *self._regions, template)
        return self._key("swagger", swagger), self._key("template", *self._regions, template)

    def _key(self, *parts: str) -> str:
        self._versions = self._versions or tool_versions()
        return digest(self._versions, *parts)


def _at_home(problem: Problem, template: Mapping[str, Any]) -> Problem:
    # On the way through JSON the key 200 became "200".
    return problem._replace(path=existing_path(template, problem.path))


def _check_swagger(swagger: Mapping[str, Any]) -> list[Problem]:
    from .extensions import check_extensions
    from .openapi import check_openapi
    from .problem import Problem

    try:
        own = check_extensions(swagger)
    except Exception as error:  # a mistake of ours must not hide what the others find
        own = [Problem((), "extensions/crash", f"{type(error).__name__}: {error}")]
    # What both find at one place is one mistake, of which the extensions' schema knows more.
    told = {problem.path for problem in own if problem.severity == "error"}
    return own + [problem for problem in check_openapi(swagger) if problem.path not in told]


def _check_stack(template: Mapping[str, Any]) -> list[Problem]:
    from .problem import Problem
    from .stack.run import check_stack

    try:
        return check_stack(template)
    except Exception as error:  # a mistake of ours must not hide what cfn-lint finds
        return [Problem((), "stack/crash", f"{type(error).__name__}: {error}")]


class _Worker:
    """The other process, or, where there is none, nobody: every question stays unanswered."""

    def __init__(self, process: Popen[bytes] | None) -> None:
        self._process = process
        self._thread: Thread | None = None
        self._replies: dict[str, list[Problem]] = {}

    @classmethod
    def launch(cls) -> _Worker:
        """A new process that imports cfn-lint and waits for templates."""
        if not sys.executable or getattr(sys, "frozen", False):
            return cls(None)
        import subprocess

        # `-P`: a file of the working directory must not pass for a module. The order of cfn-lint's
        # findings hangs on the hash seed.
        command = [sys.executable, "-P", "-c", _PROGRAM, json.dumps(sys.path)]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONHASHSEED": "0"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError):
            return cls(None)
        return cls(process)

    def ask(self, templates: Mapping[str, Mapping[str, Any]], regions: Sequence[str]) -> _Worker:
        """Sends templates off; `answers` waits for the replies."""
        from threading import Thread

        self._replies = {}
        self._thread = Thread(target=self._converse, args=(dict(templates), regions), daemon=True)
        self._thread.start()
        return self

    def answers(self) -> dict[str, list[Problem]]:
        """The replies by key, without those that did not come."""
        if self._thread is not None:
            self._thread.join()
        return self._replies

    def close(self) -> None:
        """Kills the process; a thread that waits for it then ends too."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        if self._thread is not None:
            self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def _converse(self, templates: dict[str, Any], regions: Sequence[str]) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        try:
            for key, template in templates.items():
                request = json.dumps([template, list(regions)], default=str)
                process.stdin.write(request.encode() + b"\n")
                process.stdin.flush()
                self._replies[key] = decode_problems(json.loads(process.stdout.readline()))
        except (OSError, ValueError, TypeError, RecursionError):
            return  # what has no answer is done in this process


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was left to be written to a dead process


_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    "from svclang.check.run import serve; serve()"
)


def serve() -> None:
    """What the other process does: a template in each line that comes in, its problems out."""
    import gc
    from contextlib import suppress

    from .cloudformation import load

    gc.disable()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever prints must not speak between answers
    with suppress(Exception):  # `lint` says what is wrong
        load()
    for line in sys.stdin.buffer:
        template, regions = json.loads(line)
        found = json.dumps(encode_problems(lint(template, regions)))
        answers.write(found.encode() + b"\n")
        answers.flush()
        gc.collect()
