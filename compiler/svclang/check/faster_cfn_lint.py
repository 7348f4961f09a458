"""Lets cfn-lint remember what it would work out again for every node: half of its time.

Each replacement gives what the original gives, and is left out where a version of cfn-lint has
not what it replaces, which costs time and nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_THERE = (ImportError, AttributeError, KeyError)


def hasten(rules: Any) -> None:
    """Make cfn-lint faster in this process; `rules` are those that it is about to run."""
    _hasten()
    with suppress(*_NOT_THERE):
        _index_keywords(rules["E1101"])


@cache
def _hasten() -> None:
    for step in (_remember_fields, _remember_classes, _remember_names, _compare_names_first):
        with suppress(*_NOT_THERE):
            step()


def _remember_fields() -> None:
    """`dataclasses.fields` of a class never changes; it is asked for at every step."""
    import dataclasses

    fields = cache(dataclasses.fields)
    for module in ("context.context", "jsonschema._filter", "jsonschema.validators"):
        vars(import_module(f"cfnlint.{module}"))["fields"] = fields


def _remember_classes() -> None:
    """A class of validators is made anew for every rule and resource, from few distinct parts."""
    module = import_module("cfnlint.jsonschema.validators")
    create, known = module.create, dict[Any, Any]()

    def create_once(
        validators: Any = None, function_filter: Any = None, fn_resolvers: Any = None
    ) -> Any:
        parts = tuple((validators or {}).items()), tuple((fn_resolvers or {}).items())
        key = (*parts, repr(function_filter))
        if key not in known:
            known[key] = create(validators, function_filter, fn_resolvers)
        return known[key]

    if create.__code__.co_varnames[:3] == create_once.__code__.co_varnames[:3]:
        vars(module)["create"] = create_once


def _remember_names() -> None:
    """The attributes and the modules of all resources are gathered again for each `Fn::GetAtt`."""
    context_type = import_module("cfnlint.context.context").Context
    template_type = import_module("cfnlint.template").Template
    attributes, modules = template_type.get_valid_getatts, vars(context_type)["module_names"].func
    last: list[Any] = [None, ()]

    def get_valid_getatts(template: Any) -> Any:
        known = vars(template)
        if known.get("svc_resources") is not template.context.resources:
            known["svc_resources"] = template.context.resources
            known["svc_attributes"] = attributes(template)
        return known["svc_attributes"]

    def module_names(context: Any) -> Any:
        if last[0] is not context.resources:
            last[:] = context.resources, modules(context)
        return last[1]

    template_type.get_valid_getatts = get_valid_getatts
    context_type.module_names = property(module_names)


def _compare_names_first() -> None:
    """Each `Ref` and `Fn::GetAtt` is compared to all names, in a way made for any values.

    Words of up to five letters may be "true" or "false", which equal the boolean values.
    """
    module = import_module("cfnlint.jsonschema._keywords")
    compare = module.equal

    def equal(one: Any, two: Any) -> Any:
        if type(one) is str and type(two) is str and len(one) > 5 and len(two) > 5:
            return one == two
        return compare(one, two)

    vars(module)["equal"] = equal


def _index_keywords(rule: Any) -> None:
    """Rule E1101 asks each of 200 rules, at every node, whether the node is its business."""
    unset = import_module("cfnlint.jsonschema._utils").Unset

    @cache
    def concerned() -> dict[str, list[Any]]:
        by_keyword: dict[str, list[Any]] = {}
        for child in rule.child_rules.values():
            for keyword in child.keywords if child is not None and child.id else ():
                by_keyword.setdefault(keyword, []).append(child)
        return by_keyword

    def ask(validator: Any, keywords: Any, instance: Any, schema: Any) -> Iterator[Any]:
        pairs = [(key, child) for key in keywords for child in concerned().get(key, ())]
        if pairs:
            inner = validator.function_filter.evolve(add_cfn_lint_keyword=False)
            validator = validator.evolve(function_filter=inner)
        for keyword, child in pairs:
            for error in child.validate(validator, keyword, instance, schema):
                if error.rule is None and isinstance(error.validator, unset):
                    error.rule = child
                yield error

    rule.cfnLint = ask
