"""What cfn-lint says about the CloudFormation template.

In: a template as data and, for its size, as text. Out: a list of `Problem`s, with paths into that
template.

cfn-lint looks at a copy, in which

- what `aws cloudformation package` replaces stands as that command writes it: `Code: ../src` is
  an object in a bucket (https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html)
- the `Body` of a REST API holds only what cfn-lint has rules for: intrinsic functions, and the
  strings that look like one, `${...}`, `{{...}}` and `AWS::...`, each once. The schema of `Body`
  is "any object" (cfn-lint never looks at the Swagger), and a rule sees nothing of an intrinsic
  function but the function; so the findings are those of the whole `Body`, at half the time.

Whatever cfn-lint raises becomes a `Problem` (`cfn-lint/E0002`). It reads no configuration of the
user's, as the same source must give the same verdict everywhere, does not reach the network, and
writes nothing to the terminal.
"""

from __future__ import annotations

import gc
import json
import os
import re
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from ..aws.limits import MAXIMUM_TEMPLATE
from ..diagnostics import nearest
from .cfn_lint_helps import SMALLER, help_for
from .faster_cfn_lint import hasten
from .problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Path = tuple[str | int, ...]

REGIONS = ("us-east-1",)
"""Where the resource types, their properties and the runtimes are looked up; it has them all."""

IGNORED_RULES = ("E3010", "W2001", "W3002", "W3660")
"""Rules of cfn-lint that say nothing about a compiled template.

That a parameter is not used (W2001) is said of the source already (`unused-param`); what "may only
work with package" (W3002) is deployed with that command. That there are too many resources (E3010),
and that one changes an API behind the back of its Swagger (W3660), `stack` says in better words.

The informational rules are off, as they are in cfn-lint: they advise on what the compiler decides
(I3011, I3013: what is kept of a stack that is deleted) or warn that a limit draws near.
"""

IMPORT_VARIABLES = frozenset(("AWS::AccountId", "AWS::Partition", "AWS::Region"))
"""What API Gateway itself replaces in a Swagger that it imports
(https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html)."""

_SEVERITIES: dict[str, Literal["error", "warning", "note"]] = {"W": "warning", "I": "note"}
_NULL = ("cloudformation/null-value", "CloudFormation takes no null in a template")
_IN_BUCKET = {"Bucket": "artifacts", "Key": "object"}
_CODE_IN_BUCKET = {"S3Bucket": "artifacts", "S3Key": "object"}
# What stands instead of a path of this machine once `package` has run, where that is an object.
_PACKAGED = {
    "AWS::ApiGateway::RestApi": ("BodyS3Location", _IN_BUCKET),
    "AWS::Lambda::Function": ("Code", _CODE_IN_BUCKET),
    "AWS::Lambda::LayerVersion": ("Content", _CODE_IN_BUCKET),
    "AWS::StepFunctions::StateMachine": ("DefinitionS3Location", _IN_BUCKET),
}


def check_cloudformation(
    template: Mapping[str, Any], text: str | None = None, regions: Sequence[str] = REGIONS
) -> list[Problem]:
    """The problems of a template, errors and warnings; never raises.

    `text` is the template as it will be written; without it the size is not checked. `regions`
    are names of AWS regions that the template must suit, all of them.
    """
    return check_size(text) + lint(template, regions)


def check_size(text: str | None) -> list[Problem]:
    """A template that is too large to be deployed."""
    size = 0 if text is None else len(text.encode("utf-8", "surrogatepass"))
    if size <= MAXIMUM_TEMPLATE:
        return []
    message = f"the template has {size:,} bytes; CloudFormation takes {MAXIMUM_TEMPLATE:,}"
    message = message.replace(",", " ")
    return [Problem((), "cfn-lint/E1002", message, help=help_for("E1002", message, ()))]


def lint(template: Mapping[str, Any], regions: Sequence[str] = REGIONS) -> list[Problem]:
    """The problems that cfn-lint finds, and null values, of which it says nothing."""
    found: list[Problem] = []
    try:
        found += [Problem(path, *_NULL) for path in _nulls(template)]
        copy = _Copy(template)
        with _undisturbed():
            for match in _linter(tuple(regions))(copy.document):
                found += _problems(match, copy)
    except (Exception, SystemExit) as error:  # cfn-lint's own mistakes are of every kind
        text = f"cfn-lint failed on this template: {type(error).__name__}: {error}"
        found.append(Problem((), "cfn-lint/E0002", text))
    return sorted(dict.fromkeys(found), key=lambda problem: _position(template, problem))


