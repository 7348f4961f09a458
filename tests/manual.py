"""The manual as data: its snippets, each in a frame that compiles, and the tables made from code.

In: the text of `docs/manual.md`. Out: what its tests look at. Between `<!-- NAME -->` and
`<!-- end -->` stands what `GENERATED[NAME]` makes; `refreshed` puts it there. Comments in front of
a snippet, which a reader does not see, say how it is compiled:

    <!-- context … -->      what else is declared
    <!-- error: RULE -->    it shows a mistake, which has that rule
    <!-- file: NAME -->     other snippets can import it by that name
    <!-- unformatted -->    it shows what can be written otherwise than `svc fmt` does
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from building import ROOT
from svclang.aws import api_settings, function_settings
from svclang.aws.attributes import ATTRIBUTES, PSEUDO_PARAMETERS
from svclang.aws.context_variables import CONTEXT_VARIABLES
from svclang.aws.describe import in_words
from svclang.aws.forms import Either, Form, Parts, Setting
from svclang.aws.kind import Kind, Trigger
from svclang.aws.kinds import KINDS, kind_named
from svclang.aws.parameter_types import AWS_TYPES
from svclang.aws.runtimes import RUNTIMES
from svclang.lower.passes import PASSES

PATH = ROOT / "docs" / "manual.md"
# A service with something in it, so that a snippet may declare types alone.
FRAME = (
    'service manual { runtime nodejs24.x; code "src" }\n'
    'resource anything "AWS::CloudFormation::WaitConditionHandle" { }\n'
)

_SNIPPET = re.compile(r"((?:<!--(?:(?!-->).)*-->\n)*)```(\w+)\n(.*?)```", re.DOTALL)
_NOTE = re.compile(r"<!-- (context|error:|file:|unformatted)\s*(.*?)\s*-->", re.DOTALL)


# --- Snippets -------------------------------------------------------------------------------------


class Snippet(NamedTuple):
    """One piece of code of the manual, and what its comments say of it."""

    language: str
    text: str
    context: str = ""
    error: str = ""
    file: str = ""
    is_formatted: bool = True

    @property
    def framed(self) -> str:
        """What is compiled: the snippet as it stands, or behind a service and its context."""
        if re.search(r"^service ", self.text, re.MULTILINE):
            return self.text
        return f"{FRAME}{self.context}\n{self.text}"


def snippets(text: str, language: str) -> list[Snippet]:
    """The snippets in one language, in order."""
    found = []
    for notes, kind, body in _SNIPPET.findall(text):
        if kind == language:
            said = {name.rstrip(":"): value for name, value in _NOTE.findall(notes)}
            is_formatted = said.pop("unformatted", None) is None
            found.append(Snippet(kind, body, **said, is_formatted=is_formatted))
    return found


def code_words(text: str) -> set[str]:
    """The words that stand in code, inline or in a block, the comments of the source left out."""
    visible = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    code = re.findall(r"```\w+\n(.*?)```|`([^`\n]+)`", visible, re.DOTALL)
    return set(re.findall(r"\w+", " ".join(part for found in code for part in found)))


# --- Tables ---------------------------------------------------------------------------------------


def refreshed(text: str) -> str:
    """The manual with every table made anew."""
    names = "|".join(map(re.escape, GENERATED))
    marked = re.compile(rf"(<!-- ({names}) -->\n).*?(<!-- end -->)", re.DOTALL)
    return marked.sub(lambda found: f"{found[1]}{GENERATED[found[2]]()}{found[3]}", text)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(head)
    cells = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    lines = [head, ["---"] * len(head), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def settings_table(settings: Iterable[Setting]) -> str:
    """Settings, and behind each those in its braces."""
    rows = [
        row
        for setting in settings
        for row in (
            _setting_row(setting),
            *(_inner_row(setting, inner) for inner in _block(setting.form)),
        )
    ]
    return _table(("setting", "what it is for", "its value", "see"), rows)


def _setting_row(setting: Setting) -> list[str]:
    source = f"[AWS]({setting.source})" if setting.source else ""
    return [f"`{setting.example}`", setting.doc, in_words(setting.form), source]


def _inner_row(setting: Setting, inner: Setting) -> list[str]:
    form = setting.form.form if isinstance(setting.form, Either) else setting.form
    first = " …" if isinstance(form, Parts) and form.first is not None else ""
    return [f"`{setting.name}{first} {{ {inner.example} }}`", *_setting_row(inner)[1:]]


def _block(form: Form) -> tuple[Setting, ...]:
    form = form.form if isinstance(form, Either) else form
    return form.block if isinstance(form, Parts) else ()


def _shared() -> list[Setting]:
    names = function_settings.SERVICE_SETTINGS.keys() & function_settings.FUNCTION_SETTINGS.keys()
    return [s for name, s in function_settings.FUNCTION_SETTINGS.items() if name in names]


def _only(settings: Mapping[str, Setting], others: Mapping[str, Setting]) -> list[Setting]:
    return [setting for name, setting in settings.items() if name not in others]


def _of_service() -> str:
    tables = (function_settings.SERVICE_SETTINGS, function_settings.FUNCTION_SETTINGS)
    return settings_table(_only(*tables))


def _of_function() -> str:
    tables = (function_settings.FUNCTION_SETTINGS, function_settings.SERVICE_SETTINGS)
    return settings_table(_only(*tables))


def _of_api() -> str:
    return settings_table(_only(api_settings.API_SETTINGS, api_settings.ROUTE_SETTINGS))


def _attributes() -> str:
    examples = {"param": "log_level", "function": "get_user", "api": "api"}
    rows = [
        (f"`{'.'.join(filter(None, (examples[kind], name)))}`", attribute.doc)
        for kind, attributes in ATTRIBUTES.items()
        for name, attribute in attributes.items()
    ]
    rows += [
        (f"`service.{name}`", f"the service's {name}, which the compiler knows")
        for name in ("name", "version")
    ]
    rows += [("`service.stage`", "the stage that is built")]
    rows += [(f"`aws.{name}`", f"`{real}`") for name, real in PSEUDO_PARAMETERS.items()]
    return _table(("reference", "is"), rows)


def _parameter_types() -> str:
    rows = [(f"`{name}`", f"`{kind}`") for name, kind in AWS_TYPES.items()]
    return _table(("type", "of CloudFormation"), rows)


def _runtimes() -> str:
    rows = [
        (
            f"`{name}`",
            runtime.deprecated or "not set",
            "yes" if runtime.snapstart else "",
            f"`{runtime.handler}`" if runtime.handler else "",
        )
        for name, runtime in RUNTIMES.items()
        if not runtime.blocked
    ]
    ended = ", ".join(f"`{name}`" for name, runtime in RUNTIMES.items() if runtime.blocked)
    table = _table(("runtime", "repaired until", "`snapstart`", "needs a `handler`, such as"), rows)
    return f"{table}\nLambda makes no functions any more with {ended}.\n"


def _context_variables() -> str:
    rows = [(f"`context.{name}`", what) for name, what in CONTEXT_VARIABLES.items()]
    return _table(("variable", "is"), rows)


def _passes() -> str:
    rows = [(f"`{step.__name__}`", _purpose(step)) for step in PASSES]
    return _table(("pass", "what it does"), rows)


def _purpose(step: Callable[..., object]) -> str:
    module = inspect.getmodule(step)
    return (module.__doc__ if module and module.__doc__ else "").splitlines()[0]


def _kinds() -> str:
    kinds = [kind for name in KINDS if (kind := kind_named(name)) is not None]
    return "\n".join(_kind(kind) for kind in kinds)


def _kind(kind: Kind) -> str:
    """Everything about one kind of resource, under a heading of its own."""
    parts = [
        f"### `{kind.name}`\n",
        f"{kind.doc} It becomes [`{kind.type}`]({kind.source}).\n",
        f"```text\n{kind.example}\n```\n",
        settings_table(kind.settings.values()),
        *(_trigger(trigger) for trigger in kind.triggers.values()),
    ]
    if kind.actions:
        head = ("a route straight to it", "what it does", "it answers")
        rows = [(f"`{each.example}`", each.doc, str(each.status)) for each in kind.actions.values()]
        parts.append(_table(head, rows))
        parts.append(_arguments(kind))
    if kind.attributes:
        names = {name: ".".join(filter(None, ("NAME", name))) for name in kind.attributes}
        named = [(f"`{names[name]}`", each.doc) for name, each in kind.attributes.items()]
        parts.append(_table(("reference", "is"), named))
    if kind.variables:
        told = ", ".join(f"`NAME_{ending}`" for ending, _ in kind.variables)
        parts.append(f"A function with a grant is told by {told} where it is.\n")
    return "\n".join(parts)


_USUAL = {
    "body": "the body",
    "query": "the query",
    "path": "the path",
    "type": "the name of the body's type",
    "service": "the name of the service",
    "": "what the route says",
}


def _arguments(kind: Kind) -> str:
    """What the actions of a kind take, each argument once."""
    known = {
        name: argument
        for action in kind.actions.values()
        for name, argument in action.arguments.items()
    }
    head = ("argument", "is", "unsaid, it comes from")
    return _table(
        head,
        [
            (f"`{name}`", each.doc, _USUAL.get(each.usual, f"`{each.usual}`"))
            for name, each in known.items()
        ],
    )


def _trigger(trigger: Trigger) -> str:
    said = f"`{trigger.example}`: {trigger.doc[0].lower()}{trigger.doc[1:]}\n"
    return f"{said}\n{settings_table(trigger.settings.values())}" if trigger.settings else said


GENERATED: dict[str, Callable[[], str]] = {
    "attributes": _attributes,
    "parameter types": _parameter_types,
    "runtimes": _runtimes,
    "context variables": _context_variables,
    "kinds": _kinds,
    "passes": _passes,
    "settings: service": _of_service,
    "settings: service and function": lambda: settings_table(_shared()),
    "settings: function": _of_function,
    "settings: authorizer": lambda: settings_table(api_settings.AUTHORIZER_SETTINGS.values()),
    "settings: route": lambda: settings_table(api_settings.ROUTE_SETTINGS.values()),
    "settings: api": _of_api,
    "settings: output": lambda: settings_table(function_settings.OUTPUT_SETTINGS.values()),
    "settings: resource": lambda: settings_table(function_settings.RAW_RESOURCE_SETTINGS.values()),
}
