"""All rules by their groups, in the order of their names, and how to get at one.

In: the name of a rule, a group or a set of them. Out: rules, which are imported when they are asked
for. The file of the rule `open-write` is `rules/open_write.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from ..diagnostics import nearest
from .rule import Rule

GROUPS: Mapping[str, tuple[str, ...]] = {
    "correctness": (
        "aging-runtime",
        "cached-write",
        "dead-letters-lost",
        "destination-loop",
        "discarded-result",
        "dropped-header",
        "edge-certificate",
        "endless-retry",
        "ephemeral-in-prod",
        "exhausted-concurrency",
        "fixed-name",
        "fixed-region",
        "foreign-role",
        "function-outlives-route",
        "guarded-preflight",
        "hatched-setting",
        "idle-cache",
        "idle-statement",
        "idle-validation",
        "input-mismatch",
        "invocation-loop",
        "json-as-bytes",
        "key-without-plan",
        "late-answer",
        "literal-colon",
        "long-description",
        "lost-failures",
        "many-authorizers",
        "many-patterns",
        "many-plans",
        "many-resources",
        "missing-callback",
        "missing-code",
        "missing-handler-file",
        "missing-login",
        "missing-openid",
        "missing-trigger",
        "never-called",
        "no-concurrency",
        "no-dead-letters",
        "no-recovery",
        "operator-as-field",
        "output-in-code",
        "overlapping-runs",
        "oversized-code",
        "plan-without-api",
        "plan-without-effect",
        "plan-without-keys",
        "plan-without-limits",
        "possible-loop",
        "quote-in-template",
        "raised-timeout",
        "remapped-header",
        "reserved-path",
        "root-not-covered",
        "several-origins",
        "shared-answer",
        "silent-bucket",
        "throttled-queue",
        "tight-visibility",
        "too-many-readers",
        "trigger-with-signature",
        "unanchored-pattern",
        "unapplied-default",
        "unbacked-table",
        "unchecked-parameter",
        "unconsumed-queue",
        "unenforced-constraint",
        "unkept-data",
        "unknown-rule",
        "unknown-stage",
        "unread-stream",
        "unread-table",
        "unsendable-choice",
        "unused-authorizer",
        "unused-error",
        "unused-function",
        "unused-param",
        "unused-path-variable",
        "unused-resource",
        "unused-type",
        "unwritten-table",
        "whole-batch-retried",
        "wrong-allow",
        "wrong-media-type",
    ),
    "security": (
        "basic-auth",
        "cached-policy",
        "exposed-secret",
        "granting-allow",
        "key-is-no-login",
        "leaked-key",
        "long-lived-token",
        "open-admin",
        "open-function-url",
        "open-policy",
        "open-port",
        "open-proxy",
        "open-read",
        "open-sign-up",
        "open-write",
        "opened-by-hand",
        "password-in-answer",
        "plain-http",
        "public-bucket",
        "script-in-doc",
        "second-door",
        "secret-in-environment",
        "secret-in-source",
        "secret-in-url",
        "sent-password",
        "shared-role",
        "single-factor",
        "spoofable-identity",
        "unchecked-owner",
        "unchecked-tokens",
        "unlogged-api",
        "unmarked-secret",
        "unsafe-property",
        "unthrottled-route",
        "unvalidated-request",
        "unverified-alias",
        "weak-password-policy",
        "weak-secret",
        "wide-allow",
        "wide-cors",
    ),
    "api-design": (
        "adjacent-variables",
        "bare-list",
        "body-on-delete",
        "body-without-limits",
        "confusable-names",
        "created-without-201",
        "created-without-location",
        "creating-get",
        "deep-path",
        "deprecated-without-successor",
        "empty-get",
        "idle-media-type",
        "inconsistent-field",
        "missing-not-found",
        "mixed-case-fields",
        "numeric-id",
        "optional-body",
        "placeholder-doc",
        "put-without-variable",
        "redirect-without-location",
        "repeated-description",
        "shadowed-path",
        "singular-collection",
        "string-for-time",
        "stuttering-field",
        "unbounded-limit",
        "unclean-path",
        "undocumented-error",
        "undocumented-field",
        "undocumented-route",
        "undocumented-service",
        "undocumented-type",
        "unpaginated-list",
        "unregistered-status",
        "untagged-route",
        "verb-in-path",
        "version-in-path",
        "writing-get",
    ),
    "cost": (
        "debug-logging",
        "endless-logs",
        "frequent-schedule",
        "full-scan",
        "idle-cache-cluster",
        "idle-provisioned",
        "needless-index",
        "pricier-architecture",
        "short-storage",
        "versions-kept-forever",
    ),
    "style": (
        "dangling-doc",
        "empty-block",
        "empty-group",
        "needless-handler",
        "needless-optional",
        "needless-quotes",
        "needless-returns",
        "noninclusive-term",
        "redundant-setting",
        "repeated-choice",
        "repeated-prefix",
        "repeated-setting",
        "repeated-type",
        "todo-comment",
        "unexplained-allow",
        "unused-allow",
        "wrong-case",
    ),
}  # fmt: skip

BUILD_GROUPS = ("correctness", "security")
"""What `svc build` and `svc check` look at: what AWS would accept, and get wrong or leave open."""

DEFAULT, ALL = "default", "all"
"""Selectors of the rules that run unless something else is said, and of all that there are."""


def names() -> Iterator[str]:
    """The names of all rules, group by group."""
    for group in GROUPS.values():
        yield from group


@cache
def group_of(name: str) -> str | None:
    """The group of a rule; None for what is no rule."""
    return next((group for group, members in GROUPS.items() if name in members), None)


def nearest_rule(word: str) -> str | None:
    """The rule that a word was most likely meant to be, or None.

    Every part of its name has to be near to one of the word: `unknown-name` is not `unknown-stage`.
    """
    meant = nearest(word, names())
    parts = word.split("-")
    alike = meant is not None and all(nearest(part, parts) for part in meant.split("-"))
    return meant if alike else None


@cache
def rule(name: str) -> Rule:
    """A rule by its name."""
    found: Rule = import_module(f"{__package__}.rules.{name.replace('-', '_')}").RULE
    return found


def is_selector(word: str) -> bool:
    """Whether a word stands for one rule or several."""
    return word in (DEFAULT, ALL) or word in GROUPS or group_of(word) is not None


def selects(selector: str, name: str) -> bool:
    """Whether a selector stands for a rule; only a rule that may be off is imported for that."""
    if selector == DEFAULT or (selector in GROUPS and name in GROUPS[selector]):
        return rule(name).on
    return selector in (ALL, name)


def covers(selector: str, name: str) -> bool:
    """The same for what is to be left out: of a group, that is also what is off."""
    return name in GROUPS[selector] if selector in GROUPS else selects(selector, name)


def exactness(selector: str) -> int:
    """How exact a selector is: the name of a rule more than a group, and that more than all."""
    return {ALL: 1, DEFAULT: 2}.get(selector, 3 if selector in GROUPS else 4)
