"""Territory: which party body answered for a tile in a month; the ladder changed all the time.

Guberniia, uezd and volost gave way region by region to oblast or krai, okrug and raion; okrugs
ended in 1930, great regions were split in 1934-38. Placing a tile of 1939 in an older unit is
always ours, even where the unit and its dates were seen.
"""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import FIRST, LAST, N_MONTHS, month_date, month_of_date
from antaeus.scenario.observation import check_source
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.tables import Row, library, raise_if_any, read_csv
from antaeus.scenario.value import BASES, CONFIDENCES, STATUSES
from antaeus.scenario.wording import near_match

COLUMNS = (
    *("tile", "from", "to", "body", "level", "name", "seat"),
    *("source", "basis", "status", "confidence"),
)
LEVELS = ("guberniia_uezd_volost", "oblast_okrug_raion", "oblast_raion", "republic")
"""Tiers from the body down; `republic`: raikoms, or an old ladder, directly under its centre."""

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Body:
    """A party body above a tile, and the unit of administration that it belonged to."""

    tile: str
    since: datetime.date
    until: datetime.date
    """The last day."""
    body: str
    level: str
    name: str
    """The unit; bodies of one name in one month are one body."""
    seat: str
    source: str
    basis: str
    status: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Territory:
    """The bodies over all tiles; a month takes those in office on its first day."""

    by_tile: Mapping[str, tuple[Body, ...]]
    """For each tile, in the order of the tiles, the body of every month."""

    def body(self, tile: str, month: int) -> Body:
        """The body that answers for a tile in a month."""
        return self.by_tile[tile][month]

    def bodies(self, month: int) -> tuple[Body, ...]:
        """The body of each tile in a month, in the order of the tiles."""
        return tuple(months[month] for months in self.by_tile.values())

    def names(self, month: int) -> dict[str, tuple[str, ...]]:
        """The units of a month and the tiles of each."""
        units: dict[str, tuple[str, ...]] = {}
        for body in self.bodies(month):
            units[body.name] = (*units.get(body.name, ()), body.tile)
        return units


@functools.cache
def load_territory() -> Territory:
    """The packaged table of bodies."""
    faults: list[Fault] = []
    territory = _read_territory(library("regions", "territory.csv"), faults)
    raise_if_any(faults)
    return territory


def check_territory_file(path: Path) -> list[Fault]:
    """All faults of a table of bodies."""
    faults: list[Fault] = []
    _read_territory(path, faults)
    return faults


def _read_territory(path: Path, faults: list[Fault]) -> Territory:
    codes = [tile.code for tile in load_tiles()]
    rows: dict[str, list[Body]] = {code: [] for code in codes}
    for row in read_csv(path, COLUMNS, faults):
        body = _body(row)
        if body.tile in rows:
            rows[body.tile].append(body)
        else:
            row.note("tile", "the code of a tile", near_match(body.tile, codes))
    before = len(faults)
    for tile, bodies in rows.items():
        bodies.sort(key=lambda body: body.since)
        _check_that_days_are_covered(f"{path.name}, {tile}", bodies, faults)
    whole = len(faults) == before
    return Territory({tile: _month_by_month(rows[tile]) for tile in codes} if whole else {})


def _body(row: Row) -> Body:
    row.word("level", LEVELS)
    row.word("basis", BASES)
    row.word("status", STATUSES)
    row.word("confidence", CONFIDENCES)
    check_source(row)
    since, until = row.day("from"), row.day("to")
    if until < since:
        row.note("to", f"a day not before {row['from']}")
    names = ("body", "level", "name", "seat", "source", "basis", "status", "confidence")
    return Body(row["tile"], since, until, *(row.text(name) for name in names))


def _check_that_days_are_covered(where: str, bodies: list[Body], faults: list[Fault]) -> None:
    """Note gaps and overlaps between March 1921 and June 1941."""
    expected = "one body on each day"
    opening, closing = month_date(FIRST), month_date(LAST)
    nobody_from = opening
    for earlier, later in itertools.pairwise(bodies):
        if later.since <= earlier.until:
            found = f"two bodies from {later.since} to {min(earlier.until, later.until)}"
            faults.append(Fault(where, found, expected))
    for body in bodies:
        if body.since > nobody_from <= closing:
            found = f"nobody from {nobody_from} to {body.since - ONE_DAY}"
            faults.append(Fault(where, found, expected))
        nobody_from = max(nobody_from, min(body.until, closing) + ONE_DAY)
    if nobody_from <= closing:
        faults.append(Fault(where, f"nobody from {nobody_from} on", "a body up to June 1941"))


def _month_by_month(bodies: list[Body]) -> tuple[Body, ...]:
    months: list[Body] = [bodies[0]] * N_MONTHS
    for body in bodies:
        first = max(month_of_date(body.since) + (body.since.day > 1), FIRST)
        months[first:] = [body] * len(months[first:])
    return tuple(months)
