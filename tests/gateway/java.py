"""What Java's values look like and can do inside a template.

In: the Python values that templates work on: `str`, `bool`, `int`, `float`, `dict`, `list`,
`None` for null, and `Bean` for the objects that the gateway offers. Out: their text as Java
prints it, their properties and the results of their methods.

What would be an exception in Java raises `JavaError`. A method or property that is not
modelled, and a wrong number or type of arguments, raise `NotModelled`, where Velocity would
quietly take null. Strings count in UTF-16 units, as Java's do.
"""

import json
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from gateway import java_regex
from gateway.errors import JavaError, NotModelled


class Bean(NamedTuple):
    """An object of the gateway's, such as `$input`: its methods and properties by name."""

    methods: Mapping[str, Callable[..., Any]]
    properties: Mapping[str, Any] = {}


class JsonList(list[Any]):
    """A list that came out of JSON: unlike a map, it prints itself as JSON.

    Seen on AWS: `$input.path('$')` prints `{list=[{"a":1}]}`.
    https://github.com/localstack/localstack/pull/12379
    """


class Array(list[Any]):
    """A Java array, such as `String.split` gives: it has elements and no useful text."""


def from_json(value: Any) -> Any:
    """JSON's value as a template sees it: every list is a `JsonList`."""
    if isinstance(value, dict):
        return {key: from_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return JsonList(from_json(item) for item in value)
    return value


def to_json(value: Any) -> str:
    """A value as compact JSON; characters outside ASCII stay as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text(value: Any) -> str:
    """What `toString()` gives; null inside a map or a list is `null`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(key)}={text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, JsonList):
        return to_json(value)
    if isinstance(value, list) and not isinstance(value, Array):
        return "[" + ", ".join(text(item) for item in value) + "]"
    raise NotModelled(f"{_kind(value)} has no useful text")


def _double(value: float) -> str:
    """`Double.toString`: plain between 0.001 and 10 million, else like `1.0E10`."""
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        plain = format(Decimal(repr(value)), "f")
        return plain if "." in plain else plain + ".0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    rest = "".join(map(str, digits[1:])) or "0"
    return f"{'-' if sign else ''}{digits[0]}.{rest}E{int(exponent) + len(digits) - 1}"


def get(value: Any, name: str) -> Any:
    """The property `value.name`; null for a key that a map does not have."""
    if name == "class":
        raise NotModelled("a property called class is the Java class: write .get('class')")
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, Bean):
        return value.properties.get(name)
    if name == "empty" and isinstance(value, str | list):
        return not value
    raise NotModelled(f"{_kind(value)} has no property {name}")


def index(value: Any, key: Any) -> Any:
    """`value[key]`: the element of a list, or the value of a map's key."""
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int):
        if -len(value) <= key < len(value):
            return value[key]
        raise JavaError(f"index {key} is outside a list of {len(value)}")
    raise NotModelled(f"{_kind(value)} has no element {key!r}")


def put(value: Any, key: Any, item: Any) -> None:
    """`#set($value.key = item)`: an entry of a map or an element of a list."""
    has_place = isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value)
    if not has_place and not isinstance(value, dict):
        raise NotModelled(f"{_kind(value)} has no property {key!r} to set")
    value[key] = item


def call(value: Any, name: str, arguments: list[Any]) -> Any:
    """The result of `value.name(arguments)`."""
    method = _method(value, name)
    if method is None:
        raise NotModelled(f"{_kind(value)} has no method {name}")
    try:
        return method(*arguments)
    except (TypeError, AttributeError) as error:
        given = f"{_kind(value)}.{name}({', '.join(map(repr, arguments))})"
        if None in arguments:
            raise JavaError(f"{given}: null") from error
        raise NotModelled(f"{given}: {error}") from error


def _method(value: Any, name: str) -> Callable[..., Any] | None:
    if isinstance(value, Bean):
        return value.methods.get(name)
    for kind, methods in _METHODS:
        if isinstance(value, kind) and name in methods:
            method = methods[name]
            return lambda *arguments: method(value, *arguments)
    return None


def _kind(value: Any) -> str:
    names = {str: "a String", bool: "a Boolean", int: "an Integer", float: "a Double"}
    names |= {dict: "a Map", list: "a List", JsonList: "a List", Array: "an array"}
    return names.get(type(value), "an object")


