"""What must hold between the tables of a scenario; looked at even where a table itself is faulty.

The schema says what is wrong inside one table and stops there. Here the tables are read as they
came, with all that is missing or misshapen passed over, so that the author of a file gets the
letters about both at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, cast

from antaeus.foundation.errors import Fault
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.scenario.known import Known, unknown_sources
from antaeus.scenario.measures import ROUNDING
from antaeus.scenario.wording import near_match, place_text, shown

Tables = dict[str, Any]


def faults_across_tables(tables: Tables, where: str, known: Known) -> Iterator[Fault]:
    """Every fault that shows only when several tables, or the library, are seen together."""
    yield from unknown_sources(tables, where, known)
    yield from _kinds_once_each(tables, where)
    yield from _communists_all_somewhere(tables, where)
    yield from _headcounts_follow_drivers(tables, where, known)
    yield from _entries_end_at_the_start(tables, where)
    yield from _tiles(tables, where, known)
    yield from _places_and_months_of_incorporation(tables, where, known)


def _entries(tables: Tables, key: str) -> list[Tables]:
    """The tables under a heading `[[key]]`; what is no table is left out."""
    found = tables.get(key)
    listed = cast("list[object]", found) if isinstance(found, list) else []
    return [cast("Tables", entry) if isinstance(entry, dict) else {} for entry in listed]


def _table(tables: Tables, key: str) -> Tables:
    found = tables.get(key)
    return cast("Tables", found) if isinstance(found, dict) else {}


def _text(table: Tables, key: str) -> str | None:
    found = table.get(key)
    return found if isinstance(found, str) else None


def _kinds_once_each(tables: Tables, where: str) -> Iterator[Fault]:
    kinds = [_text(entry, "kind") for entry in _entries(tables, "hosts")]
    for kind in HOST_KINDS:
        if kind not in kinds and kinds:
            yield Fault(
                f"{where}, hosts",
                f'no entry of the kind "{kind}"',
                "one entry for each kind of host unit",
                "Where there are none, write the entry with 0 units.",
            )
        if kinds.count(kind) > 1:
            found = f'{kinds.count(kind)} entries of the kind "{kind}"'
            yield Fault(f"{where}, hosts", found, "one entry for each kind", "Keep one of them.")


def _communists_all_somewhere(tables: Tables, where: str) -> Iterator[Fault]:
    shares = [_table(entry, "communists_share").get("value") for entry in _entries(tables, "hosts")]
    numbers = [share for share in shares if isinstance(share, int | float)]
    if len(numbers) == len(shares) == len(HOST_KINDS):
        total = math.fsum(min(max(number, -1e9), 1e9) for number in numbers)
        if abs(total - 1) > ROUNDING:
            yield Fault(
                f"{where}, hosts",
                f"communists_share of all kinds together {total:.4g}",
                "shares that add up to 1",
            )


def _headcounts_follow_drivers(tables: Tables, where: str, known: Known) -> Iterator[Fault]:
    for number, entry in enumerate(_entries(tables, "hosts")):
        series = _text(entry, "headcount")
        if not series or series in known.drivers:
            continue
        found = f"the unknown series {shown(series)}"
        if series in known.targets:
            found = f"{shown(series)}, a target, which nothing in the model may read"
        place = place_text(("hosts", number, "headcount"), tables)
        near = near_match(series, known.drivers)
        yield Fault(f"{where}, {place}", found, "the id of a driver of the history", near)


def _entries_end_at_the_start(tables: Tables, where: str) -> Iterator[Fault]:
    first = _text(_table(tables, "scenario"), "first")
    spans = _entries(_table(tables, "stock"), "entered")
    before = _text(spans[-1], "before") if spans else None
    if first and before and before != first:
        place = place_text(("stock", "entered", len(spans) - 1, "before"), tables)
        yield Fault(f"{where}, {place}", shown(before), f'"{first[:20]}", when the scenario opens')


def _tiles(tables: Tables, where: str, known: Known) -> Iterator[Fault]:
    made_up = [_text(tile, "code") for tile in _entries(tables, "tile")]
    inline = _text(_table(tables, "scenario"), "tiles") == "inline"
    if inline and not made_up:
        yield Fault(f"{where}, tile", "no [[tile]]", 'one or more, because tiles = "inline"')
    if made_up and not inline:
        expected = 'none, because tiles = "ussr_1939" takes those of the library'
        yield Fault(f"{where}, tile", "tiles of the file's own", expected)
    for code in sorted({code for code in made_up if code and made_up.count(code) > 1}):
        yield Fault(f"{where}, tile", f"the code {shown(code)} twice", "every code once")
    for code in made_up:
        if code in known.tiles:
            expected = "a code that no real tile has"
            yield Fault(f"{where}, tile", f"the code {shown(code)}", expected)


def _places_and_months_of_incorporation(
    tables: Tables, where: str, known: Known
) -> Iterator[Fault]:
    about = _table(tables, "scenario")
    made_up = {_text(tile, "code") for tile in _entries(tables, "tile")} - {None}
    tiles = cast("set[str]", made_up) if made_up else known.tiles
    first, last = _text(about, "first"), _text(about, "last")
    for number, entry in enumerate(_entries(tables, "incorporated")):
        tile, month = _text(entry, "tile"), _text(entry, "month")
        if tile is not None and tile not in tiles:
            place = place_text(("incorporated", number, "tile"), tables)
            near = near_match(tile, tiles)
            found = f"the unknown tile {shown(tile)}"
            yield Fault(f"{where}, {place}", found, "the code of a tile of the scenario", near)
        # Months as written ("1921-03") sort as they follow each other.
        if month and first and last and not first < month <= last:
            place = place_text(("incorporated", number, "month"), tables)
            expected = f"a month after {first[:20]} and up to {last[:20]}"
            yield Fault(f"{where}, {place}", shown(month), expected)