def _nulls(node: Any) -> list[Path]:
    """Where null stands in a template (https://github.com/aws-cloudformation/cfn-lint/issues/38)."""
    found: list[Path] = []
    for key, value in _items(node):
        if value is None:
            found.append((key,))
        elif isinstance(value, (dict, list)):
            found += [(key, *path) for path in _nulls(value)]
    return found


def _items(node: Any) -> Any:
    return node.items() if isinstance(node, dict) else enumerate(node)


def _position(template: Any, problem: Problem) -> tuple[list[int], str, str]:
    """Sorts problems by where they stand in the template; cfn-lint's order is not stable."""
    positions = []
    for step in problem.path:
        positions.append(list(template).index(step) if isinstance(template, dict) else int(step))
        template = template[step]
    return positions, problem.rule, problem.message


def existing_path(document: Any, path: Sequence[Any]) -> Path:
    """The part of a path that is there in a document, with its keys as they are in it."""
    found: list[str | int] = []
    for step in path:
        if isinstance(document, dict):
            keys = [step] if step in document else [k for k in document if str(k) == str(step)]
        else:
            is_index = isinstance(document, list) and isinstance(step, int)
            keys = [step] if is_index and 0 <= step < len(document) else []
        if not keys:
            break
        found.append(keys[0])
        document = document[keys[0]]
    return tuple(found)


