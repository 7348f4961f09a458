"""Verdicts of the checkers that still hold: an unchanged document is not checked again.

In: a key, made of everything that a verdict depends on, and the verdict, a list of `Problem`s.
Out: the verdict, or None where it must be found anew.

A verdict is one small JSON file named after its key. Nothing here can fail: an entry that is
damaged, half gone or unreadable, and a directory that cannot be written to, are a miss. Entries
appear in one step, so that two builds at once do not disturb each other.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from ..caches import cache_directory
from .problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Cache", "cache_directory", "digest", "document_text", "tool_versions"]

FORMAT = "2"
"""Goes into every key; a new number makes all that is stored a miss."""

MOST_ENTRIES = 512
"""How many verdicts are kept; an entry has some hundred bytes."""

_TOOLS = (
    ("cfnlint", "cfn_lint"),
    ("openapi_spec_validator", "openapi_spec_validator"),
    ("openapi_schema_validator", "openapi_schema_validator"),
    ("jsonschema", "jsonschema"),
    ("svclang", "svclang"),
)


class Cache:
    """The verdicts in one directory; with None for a directory, every look-up is a miss."""

    def __init__(self, directory: str | os.PathLike[str] | None) -> None:
        self._directory = None if directory is None else os.path.join(directory, "checks")

    @classmethod
    def of_the_user(cls) -> Cache:
        """The cache in the user's own directory, where there is one."""
        return cls(cache_directory())

    def load(self, key: str) -> list[Problem] | None:
        """The verdict stored under a key, or None. What is used is kept longest."""
        if self._directory is None:
            return None
        path = os.path.join(self._directory, key)
        try:
            with open(path, encoding="utf-8") as file:
                problems = decode_problems(json.load(file))
            os.utime(path)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return problems

    def store(self, key: str, problems: Iterable[Problem]) -> None:
        """Keeps a verdict, where that is possible."""
        if self._directory is None:
            return
        try:
            os.makedirs(self._directory, mode=0o700, exist_ok=True)
            _write(os.path.join(self._directory, key), json.dumps(encode_problems(problems)))
            _prune(self._directory)
        except (OSError, ValueError, TypeError):
            return


def encode_problems(problems: Iterable[Problem]) -> list[list[Any]]:
    """Problems as JSON: `[path, rule, message, severity, help, text]` each."""
    return [[list(found.path), *found[1:]] for found in problems]


def decode_problems(data: Any) -> list[Problem]:
    """The way back from `encode_problems`; raises ValueError for anything else."""
    if not isinstance(data, list):
        raise ValueError("a verdict is a list")
    return [_decode_problem(entry) for entry in data]


def _decode_problem(entry: Any) -> Problem:
    match entry:
        case [
            [*path],
            str(rule),
            str(message),
            "error" | "warning" | "note" as severity,
            str(help),
            str(text),
        ]:
            if all(isinstance(step, (str, int)) for step in path):
                return Problem(tuple(path), rule, message, severity, help, text)
    raise ValueError("this is no problem")


def digest(*parts: str) -> str:
    """A key for all the parts in their order: 64 hexadecimal digits."""
    import hashlib

    state = hashlib.sha256()
    for part in (FORMAT, *parts):
        data = part.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def document_text(document: Mapping[str, Any]) -> str:
    """A document as text that no other document has."""
    # JSON writes the key 200 as it writes "200", which checkers tell apart.
    odd = sorted(set(_odd_keys(document)))
    return json.dumps(document, default=repr) + "".join(odd)


def _odd_keys(document: Any) -> Iterable[str]:
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield from (repr(key) for key in node if not isinstance(key, str))
            waiting.extend(value for value in node.values() if isinstance(value, (dict, list)))
        else:
            waiting.extend(value for value in node if isinstance(value, (dict, list)))


def tool_versions() -> str:
    """Everything but a document and the settings that a verdict depends on, as text.

    That is the versions of the checkers and of this package, read from the names of their
    `.dist-info` directories: no checker is imported, and `importlib.metadata`, which takes 35 ms,
    is not either. The files of this package count by size and time, so that a verdict of a
    working copy does not outlive a change of it.
    """
    versions = [f"{module} {_version(module, name)}" for module, name in _TOOLS]
    here = os.path.dirname(os.path.abspath(__file__))
    own = [*_stamps(here), *_stamps(os.path.join(here, "stack"))]
    return "\n".join((sys.version, *versions, *own, _stamp(_updated_schemas())))


def _version(module: str, distribution: str) -> str:
    from importlib.machinery import PathFinder

    try:
        spec = PathFinder.find_spec(module)
        places = [] if spec is None else list(spec.submodule_search_locations or ())
        for place in places:
            for name in os.listdir(os.path.dirname(place)):
                if name.startswith(f"{distribution}-") and name.endswith("-info"):
                    return name
        return " ".join(_stamp(os.path.join(place, "__init__.py")) for place in places)
    except (OSError, ValueError, ImportError):
        return "unknown"


def _updated_schemas() -> str:
    """What `cfn-lint --update-specs` writes last; its schemas replace those of the package."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", os.path.join(home, "AppData", "Local"))
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", os.path.join(home, ".cache"))
    return os.path.join(base, "aws", "cfn-lint", "schemas", "version.json")


def _stamps(directory: str) -> Sequence[str]:
    try:
        names = sorted(os.listdir(directory))
    except OSError:
        return ()
    return [_stamp(os.path.join(directory, name)) for name in names if "." in name]


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return f"{path} -"
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _write(path: str, text: str) -> None:
    temporary = f"{path}.{os.getpid()}-{os.urandom(4).hex()}"
    try:
        with open(temporary, "x", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        _remove(temporary)
        raise


def _prune(directory: str) -> None:
    """Removes the entries that were used longest ago, a quarter of them once there are too many.

    What an interrupted build left behind goes the same way.
    """
    names = os.listdir(directory)
    if len(names) <= MOST_ENTRIES:
        return
    by_age = sorted(os.path.join(directory, name) for name in names)
    by_age.sort(key=_age)
    for path in by_age[: len(names) - MOST_ENTRIES * 3 // 4]:
        _remove(path)


def _age(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
