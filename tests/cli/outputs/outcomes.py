"""What there is to report: one outcome that has everything, and any outcome at all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svclang.cli.outputs import Described, Outcome
from svclang.diagnostics import Diagnostic, Edit, Fix, Related
from svclang.lint.suppressions import Suppressed
from svclang.source import Source, Span


def at(source: Source, text: str) -> Span:
    """Where a text stands in a source for the first time."""
    start = source.text.index(text)
    return Span(source, start, start + len(text))


PHOTOS = Source(
    "specs/photos.svc",
    "service photos {\n  runtime nodejs22.x\n}\n\nfunction get_user(id: uuid)\n"
    "\napi {\n  GET /é/{id} -> get_usr\n}\n",
)
UNKNOWN = Diagnostic(
    "unknown-name",
    "no function is called `get_usr`",
    at(PHOTOS, "get_usr"),
    "not declared",
    (Related(at(PHOTOS, "get_user"), "a function with a similar name"),),
    "write `get_user`",
    fix=Fix("write `get_user`", (Edit(at(PHOTOS, "get_usr"), "get_user"),)),
)
OPEN = Diagnostic(
    "open-route",
    "nobody says who may call this API",
    at(PHOTOS, "api {\n  GET /é/{id} -> get_usr\n}"),
    help="write `auth none` where everybody may",
    severity="warning",
    fix=Fix("write `auth none`", (Edit(Span(PHOTOS, 75, 75), " auth none"),), safe=False),
)
PLURAL = Diagnostic(
    "singular-collection", "`é` is not plural", at(PHOTOS, "é"), severity="note", help="write `és`"
)
RULES = (
    Described(
        "open-route",
        "A route that everybody may call.",
        "## What it finds\n\nA route without `auth`.",
        "security",
        "warning",
        "https://example.com/rules#open-route",
    ),
    Described(
        "singular-collection", "A collection in the singular.", "It reads badly.", "style", "note"
    ),
)
OUTCOME = Outcome(
    (UNKNOWN, OPEN, PLURAL),
    ("specs/photos.svc", "specs/hello.svc"),
    (Suppressed(OPEN, "it is a demonstration"),),
    RULES,
    "0.1.0",
)
"""An error, a warning and a note, one that is suppressed, and a file without findings."""

EMPTY = Outcome((), ("specs/hello.svc",), version="0.1.0")
NOTHING = Outcome(())


def of(*diagnostics: Diagnostic) -> Outcome:
    """An outcome with nothing around it."""
    return Outcome(diagnostics)


# --- Anything at all

_NAMES = st.sampled_from(
    [
        "a.svc",
        "lib/b c.svc",
        "<stdin>",
        "../up.svc",
        "/abs/ü#?%.svc",
        "C:/w/d.svc",
        "n\udc80.svc",
        "a:b,c.svc",
    ]
)
_TEXTS = st.text(max_size=20) | st.lists(
    st.sampled_from(
        [
            *"\n\r\t\x00\x1b\x7f\x85\u2028\u202e\ufeff\ufffe👩é&<>]\"'%:,=\\[]({}",
            "::",
            "](",
            "%0A",
            "]]>",
        ]
    )
).map("".join)
_RULES = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,3}", fullmatch=True) | st.just("cfn-lint/E3002")


@st.composite
def _spans(draw: st.DrawFn, sources: list[Source]) -> Span:
    source = draw(st.sampled_from(sources))
    size = len(source.text)
    start, end = sorted(draw(st.tuples(st.integers(0, size), st.integers(0, size))))
    return Span(source, start, end)


@st.composite
def _fixes(draw: st.DrawFn, sources: list[Source]) -> Fix:
    edits = draw(st.lists(st.builds(Edit, _spans(sources), _TEXTS), max_size=2))
    return Fix(draw(_TEXTS), tuple(edits), draw(st.booleans()))


@st.composite
def _diagnostics(draw: st.DrawFn, sources: list[Source]) -> Diagnostic:
    related = draw(st.lists(st.builds(Related, _spans(sources), _TEXTS), max_size=2))
    return Diagnostic(
        draw(_RULES),
        draw(_TEXTS),
        draw(_spans(sources)),
        draw(_TEXTS),
        tuple(related),
        draw(_TEXTS),
        draw(st.sampled_from(["error", "warning", "note"])),
        draw(st.none() | _fixes(sources)),
    )


@st.composite
def any_outcome(draw: st.DrawFn) -> Outcome:
    """Whatever a run can come to, its texts anything that a source or a message can hold."""
    sources = draw(st.lists(st.builds(Source, _NAMES, _TEXTS), min_size=1, max_size=3))
    found = draw(st.lists(_diagnostics(sources), max_size=3))
    silent = draw(st.lists(st.builds(Suppressed, _diagnostics(sources), _TEXTS), max_size=2))
    return Outcome(
        tuple(found),
        tuple(dict.fromkeys(draw(st.lists(_NAMES, max_size=3)))),
        tuple(silent),
        RULES if draw(st.booleans()) else (),
        draw(st.sampled_from(["", "0.1.0", "1.2.3rc1", "1!2"])),
        draw(st.sampled_from(["", "/", "/abs", "C:/w"])),
    )


def for_any_outcome(test: Callable[..., None]) -> Callable[..., None]:
    """Runs a test with whatever a run can come to, however long that takes."""
    slow = [HealthCheck.too_slow]
    patient = settings(max_examples=50, suppress_health_check=slow)
    return patient(given(outcome=any_outcome())(test))
