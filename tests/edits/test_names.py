"""What is renamed, wherever it is named, and what is not."""

from __future__ import annotations

import pytest

from editing import edited
from svclang.edits.names import Names
from svclang.source import Source
from svclang.syntax import parse


def renamed(old: str, new: str, *texts: str) -> tuple[str, ...] | None:
    """Files with a declaration of the first renamed."""
    files = [parse(Source(f"{number}.svc", text)) for number, text in enumerate(texts)]
    assert not any(file.diagnostics for file in files)
    declared = next(
        each.name  # type: ignore[union-attr]
        for file in files
        for each in file.declarations
        if getattr(each, "name", None) and each.name.text == old  # type: ignore[union-attr]
    )
    fix = Names(files).renaming(declared, new)  # type: ignore[arg-type]
    if fix is None:
        return None
    assert not fix.safe
    return tuple(
        edited(file.source.text, [e for e in fix.edits if e.span.source is file.source])
        for file in files
    )


SERVICE = """\
function Read(Read: int)
function other { on_failure Read; env { A: "${Read.arn} Read", Read: Read } }
authorizer who -> Read
api {
  GET /Read -> Read(Read: path.Read)
  POST /b   -> Read async
}
queue q { -> Read { batch 1 }; send by Read, other }
every 5m -> Read
stage prod { function Read { memory 1GB } }
"""


def test_a_function_is_renamed_wherever_it_is_named_and_nothing_else_is() -> None:
    assert renamed("Read", "read", SERVICE, "table t { read by Read }") == (
        """\
function read(Read: int)
function other { on_failure read; env { A: "${read.arn} Read", Read: read } }
authorizer who -> read
api {
  GET /Read -> read(Read: path.Read)
  POST /b   -> read async
}
queue q { -> read { batch 1 }; send by read, other }
every 5m -> read
stage prod { function read { memory 1GB } }
""",
        "table t { read by read }",
    )


def test_a_type_is_renamed_in_types_of_every_shape() -> None:
    text = "type item { item: int }\ntype b = [item](..3)\ntype c = partial item without item"
    after = "type Item { item: int }\ntype b = [Item](..3)\ntype c = partial Item without item"
    more = "function f(item: item?) -> { of: [string: item] }"
    assert renamed("item", "Item", text, more) == (
        after,
        "function f(item: Item?) -> { of: [string: Item] }",
    )


def test_an_error_is_renamed_where_it_is_thrown() -> None:
    assert renamed("gone", "Gone", "error gone 410", "function f throws gone") == (
        "error Gone 410",
        "function f throws Gone",
    )


@pytest.mark.parametrize("new", ["other", "query", "aws"])
def test_nothing_is_renamed_to_a_name_that_means_something_else(new: str) -> None:
    assert renamed("Read", new, SERVICE) is None
