"""Give each function the leave that resources give it, and tell it where they are.

    table users { read by get_user }
       →  get_user: may dynamodb:GetItem, … on UsersTable; USERS_TABLE = !Ref UsersTable
    queue jobs { -> resize }
       →  resize: may sqs:ReceiveMessage, … on JobsQueue, because Lambda reads with its role

    function resize { on_failure jobs; invoke by report }
       →  resize: may sqs:SendMessage on JobsQueue, because Lambda sends there with its role
          report: may lambda:InvokeFunction on ResizeFunction

Everything goes into the role of that function alone.
https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
"""

from __future__ import annotations

import json

from ..aws.invocation_settings import DESTINATIONS, SENDING
from ..aws.kind import Allowed
from ..model.document import Obj
from ..model.functions import destination
from ..model.grants import Grant, Granting, grants, known_kind, variables, verb_of
from ..model.nodes import Feed, Function, Model
from ..source import Span
from .stack.permits import permits, value_of


def grant_permissions(model: Model) -> Model:
    """The model with the statements and variables of every function."""
    given = grants(model)
    fed = _fed(model)
    return model._replace(
        functions={
            name: _granted(
                function, given[name], [*fed.get(name, []), *_sending(function, model)], model
            )
            for name, function in model.functions.items()
        }
    )


def _granted(function: Function, given: list[Grant], fed: list[Obj], model: Model) -> Function:
    # What a trigger needs comes first: it stays in the role when the rest does not fit there.
    statements = [*fed, *(made for grant in given for made in _statements(grant, model))]
    told = {
        variable.name: value_of(variable.resource, variable.attribute, variable.span)
        for variable in variables(given)
    }
    unique = {json.dumps(made, sort_keys=True): made for made in statements}
    return function._replace(granted=tuple(unique.values()), variables=told)


def _statements(grant: Grant, model: Model) -> list[Obj]:
    verb = verb_of(grant)
    allowed = verb.allowed if verb is not None else _by_hand(grant)
    return permits(allowed, grant.resource, grant.span, model)


def _by_hand(grant: Grant) -> list[Allowed]:
    """What an `allow` allows, each action on what IAM knows it on."""
    kind, rest, made = known_kind(grant.resource), list(grant.actions), []
    for apart in kind.allow_apart:
        named = tuple(action for action in rest if action in apart.actions)
        if named and (not apart.when or apart.when in grant.resource.settings):
            made.append(apart._replace(actions=named))
            rest = [action for action in rest if action not in named]
    return [Allowed(tuple(rest), kind.allow_on), *made] if rest else made


def _sending(function: Function, model: Model) -> list[Obj]:
    """What Lambda must have leave for, to send on what became of asynchronous invocations."""
    made: list[Obj] = []
    for name in DESTINATIONS:
        given = function.settings.get(name)
        if given is not None:
            made += _may_send(destination(given, model), given.span, model)
    return made


def _may_send(target: Granting, span: Span, model: Model) -> list[Obj]:
    """The leave to send something to a target, by what its kind takes."""
    return permits((Allowed((SENDING[known_kind(target).name],)),), target, span, model)


def _fed(model: Model) -> dict[str, list[Obj]]:
    """What each function must have leave for, so that Lambda can read what it is fed with."""
    found: dict[str, list[Obj]] = {}
    for declared in model.declared.values():
        for feed in declared.feeds:
            trigger = known_kind(declared).triggers[feed.trigger]
            if feed.target_kind == "function":
                made = permits(trigger.allowed, declared, feed.span, model)
                made += _given_up(feed, model)
                found.setdefault(feed.target.text, []).extend(made)
    return found


def _given_up(feed: Feed, model: Model) -> list[Obj]:
    """The leave to tell of records that were given up: Lambda does so with the function's role."""
    given = feed.settings.get("on_failure")
    if given is None:
        return []
    return _may_send(model.declared[given.value.path[0]], given.span, model)
