"""Of types of CloudFormation: the property with which one gives a resource its name, and which of
them hold data.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
"""

from __future__ import annotations

# Only such as are told apart by their names; a display name that two can share does no harm.
NAME_PROPERTIES = {
    "AWS::ApiGateway::ApiKey": "Name",
    "AWS::CloudWatch::Alarm": "AlarmName",
    "AWS::DynamoDB::Table": "TableName",
    "AWS::Events::Rule": "Name",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Role": "RoleName",
    "AWS::Kinesis::Stream": "Name",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Lambda::LayerVersion": "LayerName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::S3::Bucket": "BucketName",
    "AWS::Scheduler::Schedule": "Name",
    "AWS::SecretsManager::Secret": "Name",
    "AWS::SNS::Topic": "TopicName",
    "AWS::SQS::Queue": "QueueName",
    "AWS::StepFunctions::StateMachine": "StateMachineName",
}

HOLDING_DATA = frozenset(
    {
        *("AWS::Backup::BackupVault", "AWS::Cassandra::Table", "AWS::Cognito::UserPool"),
        *("AWS::DocDB::DBCluster", "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"),
        *("AWS::EC2::Volume", "AWS::ECR::Repository", "AWS::EFS::FileSystem"),
        *("AWS::ElastiCache::ReplicationGroup", "AWS::KMS::Key", "AWS::Kinesis::Stream"),
        *("AWS::Logs::LogGroup", "AWS::Neptune::DBCluster", "AWS::OpenSearchService::Domain"),
        *("AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster"),
        *("AWS::S3::Bucket", "AWS::SDB::Domain", "AWS::SQS::Queue"),
        *("AWS::SecretsManager::Secret", "AWS::Timestream::Table"),
    }
)
