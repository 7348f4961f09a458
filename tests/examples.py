"""The examples of the tables as services: what is known of a kind in, text that compiles out.

An example names functions, queues and more that it does not declare. `EXAMPLE_CONTEXT` does.
"""

from __future__ import annotations

import re

from svclang.aws.kind import Kind, Trigger
from svclang.aws.kinds import KINDS, SCHEDULES, kind_named
from svclang.source import Source
from svclang.syntax import nodes, parse

# What the examples of all kinds refer to: a declaration a line, so that one of them can be left out
# where an example declares its name itself.
EXAMPLE_CONTEXT = """\
service examples { runtime nodejs22.x; code "src" }
param log_level: string = "info"
param zone_id: string = "Z0123456789"
param private_subnets: [string] = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]
param app_group: string = "sg-0a1b2c3d"
param endpoint_id: string = "vpce-0123456789abcdef0"
param web_acl_arn: string
param certificate_arn: string
param key_arn: string
secret param key_value
type Item { id: string, name: string }
type NewItem = Item without id
type OrderPage { items: [{ id: string }], next: string? }
type Job { photo: string, size: int? }
type Article { title: string }
type Click { page: string }
type Order { id: string }
type Quote { price: float }
function alarm
function archive
function check
function check_invitation
function cleanup
function count
function create_order
function create_user
function create_auth_challenge
function custom_message
function define_auth_challenge
function get_user(id: string) -> Item
function on_user_change
function pack
function post_authentication
function post_confirmation
function pre_authentication
function pre_sign_up
function pre_token_generation
function report
function resize
function rotate_key
function track
function user_migration
function verify_auth_challenge
table users { key id: string }
table items { key id: string }
table orders { key id: string; index by_user { key user: string } }
bucket files
queue jobs { visibility 90s }
queue dead_jobs
queue dead_records
queue lost_news
topic news
stream clicks
bus shop
machine order_flow { definition "machines/orders.asl.json" }
machine quote_flow { type express; definition "machines/orders.asl.json" }
layer tools { code "layers/tools" }
plan basic { of api }
api { auth none; GET /called/{id} -> get_user }
"""
EXAMPLE_FILES = {
    "machines/orders.asl.json": '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}'
}

# Triggers of a pool that it needs all three of.
_TOGETHER = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge")


def known_kinds() -> list[Kind]:
    """All kinds of resources, in the order in which they are listed."""
    found = [kind_named(name) for name in KINDS]
    return [kind for kind in found if kind is not None]


def in_context(declaration: str = "", route: str = "") -> str:
    """An example of a declaration, or of a route, with all that examples refer to."""
    name = re.match(r"\w+ (\w+)", declaration)
    again = re.compile(rf"(secret )?\w+ {name[1]}\b" if name else r"(?!)")
    kept = [line for line in EXAMPLE_CONTEXT.splitlines() if not again.match(line)]
    if route:
        kept[-1] = f"{kept[-1].removesuffix('}')}; {route} }}"
    return "\n".join([*kept, declaration])


def statements(kind: Kind) -> list[str]:
    """What stands in the braces of a kind's example, each statement on a line."""
    (node,) = parse(Source("example.svc", kind.example)).declarations
    assert isinstance(node, nodes.ResourceDeclaration)
    found = node.block.settings if node.block is not None else ()
    return [" ".join(each.span.text.split()) for each in found]


def with_trigger(kind: Kind, trigger: Trigger) -> str:
    """A declaration that feeds what the example of a trigger does, and no more than it must."""
    if kind.name in SCHEDULES:
        return trigger.example
    others = [each for each in statements(kind) if "->" not in each]
    group = [kind.triggers[name] for name in _TOGETHER if name in kind.triggers]
    fed = [each.example for each in (group if trigger in group else [trigger])]
    return f"{kind.name} shown {{ {'; '.join([*others, *fed])} }}"
