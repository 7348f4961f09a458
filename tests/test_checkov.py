"""What a scanner of security that is not ours says about every template that is expected."""

from __future__ import annotations

import pytest

from building import ROOT, SPECS
from environments import one_at_a_time, shared_folder
from scanning import Verdict, scan, verdicts

# Why a template that fails a check is as it should be, for the person who deploys it.
SKIPPED = {
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
    "CKV_AWS_18": "Access logs need a second bucket that somebody pays for and reads; CloudTrail "
    "data events do the same for many buckets at once, so that no bucket has them unasked.",
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
    "CKV_AWS_21": "Old versions are billed like new ones until a rule deletes them, so a bucket "
    "keeps them where the author writes `versions on`.",
    # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    "CKV_AWS_26": "With the key of SNS itself no other service of AWS can publish, so a topic that "
    "one feeds is not encrypted with it; all others are.",
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
    "CKV_AWS_27": "Every queue is encrypted with keys of SQS's own, which this check does not "
    "know; a KMS key is billed, and with that of AWS other services cannot send.",
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html
    "CKV_AWS_28": "Backups are billed by the size of the table, and a table of things to be "
    "forgotten needs none, so a table has them where the author writes `backup on`.",
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
    "CKV_AWS_119": "DynamoDB always encrypts tables, here with a key that CloudTrail shows the use "
    "of; a customer managed key is billed, and the table is lost with it.",
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    "CKV_AWS_149": "Secrets Manager always encrypts secrets, with a key that costs nothing; a "
    "customer managed key is billed, and is needed only across accounts.",
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
    "CKV_AWS_73": "X-Ray bills the traces that it records and retrieves, so requests are traced "
    "where the author writes `tracing`.",
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-account.html
    "CKV_AWS_76": "API Gateway writes logs with one role for all APIs of an account and region, "
    "which a stack must not replace unasked, so access is logged where `access_logs` is written.",
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
    "CKV_AWS_115": "Reserved concurrency is taken from all other functions of the account and is "
    "refused where fewer than 100 remain, so only the author can name a number in `concurrency`.",
    # https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    "CKV_AWS_116": "Only failed asynchronous invocations reach a dead-letter queue, and it helps "
    "only a person who watches and empties it, so the author decides where they are kept.",
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
    "CKV_AWS_117": "In a VPC a function loses the internet unless a NAT gateway is paid for, and "
    "gains nothing unless it calls what is private there, so it is put in one by `vpc`.",
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
    "CKV_AWS_120": "A cache is billed by the hour, used or not, and may answer with what is no "
    "longer true, so an API has one where its author writes `cache_cluster`.",
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    "CKV_AWS_158": "CloudWatch Logs always encrypts log groups, free of charge; a customer managed "
    "key is billed every month, and the logs are lost with it when it is deleted.",
    # https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
    "CKV_AWS_173": "Lambda always encrypts environment variables at rest, free of charge; a "
    "customer managed key is billed every month, and a function cannot start without it.",
}


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    """What checkov says about all templates, asked once however many workers run the tests."""
    shared = shared_folder(tmp_path_factory)
    report = shared / "checkov.json"
    with one_at_a_time(shared / "checkov.lock"):
        if not report.exists():
            templates = [ROOT / f"tests/expected/{name}/{name}.template.yaml" for name in SPECS]
            report.write_text(scan(templates), encoding="utf-8")
    return verdicts(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SPECS)
def test_checkov_reads_the_template(name: str, scanned: list[Verdict]) -> None:
    template = f"{name}.template.yaml"
    assert any(found.passed for found in scanned if found.template == template)


@pytest.mark.parametrize("name", SPECS)
def test_a_template_fails_no_check_that_is_not_skipped_for_a_reason(
    name: str, scanned: list[Verdict]
) -> None:
    template = f"{name}.template.yaml"
    failed = [found for found in scanned if found.template == template and not found.passed]
    unexplained = [str(found) for found in failed if found.check not in SKIPPED]
    assert not unexplained, "\n" + "\n".join(unexplained)


@pytest.mark.parametrize("check", SKIPPED)
def test_a_check_is_skipped_only_while_a_template_fails_it(
    check: str, scanned: list[Verdict]
) -> None:
    failed = {found.check for found in scanned if not found.passed}
    assert check in failed, f"no template fails {check} any more: remove it from the table"
