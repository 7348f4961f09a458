"""Logical ids: stable, readable, and derived from the declaration alone.

`get_user` becomes `GetUser`, to which each resource of a declaration adds what it is:
`GetUserFunction`, `GetUserRole`. Nothing else in the source changes them, because a changed
logical id makes CloudFormation replace the resource.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..syntax.nodes import Word

_DIGITS = 6
_WORD = re.compile(r"[A-Za-z0-9]+")


def pascal(name: str) -> str:
    """A declared name in PascalCase, letters and digits only: `get_user` -> `GetUser`."""
    return "".join(word[0].upper() + word[1:] for word in _WORD.findall(name))


def api_id(name: str) -> str:
    """The logical id of an API: `api` -> `Api`, `admin` -> `AdminApi`."""
    base = pascal(name)
    return base if base.endswith("Api") else base + "Api"


def base_id(kind: str, name: str) -> str:
    """What the logical ids of a declaration begin with."""
    return api_id(name) if kind == "api" else pascal(name)


def schedule_name(keyword: str, when: str, arrow: tuple[tuple[Word, ...], ...]) -> str:
    """The name of what has none: `every 5m -> cleanup` is called `cleanup_every_5m`.

    A `cron` carries a digest of its expression, which has no letters; so does what says more than
    a target, so that the same function can be called at the same times with other input.
    """
    target, *more = arrow[0]
    behind = " ".join(" ".join(word.span.text.split()) for word in more)
    plain = keyword == "every" and not behind
    said = when if plain else f"{when if keyword == 'every' else ''}_{digest(when + behind)[:6]}"
    return f"{target.span.text}_{keyword}_{said.lstrip('_')}"


def own_name(service: str, name: str, longest: int) -> str:
    """What a physical name begins with: `photos` and `uploads` -> `photos-uploads`.

    Lower-case letters, digits and single hyphens, at most `longest` of them. Where that says less
    than the two names do, it ends in a digest, so that no two declarations get the same.
    """
    whole = f"{service}-{name}"
    readable = re.sub("[^a-z0-9]+", "-", whole.lower()).strip("-")
    if len(readable) <= longest and readable == whole.replace("_", "-"):
        return readable
    tail = f"-{digest(whole)[:_DIGITS]}"
    return readable[: longest - len(tail)].rstrip("-") + tail


def digest(text: str) -> str:
    """A digest in hexadecimal, the same on every machine."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
