"""Which bodies answered for a place in a month, and what they were called then."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from antaeus.archive.numbering import FIRST_RAION
from antaeus.foundation.months import N_MONTHS

_RENAMED = re.compile(r"([\w-]+) \(([\w-]+) (\d{4})\)")
_ASIDE = re.compile(r" ?\([^)]*\)|, no middle tier")
_GUBERNIIA, _OKRUG = "guberniia_uezd_volost", "oblast_okrug_raion"


@dataclass(frozen=True, slots=True)
class Body:
    """What answered for a place in a span of months, as documents name it."""

    place: int
    first: int
    last: int
    region: str
    """The region, such as `Smolensk guberniia`."""
    region_committee: str
    """Its committee: gubkom, okruzhkom, obkom, kraikom."""
    unit: str
    """The raion-sized unit, such as `raion No. 3`; empty for a region or the centre."""
    unit_committee: str
    """Its committee: ukom or raikom."""


class Territory:
    """All places of an archive with their bodies by month."""

    def __init__(self, bodies: list[Body]) -> None:
        self.bodies = bodies
        self._of: dict[int, list[Body]] = {}
        for body in bodies:
            self._of.setdefault(body.place, []).append(body)

    def body(self, place: int, month: int) -> Body:
        """The body of a place in a month."""
        for body in self._of.get(place, []):
            if body.first <= month <= body.last:
                return body
        return _unknown(place)


def read_territory(folder: Path) -> Territory:
    """The territory of an archive, from its tables of places and bodies."""
    places = _rows(folder / "places.parquet")
    stages: dict[int, list[dict[str, Any]]] = {}
    for stage in _rows(folder / "bodies.parquet"):
        stages.setdefault(stage["tile"], []).append(stage)
    bodies: list[Body] = []
    for place in places:
        if place["tile"] < 0:
            bodies.append(_centre(place["place"]))
            continue
        for stage in stages.get(place["tile"], []):
            bodies += _bodies(place, stage)
    return Territory(bodies)


def _rows(file: Path) -> list[dict[str, Any]]:
    """All rows of a small table; pq.read_table would load pandas, half a second of waiting."""
    with pq.ParquetFile(file) as table:
        return table.read().to_pylist()


def _bodies(place: dict[str, Any], stage: dict[str, Any]) -> list[Body]:
    """One body for each name that the stage had."""
    first, last, name, level = stage["first"], stage["last"], stage["name"], stage["level"]
    renamed = _RENAMED.search(name)
    if renamed is None:
        return [_body(place, first, last, _ASIDE.sub("", name), level)]
    turn = (int(renamed[3]) - 1921) * 12 - 2
    before, after = _RENAMED.sub(r"\1", name), _RENAMED.sub(r"\2", name)
    spans = [(first, min(last, turn - 1), before), (max(first, turn), last, after)]
    return [_body(place, a, b, said, level) for a, b, said in spans if a <= b]


def _body(place: dict[str, Any], first: int, last: int, region: str, level: str) -> Body:
    city = place["code"] in ("MOW", "LED")
    uezd = level == _GUBERNIIA and not city
    unit = f"{'uezd' if uezd else 'raion'} No. {place['raion']}"
    if place["place"] < FIRST_RAION:
        unit = ""
    committee = "ukom" if uezd else "raikom"
    return Body(place["place"], first, last, region, _regional(region, level), unit, committee)


def _regional(region: str, level: str) -> str:
    """What the committee of a region was called."""
    named = (
        ("guberniia", "gubkom"), ("okrug", "okruzhkom"), ("krai", "kraikom"),
        ("oblast", "obkom"), ("city", "gorkom"),
    )  # fmt: skip
    kind = next((committee for word, committee in named if region.endswith(word)), "")
    return kind or ("gubkom" if level == _GUBERNIIA else "obkom")


def _centre(place: int) -> Body:
    return Body(place, 0, N_MONTHS, "the Union", "Central Committee", "", "Central Committee")


def _unknown(place: int) -> Body:
    return Body(place, 0, N_MONTHS, "a region not known", "obkom", f"raion No. {place}", "raikom")
