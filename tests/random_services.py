"""Random services, composed of all kinds of declarations from what is known of them.

In: the tables of settings. Out: source text. A number stands anywhere in its range, a word is any
that there is, a name is any of something that is declared, and what has no range is as its example
says; so a setting that is added to a table is tried without a word here. What the compiler refuses
of a draft is taken out of it, line by line, until it accepts the rest: the property that is tested
is that whatever it accepts is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from building import compile_text
from examples import EXAMPLE_CONTEXT, EXAMPLE_FILES, known_kinds, statements
from svclang.aws import units
from svclang.aws.api_settings import API_SETTINGS, AUTHORIZER_SETTINGS, ROUTE_SETTINGS
from svclang.aws.forms import (
    By,
    Declared,
    Duration,
    Either,
    Flag,
    Form,
    Integer,
    Items,
    Parts,
    Rate,
    Runtime,
    Setting,
    Size,
    Switch,
    Txt,
    Words,
)
from svclang.aws.function_settings import FUNCTION_SETTINGS
from svclang.aws.kind import Kind, Trigger
from svclang.aws.kinds import SCHEDULES
from svclang.aws.runtimes import RUNTIMES

_MOST_ATTEMPTS = 20
# What stands in the words of CloudFormation or Swagger is the author's, right or wrong.
_BY_HAND = frozenset({"cfn", "swagger"})
# Of a runtime that is too old, a checker warns from one day to the next.
_RUNTIMES = [name for name, known in RUNTIMES.items() if (known.deprecated or "2100") > "2028"]
_CONTEXT = [*EXAMPLE_CONTEXT.splitlines(), "param a_number: int", "param a_text: string"]


@st.composite
def services(draw: st.DrawFn) -> str:
    """A service that compiles, a statement on each line, without what nothing refers to."""
    drawer = _Drawer(draw)
    kinds = st.lists(st.sampled_from(known_kinds()), min_size=1, max_size=5)
    drawn = drawer.functions()
    for number, kind in enumerate(draw(kinds)):
        drawn += drawer.declaration(kind, f"drawn_{number}")
    for name in draw(st.sampled_from(([], ["one"], ["one", "two"]))):
        drawn += drawer.api(name)
    if draw(st.booleans()):
        drawn += drawer.stage(drawn)
    return accepted([*_mentioned(_CONTEXT, drawn), *drawn])


def _mentioned(context: Sequence[str], drawn: Sequence[str]) -> list[str]:
    """The lines of the context that declare what is referred to, and the service itself."""
    kept = list(context)
    while True:
        words = re.findall(r"\w+", " ".join([*kept, *drawn]))
        needed = [line for line in kept if line in context[:1] or words.count(_name(line)) > 1]
        if needed == kept:
            return kept
        kept = needed


def _name(line: str) -> str:
    """The name of what a line declares, the kind where it has none."""
    found = re.match(r"(?:secret )?(\w+)(?: (\w+))?", line)
    assert found is not None
    return found[2] or found[1]


def accepted(lines: list[str]) -> str:
    """The lines without those that the compiler refuses."""
    for _ in range(_MOST_ATTEMPTS):
        text = "\n".join(lines)
        found = compile_text(text, **EXAMPLE_FILES).diagnostics
        wrong = {each.span.line for each in found if each.severity == "error"}
        if not wrong:
            return text
        lines = _without(lines, wrong)
    raise AssertionError("what is wrong is not on the lines that are named:\n" + text)


def _without(lines: list[str], wrong: set[int]) -> list[str]:
    """The lines without these (from 1); without a whole declaration where its head is wrong."""
    kept: list[str] = []
    inside = False
    for number, line in enumerate(lines, 1):
        if inside:
            inside = line != "}"
        elif number in wrong:
            inside = line.endswith("{")
        else:
            kept.append(line)
    return kept


class _Drawer:
    """Draws declarations that refer to each other by their names."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._names: dict[str, list[str]] = {}
        for line in EXAMPLE_CONTEXT.splitlines():
            self._names.setdefault(line.split()[0], []).append(_name(line))

    # --- Declarations

    def functions(self) -> list[str]:
        lines = []
        for number in range(self._draw(st.integers(0, 3))):
            # Referred to most often, being what others are not.
            self._names["function"].insert(0, f"made_{number}")
            lines += [f"function made_{number} {{", *self._settings(FUNCTION_SETTINGS), "}"]
        return lines

    def declaration(self, kind: Kind, name: str) -> list[str]:
        """A declaration of a kind: what its example says, and further settings and feeds."""
        if kind.name in SCHEDULES:
            return [self._feed(kind.triggers[""])]
        self._names.setdefault(kind.name, []).append(name)
        settings = self._settings(kind.settings)
        said = {line.split()[0] for line in settings}
        own = [
            f"  {line}"
            for line in statements(kind)
            if line.split()[0] not in said and (kind.triggers == {} or "->" not in line)
        ]
        feeds = [f"  {self._feed(each)}" for each in kind.triggers.values() if self._maybe()]
        return [f"{kind.name} {name} {{", *own, *settings, *feeds, "}"]

    def stage(self, drawn: Sequence[str]) -> list[str]:
        """Other settings of what is drawn, in the stage that is built."""
        tables = {kind.name: kind.settings for kind in known_kinds()}
        tables["function"] = FUNCTION_SETTINGS
        lines = []
        for kind, name in re.findall(r"^(\w+) (\w+) \{$", "\n".join(drawn), re.MULTILINE):
            inner = "; ".join(map(str.strip, self._settings(tables.get(kind, {}), most=2)))
            if inner:
                lines.append(f"  {kind} {name} {{ {inner} }}")
        return ["stage dev {", *lines, "}"]

    def api(self, name: str) -> list[str]:
        """An API with an authorizer, and routes to functions and to resources."""
        guard = [*self._settings(AUTHORIZER_SETTINGS), "  source header.Authorization"]
        actions = [action.example for kind in known_kinds() for action in kind.actions.values()]
        called = self._draw(st.lists(st.sampled_from(self._names["function"]), max_size=3))
        routes = [
            *(" ".join(each.split()) for each in actions if self._maybe()),
            "GET /one/{id} -> get_user",
            "GET /mock -> mock",
            *(f"POST /raw/{each} -> {each}" for each in dict.fromkeys(called)),
        ]
        auth = self._draw(st.sampled_from(("none", "iam", "key", f"{name}_guard")))
        return [
            *(f"authorizer {name}_guard -> check {{", *guard, "}"),
            *(f"api {name} {{", f"  auth {auth}", *self._settings(API_SETTINGS)),
            *(f"  {self._route(route)}" for route in routes),
            "}",
        ]

    def _route(self, route: str) -> str:
        if route.endswith("}"):
            return route
        inner = "; ".join(map(str.strip, self._settings(ROUTE_SETTINGS, most=2)))
        return f"{route} {{ {inner} }}" if inner else route

    def _feed(self, trigger: Trigger) -> str:
        """An arrow like that of the example, to any target that it may have, with any settings."""
        arrow = re.sub(r"(-> \w+).*", r"\1", " ".join(trigger.example.split()))
        targets = [name for kind in trigger.targets for name in self._names.get(kind, ())]
        target = self._draw(st.sampled_from(targets))
        inner = "; ".join(map(str.strip, self._settings(trigger.settings)))
        return re.sub(r"-> \w+", f"-> {target}", arrow) + (f" {{ {inner} }}" if inner else "")

    # --- Statements

    def _settings(self, table: Mapping[str, Setting], most: int = 5) -> list[str]:
        names = [name for name in table if name not in _BY_HAND]
        if not names:
            return []
        drawn = self._draw(st.lists(st.sampled_from(names), unique=True, max_size=most))
        return [f"  {self._statement(table[name])}" for name in drawn]

    def _statement(self, setting: Setting) -> str:
        """A setting with a value that its form allows."""
        value = self._value(setting.form)
        if value is None:
            return " ".join(setting.example.split())
        return f"{setting.name} {value}".rstrip()

    def _value(self, form: Form) -> str | None:
        """A value in the words of the source, None where only the example knows one."""
        draw = self._draw
        match form:
            case Integer(low=low, high=high, fixed=fixed):
                numbers = st.sampled_from((low, high)) | st.integers(low, high)
                return "a_number" if not fixed and self._rarely() else str(draw(numbers))
            case Duration(low=low, high=high, unit=unit, allowed=allowed, fixed=fixed):
                times = st.sampled_from(allowed or (low, high)) | st.integers(low, high)
                return "a_number" if not fixed and self._rarely() else _time(draw(times), unit)
            case Size(low=low, high=high, unit=unit, allowed=allowed):
                whole = st.integers(int(low), int(high))
                return units.size(draw(st.sampled_from(allowed or (low, high)) | whole), unit)
            case Rate(units=per):
                return f"{draw(st.integers(1, 5000))}/{draw(st.sampled_from(per))}"
            case Words(meaning=meaning, fixed=fixed):
                word = draw(st.sampled_from(list(meaning)))
                return "a_text" if not fixed and self._rarely() else word
            case Txt(fixed=False) if self._rarely():
                return draw(st.sampled_from(("a_text", '"in-${a_text}"')))
            case Runtime():
                return draw(st.sampled_from(_RUNTIMES))
            case Switch():
                return draw(st.sampled_from(("on", "off")))
            case Flag():
                return ""
            case Either(form=inner, word=word):
                return word if self._maybe() else self._value(inner)
            case Declared(kinds=kinds):
                names = [name for kind in kinds for name in self._names.get(kind, ())]
                return draw(st.sampled_from(names)) if names else None
            case By():
                functions = st.sampled_from(self._names["function"])
                return f"by {', '.join(draw(st.lists(functions, min_size=1, max_size=3)))}"
            case Items(each=each, low=low):
                values = [self._value(each) for _ in range(draw(st.integers(low, low + 2)))]
                return None if None in values else ", ".join(map(str, values))
            case Parts(first=first):
                return self._parts(form) if first is not None else self._block(form.block)
        return None

    def _parts(self, form: Parts) -> str | None:
        assert form.first is not None
        words = [self._value(form.first)]
        for word, part in form.then.items():
            if self._maybe():
                words += [word, self._value(part)]
        return None if None in words else f"{' '.join(map(str, words))} {self._block(form.block)}"

    def _block(self, settings: Sequence[Setting]) -> str:
        inner = [self._statement(each) for each in settings if self._maybe()]
        return f"{{ {'; '.join(inner)} }}" if inner else ""

    def _maybe(self) -> bool:
        return self._draw(st.booleans())

    def _rarely(self) -> bool:
        return self._draw(st.integers(0, 9)) == 9


def _time(amount: int, unit: str) -> str:
    return units.duration(amount, unit)
