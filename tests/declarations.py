"""A declaration of every kind, and the rest of a service around it, for tests that combine them.

    declarations()["queue"]  →  queue jobs { visibility 90s; retry 3 then dead_jobs; -> resize }

Those of resources are the examples of their kinds, so that a new kind is part of every such test.
"""

from __future__ import annotations

from svclang.aws.kinds import KINDS, kind_named

SERVICE = 'service shop { runtime nodejs22.x; tags { team: "shop" } }'
_FUNCTIONS = (
    "alarm archive check check_invitation cleanup count create_order create_user get_user greet"
    " pack report resize track"
)
# What examples refer to and no other example declares.
AROUND = (
    SERVICE,
    'param zone_id: string = "Z1"',
    *(f"function {name}" for name in _FUNCTIONS.split()),
    "queue dead_jobs { visibility 90s }",
    "api { auth none; GET /users -> get_user }",
)
# Kinds whose examples refer to the example of another kind.
_NEEDS = {"event": ("bus",), "key": ("plan",)}
_OTHERS = {
    "function": (
        "function traced { runtime python3.13; tracing on; retry 1; snapstart on;"
        " env { USER: get_user.arn } }"
    ),
    "inside": 'function ins { vpc { subnets "subnet-0a1b2c3d"; security_groups "sg-0a1b2c3d" } }',
    "rotated": "secret rotated { rotate 30d -> greet; read by track }",
    "watched": (
        "machine watched { tracing on;"
        ' definition { StartAt: "A", States: { A: { Type: "Succeed" } } } }'
    ),
    "resource": 'resource raw_topic "AWS::SNS::Topic" { DisplayName: track.name }',
    "admin": "api admin { auth guards; GET /a -> greet; access_logs 30d; logs error }",
    "authorizer": "authorizer guards -> check { source header.Authorization }",
}


def declarations() -> dict[str, tuple[str, ...]]:
    """By name a declaration, behind those that it cannot be without."""
    examples = {name: _example(name) for name in KINDS}
    made = {
        name: (*(examples[other] for other in _NEEDS.get(name, ())), example)
        for name, example in examples.items()
    }
    made |= {name: (text,) for name, text in _OTHERS.items()}
    made["admin"] = (_OTHERS["authorizer"], _OTHERS["admin"])
    del made["authorizer"]
    return made


def everything() -> str:
    """A service with all of them, in which a function may do all that each kind gives leave for."""
    texts = list(AROUND)
    for name, group in declarations().items():
        *needed, last = group
        kind = kind_named(name)
        verbs = "; ".join(f"{verb} by greet" for verb in kind.verbs) if kind is not None else ""
        texts += [*needed, f"{last.removesuffix('}')}; {verbs} }}" if verbs else last]
    return "\n".join(dict.fromkeys(_once(texts)))


def _once(texts: list[str]) -> list[str]:
    """One declaration of each name, the one that says most."""
    longest: dict[str, str] = {}
    for text in texts:
        head = text.split("{")[0]
        if len(text) > len(longest.get(head, "")):
            longest[head] = text
    return list(longest.values())


def _example(name: str) -> str:
    kind = kind_named(name)
    assert kind is not None
    return kind.example
