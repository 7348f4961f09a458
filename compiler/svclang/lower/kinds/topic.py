"""Topics, and who has subscribed to them.

    topic news { -> archive where { event: ["created"] }; -> jobs { raw on } }
       →  NewsTopic, NewsTopicPolicy, NewsToArchivePermission, NewsToArchive, NewsToJobs

A subscription is made when its target accepts what SNS brings: behind the permission of a function,
or the policy of a queue. The key that AWS manages for SNS lets all roles of the account publish,
but no service of AWS, so that it is left out where one does.
https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topic.html
"""

from __future__ import annotations

from typing import Any

from ...model.check_values import json_of
from ...model.document import Obj
from ...model.grants import known_kind
from ...model.nodes import DeclaredResource, Feed, Model, Resource
from ..documents.values import of_resource
from ..stack.deliveries import target_arn
from ..stack.permissions import permission
from ..stack.resource_policies import accepting, policy_id
from ..stack.resources import feed_id, further_resource, main_resource, put_settings

_MANAGED_KEY = "alias/aws/sns"
_PRINCIPAL = "sns.amazonaws.com"


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A topic, its policy, and a subscription for each feed."""
    span = declared.name.span
    settings = declared.settings
    made = Obj(span=span)
    fifo = settings.get("fifo")
    if fifo is not None:
        # CloudFormation makes no name that ends so, and SNS wants one.
        # https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/681
        name = f"${{AWS::StackName}}-{declared.logical_id}.fifo"
        made.put("TopicName", Obj({"Fn::Sub": name}, fifo.span), fifo.span)
        made.put("FifoTopic", True, fifo.span)
    put_settings(made, settings, known_kind(declared).settings, model, "deduplicate", "throughput")
    if "accept" not in settings and declared.name.text not in model.senders:
        made["KmsMasterKeyId"] = _MANAGED_KEY
    return [
        main_resource(declared, made, model),
        accepting(
            declared,
            "AWS::SNS::TopicPolicy",
            Obj({"Topics": [of_resource(declared, "arn", span)]}, span),
            # SNS refuses `sns:*` in the policy of a topic.
            # https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
            ("sns:Publish", "sns:Publish"),
            model,
        ),
        *(part for feed in declared.feeds for part in _subscription(declared, feed, model)),
    ]


def _subscription(declared: DeclaredResource, feed: Feed, model: Model) -> list[Resource]:
    arn = of_resource(declared, "arn", feed.span)
    name = feed_id(declared, feed)
    made = Obj({"TopicArn": arn}, feed.span)
    before: list[Resource] = []
    if feed.target_kind == "function":
        function = model.functions[feed.target.text]
        leave = permission(f"{name}Permission", function, _PRINCIPAL, arn, feed.span)
        before, waits = [leave], [leave.logical_id]
        made["Protocol"] = "lambda"
    else:
        waits = [policy_id(model.declared[feed.target.text])]
        made["Protocol"] = "sqs"
    made.put("Endpoint", target_arn(feed, model), feed.target.span)
    waits += _put_settings(made, declared, feed, model)
    waits = list(dict.fromkeys(waits))
    return [*before, further_resource(name, "AWS::SNS::Subscription", made, feed.span, waits)]


def _put_settings(made: Obj, declared: DeclaredResource, feed: Feed, model: Model) -> list[str]:
    """Put what the feed says besides its target; returns what must be there first for its sake."""
    where, dead = feed.settings.get("where"), feed.settings.get("dead_letter")
    if where is not None:
        made.put("FilterPolicy", json_of(where.value)[0], where.span)
        if "match" not in feed.settings:
            made["FilterPolicyScope"] = "MessageAttributes"
    known = known_kind(declared).triggers[feed.trigger].settings
    put_settings(made, feed.settings, known, model, "match", "raw")
    if dead is None:
        return []
    queue = model.declared[dead.value.path[0]]
    target: Any = of_resource(queue, "arn", dead.span)
    made.put("RedrivePolicy", Obj({"deadLetterTargetArn": target}, dead.span), dead.span)
    return [policy_id(queue)]
