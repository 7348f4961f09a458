"""Checks what Amazon API Gateway reads in a Swagger document: its extensions and its limits.

In: a Swagger 2.0 document, as dicts and lists, with `x-amazon-apigateway-*` extensions and, in
their values, CloudFormation intrinsics. Out: `Problem`s, each at the smallest node that is wrong.

`extensions.schema.json` says which extension may stand where, and with which value; what one part
of a document demands of another is in `extension_references`. The extensions are described at
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from .extension_references import check_references, hint
from .operations import PREFIX
from .problem import Path, Problem
from .values import is_intrinsic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def check_extensions(swagger: Mapping[str, Any]) -> list[Problem]:
    """What API Gateway would refuse, or not read, in `swagger`, sorted by path.

    `swagger` is the whole document, made of dicts, lists and scalars; it is not changed. Whatever
    is wrong with it becomes a `Problem` whose rule starts with `extensions/`; nothing is raised.
    A value that is a CloudFormation intrinsic is accepted unseen.
    """
    if not isinstance(swagger, dict):
        return [Problem((), "extensions/document", "the Swagger document must be a mapping")]
    # Whatever looks keys up takes them for strings, so odd ones are reported alone.
    problems = list(_odd_keys(swagger)) or [
        *_against_schema(swagger),
        *check_references(swagger),
    ]
    return sorted(problems, key=lambda problem: (*map(str, problem.path), problem.rule))


def _odd_keys(swagger: Mapping[Any, Any]) -> Iterator[Problem]:
    """Keys that are no strings, such as a response's `200` when YAML was read without quotes."""
    nodes: list[tuple[Path, Any]] = [((), swagger)]
    while nodes:
        path, node = nodes.pop()
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(node, dict) and not isinstance(key, str):
                place = (*path, key if isinstance(key, int) else str(key))
                yield Problem(place, "extensions/key", f"the key {key} must be a string")
            elif isinstance(value, dict | list):
                nodes.append(((*path, key), value))


# The schema. A `ValidationError` is passed as `Any`: all its fields are optional to its type.


def _against_schema(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """One problem for each node that breaks the schema: the error that says most about it."""
    from jsonschema.exceptions import best_match

    errors: dict[tuple[Path, str], list[Any]] = {}
    for each in _validator().iter_errors(swagger):
        errors.setdefault((tuple(each.absolute_path), _missing(each)), []).append(each)
    for (path, missing), found in errors.items():
        error: Any = best_match(found)
        severity = error.schema.get("x-severity", "error")
        yield Problem(path, _rule(error, path, missing), _message(error, path, missing), severity)


@cache
def _validator() -> Any:
    """A validator of the schema that passes over CloudFormation intrinsics."""
    from importlib.resources import files

    from jsonschema import Draft7Validator, validators

    text = files(__package__).joinpath("extensions.schema.json").read_text(encoding="utf-8")
    keywords = {
        name: _unless_intrinsic(keyword) for name, keyword in Draft7Validator.VALIDATORS.items()
    }
    lenient: Any = validators.extend(Draft7Validator, keywords)  # type: ignore[no-untyped-call]
    return lenient(_inlined(json.loads(text)))


def _unless_intrinsic(keyword: Callable[..., Any]) -> Callable[..., Any]:
    """`keyword`, satisfied by any intrinsic; but an empty `not` forbids the very key."""

    def check(validator: Any, value: Any, instance: Any, schema: Any) -> Any:
        if value != {} and is_intrinsic(instance):
            return None
        return keyword(validator, value, instance, schema)

    return check


def _inlined(schema: dict[str, Any]) -> Any:
    """`schema` with each `$ref` replaced by what it refers to, since looking them up is slow.

    A definition that refers to itself comes out as a dict that contains itself.
    """
    done: dict[str, dict[str, Any]] = {}

    def inline(node: Any) -> Any:
        if isinstance(node, list):
            return [inline(item) for item in node]
        if not isinstance(node, dict):
            return node
        if not isinstance(node.get("$ref"), str):
            return {key: inline(value) for key, value in node.items()}
        name = node["$ref"].removeprefix("#/definitions/")
        if name not in done:
            done[name] = {}
            done[name].update(inline(schema["definitions"][name]))
        return done[name]

    return inline({key: value for key, value in schema.items() if key != "definitions"})


def _missing(error: Any) -> str:
    """The key that is missing, where that is what `error` is about; else nothing."""
    keys: list[str] = error.validator_value if error.validator == "required" else []
    return next((key for key in keys if error.message.startswith(repr(key))), "")


def _rule(error: Any, path: Path, missing: str) -> str:
    """The name of the rule: the schema's own, or that of the innermost extension."""
    if path and path[-1] in error.schema.get("x-places", {}):
        return "extensions/misplaced-extension"
    steps = [str(step) for step in (*path, missing)]
    extensions = [step.removeprefix(PREFIX) for step in steps if step.startswith(PREFIX)]
    otherwise = extensions[-1] if extensions else "document"
    return str(error.schema.get("x-rule", f"extensions/{otherwise}"))


def _message(error: Any, path: Path, missing: str) -> str:
    """The schema's own words, or plain ones for the keyword that failed."""
    template = error.schema.get("errorMessage", {})
    if isinstance(template, dict):
        template = template.get(error.validator) or _template(error, path)
    value = json.dumps(error.instance, ensure_ascii=False, default=str)
    names = {
        "key": next((step for step in reversed(path) if isinstance(step, str)), "the document"),
        "value": value if len(value) <= 60 else value[:57] + "...",
        "missing": missing,
    }
    text = re.sub(r"\{(key|value|missing)\}", lambda found: names[found[1]], template)
    return text + _suggestion(error, path)


def _template(error: Any, path: Path) -> str:
    """What to say where the schema has no words of its own."""
    limit = error.validator_value
    if error.validator == "not":
        place = error.schema.get("x-places", {}).get(path[-1])
        belongs = f"`{{key}}` cannot stand here; it belongs in {place}"
        return belongs if place else "API Gateway has no extension `{key}`"
    if error.validator in ("enum", "type"):
        kind = "of type " if error.validator == "type" else ""
        values = limit if isinstance(limit, list) else [limit]
        return f"`{{key}}` must be {kind}{_choice(values)}, not {{value}}"
    return {
        "maximum": f"`{{key}}` must be at most {limit}, not {{value}}",
        "maxLength": f"`{{key}}` is longer than {limit} characters",
        "minimum": f"`{{key}}` must be at least {limit}, not {{value}}",
        "required": "`{missing}` is missing",
        "uniqueItems": "`{key}` holds a value twice",
    }.get(error.validator, "`{key}` is empty")


def _suggestion(error: Any, path: Path) -> str:
    """The nearest key that API Gateway knows, where one looks misspelt."""
    steps = list(error.absolute_schema_path)
    if "x-places" in error.schema:
        return hint(str(path[-1]), error.schema["x-places"], PREFIX)
    if steps[-2:] != ["additionalProperties", "not"]:
        return ""
    parent = _validator().schema
    for step in steps[:-2]:
        parent = parent[step]
    return hint(str(path[-1]), parent.get("properties", ()))


def _choice(values: list[Any]) -> str:
    """`a`, `a or b`, `a, b or c`; of values that differ only in case, the first alone."""
    last, *most = {str(value).lower(): str(value) for value in reversed(values)}.values()
    return f"{', '.join(reversed(most))} or {last}" if most else last


# What one part of a document demands of another
