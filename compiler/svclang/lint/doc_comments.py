"""The doc comments of a service, which are published: in Swagger files, templates and the console.

In: the context of a rule. Out: the comments, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source import Span, is_doc
from .rule import Context


def found_in_docs(pattern: str, context: Context) -> Iterator[Span]:
    """Where a pattern is found in the text of doc comments."""
    for file in context.files:
        for comment in file.comments:
            if is_doc(comment.text):
                start = comment.span.start
                for match in re.finditer(pattern, comment.text):
                    yield Span(file.source, start + match.start(), start + match.end())
