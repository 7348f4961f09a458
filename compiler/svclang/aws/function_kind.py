"""What functions may do with functions, in the words of the kinds of resources."""

from __future__ import annotations

from .attributes import ATTRIBUTES
from .function_settings import FUNCTION_SETTINGS
from .kind import Allowed, Kind, Verb

FUNCTION = Kind(
    name="function",
    doc="Code that Lambda runs.",
    example="function resize { invoke by report }",
    type="AWS::Lambda::Function",
    ending="Function",
    settings=FUNCTION_SETTINGS,
    source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-lambda-function.html",
    attributes=ATTRIBUTES["function"],
    verbs={
        "invoke": Verb(
            FUNCTION_SETTINGS["invoke"].doc,
            FUNCTION_SETTINGS["invoke"].example,
            (Allowed(("lambda:InvokeFunction",)),),
            FUNCTION_SETTINGS["invoke"].source,
        ),
    },
    variables=(("FUNCTION", "name"),),
)
