"""The picture of a service, where the library that draws it is installed."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree

import pytest

from building import SPECS, read
from describe.described import described, of_source
from svclang.describe.graph import Graph, Node, graph
from svclang.describe.mermaid import mermaid
from svclang.describe.svg import NoLibrary, svg
from svclang.source import Source

HOSTILE = ('<script>alert("1")</script>', "a;b#35;c &lt;", "`x` $$y$$ __z__", "1. one", "fa:fa-x")


def words(picture: str) -> list[str]:
    """The lines of text in a picture."""
    root = ElementTree.fromstring(picture)
    lines = root.iterfind(".//{*}tspan[@class='text-outer-tspan row']")
    return ["".join(line.itertext()) for line in lines]


@pytest.fixture
def library() -> None:
    """Skips a test where the extra is not installed."""
    pytest.importorskip("mermaidx")


@pytest.mark.usefixtures("library")
def test_labels_are_text_that_every_viewer_shows() -> None:
    found = described("function get_user -> string\napi { auth none; GET /users -> get_user }")
    picture = svg(mermaid(graph(found)))
    assert {"GET /users", "get_user"} <= set(words(picture))
    assert "foreignObject" not in picture


@pytest.mark.usefixtures("library")
def test_hostile_labels_are_shown_as_they_are() -> None:
    nodes = tuple(Node(f"n{at}", "function", (text,)) for at, text in enumerate(HOSTILE))
    picture = svg(mermaid(Graph("t", (), nodes, ())))
    assert set(HOSTILE) <= set(words(picture))
    assert not list(ElementTree.fromstring(picture).iterfind(".//{*}script"))


@pytest.mark.usefixtures("library")
def test_a_picture_has_a_size_a_background_and_a_title() -> None:
    root = ElementTree.fromstring(svg(mermaid(graph(described("function f")))))
    assert float(root.attrib["width"]) > 0
    assert [child.tag.split("}")[1] for child in root][:2] == ["rect", "title"]
    assert root[0].attrib["fill"] == "#ffffff"
    assert root[1].text == "shop"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("spec", SPECS)
def test_every_spec_is_drawn_the_same_each_time(spec: str) -> None:
    path = f"specs/{spec}/{spec}.svc"
    chart = mermaid(graph(of_source(Source(path, read(path)))))
    assert svg(chart) == svg(chart)


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mermaidx", None)
    with pytest.raises(NoLibrary, match=r"pip install 'svclang\[graph\]'"):
        svg("flowchart LR")
