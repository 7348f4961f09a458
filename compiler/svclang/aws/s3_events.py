"""The events of S3 that a notification can be for.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
"""

from __future__ import annotations

S3_EVENTS = frozenset(
    f"s3:{event}"
    for event in (
        *("ObjectCreated:*", "ObjectCreated:Put", "ObjectCreated:Post", "ObjectCreated:Copy"),
        *("ObjectCreated:CompleteMultipartUpload", "ReducedRedundancyLostObject"),
        *("ObjectRemoved:*", "ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated"),
        *("ObjectRestore:*", "ObjectRestore:Post", "ObjectRestore:Completed"),
        *("ObjectRestore:Delete", "LifecycleTransition", "IntelligentTiering", "ObjectAcl:Put"),
        *("Replication:*", "Replication:OperationFailedReplication"),
        *("Replication:OperationNotTracked", "Replication:OperationMissedThreshold"),
        *("Replication:OperationReplicatedAfterThreshold", "LifecycleExpiration:*"),
        *("LifecycleExpiration:Delete", "LifecycleExpiration:DeleteMarkerCreated"),
        *("ObjectTagging:*", "ObjectTagging:Put", "ObjectTagging:Delete"),
        *("ObjectAnnotation:*", "ObjectAnnotation:Put", "ObjectAnnotation:Delete"),
        "ObjectRetention:Put",
    )
)
