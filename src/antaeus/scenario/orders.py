"""Orders: which campaigns ordered the party to review or to enlarge itself, and where first."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple, cast

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import parse_month
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.tables import read_tables, read_toml
from antaeus.scenario.wording import near_match, shown

OTHERS = "others"
"""Stands in a stage for all tiles that the stages before it do not name."""


class Stage(NamedTuple):
    """The month in which an order begins in some tiles."""

    since: int
    tiles: tuple[str, ...]


def read_orders(path: Path, campaigns: Collection[str], faults: list[Fault]) -> dict[str, str]:
    """For each campaign that carries an order, the order."""
    orders: dict[str, str] = {}
    for order, table in read_tables(path, faults).items():
        where = f"{path.name}, {order}"
        for id in _texts(f"{where}, campaigns", table.get("campaigns"), faults):
            if id not in campaigns:
                faults.append(Fault(where, repr(id), "a campaign", near_match(id, campaigns)))
            if id in orders:
                faults.append(Fault(where, f"{id}, which carries {orders[id]}", "one order each"))
            orders[id] = order
    return orders


def read_stages(
    path: Path, campaigns: Collection[str], faults: list[Fault]
) -> dict[str, tuple[Stage, ...]]:
    """For each campaign that began in some places first, its stages in time."""
    stages: dict[str, list[Stage]] = {}
    entries = read_toml(path, faults).get("stage", [])
    for number, entry in enumerate(cast("list[dict[str, Any]]", entries), start=1):
        where = f"{path.name}, stage {number}"
        id = str(entry.get("campaign", ""))
        if id not in campaigns:
            faults.append(Fault(where, repr(id), "a campaign", near_match(id, campaigns)))
        before = stages.setdefault(id, [])
        tiles = _texts(f"{where}, tiles", entry.get("tiles"), faults)
        before.append(Stage(_month(where, entry, faults), _tiles(where, tiles, before, faults)))
    return {id: tuple(sorted(listed)) for id, listed in stages.items()}


def _month(where: str, entry: dict[str, Any], faults: list[Fault]) -> int:
    try:
        return parse_month(str(entry.get("from", "")))
    except ValueError:
        found = repr(entry.get("from"))
        faults.append(Fault(f"{where}, from", found, "a month, written like 1934-01"))
        return 0


def _tiles(
    where: str, named: tuple[str, ...], before: list[Stage], faults: list[Fault]
) -> tuple[str, ...]:
    codes = [tile.code for tile in load_tiles()]
    taken = {code for stage in before for code in stage.tiles}
    tiles = tuple(code for code in codes if code not in taken) if named == (OTHERS,) else named
    for code in tiles:
        if code not in codes:
            faults.append(Fault(where, repr(code), "the code of a tile", near_match(code, codes)))
        elif code in taken:
            faults.append(Fault(where, f"{code} again", "each tile in one stage"))
    return tiles


def _texts(where: str, given: object, faults: list[Fault]) -> tuple[str, ...]:
    listed = cast("list[object]", given) if isinstance(given, list) else []
    texts = tuple(text for text in listed if isinstance(text, str))
    if not texts or len(texts) < len(listed):
        faults.append(Fault(where, shown(listed), "a list of texts"))
    return texts
