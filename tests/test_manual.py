"""The manual says what the compiler does: its tables are the code's, and its snippets compile."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from importlib.util import find_spec

import pytest

import manual
from manual import PATH, Snippet, snippets
from svclang.aws.api_settings import API_SETTINGS, AUTHORIZER_SETTINGS, ROUTE_SETTINGS
from svclang.aws.function_settings import (
    FUNCTION_SETTINGS,
    OUTPUT_SETTINGS,
    RAW_RESOURCE_SETTINGS,
    SERVICE_SETTINGS,
)
from svclang.cli.arguments import Parser
from svclang.cli.main import COMMANDS, HOMES
from svclang.compile import Compiled, compile_source
from svclang.model.nodes import Surroundings
from svclang.model.resolve import resolve
from svclang.model.type_words import SCALARS
from svclang.source import Source
from svclang.syntax.load import load
from svclang.syntax.words import DECLARATIONS

TEXT = PATH.read_text(encoding="utf-8")
SNIPPETS = snippets(TEXT, "svc")
FILES = {snippet.file: snippet.text for snippet in SNIPPETS if snippet.file}
# Code that publishes versions must be there; in the manual it is said to be.
AROUND = Surroundings(code_digests={"../src": "0"})


def compiled(text: str) -> Compiled:
    return compile_source(Source("manual.svc", text), FILES.__getitem__, AROUND)


# --- Tables ---------------------------------------------------------------------------------------


def test_the_tables_of_the_manual_are_fresh(update: bool) -> None:
    text = PATH.read_text(encoding="utf-8")
    fresh = manual.refreshed(text)
    if update:
        PATH.write_text(fresh, encoding="utf-8")
    assert fresh == PATH.read_text(encoding="utf-8"), "rewrite them with `pytest --update`"


@pytest.mark.parametrize("name", manual.GENERATED)
def test_a_table_that_is_made_has_its_place_in_the_manual(name: str) -> None:
    assert TEXT.count(f"<!-- {name} -->\n") == 1


# Each table, and where an example of it can stand.
PLACES = {
    "service": (SERVICE_SETTINGS, "service x {{ {} }}"),
    "function": (FUNCTION_SETTINGS, "function x {{ {} }}"),
    "route": (ROUTE_SETTINGS, "api {{ GET /x -> get {{ {} }} }}"),
    "api": (API_SETTINGS, "api {{ {}\n GET /x -> get }}"),
    "authorizer": (AUTHORIZER_SETTINGS, "authorizer x -> check {{ {} }}"),
    "output": (OUTPUT_SETTINGS, "output x = log_level {{ {} }}"),
    "resource": (RAW_RESOURCE_SETTINGS, 'resource x "AWS::SNS::Topic" {{ }} {{ {} }}'),
}
# What the examples refer to.
DECLARED = """
param log_level: string
param private_subnets: aws.subnet_ids
param app_group: aws.security_group_id
param endpoint_id: string
param web_acl_arn: string
pool members
queue dead_jobs
queue failures
topic results
resource other "AWS::SNS::Topic" { DisplayName: "other" }
function check
function get -> { id: string }
authorizer tokens -> check
layer tools { code "layers/tools" }
"""
EXAMPLES = [
    pytest.param(text.format(setting.example), id=f"{place}-{name}")
    for place, (table, text) in PLACES.items()
    for name, setting in table.items()
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_of_a_setting_is_what_the_setting_takes(example: str) -> None:
    frame = "" if example.startswith("service") else manual.FRAME
    loaded = load(Source("manual.svc", frame + DECLARED + example), FILES.__getitem__)
    found = (*loaded.diagnostics, *resolve(loaded.files, AROUND).diagnostics)
    assert [d.message for d in found] == []


# --- Snippets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.text.split("\n")[0])
def test_a_snippet_compiles_without_a_word_or_shows_the_mistake_that_it_is_about(
    snippet: Snippet,
) -> None:
    found = compiled(snippet.framed).diagnostics
    expected = [snippet.error] if snippet.error else []
    assert [d.rule for d in found] == expected, [(d.message, d.span.text) for d in found]


# --- What is mentioned ----------------------------------------------------------------------------


def test_everything_that_can_be_written_is_mentioned() -> None:
    settings = {name for table, _ in PLACES.values() for name in table}
    assert {*settings, *DECLARATIONS, *SCALARS} - manual.code_words(TEXT) == set()


def test_every_option_of_the_command_line_is_mentioned() -> None:
    options = {name for command in COMMANDS for name in parser_of(command)._option_string_actions}
    said = "".join(path.read_text(encoding="utf-8") for path in PATH.parent.glob("*.md"))
    assert {name for name in options if f"`{name}" not in said} == set()


def parser_of(command: str) -> Parser:
    """The parser of a command, which stands with its arguments or with all that it does."""
    home = HOMES.get(command, command)
    name = f"svclang.cli.{home}_arguments"
    module = import_module(name if find_spec(name) else f"svclang.cli.{home}")
    parser: Parser = module.parser(command)
    return parser


def _command_lines() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(PATH.parent.glob("*.md"))]
    lines = "\n".join(one.text for text in texts for one in snippets(text, "sh")).splitlines()
    return [line for line in lines if line.startswith("svc ")]


@pytest.mark.parametrize("line", _command_lines())
def test_a_command_line_of_the_manual_means_something(line: str) -> None:
    _, command, *words = shlex.split(re.split(r"[<|>]", line)[0], comments=True)
    if command == "--version":
        return
    assert command in COMMANDS
    if words != ["--help"]:
        parser_of(command).parse(words)


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert links - anchors == set()
