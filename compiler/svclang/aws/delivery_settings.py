"""The settings of what EventBridge delivers, by a rule or on a schedule: input and retries.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
"""

from __future__ import annotations

from .forms import Declared, Duration, Free, Integer, Setting, Txt

_RETRY = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html"

INPUT = Setting(
    "input",
    Free(),
    "What the target gets, in the place of what it would get by itself.",
    "input { full: true }",
    "Input",
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html",
)
RETRIES = Setting(
    "retries",
    Integer(0, 185),
    "How often a delivery that failed is tried again. Unsaid, it is 185 times.",
    "retries 3",
    "MaximumRetryAttempts",
    _RETRY,
)
AGE = Setting(
    "age",
    Duration(60, 86_400, "s"),
    "For how long a delivery that failed is tried again. Unsaid, it is 1d.",
    "age 1h",
    "MaximumEventAgeInSeconds",
    _RETRY,
)
DEAD_LETTER = Setting(
    "dead_letter",
    Declared(("queue",)),
    "The queue for what could not be delivered.",
    "dead_letter dead_jobs",
    "DeadLetterConfig",
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
)
GROUP = Setting(
    "group",
    Txt("message group of a FIFO queue", longest=128),
    "The group of a FIFO queue in which what is delivered is handled in order.",
    'group "nightly"',
    "MessageGroupId",
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html",
)
