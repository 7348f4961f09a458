"""Fed with batches of readings from the queue, each batch an object of the bucket."""

import json
import os

import boto3

s3 = boto3.client("s3")


def handle(event, context):
    readings = [json.loads(record["body"]) for record in event["Records"]]
    lines = "\n".join(json.dumps(reading) for reading in readings)
    key = f"{readings[0]['day']}/{context.aws_request_id}.jsonl"
    s3.put_object(Bucket=os.environ["MEASUREMENTS_BUCKET"], Key=key, Body=lines.encode())
    return {"batchItemFailures": []}
