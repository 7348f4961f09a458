"""A table of production that cannot be restored.

What it finds
    A table without `backup on` in a stage which serves people: `prod`, `production`, `prd` or
    `live`, whichever stage is looked at. What is `ephemeral` there is passed over.

Why it is bad
    A mistake in a function changes or deletes thousands of items before anybody sees it. Without a
    backup nothing brings them back; with one, the table can be had as it was at any second of the
    last 35 days.

Example
    table orders { key id: string }

    stage prod { service { memory 512MB } }

Use instead
    table orders { key id: string }

    stage prod {
      service { memory 512MB }
      table orders { backup on }
    }

Sources
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Edit, Fix, Related
from ...edits.settings import putting_last
from ...model.nodes import DeclaredResource
from ...syntax.nodes import Reference, Setting
from ..bound_routes import once_a_place
from ..entries import entries_within
from ..resources import of_kind
from ..rule import Context, Finding, Rule
from ..stages import Stages, stages

_BACKUP = "backup on"
_BY_HAND = "PointInTimeRecoverySpecification"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each table that production could lose for good."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    known = stages(context)
    for stage in known.production:
        for table in of_kind(context, "table"):
            name = table.name.text
            said = known.statement(stage, name, "backup")
            ephemeral = known.statement(stage, name, "ephemeral")
            if ephemeral is None and not _is_on(said) and not _is_made_by_hand(table):
                yield _finding(table, said, stage, known)


def _is_on(said: Setting | None) -> bool:
    """Whether a switch is on, or nobody knows yet."""
    if said is None:
        return False
    words = [word for phrase in said.words for word in phrase]
    return not (len(words) == 1 and isinstance(words[0], Reference) and words[0].text == "off")


def _is_made_by_hand(table: DeclaredResource) -> bool:
    cfn = table.settings.get("cfn")
    blocks = (cfn.value or ()) if cfn is not None else ()
    return any(entry.key.text == _BY_HAND for entry in entries_within(blocks))


def _finding(table: DeclaredResource, said: Setting | None, stage: str, known: Stages) -> Finding:
    name = table.name.text
    node = known.nodes.get(stage)
    there = f"stage {stage} {{ table {name} {{ … }} }}"
    return Finding(
        f"in `{stage}`, nothing brings back what is lost from `{name}`",
        table.name.span if said is None else said.span,
        related=(Related(node.name.span, "the stage"),) if node is not None else (),
        help=f"write `{_BACKUP}`, into the table or into `{there}`",
        fix=Fix(f"write `{_BACKUP}`", (_backing(table, said, stage, known),), safe=False),
    )


def _backing(table: DeclaredResource, said: Setting | None, stage: str, known: Stages) -> Edit:
    """Where the switch is said, in the stage where that is declared, else in the table."""
    if said is not None:
        return Edit(said.span, _BACKUP)
    over = known.override(stage, table.name.text)
    if over is not None:
        return putting_last(over.statement.span, _BACKUP)
    if stage in known.nodes:
        said_there = f"table {table.name.text} {{ {_BACKUP} }}"
        return putting_last(known.nodes[stage].span, said_there)
    return putting_last(table.span, _BACKUP)


RULE = Rule("unbacked-table", check)
