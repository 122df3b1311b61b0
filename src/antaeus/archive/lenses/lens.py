"""A lens: rules that each let some papers be seen, with the share of them that outlived time."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from antaeus.archive.kinds import load_kinds
from antaeus.foundation.months import FIRST, LAST, parse_month
from antaeus.scenario.letters import objection
from antaeus.scenario.measures import Month, Share, Table

Whole = Annotated[int, Field(strict=True)]
Word = Annotated[str, Field(min_length=1)]


class Condition(Table):
    """What must stand in a column of a paper."""

    column: Word
    among: tuple[str | Whole, ...] = ()
    """Words of the column's list of codes, or numbers."""
    at_least: Whole | None = None
    at_most: Whole | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.among and self.at_least is None and self.at_most is None:
            found = "a condition that everything meets"
            raise objection(found, "among = [...], at_least = ... or at_most = ...")
        return self


class Those(Table):
    """Cells, units or persons of whom another kind of paper says something, in any month.

    So a lens can show the papers of large plants: those of cells that the register of cells lists
    in units of a thousand people.
    """

    column: Literal["cell", "host", "person"]
    kind: Word
    where: Annotated[tuple[Condition, ...], Field(min_length=1)]


def _in_order(rule: Rule) -> Rule:
    if rule.first > rule.last:
        raise objection(f"from {rule.since} to {rule.to}", "a month that is not after the last")
    return rule


class Rule(Table):
    """Some papers that can be seen."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    fonds: tuple[Word, ...] = ()
    """Names of fonds; neither fonds nor kinds: all papers."""
    kinds: tuple[Word, ...] = ()
    tiles: tuple[Word, ...] = ()
    """Codes of tiles; neither tiles, bodies nor the centre: everywhere."""
    bodies: tuple[Word, ...] = ()
    """Names of bodies, each with the tiles for which it answered while it did."""
    centre: Annotated[bool, Field(strict=True)] = False
    """Whether papers of the centre are meant, too, where tiles or bodies are named."""
    since: Annotated[Month | None, Field(alias="from")] = None
    to: Month | None = None
    where: tuple[Condition, ...] = ()
    those: Those | None = None
    files: Share | None = None
    """Share of files (the papers of a kind, place and year) that survived; all, when not given."""
    papers: Share | None = None
    """Share of the papers in surviving files that survived; all, when not given."""
    note: str = ""

    @property
    def first(self) -> int:
        """The first month."""
        return parse_month(self.since) if self.since else FIRST

    @property
    def last(self) -> int:
        """The last month."""
        return parse_month(self.to) if self.to else LAST

    @property
    def is_everywhere(self) -> bool:
        """Whether the rule says nothing of places."""
        return not (self.tiles or self.bodies or self.centre)

    def kinds_meant(self) -> tuple[str, ...]:
        """The kinds of document of which the rule speaks."""
        known = load_kinds()
        if not self.fonds and not self.kinds:
            return tuple(known)
        return tuple(
            name for name, kind in known.items() if name in self.kinds or kind.fond in self.fonds
        )


class Lens(Table):
    """What a historian gets to see."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Word
    summary: Word
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    """Works that tell what was kept, or antaeus_assumption."""
    rule: Annotated[tuple[Annotated[Rule, AfterValidator(_in_order)], ...], Field(min_length=1)]
