"""A flowchart as a picture: Mermaid itself draws it, through the library `mermaidx`.

In: the text of a flowchart. Out: an SVG document, the same bytes for the same text, with its
letters as text (no `foreignObject`, which only browsers show), a white background, and a size.
Where the library is not installed, `NoLibrary` says how to get it.
"""

from __future__ import annotations

import atexit
import gc
import re
from html import escape

INSTALL = "pip install 'svclang[graph]'"

# The library measures letters in DejaVu Sans, than which Verdana is no wider.
_FONT = "DejaVu Sans, Verdana, sans-serif"
# https://mermaid.js.org/config/schema-docs/config.html
_CONFIG = {
    "htmlLabels": False,
    "securityLevel": "strict",
    "maxTextSize": 10_000_000,
    "maxEdges": 100_000,
    "handDrawnSeed": 1,  # some shapes take their points from a random number else
    "fontFamily": _FONT,
    "themeVariables": {
        "fontFamily": _FONT,
        "fontSize": "13px",
        "lineColor": "#4b5563",
        "textColor": "#111827",
        "edgeLabelBackground": "#ffffff",
        "clusterBkg": "#fafafa",
        "clusterBorder": "#d1d5db",
    },
    "themeCSS": ".edgeLabel rect, .labelBkg { opacity: 1; fill: #ffffff; }",
    "flowchart": {
        "htmlLabels": False,
        "useMaxWidth": False,
        "wrappingWidth": 560,
        "nodeSpacing": 24,
        "rankSpacing": 56,
        "padding": 10,
        "curve": "basis",
    },
}

_VIEW = re.compile(r'<svg\b[^>]*\bviewBox="([^ "]+) ([^ "]+) ([^ "]+) ([^ "]+)"[^>]*>')
# Words stand in elements of their own, with a space in front that many viewers drop.
_WORDS = re.compile(r'</tspan><tspan [^>]*class="text-inner-tspan"[^>]*>(?= )')
_NUMBER = re.compile("#([0-9]+);")
_HELD = re.compile("[\ue000-\ue0ff]")


class NoLibrary(Exception):  # noqa: N818 - said of what is installed, not of the program
    """The library that draws is not installed, in words that say how to get it."""


def svg(flowchart: str) -> str:
    """The picture of a flowchart; raises `NoLibrary`."""
    try:
        import mermaidx
    except ImportError as problem:
        raise NoLibrary(
            f"a picture is drawn by `mermaidx`, which is not installed; run `{INSTALL}`, or write"
            " `--graph mermaid` for text that GitHub draws"
        ) from problem
    # The command ends with its objects frozen, and the library complains of each that is left.
    atexit.register(gc.unfreeze)
    drawn = mermaidx.render(_held(flowchart), theme="base", config=_CONFIG).svg()
    return _mended(drawn)


def _held(flowchart: str) -> str:
    """The flowchart with one private character for each that is escaped, which no line divides."""
    return _NUMBER.sub(lambda found: chr(0xE000 + int(found[1])), flowchart)


def _mended(drawn: str) -> str:
    """What Mermaid has drawn, as every viewer shows it."""
    drawn = _WORDS.sub("", drawn)
    drawn = _HELD.sub(lambda found: escape(chr(ord(found[0]) - 0xE000)), drawn)
    return _VIEW.sub(_with_background, drawn, count=1)


def _with_background(found: re.Match[str]) -> str:
    x, y, width, height = found.groups()
    return f'{found[0]}<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#ffffff"/>'
