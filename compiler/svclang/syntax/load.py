"""A file and everything that it imports, parsed.

In: the first source and a way to read others. Out: the trees, the first file's first, each once
however often it is imported, and what is wrong with the imports. Reading is the caller's: this
module touches no file itself.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from ..advice import Advice, say, write
from ..diagnostics import Diagnostic
from ..named_tuples import NamedTuple
from ..source import Source, Span
from .nodes import ANY_NAME, File, Import
from .parser import parse


class Unreadable(Exception):  # noqa: N818 - said of a file, not of the program
    """Why an imported file cannot be read, in words that end a sentence."""


class Loaded(NamedTuple):
    """The parsed files, the importing one before the imported, and the imports that failed."""

    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]


def load(source: Source, read: Callable[[str], str]) -> Loaded:
    """Parse `source` and, through `read`, what it imports, directly or through others.

    `read` takes a path, relative where the source's name is, and raises `Unreadable`.
    """
    files: list[File] = []
    diagnostics: list[Diagnostic] = []
    seen = {posixpath.normpath(source.name)}
    waiting = [source]
    while waiting:
        here = waiting.pop(0)
        file = parse(here)
        diagnostics.extend(file.diagnostics)
        for declaration in file.declarations:
            if isinstance(declaration, Import):
                found = _imported(declaration, here, seen, read)
                if isinstance(found, Source):
                    waiting.append(found)
                elif found is not None:
                    diagnostics.append(found)
                    file = _without_import(file)
        files.append(file)
    return Loaded(tuple(files), tuple(diagnostics))


def _without_import(file: File) -> File:
    """A file that wants names of which nobody knows whether they are declared."""
    return file._replace(lost=file.lost | {ANY_NAME})


def _imported(
    node: Import, importer: Source, seen: set[str], read: Callable[[str], str]
) -> Source | Diagnostic | None:
    span = node.path.span
    target = node.path.plain
    if target is None:
        return Diagnostic(
            "import-not-constant",
            "the path of an import is plain text, without `${…}`",
            span,
            label="known only when the stack is deployed",
        )
    path = posixpath.normpath(posixpath.join(posixpath.dirname(importer.name), target))
    if path == posixpath.normpath(importer.name):
        return Diagnostic(
            "import-of-itself",
            "this file imports itself",
            span,
            help="take the import out: a file sees its own declarations",
        )
    if path in seen:
        return None
    seen.add(path)
    try:
        return Source(path, read(path))
    except Unreadable as problem:
        message = f"cannot import `{target}`: {problem}"
        return Diagnostic("unreadable-import", message, span, **_instead(span, target, path))


def _instead(span: Span, target: str, path: str) -> Advice:
    """What to write in place of a path that leads to nothing."""
    if not posixpath.splitext(target)[1] and posixpath.basename(target) not in ("", ".", ".."):
        return write(span, f'"{target}.svc"', safe=False)
    importer = span.source.name
    if path == posixpath.normpath(target):
        return say(f"write its path, which starts in the folder of `{importer}`")
    return say(f"its path starts in the folder of `{importer}`, so that this is `{path}`")
