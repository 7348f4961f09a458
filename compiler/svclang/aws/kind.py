"""A kind of resource that the language has a word for: the vocabulary of the files in `kinds`.

A `Kind` says everything that is known of one kind: which settings its declaration has, what a
reference to it can name, who may do what with it, what it feeds, and what a route of the API can do
with it without a function between them. Resolution, validation, lowering and the manual read it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..named_tuples import NamedTuple
from .action import Action as Action
from .action import Argument as Argument
from .attributes import Attribute
from .forms import Allow, By, Flag, Form, Items, Setting, Txt, table
from .function_settings import CFN, TAGS


class Allowed(NamedTuple):
    """Actions of IAM, and the narrowest ARNs that they can be allowed on.

    Each of `on` is the text of an `Fn::Sub` in which `{arn}` stands for the resource's own ARN:
    `{arn}`, `{arn}/*`; `{stream_arn}` alone is that of its stream, and `{own_name}` stands for the
    name that it has in AWS. With `each`, the name of a setting that repeats, there is one ARN for
    every time that it is given, and `{name}` in it is what stands first there; none where it is
    not. `{value}` alone is the ARN that the setting `each` holds, and `*` stands for itself, where
    AWS has nothing narrower. `when` names a setting without which nothing is allowed.
    """

    actions: tuple[str, ...]
    on: tuple[str, ...] = ("{arn}",)
    each: str = ""
    when: str = ""


KEY = "encryption"
"""The setting that names the key of KMS with which a resource's data is encrypted."""


def with_key(*actions: str) -> Allowed:
    """What those need besides who work with data that is encrypted with a key of one's own."""
    return Allowed(actions, ("{value}",), each=KEY, when=KEY)


class Verb(NamedTuple):
    """What functions may be given leave for: `read by get_user`."""

    doc: str
    example: str
    allowed: tuple[Allowed, ...]
    source: str


class Trigger(NamedTuple):
    """What feeds a function, or something else: `-> resize { batch 10 }`.

    `words` is the form of what stands between the name and the arrow, None where nothing does.
    `settings` are those in the braces behind the target; one of them can also stand without braces,
    `-> resize where { … }`. `targets` are the kinds of declaration that it can feed. `allowed` is
    what the function itself must have leave for, to read what it is fed with. `principal` is the
    service that brings what is fed, and that the target must accept it from; empty where Lambda
    reads by itself, or a role of the resource's own is used.
    """

    doc: str
    example: str
    settings: Mapping[str, Setting]
    source: str
    words: Form | None = None
    targets: tuple[str, ...] = ("function",)
    allowed: tuple[Allowed, ...] = ()
    principal: str = ""


class Kind(NamedTuple):
    """One kind of resource.

    `type` is the CloudFormation type that it becomes, `ending` what is added to its name to make
    the logical id. `variables` are the environment variables that tell a function with a grant
    where the thing is: what is added to the name, and the attribute that is the value. `triggers`
    are known by the word in front of their arrow, the empty one being an arrow alone; those of
    `on WORD` by that word. The first of `actions` is the one of a route that names none.
    `keeps_data` says that it is kept when the stack goes, unless it is `ephemeral`. `allow_on` are
    the ARNs that `allow` speaks of, as those of `Allowed`; `allow_apart` are the actions that IAM
    knows on something else, which belongs to the resource.

    `tag_map` is the property that has its tags as a map; where it is empty, `Tags` has them as a
    list.

    Where `longest_name` is not 0, the resource has a physical name of its own, of at most so many
    characters, and `as_text` has the attributes that follow from it: texts of an `Fn::Sub` with
    `{name}` for the name. They are used for a resource that feeds something.
    """

    name: str
    doc: str
    example: str
    type: str
    ending: str
    settings: Mapping[str, Setting]
    source: str
    attributes: Mapping[str, Attribute] = {}
    verbs: Mapping[str, Verb] = {}
    variables: tuple[tuple[str, str], ...] = ()
    triggers: Mapping[str, Trigger] = {}
    actions: Mapping[str, Action] = {}
    keeps_data: bool = False
    allow_on: tuple[str, ...] = ("{arn}",)
    allow_apart: tuple[Allowed, ...] = ()
    longest_name: int = 0
    as_text: Mapping[str, str] = {}
    tag_map: str = ""


EPHEMERAL = Setting(
    "ephemeral",
    Flag(),
    "Deleted with the stack, and when it is replaced; unsaid, it is kept.",
    "ephemeral",
    "DeletionPolicy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html",
)
ALLOW = Setting(
    "allow",
    Allow(),
    "Gives a function leave for further actions on this resource.",
    'allow cleanup to "dynamodb:DescribeTable"',
    source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "reference_policies_actions-resources-contextkeys.html",
    repeats=True,
)
# Another service's feed is accepted without it: this is for what stands in no declaration.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
ACCEPT = Setting(
    "accept",
    Items(
        Txt("name of a service of AWS", r"[a-z0-9.-]+\.amazonaws\.com(\.cn)?", fixed=True), 1, 10
    ),
    "Services of AWS that may send here for this account, such as an alarm of a raw resource.",
    'accept "cloudwatch.amazonaws.com"',
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
)


def grant(verb: str, doc: str, example: str, source: str) -> Setting:
    """The setting that gives functions leave: `read by get_user`."""
    return Setting(verb, By(), doc, example, source=source, repeats=True)


def settings_of(
    *own: Setting,
    verbs: Mapping[str, Verb] = {},
    keeps_data: bool = False,
    tagged: bool = True,
) -> dict[str, Setting]:
    """The settings of a kind: its own, then its verbs, then those that every kind has."""
    grants = [grant(name, verb.doc, verb.example, verb.source) for name, verb in verbs.items()]
    shared = [ALLOW] if verbs else []
    shared += [EPHEMERAL] if keeps_data else []
    shared += [TAGS] if tagged else []
    return table(*own, *grants, *shared, CFN)
