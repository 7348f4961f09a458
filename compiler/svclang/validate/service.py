"""The service as a whole: that there is something in it.

In: a model in which nothing else is wrong. Out: an error where no stack could be made of it.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..model.nodes import Model


def check_service(model: Model) -> list[Diagnostic]:
    """What is wrong with a service as a whole: CloudFormation makes no stack without a resource.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
    """
    if model.functions or model.apis or model.raw_resources or model.declared:
        return []
    return [
        Diagnostic(
            "empty-service",
            "there is nothing in this service, and no stack is made of nothing",
            model.service.name.span,
            label="no function, no API, no resource",
            help="declare what it has, as in `function hello -> string`",
        )
    ]
