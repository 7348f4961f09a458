"""What a reference can name: the attributes of each kind of declaration, and AWS's own values.

A value is the CloudFormation that stands for it, with `{id}` for the logical id: a `Ref`, a
`Fn::GetAtt` or the text of a `Fn::Sub`.
"""

from __future__ import annotations

from typing import Literal

from ..named_tuples import NamedTuple


class Attribute(NamedTuple):
    """How one attribute is written in CloudFormation, and what it is.

    `needs` is the setting without which there is none. `instead_with` names a setting, and how the
    attribute is written where that is given.
    """

    how: Literal["Ref", "Fn::GetAtt", "Fn::Sub"]
    text: str
    doc: str
    needs: str = ""
    instead_with: tuple[str, Literal["Ref", "Fn::GetAtt", "Fn::Sub"], str] | None = None


# The attribute "" is what the bare name stands for.
ATTRIBUTES: dict[str, dict[str, Attribute]] = {
    "param": {"": Attribute("Ref", "{id}", "the parameter's value")},
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html
    "function": {
        "": Attribute("Ref", "{id}Function", "the function's name"),
        "name": Attribute("Ref", "{id}Function", "the function's name"),
        "arn": Attribute("Fn::GetAtt", "{id}Function.Arn", "the function's ARN"),
        "role_arn": Attribute("Fn::GetAtt", "{id}Role.Arn", "the ARN of the function's role"),
        "log_group": Attribute("Ref", "{id}Logs", "the name of the function's log group"),
        "url": Attribute("Fn::GetAtt", "{id}Url.FunctionUrl", "the URL of the function's own"),
    },
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-restapi.html
    "api": {
        "url": Attribute(
            "Fn::Sub",
            "https://${{{id}}}.execute-api.${{AWS::Region}}.${{AWS::URLSuffix}}/${{{id}Stage}}",
            "the URL of the API's stage",
        ),
        "id": Attribute("Ref", "{id}", "the API's id"),
        "root": Attribute("Fn::GetAtt", "{id}.RootResourceId", "the id of the API's root"),
        "stage": Attribute("Ref", "{id}Stage", "the name of the API's stage"),
        "arn": Attribute(
            "Fn::Sub",
            "arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{id}}}",
            "the ARN with which permissions to call the API begin",
        ),
    },
}

# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
PSEUDO_PARAMETERS: dict[str, str] = {
    "region": "AWS::Region",
    "account": "AWS::AccountId",
    "partition": "AWS::Partition",
    "stack": "AWS::StackName",
    "stack_id": "AWS::StackId",
    "url_suffix": "AWS::URLSuffix",
}

SERVICE_ATTRIBUTES = ("name", "version", "stage")

# Roots that only a route's request, or its answer, has.
REQUEST_ROOTS = ("path", "query", "header", "body", "context", "auth", "stage")
RESPONSE_ROOTS = ("result", "context", "stage")
