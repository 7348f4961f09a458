"""Settings that are written as data, and data that is written as settings.

    memory: 1GB   →  memory 1GB       in a declaration's braces
    team "media"  →  team: "media"    in those of a value

In: what stands there. Out: what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..advice import Advice, repair, say, write
from ..diagnostics import Diagnostic, Edit
from ..syntax.nodes import Block, Pair, Setting

_LONGEST = 40  # characters of a value that a help repeats


def as_setting(entry: Pair) -> Advice:
    """To write an entry as a setting."""
    key, value = entry.key, entry.value.span.text
    help_ = f"write `{key.text} {value}`"
    if len(value) > _LONGEST or "\n" in value:
        help_ = "take the `:` out"
    text, end = key.span.source.text, key.span.end
    colon = text.find(":", end)
    behind = text[colon + 1 : colon + 2]
    sign = key.span._replace(start=end, end=colon + 1)
    return write(sign, "" if behind.isspace() else " ", help_)


def with_value(entry: Pair, advice: Advice, found: Sequence[Diagnostic]) -> Advice:
    """The same where something is wrong with the value too, which is repaired with it."""
    if not found or advice["fix"] is None:
        return advice
    fix = found[0].fix
    if fix is None or any(edit.span != entry.value.span for edit in fix.edits):
        return say(advice["help"])
    written = f"{entry.key.text} {fix.edits[0].text}"
    edits = (*advice["fix"].edits, *fix.edits)
    return repair(f"write `{written}`", *edits, safe=fix.safe)


def as_entry(setting: Setting) -> Advice:
    """To write a setting as an entry, which is possible where it has one value."""
    words = [word for phrase in setting.words for word in phrase]
    help_ = f"write `{setting.name.text}: …`"
    if len(words) != 1 or setting.arrow is not None:
        return say(help_)
    return repair(help_, *_colons(setting))


def _colons(setting: Setting) -> Iterator[Edit]:
    """The colons behind the names of a setting, and of those in its braces."""
    name = setting.name.span
    yield Edit(name._replace(start=name.end), ":")
    value = setting.words[0][0]
    for inner in value.settings if isinstance(value, Block) else ():
        if inner.name.text and [len(phrase) for phrase in inner.words] == [1]:
            yield from _colons(inner)
