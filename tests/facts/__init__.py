"""What API Gateway, Lambda and CloudFormation refuse or quietly get wrong, fact by fact.

Of each the table says where it is shown: in which case a source that violates it is found, or by
which test one sees that none can. `test_facts` sees that every entry is true.
"""

from __future__ import annotations

from .access import ACCESS
from .checkers import CHECKERS
from .entries import Fact
from .events import EVENTS
from .importing import IMPORTING
from .integrations import INTEGRATIONS
from .stack import STACK

FACTS: tuple[Fact, ...] = (
    *CHECKERS,
    *IMPORTING,
    *INTEGRATIONS,
    *ACCESS,
    *STACK,
    *EVENTS,
)