def _units(value: str) -> bytes:
    return value.encode("utf-16-le", "surrogatepass")


def length(value: str) -> int:
    """The number of UTF-16 units: an emoji counts two."""
    return len(_units(value)) // 2


def _substring(value: str, start: int, end: int | None = None) -> str:
    stop = length(value) if end is None else end
    if not 0 <= start <= stop <= length(value):
        raise JavaError(f"{start} to {stop} is outside the text")
    return _units(value)[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")


def _index_of(value: str, part: str, start: int = 0) -> int:
    found = value.find(part, start)
    return found if found < 0 else length(value[:found])


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        raise TypeError("a String is expected")
    return True


def _put(target: dict[Any, Any], key: Any, item: Any) -> Any:
    before = target.get(key)
    target[key] = item
    return before


def _put_all(target: dict[Any, Any], other: dict[Any, Any]) -> str:
    target.update(other)
    return ""


def _add(target: list[Any], item: Any) -> bool:
    target.append(item)
    return True


def _add_all(target: list[Any], other: list[Any]) -> bool:
    target.extend(other)
    return bool(other)


def _element(value: list[Any], position: int) -> Any:
    if not 0 <= position < len(value):
        raise JavaError(f"index {position} is outside a list of {len(value)}")
    return value[position]


def _set(target: list[Any], position: int, item: Any) -> Any:
    before = _element(target, position)
    target[position] = item
    return before


def _entries(value: dict[Any, Any]) -> list[Any]:
    return [_entry(key, item) for key, item in value.items()]


def _entry(key: Any, item: Any) -> Bean:
    methods = {"getKey": lambda: key, "getValue": lambda: item}
    return Bean(methods, {"key": key, "value": item})


_STRING: dict[str, Callable[..., Any]] = {
    "length": length,
    "isEmpty": lambda value: not value,
    "replaceAll": lambda value, pattern, by: java_regex.replace_all(pattern, by, value),
    "replaceFirst": lambda value, pattern, by: java_regex.replace_all(pattern, by, value, 1),
    "replace": lambda value, part, by: value.replace(part, by),
    "matches": lambda value, pattern: java_regex.matches(pattern, value),
    "split": lambda value, pattern: Array(java_regex.split(pattern, value)),
    "startsWith": lambda value, part: _is_text(part) and value.startswith(part),
    "endsWith": lambda value, part: _is_text(part) and value.endswith(part),
    "contains": lambda value, part: _is_text(part) and part in value,
    "indexOf": _index_of,
    "lastIndexOf": lambda value, part: length(value[: value.rfind(part)]) if part in value else -1,
    "substring": _substring,
    "charAt": lambda value, at: _substring(value, at, at + 1),
    "concat": lambda value, other: value + other,
    "trim": lambda value: value.strip("".join(map(chr, range(33)))),
    "toLowerCase": lambda value: value.lower(),
    "toUpperCase": lambda value: value.upper(),
    "equalsIgnoreCase": lambda value, other: value.lower() == other.lower(),
}
_MAP: dict[str, Callable[..., Any]] = {
    "get": lambda value, key: value.get(key),
    "containsKey": lambda value, key: key in value,
    "containsValue": lambda value, item: item in value.values(),
    "keySet": lambda value: list(value),
    "values": lambda value: list(value.values()),
    "entrySet": _entries,
    "size": len,
    "isEmpty": lambda value: not value,
    "put": _put,
    "putAll": _put_all,
    "remove": lambda value, key: value.pop(key, None),
}
_LIST: dict[str, Callable[..., Any]] = {
    "get": _element,
    "size": len,
    "isEmpty": lambda value: not value,
    "contains": lambda value, item: item in value,
    "indexOf": lambda value, item: value.index(item) if item in value else -1,
    "add": _add,
    "addAll": _add_all,
    "set": _set,
}
_ANY: dict[str, Callable[..., Any]] = {
    "toString": text,
    "equals": lambda value, other: type(value) is type(other) and value == other,
}
_METHODS: tuple[tuple[type, dict[str, Callable[..., Any]]], ...] = (
    (str, _STRING),
    (dict, _MAP),
    (list, _LIST),
    (object, _ANY),
)
