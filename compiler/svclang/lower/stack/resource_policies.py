"""What a queue or a topic accepts, and from whom: the services that bring what others feed it.

    topic news { -> jobs }
       →  JobsQueuePolicy: sns.amazonaws.com may sqs:SendMessage, for the sake of NewsTopic alone;
          nobody may do anything without TLS

One policy holds it all, because a second one would take the place of the first.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queuepolicy.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topicpolicy.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...model.document import Arr, Obj
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Feed, Given, Model
from ...source import Span
from ..documents.values import of_resource
from .policies import policy_document

# Services whose ARNs say no account, so that the account is a condition of its own. Others need not
# say it besides, and not all do.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
# https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
_WITHOUT_ACCOUNT = frozenset({"s3.amazonaws.com"})


class Sender(NamedTuple):
    """A resource that feeds another, and the service that brings what it feeds.

    What could not be brought is also sent, to the queue that `dead_letter` of a feed names.
    """

    principal: str
    resource: DeclaredResource
    feed: Feed


def senders(name: str, model: Model) -> Iterator[Sender]:
    """Who feeds the resource of a name through a service of AWS, in the order of the source."""
    for declared in model.declared.values():
        triggers = known_kind(declared).triggers
        for feed in declared.feeds:
            principal = triggers[feed.trigger].principal
            dead = feed.settings.get("dead_letter")
            named = {feed.target.text} if dead is None else {feed.target.text, dead.value.path[0]}
            if name in named and principal:
                yield Sender(principal, declared, feed)


def accepting(
    declared: DeclaredResource, action: str, denied: tuple[str, ...], model: Model
) -> Obj:
    """The policy of a resource that its senders may do `action` to, and nobody without TLS.

    `denied` are the actions that need TLS.
    """
    span = declared.name.span
    arn = of_resource(declared, "arn", span)
    statements = [only_tls(denied, arn, span)]
    for sender in senders(declared.name.text, model):
        accepted = _accepted(sender, action, arn)
        if accepted not in statements:
            statements.append(accepted)
    services = declared.settings.get("accept")
    if services is not None:
        statements.append(_from_services(services, action, arn))
    return policy_document(statements, span)


def _accepted(sender: Sender, action: str, arn: Any) -> Obj:
    span = sender.feed.span
    source = of_resource(sender.resource, "arn", span)
    made = Obj({"Effect": "Allow"}, span)
    made["Principal"] = Obj({"Service": sender.principal}, span)
    made["Action"] = Arr([action], span)
    made["Resource"] = arn
    condition: dict[str, Any] = {"ArnEquals": {"aws:SourceArn": source}}
    if sender.principal in _WITHOUT_ACCOUNT:
        condition["StringEquals"] = {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    made["Condition"] = Obj(condition, span)
    return made


def _from_services(services: Given, action: str, arn: Any) -> Obj:
    span = services.span
    made = Obj({"Effect": "Allow"}, span)
    made["Principal"] = Obj({"Service": Arr(services.value, span)}, span)
    made["Action"] = Arr([action], span)
    made["Resource"] = arn
    account = {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    made["Condition"] = Obj({"StringEquals": account}, span)
    return made


def policy_id(declared: DeclaredResource) -> str:
    """The logical id of the policy of a resource: `JobsQueuePolicy`."""
    return f"{declared.logical_id}Policy"


def only_tls(actions: tuple[str, ...], arn: Any, span: Span) -> Obj:
    """The statement that nobody may do these actions to `arn`, or ARNs, without TLS."""
    made = Obj({"Effect": "Deny", "Principal": "*"}, span)
    made["Action"] = Arr(actions, span)
    made["Resource"] = arn
    made["Condition"] = Obj({"Bool": {"aws:SecureTransport": "false"}}, span)
    return made
