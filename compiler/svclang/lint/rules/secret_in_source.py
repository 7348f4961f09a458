"""A secret that is written into the source.

What it finds
    Quoted text where a secret belongs: the `value` of a `key`; and under a name that is a secret's
    (`MasterUserPassword`, `ClientSecret`, `auth_token`), a property of a raw resource, of a `cfn`
    block, or a stage variable.

Why it is bad
    Whoever reads the repository, its history, a build's log or the template knows the secret, and
    nobody can change it without a commit.

Example
    resource database "AWS::RDS::DBInstance" {
      MasterUsername:     "admin"
      MasterUserPassword: "correct horse battery staple"
    }

Use instead
    secret param database_password

    resource database "AWS::RDS::DBInstance" {
      MasterUsername:     "admin"
      MasterUserPassword: database_password
    }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..entries import entries_within, properties
from ..resources import of_kind
from ..rule import Context, Finding, Rule
from ..secrets import names_secret, plain_secret


def check(context: Context) -> Iterator[Finding]:
    """A finding for each secret that everybody can read."""
    yield from _keys(context)
    variables = (api.settings.get("vars") for api in context.model.apis)
    blocks = (each.value for each in variables if each is not None)
    for entry in (*context.once(properties), *entries_within(blocks)):
        name = entry.key.text
        if names_secret(name) and plain_secret(entry.value) is not None:
            yield Finding(
                f"`{name}` is a secret by its name, and whoever reads this file knows it",
                entry.value.span,
                help="declare a `secret param`, and write its name here; or let AWS keep it:"
                f' `{name}: "{{{{resolve:secretsmanager:…}}}}"`',
            )


def _keys(context: Context) -> Iterator[Finding]:
    for key in of_kind(context, "key"):
        given = key.settings.get("value")
        if given is not None and isinstance(given.value, str):
            yield Finding(
                "whoever reads this file or the template knows the key",
                given.span,
                help="write `secret param partner_secret` and its name here, or let AWS choose one",
            )


RULE = Rule("secret-in-source", check, despite_errors=True)
