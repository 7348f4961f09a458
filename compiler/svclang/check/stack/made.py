"""A template as the checks of `stack` read it.

In: the template. Out: its resources by type, and helpers that tell what a value refers to, or what
is known of it: of `{"Fn::GetAtt": ["F", "Arn"]}` that it is `F`'s, of `{"Fn::Sub": "a-${X}"}` its
text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...model.dependencies import references, referred, waits_for
from ...named_tuples import NamedTuple
from ..problem import Path, Problem
from ..values import is_intrinsic, known_text, mapping

FUNCTION = "AWS::Lambda::Function"
ALIAS = "AWS::Lambda::Alias"
ROLE = "AWS::IAM::Role"
# A name may hold what is filled in later, `${AWS::StackName}`, colons included.
_ARN = re.compile(r":function:(?P<name>(?:\$\{[^}]*\}|[^:])+)(?::(?P<alias>\w+))?$")


class Made(NamedTuple):
    """One resource of the template: its logical id, its type, its properties, and all of it.

    `said` is what the source calls it, where the template comes from one.
    """

    name: str
    said: str
    type: str
    properties: Mapping[str, Any]
    body: Mapping[str, Any]

    def error(self, steps: Path, rule: str, message: str, help: str = "") -> Problem:
        """What AWS refuses of a property; `steps` lead to it from the properties on."""
        return Problem(self._path(steps), f"stack/{rule}", message, "error", help)

    def warning(
        self, steps: Path, rule: str, message: str, help: str = "", text: str = ""
    ) -> Problem:
        """What AWS takes and gets wrong of a property; `text` is the part of it that is wrong."""
        return Problem(self._path(steps), f"stack/{rule}", message, "warning", help, text)

    def _path(self, steps: Path) -> Path:
        return ("Resources", self.name, *(("Properties", *steps) if steps else ("Type",)))

    def waits_for(self, name: str) -> bool:
        """Whether the resource is made behind another, which it names or depends on."""
        named = (found for found, _ in references(self.body))
        return name in waits_for(self.body) or name in named


class Stack:
    """The resources of a template."""

    def __init__(self, template: Mapping[str, Any]) -> None:
        resources = mapping(template.get("Resources"))
        spans = getattr(resources, "spans", {})
        self._all = {
            name: Made(
                name,
                spans[name].text if name in spans else name,
                str(body.get("Type")),
                mapping(body.get("Properties")),
                body,
            )
            for name, body in resources.items()
            if isinstance(body, dict)
        }
        # Functions by the names that they are given, so that others can write their ARNs out.
        self._named = {
            text: made.name
            for made in self.of(FUNCTION)
            if (text := known_text(made.properties.get("FunctionName")))
        }

    def of(self, *types: str) -> Iterator[Made]:
        """The resources of some types, in the order of the template."""
        return (made for made in self._all.values() if made.type in types)

    def find(self, value: Any, *types: str) -> Made | None:
        """The resource that a value refers to, if it is of one of these types.

        The ARN of a function that is given a name may be written out, as `cut_circles` does.
        """
        made = self._all.get(target(value) or "") or self._written(value)
        return made if made is not None and (not types or made.type in types) else None

    def _written(self, value: Any) -> Made | None:
        """The function or the alias whose ARN is text."""
        found = _ARN.search(known_text(value) or "")
        function = self._named.get(found["name"]) if found is not None else None
        if found is None or function is None or not found["alias"]:
            return self._all.get(function or "")
        aliases = (each for each in self.of(ALIAS) if each.properties.get("Name") == found["alias"])
        return next((each for each in aliases if self._is_of(each, function)), None)

    def _is_of(self, alias: Made, function: str) -> bool:
        named = self.find(alias.properties.get("FunctionName"), FUNCTION)
        return named is not None and named.name == function


def target(value: Any) -> str | None:
    """The logical id that a value refers to, where it is nothing but a reference to one."""
    if isinstance(value, dict) and len(value) == 1:
        named = {name for name, _ in referred(value)}
        whole = value.get("Fn::Sub", "${}")
        if len(named) == 1 and isinstance(whole, str) and whole[:2] == "${" and whole[-1:] == "}":
            return named.pop()
    return None


def number(value: Any) -> float | None:
    """A number that is written here, as a number or as text."""
    try:
        return None if isinstance(value, bool | dict | list) or value is None else float(value)
    except ValueError:
        return None


def size(value: Any) -> int:
    """The characters of a value as JSON without white space, but for what is filled in later."""
    if is_intrinsic(value):
        return len(known_text(value) or "")
    if isinstance(value, dict):
        return 2 + sum(len(json.dumps(key)) + 2 + size(part) for key, part in value.items())
    if isinstance(value, list):
        return 2 + sum(size(part) + 1 for part in value)
    return len(json.dumps(value, ensure_ascii=False))
