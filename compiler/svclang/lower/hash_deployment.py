"""Deploy each API under a logical id that carries the digest of what it deploys.

    ApiStage { DeploymentId: … }  →  ApiDeployment4f9a0c1b7e { RestApiId: !Ref Api }

A deployment is a snapshot: CloudFormation makes a new one only when its logical id changes, and a
stage without a new one goes on serving the old API. So a changed API has a changed id, and an
unchanged one never is deployed again. What belongs to the stage alone (throttling, logs) takes
effect without a deployment, and is not digested.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
"""

from __future__ import annotations

import json

from ..model.document import Obj
from ..model.names import digest as digest_of_text
from ..model.nodes import Api, Model, Resource
from .documents.merge import merge
from .stack.api_stage import DEPLOYMENT

_DIGITS = 10


def hash_deployment(model: Model) -> Model:
    """The model with a deployment for every API, and its stage pointing there."""
    documents = {resource.logical_id: resource.document for resource in model.resources}
    deployments = {
        f"{api.logical_id}Stage": _deployment(api, documents[api.logical_id]["Properties"])
        for api in model.apis
    }
    resources: list[Resource] = []
    for resource in model.resources:
        deployment = deployments.get(resource.logical_id)
        if deployment is not None:
            resources += [deployment, _deployed(resource, deployment)]
        else:
            resources.append(resource)
    return model._replace(resources=tuple(resources))


def _deployed(stage: Resource, deployment: Resource) -> Resource:
    """The stage, pointing to its deployment."""
    properties = stage.document["Properties"]
    pointing = merge(properties, Obj({DEPLOYMENT: Obj({"Ref": deployment.logical_id})}))
    document = Obj(stage.document, stage.document.span, stage.document.spans)
    return stage._replace(document=document.put("Properties", pointing))


def _deployment(api: Api, deployed: Obj) -> Resource:
    document = Obj(
        {
            "Type": "AWS::ApiGateway::Deployment",
            "Properties": {"RestApiId": {"Ref": api.logical_id}},
        },
        api.keyword,
    )
    return Resource(f"{api.logical_id}Deployment{digest(deployed)}", document, api.keyword)


def digest(document: object) -> str:
    """A short digest of a document, the same on every machine; the order of keys is no part."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return digest_of_text(text)[:_DIGITS]
