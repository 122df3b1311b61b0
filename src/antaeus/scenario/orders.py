"""Orders: which campaigns ordered the party to review or to enlarge itself, and where first."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, NamedTuple, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import parse_month
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.letters import letters
from antaeus.scenario.measures import Month
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.tables import read_tables, read_toml
from antaeus.scenario.value import Basis, Confidence, Status
from antaeus.scenario.wording import near_match, shown, shown_key

OTHERS = "others"
"""Stands in a stage for all tiles that the stages before it do not name."""
_ID = re.compile(r"[a-z][a-z0-9_]*")


class Stage(NamedTuple):
    """The month in which an order begins in some tiles."""

    since: int
    tiles: tuple[str, ...]


class _Entry(BaseModel):
    """What is written of an order or of a stage of it, and how it is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    basis: Basis
    status: Status
    confidence: Confidence
    note: str = ""


class OrderEntry(_Entry):
    """Which campaigns carried an order to the party."""

    campaigns: Annotated[tuple[str, ...], Field(min_length=1)]
    meaning: str = ""


class StageEntry(_Entry):
    """Tiles in which a campaign began in a month."""

    campaign: str
    since: Annotated[Month, Field(alias="from")]
    tiles: Annotated[tuple[str, ...], Field(min_length=1)]


class StageFile(BaseModel):
    """Campaigns that began in some places before others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: tuple[StageEntry, ...]


def read_orders(path: Path, campaigns: Collection[str], faults: list[Fault]) -> dict[str, str]:
    """For each campaign that carries an order, the order."""
    orders: dict[str, str] = {}
    for order, table in read_tables(path, faults).items():
        where = f"{path.name}, {shown_key(order)}"
        if not _ID.fullmatch(order):
            faults.append(Fault(where, shown(order), "a name of small letters, digits and _"))
        try:
            _check_source(where, OrderEntry.model_validate(table), faults)
        except ValidationError as error:
            faults.extend(letters(error, where, OrderEntry, table))
        for id in _texts(table.get("campaigns")):
            _check_campaign(where, id, campaigns, faults)
            if id in orders:
                found = f"{shown(id)}, which carries {orders[id]}"
                faults.append(Fault(where, found, "one order each"))
            orders[id] = order
    return orders


def read_stages(
    path: Path, campaigns: Collection[str], faults: list[Fault]
) -> dict[str, tuple[Stage, ...]]:
    """For each campaign that began in some places first, its stages in time."""
    tables = read_toml(path, faults)
    if not tables:
        return {}
    try:
        entries = StageFile.model_validate(tables).stage
    except ValidationError as error:
        faults.extend(letters(error, path.name, StageFile, tables))
        return {}
    stages: dict[str, list[Stage]] = {}
    for number, entry in enumerate(entries, start=1):
        where = f"{path.name}, stage {number}"
        _check_source(where, entry, faults)
        _check_campaign(where, entry.campaign, campaigns, faults)
        before = stages.setdefault(entry.campaign, [])
        tiles = _tiles(where, entry.tiles, before, faults)
        before.append(Stage(parse_month(entry.since), tiles))
    return {id: tuple(sorted(listed)) for id, listed in stages.items()}


def _texts(given: object) -> tuple[str, ...]:
    """The texts of a list; what is none has its letter already."""
    listed = cast("list[object]", given) if isinstance(given, list) else []
    return tuple(each for each in listed if isinstance(each, str))


def _check_source(where: str, entry: _Entry, faults: list[Fault]) -> None:
    for source in unknown_sources(entry.source):
        near = near_match(source, load_bibliography())
        expected = "the id of an entry of the bibliography"
        faults.append(Fault(f"{where}, source", shown(source), expected, near))


def _check_campaign(where: str, id: str, known: Collection[str], faults: list[Fault]) -> None:
    if id not in known:
        found = f"the unknown campaign {shown(id)}"
        faults.append(Fault(where, found, "the id of an event", near_match(id, known)))


def _tiles(
    where: str, named: tuple[str, ...], before: list[Stage], faults: list[Fault]
) -> tuple[str, ...]:
    codes = [tile.code for tile in load_tiles()]
    taken = {code for stage in before for code in stage.tiles}
    tiles = tuple(code for code in codes if code not in taken) if named == (OTHERS,) else named
    for code in tiles:
        if code not in codes:
            near = near_match(code, codes)
            faults.append(Fault(where, shown(code), "the code of a tile", near))
        elif code in taken:
            faults.append(Fault(where, f"{code} again", "each tile in one stage"))
    return tiles
