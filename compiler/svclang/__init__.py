"""svclang: a compact language for services on AWS Lambda, and its compiler.

    .svc text ─syntax→ trees ─model→ model ─validate→ model ─lower→ documents ─emit→ files
                                                                      │
                                                        check: cfn-lint and others,
                                                        mapped back to the source

The modules, in the order in which a source flows through them:

    source       a file, a place in it, its lines
    diagnostics  one thing that is wrong, and where
    edits        how a source is edited: words, settings, statements, names
    advice       what to do about what is wrong, in words and as edits
    syntax       text → tree, errors included
    format       text → the same text in its one canonical form
    aws          what is known of AWS, as data: settings, limits, runtimes, attributes
    model        trees → one model with every name and type resolved; `show` prints it
    validate     what must hold before lowering
    consequences which mistakes only follow from others, and go unsaid
    settle       all of that: source → model that is complete and sound
    lint         rules for what AWS would accept, and should not be given
    lower        the passes: model → Swagger and CloudFormation
    emit         documents → YAML or JSON → files
    check        what others say of the documents, at the places of the source
    describe     what a service has, as tables, JSON or a picture
    compile      all of it in one call, but for the outside world
    caches       where what was worked out once is kept
    widths       how many columns a text takes
    named_tuples what the others' values are made of
    cli          the command `svc`

What a program needs is here:

    from svclang import Source, Surroundings, compile_source

    compiled = compile_source(Source("photos.svc", text), read, Surroundings(stage="prod"))
    compiled.diagnostics       # all that is wrong, each with its place
    compiled.model.template    # the CloudFormation template, None where there are errors

    format_text(text)          # the text as `svc fmt` writes it, None where its syntax is wrong

`import svclang` imports none of that before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .compile import Compiled, compile_source
    from .diagnostics import Diagnostic, Related
    from .emit import OutputError, json_text, write_files, yaml_text
    from .format import Formatted, format_source, format_text
    from .model.nodes import Model, Surroundings
    from .model.show import show
    from .source import Source, Span
    from .syntax import parse
    from .syntax.load import Unreadable

    __version__: str

_HOMES = {
    "Compiled": "compile",
    "Diagnostic": "diagnostics",
    "Formatted": "format",
    "Model": "model.nodes",
    "OutputError": "emit",
    "Related": "diagnostics",
    "Source": "source",
    "Span": "source",
    "Surroundings": "model.nodes",
    "Unreadable": "syntax.load",
    "compile_source": "compile",
    "format_source": "format",
    "format_text": "format",
    "json_text": "emit",
    "parse": "syntax",
    "show": "model.show",
    "write_files": "emit",
    "yaml_text": "emit",
}

__all__ = [
    "Compiled",
    "Diagnostic",
    "Formatted",
    "Model",
    "OutputError",
    "Related",
    "Source",
    "Span",
    "Surroundings",
    "Unreadable",
    "__version__",
    "compile_source",
    "format_source",
    "format_text",
    "json_text",
    "parse",
    "show",
    "write_files",
    "yaml_text",
]


if not TYPE_CHECKING:  # or a type checker would take any name for one that is there

    def __getattr__(name: str) -> object:
        """Import what is asked for, and remember it (https://peps.python.org/pep-0562/)."""
        if name == "__version__":
            from importlib.metadata import version

            value: object = version("svclang")
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
