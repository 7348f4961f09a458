"""How a table or an index is paid for: what DynamoDB would refuse of it.

In: the setting. Out: diagnostics.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Diagnostic
from ...model.nodes import Given


def check_billing(billing: Given | None) -> Iterator[Diagnostic]:
    """Capacity is said where it is paid for, and nowhere else."""
    if billing is None or billing.value is None:
        return
    said = [word for word in ("read", "write") if word in billing.value]
    if billing.value.get("first") == "PROVISIONED" and len(said) < 2:
        yield Diagnostic(
            "missing-value",
            "capacity is said for reading and for writing",
            billing.span,
            help="as in `billing provisioned read 5 write 5`",
        )
    elif billing.value.get("first") == "PAY_PER_REQUEST" and said:
        yield Diagnostic(
            "capacity-on-demand",
            f"each request is paid for, so that there is no capacity to {said[0]}",
            billing.span,
            **write(
                billing.span,
                "on_demand",
                "write `billing on_demand`, or `billing provisioned read 5 write 5`",
                safe=False,
            ),
        )