class _Copy:
    """The template as cfn-lint sees it, and the way back."""

    def __init__(self, template: Mapping[str, Any]) -> None:
        self._original = template
        self._origins: dict[str, list[list[Path]]] = {}
        self.document = {
            str(key): _plain(value) for key, value in template.items() if key != "Resources"
        }
        if "Resources" in template:
            self.document["Resources"] = self._resources(template["Resources"])

    def paths_back(self, path: Path) -> list[Path]:
        """The places in the original of a place in the copy: one, or many that are alike."""
        match path:
            case ("Resources", str(name), "Properties", "Body", str(index), *rest) if (
                name in self._origins and index.isdecimal()
            ):
                origins = self._origins[name][int(index)]
                whole = [(*path[:4], *origin, *rest) for origin in origins]
                return [existing_path(self._original, place) for place in whole]
        return [existing_path(self._original, path)]

    def is_in_body(self, path: Path) -> bool:
        """Whether a place in the copy is in the Swagger of a REST API."""
        return len(path) > 4 and path[3] == "Body" and path[1] in self._origins

    def _resources(self, resources: Any) -> Any:
        if not isinstance(resources, dict):
            return _plain(resources)
        return {str(name): self._resource(str(name), body) for name, body in resources.items()}

    def _resource(self, name: str, resource: Any) -> Any:
        if not isinstance(resource, dict) or not isinstance(resource.get("Properties"), dict):
            return _plain(resource)
        kind = str(resource.get("Type"))
        properties = dict(resource["Properties"])
        artifact, packaged = _PACKAGED.get(kind, ("", {}))
        if isinstance(properties.get(artifact), str):
            properties[artifact] = packaged
        body = properties.get("Body")
        if kind == "AWS::ApiGateway::RestApi" and isinstance(body, dict) and not _is_function(body):
            properties["Body"] = self._essence(name, body)
        return _plain({**resource, "Properties": properties})

    def _essence(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """What cfn-lint has rules for in a Swagger, under numbers; see the module."""
        numbers: dict[str, int] = {}
        essence: dict[str, Any] = {"swagger": "2.0"}
        origins = self._origins.setdefault(name, [])
        for path, value in _functions(body, ()):
            number = numbers.setdefault(json.dumps(value, default=str), len(numbers))
            if number == len(origins):
                origins.append([])
                essence[str(number)] = value
            origins[number].append(path)
        return essence


def _functions(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The intrinsic functions inside a node, and the strings that could be meant as one."""
    for key, value in _items(node):
        if isinstance(value, str):
            if "${" in value or "{{" in value or "AWS::" in value:
                yield (*path, key), value
        elif isinstance(value, dict) and _is_function(value):
            yield (*path, key), value
        elif isinstance(value, (dict, list)):
            yield from _functions(value, (*path, key))


def _is_function(node: dict[str, Any]) -> bool:
    if any(key == "Ref" or str(key).startswith("Fn::") for key in node):
        return True
    return len(node) == 1 and isinstance(node.get("Condition"), str)


def _plain(node: Any) -> Any:
    """A copy in plain dicts and lists, with text for keys."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, list) else node


_EMBEDDED = re.compile(r'Found an embedded parameter "\$\{(.*?)\}"')
_ONE_OF = re.compile(r", one of \[.*\]\Z", re.DOTALL)
_NOT_ONE_OF = re.compile(r"'(.*?)' is not one of (\[.*\])(.*)", re.DOTALL)


def _problems(match: Any, copy: _Copy) -> list[Problem]:
    """One finding of cfn-lint, as a problem at each place where it applies."""
    rule, message = match.rule.id, str(match.message)
    path = tuple(
        step if isinstance(step, int) else str(step) for step in getattr(match, "path", ())
    )
    severity = _SEVERITIES.get(rule[:1], "error")
    embedded = _EMBEDDED.match(message)
    if rule == "E1029" and embedded:
        message = f"found `${{{embedded[1]}}}` in a string that is not in `Fn::Sub`"
        if embedded[1] in IMPORT_VARIABLES and copy.is_in_body(path):
            severity, message = "note", f"{message}; API Gateway replaces it on import"
    help = help_for(rule, message, path)
    message = _shortened(message)
    if rule in SMALLER:
        path = (*path, SMALLER[rule])
    return [
        Problem(place, f"cfn-lint/{rule}", message, severity, help)
        for place in copy.paths_back(path)
    ]


def _shortened(message: str) -> str:
    """A message without the long list of everything that would have been right."""
    if len(message) <= 200:
        return message
    match = _NOT_ONE_OF.fullmatch(message)
    if not match:
        return _ONE_OF.sub("", message)
    known = re.findall(r"'(.*?)'", match[2])
    near = nearest(match[1], known)
    hint = f", of which '{near}' is the nearest" if near else ""
    return f"'{match[1]}' is not one of {len(known)} known values{hint}{match[3]}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No output, and no garbage collection, which costs a tenth of the time and frees nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            yield
    finally:
        if enabled:
            gc.enable()


def load() -> None:
    """Imports cfn-lint and its rules, which takes half a second, before there is a template."""
    with _undisturbed():
        _linter(REGIONS)


@cache
def _linter(regions: tuple[str, ...]) -> Callable[[dict[str, Any]], Iterator[Any]]:
    """A function from a template to cfn-lint's matches. Loads the rules once for each process."""
    import logging

    logging.getLogger("cfnlint").addHandler(logging.NullHandler())
    logging.getLogger("cfnlint").propagate = False
    # A package that lost its schemas would be a reason to download them.
    import_module("cfnlint.schema").PROVIDER_SCHEMA_MANAGER.update = lambda force=False: 2
    # An empty file for a configuration keeps cfn-lint from looking for `.cfnlintrc`.
    config = import_module("cfnlint.config").ConfigMixIn(
        ["--config-file", os.devnull], regions=list(regions), ignore_checks=list(IGNORED_RULES)
    )
    rules = import_module("cfnlint.runner").Runner(config).rules
    hasten(rules)
    return lambda template: _matches(template, config, rules)


def _matches(template: dict[str, Any], config: Any, rules: Any) -> Iterator[Any]:
    """What `Runner.validate_template` gives, before it takes like findings for one finding.

    That is by line, and data has no lines: of two functions with the same mistake, one is right.
    """
    config.set_template_args(template)
    cfn = import_module("cfnlint.template").Template(None, template, config.regions)
    if failed := cfn.transform():
        yield from failed
        return
    silenced = cfn.get_directives()
    for match in rules.run(filename=None, cfn=cfn, config=config):
        step = list(getattr(match, "path", ()))[:2]
        if step[:1] != ["Resources"] or step[-1] not in silenced.get(match.rule.id, ()):
            yield match
