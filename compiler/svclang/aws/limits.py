"""Limits of CloudFormation that more than one stage reads."""

from __future__ import annotations

# Bytes, as cfn-lint counts what CloudFormation calls 1 MB.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
MAXIMUM_TEMPLATE = 1_000_000
