"""Make every resource of the language's own kinds, and connect it with what it feeds.

    queue jobs { visibility 90s; -> resize }
       →  JobsQueue, JobsToResize (an event source mapping)

How each kind is made stands in a file of `kinds`.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
"""

from __future__ import annotations

from importlib import import_module

from ..model.dead_letters import dead_letter_queues
from ..model.nodes import DeclaredResource, Model, Resource
from ..model.senders import senders


def build_resources(model: Model) -> Model:
    """The model with the resources of everything that is declared, in the order of the source."""
    model = model._replace(senders=senders(model), dead_letter_queues=dead_letter_queues(model))
    made = [
        resource
        for declared in model.declared.values()
        for resource in build_resource(declared, model)
    ]
    return model._replace(resources=(*model.resources, *made))


def build_resource(declared: DeclaredResource, model: Model) -> list[Resource]:
    """All that one resource becomes."""
    module = import_module(f"{__package__}.kinds.{declared.kind}")
    made: list[Resource] = module.build(declared, model)
    return made
