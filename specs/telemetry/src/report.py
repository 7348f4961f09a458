"""Called once a day: counts what the archive has."""

import os

import boto3

s3 = boto3.client("s3")


def handle(event, context):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=os.environ["MEASUREMENTS_BUCKET"])
    print(sum(page["KeyCount"] for page in pages), "batches", "in full" if event["full"] else "")
