"""What a queue or a topic accepts, and from whom: the services that bring what others feed it.

    topic news { -> jobs }
       →  JobsQueuePolicy: sns.amazonaws.com may sqs:SendMessage, for the sake of NewsTopic alone;
          nobody may do anything without TLS

One policy holds it all, because a second one would take the place of the first.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queuepolicy.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topicpolicy.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import DeclaredResource, Given, Model, Resource, Sender
from ...source import Span
from ..documents.values import of_resource
from .policies import SAME_ACCOUNT, policy_document
from .resources import further_resource

# Services whose ARNs say no account, so that the account is a condition of its own. Others need not
# say it besides, and not all do.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
# https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
_WITHOUT_ACCOUNT = frozenset({"s3.amazonaws.com"})


def accepting(
    declared: DeclaredResource, kind: str, applied: Obj, actions: tuple[str, str], model: Model
) -> Resource:
    """The policy of a resource: what its senders may do with it, and that nobody may without TLS.

    `kind` is the CloudFormation type, `applied` has the property that says whose policy it is.
    `actions` are the one that senders may do, and the ones that need TLS.
    """
    policy = _accepting(declared, *actions, model)
    properties = applied.put("PolicyDocument", policy)
    return further_resource(policy_id(declared), kind, properties, declared.name.span)


def _accepting(declared: DeclaredResource, action: str, denied: str, model: Model) -> Obj:
    span = declared.name.span
    arn = of_resource(declared, "arn", span)
    statements = [only_tls((denied,), arn, span)]
    for sender in model.senders.get(declared.name.text, ()):
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
        condition.update(SAME_ACCOUNT)
    made["Condition"] = Obj(condition, span)
    return made


def _from_services(services: Given, action: str, arn: Any) -> Obj:
    span = services.span
    made = Obj({"Effect": "Allow"}, span)
    made["Principal"] = Obj({"Service": Arr(services.value, span)}, span)
    made["Action"] = Arr([action], span)
    made["Resource"] = arn
    made["Condition"] = Obj(SAME_ACCOUNT, span)
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
