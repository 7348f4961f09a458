"""Limits of CloudFormation and IAM that more than one stage reads."""

from __future__ import annotations

# Bytes, as cfn-lint counts what CloudFormation calls 1 MB.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
MAXIMUM_TEMPLATE = 1_000_000
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
# Managed policies that can be attached to a role, and how many AWS makes of it when it is asked.
MOST_MANAGED = 10
MOST_MANAGED_EVER = 25
# Characters without white space, of all policies that are part of a role, and of one that is not;
# nobody can have them raised.
LONGEST_INLINE = 10_240
LONGEST_MANAGED = 6_144
