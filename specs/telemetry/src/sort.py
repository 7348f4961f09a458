"""Fed with readings from the stream: all to the archive's queue, the hot ones onto the bus."""

import base64
import json
import os

import boto3

queue = boto3.client("sqs")
bus = boto3.client("events")
HOT = 90


def handle(event, context):
    failed = []
    for record in event["Records"]:
        try:
            take(json.loads(base64.b64decode(record["kinesis"]["data"])))
        except (KeyError, ValueError):
            failed.append({"itemIdentifier": record["kinesis"]["sequenceNumber"]})
    return {"batchItemFailures": failed}


def take(reading):
    queue.send_message(QueueUrl=os.environ["TO_ARCHIVE_QUEUE_URL"], MessageBody=json.dumps(reading))
    if reading["celsius"] > HOT:
        entry = {
            "EventBusName": os.environ["PLANT_BUS"],
            "Source": "telemetry",
            "DetailType": "Overheated",
            "Detail": json.dumps(reading),
        }
        bus.put_events(Entries=[entry])
