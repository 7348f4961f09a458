"""Parameters of the stack that nothing uses.

In: the parsed files of one compilation, which have no errors. Out: a warning for each parameter
that no value refers to. CloudFormation asks whoever deploys the stack for its value all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..advice import say, take_out
from ..diagnostics import Diagnostic
from ..source import Span
from ..syntax.nodes import File, Param, Reference, Text
from .names import pascal

_IN_A_LIBRARY = (
    "declare it in the services that use it: every stack that is made of this library asks for it"
)


def unused_params(files: Sequence[File], further: Sequence[str] = ()) -> Iterator[Diagnostic]:
    """The parameters that nothing uses; the first file is the one that is compiled.

    `further` are texts of other files, the words of which may name one.
    """
    params = [
        (file, node) for file in files for node in file.declarations if isinstance(node, Param)
    ]
    used = set(_names_in([file.declarations for file in files])) if params else set()
    if params:
        used.update(word for text in further for word in re.findall(r"\w+", text))
    for file, node in params:
        name = node.name
        if not used & {name.text, pascal(name.text)}:
            yield Diagnostic(
                "unused-param",
                f"nothing uses `{name.text}`",
                name.span,
                severity="warning",
                **(take_out(node.span, safe=False) if file is files[0] else say(_IN_A_LIBRARY)),
            )


def _names_in(node: object) -> Iterator[str]:
    """The first name of every reference, and the words of texts, which CloudFormation may read.

    `{ Ref: "Rate" }` in a `cfn` block names the parameter `rate` by its logical id.
    """
    if isinstance(node, Reference):
        yield node.path[0]
    elif isinstance(node, Text):
        for part in node.parts:
            yield from re.findall(r"\w+", part) if isinstance(part, str) else _names_in(part)
    elif isinstance(node, tuple | list) and not isinstance(node, Span):
        for part in node:
            yield from _names_in(part)
