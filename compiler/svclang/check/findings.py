"""The way back: what is wrong with a document, at the place of the source that caused it.

In: the problems that `Checker.check` found in the documents of one service, and the documents.
Out: diagnostics. A problem of the Swagger is looked for in the Swagger; one of the template in the
template, whose `Body` of an API is that same Swagger, so both lead to the same places.

    Resources.UsersTable.Properties.TimeToLiveSpecification  →  the word `ttl` in `table users`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..model.document import span_at
from ..source import Span
from .run import is_about_swagger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .problem import Problem

_BARE = re.compile(r"[A-Za-z_$][\w$-]*\Z")


def findings(
    problems: Iterable[Problem], swagger: object, template: object, otherwise: Span
) -> Iterator[Diagnostic]:
    """A diagnostic for each error and warning; `otherwise` is for what has no place of its own.

    Notes are left out: they speak of what is as it should be.
    """
    for problem in problems:
        if problem.severity == "note":
            continue
        in_swagger = is_about_swagger(problem)
        document = swagger if in_swagger else template
        span = _narrowed(span_at(document, problem.path) or otherwise, problem.text)
        where = path_text(problem.path)
        name = "Swagger" if in_swagger else "template"
        place = f"in the {name}: `{where}`" if where else f"in the {name}"
        yield Diagnostic(
            problem.rule,
            problem.message,
            span,
            help=f"{problem.help}\n({place})" if problem.help else place,
            severity=problem.severity,
        )


def _narrowed(span: Span, text: str) -> Span:
    """Where a text stands first in the source of a span, as a word of its own, or all of it."""
    found = re.search(rf"{re.escape(text)}(?![A-Za-z0-9_])", span.text) if text else None
    if found is None:
        return span
    return Span(span.source, span.start + found.start(), span.start + found.end())


def path_text(path: Sequence[str | int]) -> str:
    """A path into a document as text: `paths["/users"].get.responses["200"]`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _BARE.match(step):
            text += f".{step}" if text else step
        else:
            quoted = step.replace("\\", "\\\\").replace('"', '\\"')
            text += f'["{quoted}"]'
    return text
