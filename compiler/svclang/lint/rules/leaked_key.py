"""Text that looks like a real key or token.

What it finds
    Anywhere in a source, comments too, what has the shape of a credential: an access key of AWS, a
    private key, a token of GitHub, GitLab, Slack, Stripe, Google, SendGrid, npm or PyPI, a signed
    JSON web token, and a user's password in a URL. Examples of AWS's own documentation are passed
    over.

Why it is bad
    Whoever can read the repository, its history or the template can use it, and machines look for
    such keys all the time. One that was ever committed is lost, and must be revoked.

Example
    function upload { env { ACCESS: "AKIAQWERTYUIOPASDFGH" } }

    every 1h -> upload

Use instead
    function upload

    bucket files { write by upload }

    every 1h -> upload

Sources
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    https://docs.stripe.com/keys
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...named_tuples import NamedTuple
from ...source import Source, Span
from ..rule import Context, Finding, Rule


class _Shape(NamedTuple):
    """What a credential looks like, and what must stand in a text that has one."""

    what: str
    hints: tuple[str, ...]
    pattern: str


_SHAPES = (
    _Shape("an access key of AWS", ("AKIA", "ASIA"), r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"),
    _Shape("a private key", ("PRIVATE KEY",), r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    _Shape("a token of GitHub", ("gh",), r"\bgh[pousr]_[A-Za-z0-9]{36,}\b"),
    _Shape("a token of GitHub", ("github_pat_",), r"\bgithub_pat_\w{22,}\b"),
    _Shape("a token of GitLab", ("glpat-",), r"\bglpat-[\w-]{20,}"),
    _Shape("a token of Slack", ("xox",), r"\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
    _Shape(
        "a token of Slack",
        ("hooks.slack.com",),
        r"hooks\.slack\.com/services/T\w+/B\w+/\w{20,}",
    ),
    _Shape("a key of Stripe", ("k_live_",), r"\b[rs]k_live_[A-Za-z0-9]{16,}"),
    _Shape("a key of Stripe", ("whsec_",), r"\bwhsec_[A-Za-z0-9]{32,}"),
    _Shape("a key of Google", ("AIza",), r"\bAIza[\w-]{35}"),
    _Shape("a key of SendGrid", ("SG.",), r"\bSG\.[\w-]{22}\.[\w-]{43}"),
    _Shape("a token of npm", ("npm_",), r"\bnpm_[A-Za-z0-9]{36}\b"),
    _Shape("a token of PyPI", ("pypi-AgEI",), r"\bpypi-AgEI[\w-]{50,}"),
    _Shape("a signed token", ("eyJ",), r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    _Shape(
        "a password in a URL",
        ("://",),
        r"://(?P<shown>[^\s:@/\"'$<>{}]+:[^\s@/\"'$<>{}]+)@",
    ),
)
# Keys of AWS's documentation, and passwords that only show where one goes.
_EXAMPLE = r"EXAMPLE|:(?:pass(?:word|wd)?|pw|secret|x+|\*+|\.+|…)@$"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each credential, wherever it stands."""
    for file in context.files:
        for shape in _SHAPES:
            if any(hint in file.source.text for hint in shape.hints):
                yield from _found(file.source, shape)


def _found(source: Source, shape: _Shape) -> Iterator[Finding]:
    for found in re.finditer(shape.pattern, source.text):
        if not re.search(_EXAMPLE, found[0]):
            yield Finding(
                f"this looks like {shape.what}",
                Span(source, *found.span("shown" if found.groups() else 0)),
                help="revoke it, since it stands in the history of this file; then let AWS keep"
                " the new one, as a `secret` that functions may `read`",
            )


RULE = Rule("leaked-key", check, despite_errors=True)
