"""Mapping templates written by hand: what API Gateway renders as it stands, or lets break JSON.

In: an operation of a Swagger document, or the document for its gateway responses. Out: warnings,
one for each thing in a template that does not mean what it seems to; a small function for each.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..aws.context_variables import CONTEXT_VARIABLES, LOGGED_ONLY, OF_GATEWAY_RESPONSES
from ..diagnostics import did_you_mean, nearest_dotted
from .operations import PREFIX, Operation
from .problem import Path, Problem
from .values import known_text, mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_UTIL = (
    *("escapeJavaScript", "parseJson", "urlEncode", "urlDecode", "base64Encode"),
    "base64Decode",
)
_INPUT = ("body", "json", "params", "path")
_REFERENCE = re.compile(r"\$!?\{?(util|input|context)\.([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)(\(?)")
# What has names of its own below it, which nobody but its maker knows.
_OPEN = ("authorizer", "requestOverride", "responseOverride", "identity.clientCert")
_ESCAPED = "escapeJavaScript("
_UNESCAPED_QUOTE = re.compile(r"""replaceAll\(\s*["']\\+'""")
_RAW_INPUT = re.compile(
    r'"\$!?\{?input\.(?:(?:params|path)\([^()]*\)(?:\.\w+\.get\([^()]*\)|(?:\.\w+)*)|body)\}?"'
)
_OVERRIDE = re.compile(r"#set\s*\(\s*\$!?\{?(context\.re(?:quest|sponse)Override[A-Za-z0-9._-]*)")
_DIRECTIVE = re.compile(r"#(?:set|if|foreach|else|end)\b|\$!?\{?(?:util|input)\.")
_RULE = "extensions/template"


def check_templates(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """What is wrong with the templates of an operation's integration."""
    for path, text in _templates(operation):
        for rule in _RULES:
            for message, help_, where in rule(text):
                yield Problem(path, _RULE, message, "warning", help_, where)


def _templates(operation: Operation) -> Iterator[tuple[Path, str]]:
    integration = operation.integration
    places: list[tuple[Path, Any]] = [
        (("requestTemplates", media), template)
        for media, template in mapping(integration.get("requestTemplates")).items()
    ]
    for key, response in mapping(integration.get("responses")).items():
        for media, template in mapping(mapping(response).get("responseTemplates")).items():
            places.append((("responses", key, "responseTemplates", media), template))
    for steps, template in places:
        text = known_text(template)
        if text:
            yield operation.at(*steps), text


# A message, what to do, and the part of the template that is wrong.
_Said = tuple[str, str, str]


def _check_names(text: str) -> Iterator[_Said]:
    """Variables and functions that there are not, which stand in the output as they are written."""
    for owner, name, call in dict.fromkeys(m.groups() for m in _REFERENCE.finditer(text)):
        if owner == "context":
            # What is called is a method of Java behind a variable: `$context.path.length()`.
            yield from _check_context(name.rpartition(".")[0] if call else name)
            continue
        known = [f"${owner}.{each}" for each in (_UTIL if owner == "util" else _INPUT)]
        called = f"${owner}.{name.partition('.')[0]}"
        if called not in known:
            yield (
                f"API Gateway has no `{called}`, and leaves it in the output as it is",
                did_you_mean(called, known, f"there are {', '.join(f'`{k}`' for k in known)}"),
                f"{owner}.{name.partition('.')[0]}",
            )


def _check_context(name: str) -> Iterator[_Said]:
    if _is_known(name):
        return
    where = f"context.{name}"
    if name in LOGGED_ONLY:
        yield f"`${where}` is known in access logs alone, and empty here", "", where
    elif name in OF_GATEWAY_RESPONSES:
        message = f"`${where}` is known only where API Gateway itself answers with an error"
        yield message, "", where
    else:
        yield _unknown(name)


def _is_known(name: str) -> bool:
    """Whether a variable of the context is there, or it is a map of such: `$context.identity`."""
    within = any(known.startswith(f"{name}.") for known in CONTEXT_VARIABLES)
    return not name or name in CONTEXT_VARIABLES or within or name.startswith(_OPEN)


def _unknown(name: str) -> _Said:
    meant = nearest_dotted(name, CONTEXT_VARIABLES)
    help_ = f"write `$context.{meant}`" if meant else ""
    return f"API Gateway has no variable `$context.{name}`", help_, f"context.{name}"


def _check_escaping(text: str) -> Iterator[_Said]:
    if _ESCAPED in text and not _UNESCAPED_QUOTE.search(text):
        yield (
            r"`$util.escapeJavaScript` writes `'` as `\'`, which is no JSON",
            r"""write `.replaceAll("\\'", "'")` behind it""",
            "$util.escapeJavaScript",
        )
    for line in text.splitlines():
        raw = _RAW_INPUT.search(line)
        if raw is not None and "#set" not in line[: raw.start()]:
            yield (
                f'a `"` that is sent ends the text of {raw[0]}, and what follows it is taken for'
                " the caller's own JSON",
                r"""write `$util.escapeJavaScript(…).replaceAll("\\'", "'")` around it""",
                raw[0].strip('"'),
            )
            return


def _check_overrides(text: str) -> Iterator[_Said]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html."""
    if "#if" in text or "#foreach" in text:
        return  # which of them is done depends on the request
    names = _OVERRIDE.findall(text)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"`${name}` is set twice, which is answered with 500", "set it once", name


_RULES: tuple[Callable[[str], Iterator[_Said]], ...] = (
    _check_names,
    _check_escaping,
    _check_overrides,
)


def check_gateway_responses(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with what API Gateway is told to answer by itself.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
    """
    key = f"{PREFIX}gateway-responses"
    for kind, response in mapping(swagger.get(key)).items():
        path: Path = (key, kind)
        for media, template in mapping(mapping(response).get("responseTemplates")).items():
            for message, help_, where in _check_filled_in(known_text(template) or ""):
                place = (*path, "responseTemplates", media)
                yield Problem(place, _RULE, message, "warning", help_, where)
        status = mapping(response).get("statusCode")
        if kind.startswith("DEFAULT_") and isinstance(status, str):
            yield Problem(
                (*path, "statusCode"),
                "extensions/one-status-for-all",
                f"every answer of {kind[-3:]} that API Gateway gives by itself gets this status,"
                " whatever has gone wrong",
                "warning",
                "set it where it is meant, as in `THROTTLED` or `UNAUTHORIZED`",
            )


def _check_filled_in(text: str) -> Iterator[_Said]:
    """A template in which variables are filled in, and nothing else is done."""
    found = _DIRECTIVE.search(text)
    if found is not None:
        what = found[0].rstrip(".")
        yield (
            f"`{what}` stays as it is here: in these templates API Gateway fills in variables and"
            " does nothing else",
            "as in `$context.error.messageString`",
            what,
        )
    for owner, name, _ in dict.fromkeys(m.groups() for m in _REFERENCE.finditer(text)):
        known = _is_known(name) or name in OF_GATEWAY_RESPONSES or name in LOGGED_ONLY
        if owner == "context" and not known:
            yield _unknown(name)
