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

from ...source import Span
from ..rule import Context, Finding, Rule

_SHAPES = {
    "aws": ("an access key of AWS", r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"),
    "private": ("a private key", r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "github": ("a token of GitHub", r"\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{22,}\b"),
    "gitlab": ("a token of GitLab", r"\bglpat-[\w-]{20,}"),
    "slack": (
        "a token of Slack",
        r"\bxox[abeprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T\w+/B\w+/\w{20,}",
    ),
    "stripe": ("a key of Stripe", r"\b[rs]k_live_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9]{32,}"),
    "google": ("a key of Google", r"\bAIza[\w-]{35}"),
    "sendgrid": ("a key of SendGrid", r"\bSG\.[\w-]{22}\.[\w-]{43}"),
    "npm": ("a token of npm", r"\bnpm_[A-Za-z0-9]{36}\b"),
    "pypi": ("a token of PyPI", r"\bpypi-AgEI[\w-]{50,}"),
    "jwt": ("a signed token", r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "url": ("a password in a URL", r"\b[a-z][a-z0-9+.-]*://[^\s:@/\"'$<>{}]+:[^\s@/\"'$<>{}]+@"),
}
_KEY = re.compile("|".join(f"(?P<{name}>{shape})" for name, (_, shape) in _SHAPES.items()))
# Keys of AWS's documentation, and passwords that only show where one goes.
_EXAMPLE = re.compile(r"EXAMPLE|:(?:pass(?:word|wd)?|pw|secret|x+|\*+|\.+|…)@$")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each credential, wherever it stands."""
    for file in context.files:
        for found in _KEY.finditer(file.source.text):
            if not _EXAMPLE.search(found[0]):
                yield Finding(
                    f"this looks like {_SHAPES[found.lastgroup or ''][0]}",
                    Span(file.source, *found.span()),
                    help="revoke it, since it stands in the history of this file; then let AWS keep"
                    " the new one, as a `secret` that functions may `read`",
                )


RULE = Rule("leaked-key", check, despite_errors=True)
