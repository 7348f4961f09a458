"""Stages of APIs: what API Gateway takes for their names and variables."""

from __future__ import annotations

import re

# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
STAGE_NAME = re.compile(r"[A-Za-z0-9_-]{1,128}")
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html
STAGE_VALUE_CHARACTERS = "[A-Za-z0-9._~:/?#&=,-]"
LONGEST_STAGE_VALUE = 512
STAGE_VALUE = re.compile(f"{STAGE_VALUE_CHARACTERS}{{1,{LONGEST_STAGE_VALUE}}}")
# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
STAGE_VARIABLE = re.compile(r"[A-Za-z0-9_]{1,64}")
MOST_STAGE_VARIABLES = 100
