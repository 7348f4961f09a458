"""A key in more plans than AWS allows at first.

What it finds
    A `key` that names more than 10 plans.

Why it is bad
    The deployment fails in every account that has not asked AWS for more.

Example
    function list_orders

    api a { auth key; GET /x -> list_orders }; plan pa { of a }
    api b { auth key; GET /x -> list_orders }; plan pb { of b }
    api c { auth key; GET /x -> list_orders }; plan pc { of c }
    api d { auth key; GET /x -> list_orders }; plan pd { of d }
    api e { auth key; GET /x -> list_orders }; plan pe { of e }
    api f { auth key; GET /x -> list_orders }; plan pf { of f }
    api g { auth key; GET /x -> list_orders }; plan pg { of g }
    api h { auth key; GET /x -> list_orders }; plan ph { of h }
    api i { auth key; GET /x -> list_orders }; plan pi { of i }
    api j { auth key; GET /x -> list_orders }; plan pj { of j }
    api k { auth key; GET /x -> list_orders }; plan pk { of k }

    key partner {
      plan pa; plan pb; plan pc; plan pd; plan pe; plan pf
      plan pg; plan ph; plan pi; plan pj; plan pk
    }

Use instead
    function list_orders

    api a { auth key; GET /x -> list_orders }
    api b { auth key; GET /x -> list_orders }

    plan all { of a, b }
    key partner { plan all }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..resources import of_kind
from ..rule import Context, Finding, Rule

_MOST = 10


def check(context: Context) -> Iterator[Finding]:
    """A finding for each key that is in too many plans."""
    for key in of_kind(context, "key"):
        given = key.settings.get("plan")
        if given is not None and len(given.spans) > _MOST:
            yield Finding(
                f"a key is in {_MOST} plans at most, where no more were asked for",
                given.spans[_MOST],
                help="let one plan be `of` several APIs",
            )


RULE = Rule("many-plans", check, despite_errors=True)
