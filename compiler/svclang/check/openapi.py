"""What openapi-spec-validator says about the Swagger document.

In: a Swagger 2.0 document as data. Out: a list of `Problem`s, with paths into that document.

The validator looks at a copy, because some of what API Gateway asks for it does not know, and
some mistakes make it crash instead of speak:

- the path `/{proxy+}` has a parameter named `proxy`; the copy says `/{proxy}`
  (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html)
- `x-amazon-apigateway-any-method` holds an operation, which the validator would not look at; the
  copy has it under a method that the path does not use
- a key that is no text, a reference to nothing and a path with a single brace are reported here
  and are not in the copy; nor is a reference to another file, which the validator would fetch

Whatever it still raises becomes a `Problem` (`openapi/crash`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..named_tuples import NamedTuple
from .problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Path = tuple[str | int, ...]

ANY_METHOD = "x-amazon-apigateway-any-method"
_METHODS = ("post", "put", "patch", "delete", "get", "head", "options")
# Under these keys names are the user's own, so `$ref`, `x-...` and `default` mean nothing.
_MAPS_OF_NAMES = frozenset(("definitions", "parameters", "paths", "properties", "responses"))
_PLAIN_DATA = frozenset(("default", "enum", "example", "examples"))
_PLACES = ("body", "formData", "header", "path", "query")
_STAND_IN = {"name": "unknown", "in": "query", "type": "string"}


def check_openapi(swagger: Mapping[str, Any]) -> list[Problem]:
    """The problems of a Swagger 2.0 document, all of them errors; never raises."""
    found: list[Problem] = []
    try:
        copy = _Copy(swagger)
        found += copy.problems
        reported = {problem.path for problem in found}
        for problem in _validate(copy):
            if problem.path not in reported and not _inside(problem.path, copy.left_out):
                found.append(problem)
                reported.add(problem.path)
    except Exception as error:  # the validator's own mistakes are of every kind
        # After an error that it did report, a crash says nothing new.
        if not found:
            found.append(_crash(error))
    return found


def _crash(error: Exception) -> Problem:
    text = f"openapi-spec-validator failed on this document: {type(error).__name__}: {error}"
    return Problem((), "openapi/crash", text if len(text) <= 200 else text[:199] + "…")


def _inside(path: Path, places: Iterable[Path]) -> bool:
    return any(path[: len(place)] == place for place in places)


class _Copy:
    """The document as the validator sees it, what was found on the way, and the way back."""

    def __init__(self, swagger: Mapping[str, Any]) -> None:
        self.problems: list[Problem] = []
        self.left_out: list[Path] = []
        self._original = swagger
        self._urls: dict[str, str] = {}
        self._any: dict[str, str] = {}
        document = self._clean(swagger, (), names=False)
        if isinstance(document.get("paths"), dict):
            document["paths"] = self._clean_paths(document["paths"])
        self.document: dict[str, Any] = document

    def path_back(self, parts: Iterable[str | int]) -> Path:
        """The place in the original document of a place in the copy."""
        path = self._without_references(tuple(parts))
        match path:
            case ("paths", str(url), str(method), *rest) if self._any.get(url) == method:
                return ("paths", self._urls[url], ANY_METHOD, *rest)
            case ("paths", str(url), *rest):
                return ("paths", self._urls.get(url, url), *rest)
        return path

    def _without_references(self, parts: Path) -> Path:
        here: Any = self.document
        path: Path = ()
        for part in parts:
            while isinstance(here, dict) and part not in here and isinstance(here.get("$ref"), str):
                path = _pointer(here["$ref"])
                here = _look_up(self.document, path)
            here = _step(here, part)
            path = (*path, part)
        return path

    def _clean(self, node: Any, path: Path, *, names: bool) -> Any:
        if isinstance(node, list):
            return [self._clean(item, (*path, i), names=False) for i, item in enumerate(node)]
        if not isinstance(node, dict):
            return node
        if not names and isinstance(node.get("$ref"), str) and self._is_bad_reference(node, path):
            return dict(_STAND_IN) if path[-2:-1] == ("parameters",) else {}
        return {
            self._key(key, path): value
            if not names and _is_opaque(key)
            else self._clean(value, (*path, key), names=not names and key in _MAPS_OF_NAMES)
            for key, value in node.items()
        }

    def _key(self, key: Any, path: Path) -> str:
        if not isinstance(key, str):
            message = f"the key {key!r} is no text; write it in quotes"
            self.problems.append(Problem((*path, key), "openapi/key-not-text", message))
        return str(key)

    def _is_bad_reference(self, node: Mapping[str, Any], path: Path) -> bool:
        fault = _reference_fault(self._original, node["$ref"])
        if fault is None:
            return False
        rule, message = fault
        self.problems.append(Problem((*path, "$ref"), rule, message))
        self.left_out.append(path)
        return True

    def _clean_paths(self, paths: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for url, item in paths.items():
            plain = url.replace("+}", "}")
            if not _has_whole_braces(plain):
                message = f"the braces of the path `{url}` do not match"
                self.problems.append(Problem(("paths", url), "openapi/path-template", message))
                continue
            while plain in result:
                plain += "~"
            self._urls[plain] = url
            result[plain] = self._with_any_method(plain, item)
        return result

    def _with_any_method(self, url: str, item: Any) -> Any:
        if not isinstance(item, dict) or not isinstance(item.get(ANY_METHOD), dict):
            return item
        free = next((method for method in _METHODS if method not in item), None)
        if free is None:
            return item
        self._any[url] = free
        return {free if key == ANY_METHOD else key: value for key, value in item.items()}


def _is_opaque(key: Any) -> bool:
    if key in _PLAIN_DATA:
        return True
    return isinstance(key, str) and key.startswith("x-") and key != ANY_METHOD


def _has_whole_braces(url: str) -> bool:
    from string import Formatter

    try:
        list(Formatter().parse(url))
    except ValueError:
        return False
    return True


def _pointer(reference: str) -> Path:
    """The steps of a reference into the same document, `#/definitions/A~1B`."""
    from urllib.parse import unquote

    steps = unquote(reference).lstrip("#").split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


class _Nothing(NamedTuple):
    """Where a path leads that leads nowhere."""


def _step(node: Any, part: str | int) -> Any:
    try:
        return node[int(part) if isinstance(node, list) else part]
    except (KeyError, IndexError, ValueError, TypeError):
        return _Nothing()


def _look_up(document: Any, path: Path) -> Any:
    for part in path:
        document = _step(document, part)
    return document


def _reference_fault(document: Mapping[str, Any], reference: str) -> tuple[str, str] | None:
    """What is wrong with a reference, as a rule and a message, or None."""
    first, seen = reference, set[str]()
    while True:
        if not reference.startswith("#"):
            return (
                "openapi/external-reference",
                f"`{reference}` points out of this document, where API Gateway does not look",
            )
        if reference in seen:
            return "openapi/circular-reference", f"`{first}` leads back to itself"
        seen.add(reference)
        target = _look_up(document, _pointer(reference))
        if isinstance(target, _Nothing):
            return "openapi/unknown-reference", f"`{reference}` is not in this document"
        if not (isinstance(target, dict) and isinstance(target.get("$ref"), str)):
            return None
        reference = target["$ref"]


def _validate(copy: _Copy) -> Iterator[Problem]:
    validator = _validator_class()(copy.document)
    # Not `validator.iter_errors`, which keeps every document that it ever saw.
    for error in map(_best, validator.schema_validator.iter_errors(copy.document)):
        if error.validator == "uniqueItems" and error.absolute_path[-1] == "parameters":
            continue  # comes again below, for the parameter that is there twice
        for place, message in _explain(error):
            yield Problem(copy.path_back(place), _rule(error), message)
    for error in validator.root_validator(validator.schema_path):
        yield _keyword_problem(copy, error)


@cache
def _validator_class() -> Any:
    """The validator of Swagger 2.0, with checks that tell the place of what they find.

    The checks that the validator adds to the JSON schema of Swagger give errors without a path,
    or with one that starts at the schema, parameter or value that was looked at.
    """
    from openapi_spec_validator import OpenAPIV2SpecValidator as Validator

    checks = dict(Validator.keyword_validators)
    checks["default"] = _located(checks["default"], lambda schema, _: (*schema.parts, "default"))
    checks["schema"] = _located(checks["schema"], lambda schema, **_: schema.parts)
    checks["parameter"] = _located(checks["parameter"], lambda parameter: parameter.parts)
    checks["parameters"] = _located(checks["parameters"], lambda parameters: parameters.parts)
    checks["operation"] = _located(
        checks["operation"], lambda _url, _name, operation, _shared: operation.parts
    )
    return type("Swagger", (Validator,), {"keyword_validators": checks})


def _located(check: Any, place_of: Callable[..., Path]) -> Any:
    def call(self: Any, *args: Any, **options: Any) -> Iterator[Any]:
        for error in check.__call__(self, *args, **options):
            if not hasattr(error, "svc_place"):  # the innermost check knows best
                error.svc_place = place_of(*args, **options)
            yield error

    return type(check.__name__, (check,), {"__call__": call})


def _keyword_problem(copy: _Copy, error: Any) -> Problem:
    place: Path = tuple(getattr(error, "svc_place", ()))
    match type(error).__name__:
        case "UnresolvableParameterError":
            return _unresolved(copy, place, error.message.split("'")[1])
        case "DuplicateOperationIDError":
            place = (*place, "operationId")
            text = f"another route has the operationId `{_look_up(copy.document, place)}` as well"
        case "ParameterDuplicateError":
            name = error.message.split("'")[1]
            place = _second(copy.document, place, name)
            text = f"the parameter `{name}` is declared twice"
        case _:
            error = _best(error)
            inner, text = next(_explain(error))
            place = (*place, *inner)
    return Problem(copy.path_back(place), _rule(error), text)


def _unresolved(copy: _Copy, operation: Path, name: str) -> Problem:
    """A path parameter that is declared and not in the path, or the other way round."""
    rule = "openapi/unresolvable-parameter"
    for place in ((*operation, "parameters"), (*operation[:-1], "parameters")):
        if indexes := _named(copy.document, place, name):
            path = copy.path_back((*place, indexes[0], "name"))
            return Problem(path, rule, f"there is no `{{{name}}}` in the path")
    return Problem(
        copy.path_back(operation), rule, f"`{{{name}}}` in the path is not declared as a parameter"
    )


def _second(document: Any, parameters: Path, name: str) -> Path:
    return (*parameters, *_named(document, parameters, name)[1:2])


def _named(document: Any, parameters: Path, name: str) -> list[int]:
    """The indexes of the parameters with a name in the list at a place, if there is a list."""
    declared = _look_up(document, parameters)
    if not isinstance(declared, list):
        return []
    return [
        i for i, one in enumerate(declared) if isinstance(one, dict) and one.get("name") == name
    ]


def _rule(error: Any) -> str:
    """`openapi/` and the schema's keyword, or else the error's name, in kebab case."""
    own_name = type(error).__name__.removesuffix("Error")
    name = str(error.validator).lstrip("$") if own_name.endswith("Validation") else own_name
    return "openapi/" + re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name.replace("ID", "Id")).lower()


def _best(error: Any) -> Any:
    """The error inside an error that comes nearest to what the author meant."""
    while error.context:
        branches: dict[Any, list[Any]] = {}
        for inner in error.context:
            branches.setdefault(next(iter(inner.schema_path), None), []).append(inner)
        nearest = min(branches.values(), key=_strangeness)
        error = max(nearest, key=lambda inner: len(inner.absolute_path))
    return error


def _strangeness(errors: list[Any]) -> tuple[bool, int]:
    """How far a branch of `oneOf` is from being meant: of the wrong kind, number of errors.

    `in: query` rules out the branch for body parameters, whatever else that one says; a branch
    for references is ruled out where there is no `$ref`.
    """
    wrong_kind = any(
        (error.validator == "enum" and error.path and error.path[-1] in ("in", "type"))
        or (error.validator == "required" and "$ref" in error.validator_value)
        for error in errors
    )
    return wrong_kind, len(errors)


def _explain(error: Any) -> Iterator[tuple[Path, str]]:
    """What an error of a JSON schema says: one place and sentence, or more, in plain words."""
    place: Path = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties" if extra := _extra_keys(error):
            for key in extra:
                path_error = f"the path `{key}` does not start with `/`"
                yield (*place, key), path_error if place == ("paths",) else f"unknown key `{key}`"
        case "required":
            yield place, f"`{error.message.split(chr(39))[1]}` is missing"
        case "type":
            wanted = error.validator_value
            names = [wanted] if isinstance(wanted, str) else wanted
            yield place, f"{_short(error.instance)} is not of type {' or '.join(names)}"
        case "enum":
            # Every kind of parameter has a schema of its own, with one value for `in`.
            allowed = _PLACES if place[-1:] == ("in",) else error.validator_value
            names = [_short(value) for value in allowed]
            yield place, f"{_short(error.instance)} is not one of {', '.join(names)}"
        case _:
            yield place, error.message.replace(repr(error.instance), _short(error.instance))


def _extra_keys(error: Any) -> list[str]:
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    return [
        key
        for key in error.instance
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


def _short(value: Any) -> str:
    """A value as JSON, its middle left out where it is long."""
    text = json.dumps(value, default=repr, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:40]}…{text[-15:]}"
