"""Called every ten minutes: says so where the archive stays empty."""

import os

import boto3

s3 = boto3.client("s3")
topic = boto3.client("sns")


def handle(event, context):
    if not s3.list_objects_v2(Bucket=os.environ["MEASUREMENTS_BUCKET"], MaxKeys=1)["KeyCount"]:
        topic.publish(
            TopicArn=os.environ["ALARMS_TOPIC_ARN"],
            Message="no sensor has been heard of",
            MessageAttributes={"severity": {"DataType": "String", "StringValue": "high"}},
        )
