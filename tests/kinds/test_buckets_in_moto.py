"""Buckets and layers as moto's model of CloudFormation creates them.

moto sets a bucket's name and encryption, and passes over all else that a template says of it. It
creates no policies and no secrets.
"""

from __future__ import annotations

import boto3  # type: ignore[import-untyped]

from building import template_of
from stacks import REGION, created

_BUCKETS = """
service photos { runtime python3.13 }
function resize
queue jobs
bucket uploads {
  versions on
  expire 90d
  on created "incoming/*.jpg" -> jobs
  cors "https://photos.example.com"
  read by resize
}
bucket thumbs { write by resize }
"""


def test_a_bucket_is_created_under_its_own_name_with_all_that_it_says() -> None:
    with created(template_of(_BUCKETS)) as ids:
        s3 = boto3.client("s3", REGION)
        name = ids["UploadsBucket"]
        stack = boto3.client("cloudformation", REGION).describe_stacks()["Stacks"][0]["StackId"]
        assert name == f"photos-uploads-{stack.rpartition('/')[2]}"
        [rule] = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}


def test_what_a_function_is_told_is_the_name_that_the_bucket_has() -> None:
    with created(template_of(_BUCKETS)) as ids:
        found = boto3.client("lambda", REGION).get_function(FunctionName=ids["ResizeFunction"])
        variables = found["Configuration"]["Environment"]["Variables"]
        assert variables == {
            "UPLOADS_BUCKET": ids["UploadsBucket"],
            "THUMBS_BUCKET": ids["ThumbsBucket"],
        }


def test_a_layer_is_created_for_its_runtimes() -> None:
    text = """service photos { runtime python3.13 }
    layer tools { code "tools"; runtimes python3.13; license "MIT" }"""
    template = template_of(text)
    content = {"S3Bucket": "artifacts", "S3Key": "tools.zip"}
    template["Resources"]["ToolsLayer"]["Properties"]["Content"] = content
    with created(template, artifacts={"artifacts": {"tools.zip": b"PK"}}):
        [layer] = boto3.client("lambda", REGION).list_layers()["Layers"]
        assert layer["LatestMatchingVersion"]["CompatibleRuntimes"] == ["python3.13"]
