"""Made-up documents of every kind: any numbers that the columns allow."""

from __future__ import annotations

import random
from collections.abc import Callable

import pyarrow as pa
import pytest

from antaeus.archive.kinds import Column, load_kinds, load_parts
from antaeus.archive.numbering import document
from antaeus.archive.wording.territory import Body, Territory

Row = dict[str, int]
OF_CENTRE = ("directive", "decree", "congress", "press")
IDS = ("cell", "host", "about_host")


@pytest.fixture(scope="session")
def territory() -> Territory:
    bodies = [Body(0, 0, 244, "the Union", "Central Committee", "", "Central Committee")]
    for place in range(1024, 1030):
        uezd, raion = f"uezd No. {place - 1023}", f"raion No. {place - 1023}"
        bodies.append(Body(place, 0, 94, "Tver guberniia", "gubkom", uezd, "ukom"))
        bodies.append(Body(place, 95, 243, "Western oblast", "obkom", raion, "raikom"))
    return Territory(bodies)


@pytest.fixture(scope="session")
def made_up() -> Callable[[str, int], tuple[list[Row], dict[str, list[Row]]]]:
    return _made_up


def _made_up(kind: str, count: int) -> tuple[list[Row], dict[str, list[Row]]]:
    """Documents of a kind, and the rows of its parts."""
    declared, chance = load_kinds()[kind], random.Random(kind)
    rows: list[Row] = []
    parts: dict[str, list[Row]] = {part: [] for part in declared.parts}
    for rank in range(count):
        month, place = (
            chance.randrange(244),
            0 if kind in OF_CENTRE else chance.randrange(1024, 1030),
        )
        head = {"doc": document(place, month, declared.number, rank), "month": month}
        head |= {"place": place, "written": month + chance.randrange(2), "copy": 0}
        rows.append(head | {c.name: _any(c, chance) for c in declared.columns[5:]})
        for part in declared.parts:
            for no in range(1, chance.randrange(4) + 1):
                own = {c.name: _any(c, chance) for c in load_parts()[part].columns[3:]}
                row = {name: head[name] for name in ("doc", "month", "place")}
                parts[part].append(row | own | {"no": no})
    return rows, parts


def _any(column: Column, chance: random.Random) -> int:
    if column.codes:
        return chance.randrange(len(column.codes))
    if column.name in IDS:
        return chance.choice([0, chance.randrange(40) << 48 | chance.randrange(30)])
    if column.type == "uint64":
        person = chance.randrange(40) << 48 | chance.randrange(200) << 32 | chance.randrange(30)
        return chance.choice([0, person, person])
    if column.type == "int16":
        return chance.choice([-32768, chance.randrange(-200, 200), 0, 1900])
    return chance.choice([0, 1, chance.randrange(12), chance.randrange(255)])


@pytest.fixture(scope="session")
def as_table() -> Callable[[str, list[Row]], pa.Table]:
    return _as_table


def _as_table(name: str, rows: list[Row]) -> pa.Table:
    columns = (load_kinds().get(name) or load_parts()[name]).columns
    return pa.table({c.name: pa.array([row[c.name] for row in rows], c.type) for c in columns})
