"""A scenario: where and when, and with which people, workplaces and cells a run opens."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, model_validator

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import FIRST, LAST, parse_month
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.scenario.conditions import Conditions
from antaeus.scenario.hosts import Hosts
from antaeus.scenario.known import Known, known_to_the_library
from antaeus.scenario.letters import letters, objection
from antaeus.scenario.measures import Month, Persons, Raions, Share, Table
from antaeus.scenario.reading import read_toml
from antaeus.scenario.regions import Tile, load_tiles
from antaeus.scenario.soundness import faults_across_tables
from antaeus.scenario.stock import Incorporated, Stock
from antaeus.scenario.wording import near_match, shown

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, Field(min_length=1)]


def _scale(text: str) -> str:
    if not re.fullmatch(r"1/[1-9]\d{0,3}", text):
        raise objection(f'"{text[:40]}"', 'a scale, written like "1/100"')
    return text


class About(Table):
    """What a scenario is, and from which month to which it can run."""

    id: Identifier
    title: Text
    summary: Text
    first: Month
    last: Month
    tiles: Literal["ussr_1939", "inline"]
    """The 104 tiles of the library, or those that this file makes up under `[[tile]]`."""

    @model_validator(mode="after")
    def _inside_the_clock(self) -> Self:
        first, last = parse_month(self.first), parse_month(self.last)
        if not FIRST <= first <= last <= LAST:
            raise objection(f"{self.first} to {self.last}", "a span within 1921-03 to 1941-06")
        return self


class MadeUpTile(Table):
    """A tile of a place that never was."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{2,4}$")]
    name: Text
    col: Annotated[int, Field(strict=True, ge=0, le=100)]
    row: Annotated[int, Field(strict=True, ge=0, le=100)]
    population: Persons

    def as_tile(self) -> Tile:
        """The same with the columns of the library's tiles; what nobody made up is not known."""
        return Tile(
            code=self.code,
            name=self.name,
            type="oblast",
            republic="",
            col=self.col,
            row=self.row,
            largest_city="",
            population_1939=self.population,
            population_1926=None,
            urban_share_1939=None,
            largest_city_1939=None,
        )


class Grid(Table):
    """How finely the land is divided, and how far a run may be scaled down."""

    raions: Raions
    """Units of the size of a raion at full scale."""
    smallest_scale: Annotated[str, AfterValidator(_scale)]
    urban_share_elsewhere: Share
    """Part of the people of a tile who live in towns, where the tile itself does not say."""

    @property
    def smallest(self) -> Fraction:
        """The smallest scale as an exact fraction."""
        return Fraction(self.smallest_scale)


def _in_order_of_kinds(hosts: tuple[Hosts, ...]) -> tuple[Hosts, ...]:
    return tuple(sorted(hosts, key=lambda entry: HOST_KINDS.index(entry.kind)))


class Scenario(Table):
    """All that a world of the first month is built from."""

    model_config = ConfigDict(title="Scenario of antaeus")

    about: About = Field(alias="scenario")
    own_tiles: tuple[MadeUpTile, ...] = Field(default=(), alias="tile")
    grid: Grid
    stock: Stock
    hosts: Annotated[tuple[Hosts, ...], AfterValidator(_in_order_of_kinds)]
    """One entry for each kind of host unit, in the order of `HOST_KINDS`."""
    conditions: Conditions
    incorporated: tuple[Incorporated, ...] = ()

    @property
    def id(self) -> str:
        """The name by which runs and manifests know it."""
        return self.about.id

    @property
    def first(self) -> int:
        """The month in which it opens."""
        return parse_month(self.about.first)

    @property
    def last(self) -> int:
        """The last month for which it holds."""
        return parse_month(self.about.last)

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """The places of the scenario: those of the library, or its own."""
        if self.about.tiles == "ussr_1939":
            return load_tiles()
        return tuple(tile.as_tile() for tile in self.own_tiles)

    def hosts_of(self, kind: str) -> Hosts:
        """The entry of one kind of host unit."""
        return self.hosts[HOST_KINDS.index(kind)]


def load_scenario(name_or_path: str | Path) -> Scenario:
    """A scenario of the library by name, or the one in a file; all its faults at once."""
    path = _path_of(str(name_or_path))
    scenario, faults = examine_scenario(read_toml(path), str(name_or_path), known_to_the_library())
    if scenario is None or faults:
        raise InputFaults(faults)
    return scenario


def examine_scenario(
    tables: dict[str, Any], where: str, known: Known
) -> tuple[Scenario | None, list[Fault]]:
    """What a file says, if it can be understood, and everything that is wrong with it."""
    faults: list[Fault] = []
    scenario = None
    try:
        scenario = Scenario.model_validate(tables)
    except ValidationError as error:
        faults.extend(letters(error, where, Scenario, tables))
    faults.extend(faults_across_tables(tables, where, known))
    return scenario, faults


def _path_of(name: str) -> Path:
    """The file that a name of the library or a path means."""
    if name in scenario_names():
        return Path(str(files("antaeus") / "library" / "scenarios" / f"{name}.toml"))
    if "/" in name or name.endswith(".toml"):
        return Path(name)
    near = near_match(name, scenario_names())
    known = f"one of {', '.join(scenario_names())}, or the path of a file"
    raise InputFaults([Fault("scenario", f"the unknown name {shown(name)}", known, near)])


def scenario_names() -> tuple[str, ...]:
    """The scenarios of the library."""
    folder = files("antaeus") / "library" / "scenarios"
    return tuple(sorted(e.name[:-5] for e in folder.iterdir() if e.name.endswith(".toml")))
