"""What Secrets Manager would refuse of a secret, or take and quietly get wrong.

In: a secret, and the model. Out: diagnostics.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

from ...advice import take_out
from ...diagnostics import Diagnostic, Related
from ...model.check_values import json_of
from ...model.nodes import DeclaredResource, Given, Model

# https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
_CHARACTERS = frozenset(string.ascii_letters + string.digits + string.punctuation)
_KINDS = (string.ascii_lowercase, string.ascii_uppercase, string.digits, string.punctuation)


def check(declared: DeclaredResource, _model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one secret."""
    yield from _check_rotation(declared)
    given = declared.settings.get("generate")
    if given is not None:
        yield from _check_object(given)
        yield from _check_characters(given)


def _check_rotation(declared: DeclaredResource) -> Iterator[Diagnostic]:
    rotate = declared.settings.get("rotate")
    if rotate is not None and not declared.feeds:
        yield Diagnostic(
            "missing-value",
            "`rotate` needs the function that puts another value in place",
            rotate.span,
            help="as in `rotate 30d -> rotate_key`",
        )


def _check_object(given: Given) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html."""
    template, key = given.value.get("template"), given.value.get("key")
    if template is None:
        return
    yield from json_of(template.value)[1]
    if key is None:
        yield Diagnostic(
            "missing-value",
            "`template` needs the `key` under which the generated value stands",
            template.name,
            help='write `key "password"` too',
        )
        return
    for entry in template.value.entries:
        if entry.key.text == key.value:
            yield Diagnostic(
                "doubled-key",
                f"`{key.value}` is the key of the generated value",
                entry.key.span,
                related=(Related(key.span, "said here"),),
                **take_out(entry.span),
            )


def _check_characters(given: Given) -> Iterator[Diagnostic]:
    """Whether a password can be made that has one character of each sort that is left."""
    exclude, length = given.value.get("exclude"), given.value.get("length")
    punctuation = given.value.get("punctuation")
    left = set(_CHARACTERS)
    if exclude is not None and isinstance(exclude.value, str):
        left -= set(exclude.value)
    if punctuation is not None and not punctuation.value:
        left -= set(string.punctuation)
    if not left and exclude is not None:
        yield Diagnostic(
            "wrong-value",
            "`exclude` leaves no character to generate from",
            exclude.span,
            help="take some of its characters out",
        )
        return
    kinds = sum(1 for kind in _KINDS if left & set(kind))
    if length is not None and isinstance(length.value, int) and length.value < kinds:
        yield Diagnostic(
            "out-of-range",
            f"the value has a character of each of {kinds} sorts, and so {kinds} at least",
            length.span,
            help="sorts are small letters, capital letters, digits and punctuation",
        )
