"""What a function is taken to say where its settings do not say it themselves."""

from __future__ import annotations

from .names import pascal
from .nodes import Function

# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
LONGEST_DESCRIPTION = 256


def default_handler(function: Function) -> str:
    """The handler of a function that names none: `get_user.handler`."""
    return f"{function.name.text}.handler"


def description(function: Function) -> str:
    """The first paragraph of the doc comment on one line, whatever its length."""
    return paragraph(function.doc)


def paragraph(doc: str) -> str:
    """The first paragraph of a doc comment on one line."""
    return " ".join(doc.strip().split("\n\n")[0].split())


def publishes_versions(function: Function) -> bool:
    """Whether callers invoke a version of the function, and not what was deployed last."""
    given = function.settings.get("snapstart")
    return given is not None and bool(given.value)


def alias_id(function: Function) -> str:
    """The logical id of the alias that callers of a version invoke."""
    return f"{pascal(function.name.text)}Alias"
