"""`svc build` and `svc check`: sources in, files and findings out.

    paths → sources → compile each → texts → checks → report → all files, or none

In: a `Request`. Out: the exit status. Whatever is wrong in any of the services is reported in one
run; nothing is written unless all of them are right.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

from ..compile import compile_source
from ..diagnostics import Diagnostic, Related, counted, in_order
from ..lint.registry import BUILD_GROUPS
from ..model.nodes import Model, Surroundings
from ..named_tuples import NamedTuple
from .artifacts import Artifacts, artifacts, output_paths
from .code_digests import CodeDigests
from .code_sizes import unpacked_size
from .configuration import Configurations
from .console import complain, report, say
from .inputs import Input, gather, read
from .main import FAILED, MISUSED, OK
from .paths import Paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ..check.run import Checker
    from ..source import Source
    from ..syntax.nodes import File
    from .build_arguments import Request


class Built(NamedTuple):
    """One service that has been compiled: its files, what it was made of, and how many routes."""

    made: Artifacts
    sources: tuple[Source, ...]
    trees: tuple[File, ...]
    routes: int


def run(command: str, words: Sequence[str]) -> int:
    """`svc build` and `svc check`, with the words behind them."""
    from .build_arguments import parse

    return build(parse(command, words))


def build(request: Request) -> int:
    """Do what is asked for, say what there is to say, and return the exit status."""
    inputs = gather(request.paths, request.stdin_name)
    with _checker(request, inputs) as checker:
        found, built = _compile_all(request, inputs)
        if not built and not found:
            complain(f"svc: no service in {', '.join(f'`{path}`' for path in request.paths)}")
            return MISUSED
        if checker is not None and built:
            found += _checked(checker, built)
    diagnostics = in_order(found)
    report(diagnostics, quiet=request.quiet)
    severities = {one.severity for one in diagnostics}
    if "error" in severities or (request.strict and "warning" in severities):
        return FAILED
    return _write(request, built)


# --- Compiling ------------------------------------------------------------------------------------


class _Observer:
    """Counts the routes as the source has them, and prints the model after the passes asked for."""

    def __init__(self, name: str, dump_after: Sequence[str]) -> None:
        self._name = name
        self._dump_after = dump_after
        self.routes = 0

    def __call__(self, name: str, model: Model) -> None:
        if name == "resolve":
            self.routes = sum(len(api.routes) for api in model.apis)
        if name in self._dump_after:
            from ..model.show import show

            say(f"// {self._name}, after {name}\n\n{show(model)}")


def _compile_all(request: Request, inputs: Sequence[Input]) -> tuple[list[Diagnostic], list[Built]]:
    found: list[Diagnostic] = []
    built: list[Built] = []
    paths = Paths(request.output, [one.source.name for one in inputs])
    digests = CodeDigests(request.output)
    around = Surroundings(
        request.stage, paths.output, digests, exists=os.path.exists, size=unpacked_size
    )
    said = Configurations(request.config, isolated=request.isolated)
    for one in inputs:
        if one.problem is not None:
            found.append(one.problem)
            continue
        observer = _Observer(one.source.name, request.dump_after)
        with paths.comparable(one.source) as sources:
            wanted = said.of(one.source.name).limited(BUILD_GROUPS)
            compiled = compile_source(one.source, read, around, observer, wanted)
            sources += compiled.sources
        if not one.named and any(d.rule == "missing-service" for d in compiled.diagnostics):
            continue  # a library after all
        found += compiled.diagnostics
        if compiled.model is not None:
            made = artifacts(compiled.model, request.format)
            found += made.notes
            built.append(Built(made, compiled.sources, compiled.files, observer.routes))
    return found + _same_names(built), built


def _same_names(built: Sequence[Built]) -> list[Diagnostic]:
    """Services whose files would take each other's places, on some machine or other."""
    first: dict[str, Model] = {}
    found = []
    for one in built:
        model = one.made.model
        name = model.service.name
        other = first.setdefault(name.text.lower(), model)
        if other is not model:
            found.append(
                Diagnostic(
                    "same-files",
                    f"two services called `{name.text}` would write the same files",
                    name.span,
                    related=(Related(other.service.name.span, "the other one"),),
                    help="give one of them another name, or build them into two folders",
                )
            )
    return found


# --- Checking -------------------------------------------------------------------------------------


def _checker(request: Request, inputs: Sequence[Input]) -> AbstractContextManager[Checker | None]:
    """The checkers, getting ready while the sources are compiled."""
    if not request.checks:
        return nullcontext()
    from ..check.cache import Cache
    from ..check.run import Checker

    checker = Checker(Cache.of_the_user())
    settings = (request.stage, request.format, request.output)
    checker.start([*settings, *(one.source.text for one in inputs)])
    return checker


def _checked(checker: Checker, built: Sequence[Built]) -> list[Diagnostic]:
    """What the checkers say of each service, at the places of its source, unless it is allowed."""
    from ..check.findings import findings
    from ..check.run import Documents
    from ..lint.suppressions import unallowed

    tasks = []
    for one in built:
        template = one.made.template
        for swagger in one.made.swaggers or (None,):
            document, text = (swagger.document, swagger.text) if swagger else (None, None)
            name = one.made.model.service.name
            documents = Documents(name.text, document, template.document, text, template.text)
            tasks.append((documents, name.span, one.trees))
    found: list[Diagnostic] = []
    for problems, (one_of, span, trees) in zip(
        checker.check([documents for documents, *_ in tasks]), tasks, strict=True
    ):
        found += unallowed(findings(problems, one_of.swagger, one_of.template, span), trees)
    return found


# --- Writing --------------------------------------------------------------------------------------


def _write(request: Request, built: Sequence[Built]) -> int:
    changed: list[Path] = []
    if request.writes:
        from ..emit.files import OutputError, write_files

        try:
            changed = write_files(_files(request, built))
        except OutputError as problem:
            complain(f"svc: {problem}")
            return FAILED
    if not request.quiet and not request.dump_after:
        for one in built:
            say(_summary(request, one, {str(path) for path in changed}))
    return OK


def _files(request: Request, built: Sequence[Built]) -> dict[Path, str]:
    from pathlib import Path

    files = {
        Path(path): artifact.text
        for one in built
        for path, artifact in zip(output_paths(one.made, request.output), one.made.all, strict=True)
    }
    if request.depfile is not None:
        from .depfile import Rule, depfile

        rules = [
            Rule(
                output_paths(one.made, request.output),
                [source.name for source in one.sources if source.name != request.stdin_name],
            )
            for one in built
        ]
        files[Path(request.depfile)] = depfile(rules)
    return files


def _summary(request: Request, one: Built, changed: set[str]) -> str:
    model = one.made.model
    parts = ((one.routes, "route"), (len(model.functions), "function"))
    counts = [counted(number, noun) for number, noun in parts if number]
    counts += [counted(len(model.declared), "resource")] if model.declared else []
    head = f"{model.service.name.text}: {', '.join(counts)}"
    if not request.writes:
        return f"{head}, no errors"
    paths = [os.path.normpath(path) for path in output_paths(one.made, request.output)]
    same = " (unchanged)" if changed.isdisjoint(paths) else ""
    return f"{head} → {', '.join(paths)}{same}"
