"""A handler in a file that is not there.

What it finds
    A function of Node.js, Python or Ruby whose handler, said or derived from its name, is in no
    file of its `code`. Code that is a zip or that is not there, handlers in layers, and other
    runtimes are passed over.

Why it is bad
    Lambda looks for the file when the function is called first, and every call fails.

Example
    service shop { runtime nodejs24.x; code "src" }

    function send_report

    every 1d -> send_report

Use instead
    service shop { runtime nodejs24.x; code "src" }

    function send_report { handler "report.send" }

    every 1d -> send_report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
    https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
    https://docs.aws.amazon.com/lambda/latest/dg/ruby-handler.html
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from ...diagnostics import Related
from ...model.by_hand import by_hand
from ...model.code_paths import path_of
from ...model.functions import default_handler
from ...model.nodes import Function
from ..rule import Context, Finding, Rule

_ENDINGS = {"nodejs": (".js", ".mjs", ".cjs"), "python": (".py",), "ruby": (".rb",)}
_ARCHIVES = (".zip", ".jar", ".war")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each file that is missing, at the first function that needs it."""
    exists = context.model.around.exists
    if exists is None:
        return
    seen: set[str] = set()
    for function in context.model.functions.values():
        folder = path_of(function, context.model)
        files = _files(function)
        if not files or folder is None or folder.endswith(_ARCHIVES) or not exists(folder):
            continue
        places = [posixpath.normpath(posixpath.join(folder, file)) for file in files]
        if places[0] not in seen and not any(map(exists, places)):
            yield _finding(function, folder, files[0], exists)
        seen.add(places[0])


def _finding(function: Function, folder: str, file: str, exists: Callable[[str], bool]) -> Finding:
    said, code = function.settings.get("handler"), function.settings.get("code")
    stem = posixpath.splitext(posixpath.join(folder, file))[0]
    typed = file.endswith(".js") and exists(f"{stem}.ts")
    handler = said.value if said is not None else default_handler(function)
    return Finding(
        f"the handler of `{function.name.text}`, `{handler}`, is in no file of its code",
        said.span if said is not None else function.name.span,
        label=f"there is no `{posixpath.join(folder, file)}`",
        related=(Related(code.span, "its code is here"),) if code is not None else (),
        help=f"Lambda runs no `{stem}.ts`: let `code` name the folder of what is made of it"
        if typed
        else f"make `{posixpath.join(folder, file)}`, or say with `handler` where it is",
    )


def _files(function: Function) -> list[str]:
    """The files in which a handler can be, the likeliest first; none where nobody knows."""
    settings = function.settings
    said, runtime = settings.get("handler"), settings.get("runtime")
    handler = said.value if said is not None else default_handler(function)
    if runtime is None or not isinstance(runtime.value, str) or not isinstance(handler, str):
        return []
    elsewhere = said is not None and "layers" in settings
    if elsewhere or handler.startswith(("/", ".")) or by_hand(settings, "Handler"):
        return []
    language = runtime.value.rstrip("0123456789.x")
    return [
        module + ending
        for ending in _ENDINGS.get(language, ())
        for module in _modules(handler, language)
    ]


def _modules(handler: str, language: str) -> list[str]:
    """Where a handler's file can be, without its ending: `a/b.c` is in `a/b`.

    A module of Python can be nested and can be a folder, one of Node.js can be one, too.
    """
    if language == "python":
        module = handler.rpartition(".")[0].replace(".", "/")
        return [module, f"{module}/__init__"]
    folder, _, name = handler.rpartition("/")
    module = posixpath.join(folder, name.split(".")[0])
    return [module, f"{module}/index"] if language == "nodejs" else [module]


RULE = Rule("missing-handler-file", check, needs="exists")
