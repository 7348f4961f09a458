"""Receives by itself what the stream's readers gave up."""

import os

import boto3

sqs = boto3.client("sqs")


def handle(event, context):
    url = os.environ["LOST_READINGS_QUEUE_URL"]
    for message in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
        sqs.send_message(QueueUrl=os.environ["TO_ARCHIVE_QUEUE_URL"], MessageBody=message["Body"])
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
