"""How a setting's words are read: the vocabulary in which the tables of settings are written.

A `Setting` is one entry of such a table: its name, the form of its words, the property that it
becomes, what it is for and the page that says so. Validation, lowering, help and completion all
read the same entry, so a new setting is one entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from ..source import Span


class Integer(NamedTuple):
    """A whole number from `low` to `high`. With `fixed`, no parameter can stand for it."""

    low: int
    high: int
    fixed: bool = False


class Duration(NamedTuple):
    """A time with its unit, from `low` to `high`, read in `unit` (`ms`, `s`, `min` or `d`).

    `allowed`, where it is not empty, lists the only values that there are. With `fixed`, no
    parameter can stand for it.
    """

    low: int
    high: int
    unit: str = "s"
    allowed: tuple[int, ...] = ()
    fixed: bool = False


class Size(NamedTuple):
    """A size in bytes with its unit, from `low` to `high`, read in `unit` (`B`, `KB`, `MB`, `GB`).

    `allowed`, where it is not empty, lists the only values that there are. With `fixed`, no
    parameter can stand for it.
    """

    low: float
    high: float
    unit: str = "MB"
    allowed: tuple[float, ...] = ()
    fixed: bool = False


class Rate(NamedTuple):
    """A number of requests in a time (`100/s`), read as a pair of number and unit."""

    units: tuple[str, ...]


class Words(NamedTuple):
    """One of a few bare words, read as what each stands for; or quoted text, where `text` is set.

    With `fixed`, no parameter can stand for them.
    """

    meaning: Mapping[str, object]
    fixed: bool = False
    text: Txt | None = None


class Switch(NamedTuple):
    """`on` or `off`; without a word it is on."""


class Flag(NamedTuple):
    """A setting that takes no words."""


class Txt(NamedTuple):
    """Quoted text, at most `longest` characters, matching `pattern`; or a reference.

    `what` says what the text is, for messages. With `fixed`, references are refused, because the
    compiler itself needs to know the text.
    """

    what: str
    pattern: str = ""
    longest: int = 0
    fixed: bool = False


class Word(NamedTuple):
    """One bare name that is looked up elsewhere; `what` says what it names."""

    what: str


class Runtime(NamedTuple):
    """The identifier of one of Lambda's runtimes."""


class Items(NamedTuple):
    """One or more of `each`, separated by commas or in brackets, at least `low`, at most `high`."""

    each: Form
    low: int
    high: int


class Data(NamedTuple):
    """Data in braces, each value free; keys match `pattern`.

    `what` says what a key is, `look` what the pattern takes, in words behind "such a name".
    """

    what: str
    pattern: str = ""
    look: str = ""


class Free(NamedTuple):
    """Any one value of the language, read as it stands."""


class Parts(NamedTuple):
    """A first value, then words that each introduce one more, then a block of settings.

    `throttle 100/s burst 200`: `first` reads `100/s`, `then` has `burst`. Read as a mapping: the
    first value under the key `first`, the others under their words, where they are given.
    Something must be given; `first_needed` says that the first value must.
    """

    first: Form | None
    then: Mapping[str, Form] = {}
    block: tuple[Setting, ...] = ()
    first_needed: bool = True


class Either(NamedTuple):
    """A bare word, `off` where nothing else is said, or what `form` reads.

    The word is read as what it stands for.
    """

    form: Form
    word: str = "off"
    stands: object = None


class Declared(NamedTuple):
    """The name of something that is declared, of one of these kinds: `dead_jobs`."""

    kinds: tuple[str, ...]


class By(NamedTuple):
    """`by` and the names of functions: `read by get_user, list_users`, read as references."""


class Allow(NamedTuple):
    """A function, `to` and actions of IAM: `allow f to "sqs:PurgeQueue"`.

    Read as a mapping: the reference under `function`, texts under `actions`.
    """


class Typed(NamedTuple):
    """Names with a type each, `key id: string, at: datetime`, from `low` to `high` of them.

    `types` has what each type that can stand there is to AWS. Read as a tuple of `TypedName`s.
    """

    types: Mapping[str, str]
    low: int = 1
    high: int = 1


class TypedName(NamedTuple):
    """A name with its span, and what its type is to AWS."""

    name: str
    type: str
    span: Span


class Custom(NamedTuple):
    """Words that mean something only together with what is declared (`auth`, `header`).

    They are kept as they are, for the reader that knows them.
    """


Form: TypeAlias = (
    "Integer | Duration | Size | Rate | Words | Switch | Flag | Txt | Word | Runtime | Items"
    " | Data | Free | Parts | Either | Declared | By | Allow | Typed | Custom"
)


class Setting(NamedTuple):
    """One setting: what it is called, how it is read, and what it is for.

    `becomes` names the property that it turns into; `source` is the page that the limits are
    taken from; `example` is how it is written. A setting that `repeats` may be given several
    times, and is read as a tuple. `also` are the words that people take for its name.
    """

    name: str
    form: Form
    doc: str
    example: str
    becomes: str = ""
    source: str = ""
    repeats: bool = False
    also: tuple[str, ...] = ()


def table(*settings: Setting) -> dict[str, Setting]:
    """The settings by their names, in the order in which help lists them."""
    return {setting.name: setting for setting in settings}
