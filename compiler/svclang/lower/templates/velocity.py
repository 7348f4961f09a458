"""The building blocks of API Gateway's mapping templates, which are written in Velocity.

In: names, types and values of the model. Out: pieces of Velocity text from which `map_requests` and
`map_responses` put their templates together. A `Template` collects the assignments at the top of
one template and hands out its variables.

The rules that every piece keeps, because the engines differ (Apache's, API Gateway's own):

- A condition is always a comparison or a call that answers true or false. API Gateway takes a bare
  reference to nothing for true, Velocity for false.
- A value from outside is read into a variable as text, by `"$!reference"`, which is empty where
  there is nothing. `#set` with nothing leaves a variable as it was, so no variable stands for two
  things, and one that may stay without a value gets an empty one first.
- A blank stands between a reference and a `#set`, which Velocity 1.7 reads differently without.
- Nothing that comes in is ever Velocity: only the text of the template is parsed, once.
- Static text has no `$`, no `#` and no backslash before either: JSON's own escapes stand for them.
- No macros and no `#evaluate`, which API Gateway does not have.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
https://velocity.apache.org/engine/1.7/user-guide.html
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ...model.names import pascal
from ...model.types import ListOf, MapOf, Scalar, Struct, underlying
from ...named_tuples import NamedTuple
from ...syntax.nodes import Block, Constant, ListValue, Reference, Text
from ..documents.values import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...model.nodes import Model
    from ...model.types import DeclaredType, Json, Type
    from ...syntax.nodes import Value

    Types: TypeAlias = dict[str, DeclaredType]

NO_BODY = "## The answer has no body."
"""A template that renders nothing. An empty one would pass the function's own output on."""

WHOLE_NUMBER = r"-?(0|[1-9][0-9]{0,18})"
"""What is passed on as a whole number: JSON's form, with no more digits than a long has."""

NUMBER = WHOLE_NUMBER + r"(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"
"""What is passed on as a number."""

_TAKEN = frozenset(
    {"input", "util", "context", "stageVariables", "foreach", "velocityCount", "velocityHasNext"}
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


# --- Static text ----------------------------------------------------------------------------------


def json_text(value: Json) -> str:
    r"""A value as JSON that Velocity leaves alone: `$`, `#` and `\` are JSON's `\u....` escapes."""
    text = json.dumps(value).replace("\\\\", "\\u005c")
    return text.replace("$", "\\u0024").replace("#", "\\u0023")


def json_path(names: Sequence[str]) -> str:
    """The argument of `$input.json` and `$input.path` that leads to a field of the body.

    `("home", "street")` is `'$.home.street'`, `("zip code",)` is `"$['zip code']"`.
    """
    if all(_WORD.fullmatch(name) for name in names):
        return "'" + ".".join(("$", *names)) + "'"
    return '"$' + "".join(f"['{bare_name(name)}']" for name in names) + '"'


def bare_name(name: str) -> str:
    """A name inside single quotes. What cannot stand there is no name that AWS takes either."""
    return re.sub(r"""['"\\#]""", "", name)


# --- Where values come from -----------------------------------------------------------------------


def request_reference(source: str, key: str, *, cognito: bool = False) -> str:
    """The reference, without its `$`, that reads one value of the request.

    `source` is that of a `Binding` other than `body` and `value`. Path, query and headers are read
    from their own maps, as `$input.params('x')` searches all three. `cognito` says that `auth` are
    the claims of a user pool's token and not what a Lambda authorizer answered.
    """
    maps = {"path": "path", "query": "querystring", "header": "header"}
    if source in maps:
        return f"input.params().{maps[source]}.get('{bare_name(key)}')"
    if source == "stage":
        return f"stageVariables.get('{bare_name(key)}')"
    if source == "auth":
        return _property("context.authorizer.claims" if cognito else "context.authorizer", key)
    return _property("context", *key.split("."))


def _property(owner: str, *names: str) -> str:
    """The reference to a property; a name that is no word is a key."""
    for name in names:
        owner += f".{name}" if _WORD.fullmatch(name) else f".get('{bare_name(name)}')"
    return owner


def text_of(reference: str) -> str:
    """What a reference leads to, as text: empty where there is nothing."""
    return f'"$!{reference}"'


def is_filled(reference: str) -> str:
    """The condition that a reference leads to something other than nothing and empty text."""
    return f'{text_of(reference)} != ""'


def holds(variable: str, name: str) -> str:
    """The condition that the JSON object in a variable has a field."""
    return f"${variable}.containsKey('{bare_name(name)}')"


# --- Values of one type ---------------------------------------------------------------------------


def escaped(argument: str) -> str:
    r"""Text with JSON's escapes, to stand in quotes. `escapeJavaScript` also writes `\'`."""
    return f"""$util.escapeJavaScript({argument}).replaceAll("\\\\'", "'")"""


def typed(variable: str, type_: Type, types: Types, default: str = "") -> str:
    """The JSON of a scalar whose text is in `variable`.

    A number or boolean stands bare where its text is one in JSON; else it is passed on as the text
    that it is. With `default`, which is JSON, that stands where the text is blank.
    """
    branches = [(is_blank(variable), default)] if default else []
    pattern = _bare(underlying(type_, types))
    if pattern:
        branches.append((f"${variable}.matches('{pattern}')", f"${variable}"))
    return choose(branches, f'"{escaped("$" + variable)}"')


def _bare(type_: Type) -> str:
    """The pattern of the text that needs no quotes; empty for a type that always has them."""
    if not isinstance(type_, Scalar):
        return ""
    patterns = {"int": WHOLE_NUMBER, "long": WHOLE_NUMBER, "float": NUMBER, "bool": "true|false"}
    return patterns.get(type_.kind, "")


def split_list(name: str, item: Type, types: Types, template: Template) -> str:
    """The JSON list of the scalars between the commas of the text in `name`, without blank ones.

    A loop of API Gateway's runs 1,000 times at most.
    https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    """
    each = template.variable(f"{name}Item")
    comma = template.assign(f"{name}Comma", '""')
    kept = f'${comma}{typed(each, item, types)} #set(${comma} = ",")'
    return (
        f'[#foreach(${each} in ${name}.trim().split(" *, *"))#if({is_given(each)}){kept}#end#end]'
    )


def copied_list(name: str, items: str, item: Type, types: Types, template: Template) -> str:
    """The JSON list of the scalars in the list that `items` refers to."""
    each = template.variable(f"{name}Item")
    text = template.variable(f"{name}Text")
    comma = template.assign(f"{name}Comma", '""')
    value = f'#set(${text} = "$!{each}")${comma}{typed(text, item, types)}'
    return f'[#foreach(${each} in ${items}){value} #set(${comma} = ",")#end]'


def is_blank(variable: str) -> str:
    """The condition that a text is blank."""
    return f'${variable}.trim() == ""'


def is_given(variable: str) -> str:
    """The condition that a text is not blank."""
    return f'${variable}.trim() != ""'


def choose(branches: Sequence[tuple[str, str]], otherwise: str) -> str:
    """`#if … #elseif … #else … #end`, in one line, of conditions and what each stands for."""
    if not branches:
        return otherwise
    words = ["#if", *["#elseif"] * (len(branches) - 1)]
    text = "".join(
        f"{word}({condition}){value}"
        for word, (condition, value) in zip(words, branches, strict=True)
    )
    # Velocity would read `#else3` as a directive of that name.
    word = "#else" if otherwise[:1] in ('"', "$") else "#{else}"
    return f"{text}{word}{otherwise}#end"


# --- Objects and whole templates ------------------------------------------------------------------


class Entry(NamedTuple):
    """One key of a JSON object, its value in Velocity, and the condition that it is there."""

    key: str
    value: str
    condition: str = ""


class Template:
    """One template that is being written: its assignments, variables and deploy-time values."""

    def __init__(self) -> None:
        self.head: list[str] = []
        self.values: dict[str, Any] = {}
        self._names = dict.fromkeys(_TAKEN, 1)

    def branch(self) -> Template:
        """A part of this template with assignments of its own, its variables new to the whole."""
        part = Template()
        part._names, part.values = self._names, self.values
        return part

    def variable(self, name: str) -> str:
        """A new variable, called `name` where that is a free and proper name."""
        base = re.sub(r"[^A-Za-z0-9_]", "_", name)
        base = base if base[:1].isalpha() else f"the{base}"
        free, count = base, self._names.get(base, 1)
        while free in self._names:
            count += 1
            free = f"{base}{count}"
        self._names[base] = count
        self._names.setdefault(free, 1)
        return free

    def assign(self, name: str, expression: str) -> str:
        """A new variable with a value that is set at the top of the template."""
        variable = self.variable(name)
        self.head.append(f"#set(${variable} = {expression})")
        return variable

    def assign_object(self, name: str, expression: str, condition: str) -> str:
        """A new variable with the JSON object that `expression` gives, or an empty one.

        `condition` says that it gives an object: only of one can fields be asked for.
        """
        variable = self.assign(name, "{}")
        self.head.append(f"#if({condition})#set(${variable} = {expression})#end")
        return variable

    def object(self, entries: Iterable[Entry], indent: str = "") -> str:
        """A JSON object, one line a key: first the keys that are always there, then the others."""
        all_entries = list(entries)
        always = [f"{json_text(e.key)}: {e.value}" for e in all_entries if not e.condition]
        others = [entry for entry in all_entries if entry.condition]
        if not all_entries:
            return "{}"
        inner = indent + "  "
        comma = "" if always or not others else self.assign("comma", '""')
        lines = [",\n".join(inner + line for line in always)] if always else []
        lines += [inner + _optional(entry, comma) for entry in others]
        return "{\n" + "\n".join(lines) + f"\n{indent}}}"

    def text(self, body: str) -> str:
        """The template: the assignments, then `body`; an `Fn::Sub` where it has values."""
        whole = "\n".join([*self.head, body])
        return _substituted(whole, self.values) if self.values else whole

    def placeholder(self, reference: Reference, model: Model) -> str | None:
        """The Velocity string `'${Name}'` of what is known only when the service is deployed.

        None for what the compiler knows. The single quotes keep all that CloudFormation puts
        between them from being read as Velocity; but a single quote itself must not be in it.
        """
        document = document_of(reference, model)
        if not isinstance(document, dict):
            return None
        return f"'{self.held(document, reference.text)}'"

    def held(self, document: Any, name: str) -> str:
        """`${Name}`, for which CloudFormation puts what stands for a reference; text as it is."""
        if not isinstance(document, dict):
            return str(document)
        known = (held for held, given in self.values.items() if given == document)
        free = next(known, None) or self.variable(pascal(name))
        self.values[free] = document
        return f"${{{free}}}"

    def value(self, value: Value, model: Model, wanted: Type | None = None) -> str:
        """A value of the language as JSON, of which a part may be known when it is deployed.

        `wanted` is the type that it is to have; where there is none, such a part has its own.
        """
        below = underlying(wanted, model.types) if wanted is not None else None
        if isinstance(value, Block):
            pairs = [
                (pair.key.text, self.value(pair.value, model, _part_of(below, pair.key.text)))
                for pair in value.entries
            ]
            return "{" + ", ".join(f"{json_text(key)}: {said}" for key, said in pairs) + "}"
        if isinstance(value, ListValue):
            item = below.item if isinstance(below, ListOf) else None
            return "[" + ", ".join(self.value(one, model, item) for one in value.items) + "]"
        if isinstance(value, Text):
            return '"' + self._string(value, model) + '"'
        if isinstance(value, Constant):
            return json_text(value.value)
        if isinstance(value, Reference):
            return self._reference(value, model, below)
        return json_text(value.span.text)

    def _reference(self, value: Reference, model: Model, wanted: Type | None) -> str:
        """What a reference stands for, as JSON: a number or boolean of the stack is bare."""
        held = self.placeholder(value, model)
        if held is None:
            return json_text(document_of(value, model))
        param = model.params.get(value.path[0])
        unsaid = wanted is None or (isinstance(wanted, Scalar) and wanted.kind == "any")
        type_ = param.type if unsaid and param is not None else wanted
        if type_ is None or not _bare(underlying(type_, model.types)):
            return f'"{escaped(held)}"'
        return typed(self.assign(value.path[-1], held), type_, model.types)

    def _string(self, text: Text, model: Model) -> str:
        """What stands between the quotes of a string with references in it."""
        written = ""
        for part in text.parts:
            if isinstance(part, str):
                static = json_text(part)[1:-1]
                follows = written.endswith(")") and static[:1] in (".", "[")
                written += f"\\u00{ord(static[0]):02x}{static[1:]}" if follows else static
            else:
                held = self.placeholder(part, model)
                known = str(document_of(part, model)) if held is None else ""
                written += escaped(held) if held else json_text(known)[1:-1]
        return written


def static_text(text: str, template: Template) -> str:
    """Static text between double quotes; what means something there is held in variables."""
    written = ""
    for piece in re.findall(r"'+|[^']+", text):
        if re.search(r'["$#\\]', piece):
            held = template.assign("part", f"'{piece}'")
            written += f"${{{held}}}"
        else:
            written += piece
    return written


def _substituted(template: str, values: Iterable[str]) -> str:
    """The text of an `Fn::Sub`: `${!` stands for every `${` that begins none of `values`."""
    return re.sub(rf"\$\{{(?!(?:{'|'.join(values)})\}})", "${!", template)


def _part_of(type_: Type | None, key: str) -> Type | None:
    """The type of what an object has at a key."""
    if isinstance(type_, MapOf):
        return type_.value
    field = type_.field(key) if isinstance(type_, Struct) else None
    return field.type if field is not None else None


def _optional(entry: Entry, comma: str) -> str:
    """The line of a key that may be absent; `comma` is the variable that holds the comma."""
    pair = f"{json_text(entry.key)}: {entry.value}"
    if not comma:
        return f"#if({entry.condition}), {pair}#end"
    return f'#if({entry.condition})${comma} {pair} #set(${comma} = ",")#end'
