"""Kinds of number that a scenario asks for: shares, amounts, and parts that make a whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from antaeus.foundation.months import month_text, parse_month
from antaeus.scenario.letters import objection
from antaeus.scenario.value import Value

ROUNDING = 0.005
"""Shares that were printed with two digits may miss 1 by as much."""


class Table(BaseModel):
    """A table of a file: unchangeable, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _in_unit(*units: str) -> Callable[[Value], Value]:
    """A check that a number is given in one of the units that its key can have."""

    def check(given: Value) -> Value:
        if given.unit not in units:
            raise objection(f'the unit "{given.unit}"', f'the unit "{units[0]}" for this key')
        return given

    return check


def _not_negative(given: Value) -> Value:
    if given.value < 0:
        raise objection(f"{given.value:g}", "a number that is not negative")
    return given


def _positive(given: Value) -> Value:
    if given.value <= 0:
        raise objection(f"{given.value:g}", "a number above 0")
    return given


def _part_of_a_whole(given: Value) -> Value:
    if not 0 <= given.value <= 1:
        raise objection(f"{given.value:g}", "a share between 0 and 1", "Write 12 percent as 0.12.")
    return given


def _month(text: str) -> str:
    try:
        return month_text(parse_month(text))
    except ValueError:
        raise objection(f'"{text[:40]}"', "a month, written like 1934-12") from None


Month = Annotated[
    str, AfterValidator(_month), Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}$"})
]
"""A month as people write it: "1934-12"."""
Share = Annotated[Value, AfterValidator(_in_unit("share")), AfterValidator(_part_of_a_whole)]
Persons = Annotated[Value, AfterValidator(_in_unit("persons")), AfterValidator(_not_negative)]
PeoplePerUnit = Annotated[Value, AfterValidator(_in_unit("persons")), AfterValidator(_positive)]
HostUnits = Annotated[Value, AfterValidator(_in_unit("host units")), AfterValidator(_not_negative)]
Cells = Annotated[Value, AfterValidator(_in_unit("cells")), AfterValidator(_not_negative)]
Raions = Annotated[Value, AfterValidator(_in_unit("units")), AfterValidator(_positive)]
Index = Annotated[Value, AfterValidator(_in_unit("ratio")), AfterValidator(_not_negative)]
Spread = Annotated[Value, AfterValidator(_in_unit("none")), AfterValidator(_not_negative)]


def make_a_whole(shares: Iterable[Value | None], of_what: str) -> None:
    """Object when shares do not add up to 1; of shares that are missing nothing can be said."""
    given = list(shares)
    total = math.fsum(share.value for share in given if share is not None)
    if None not in given and abs(total - 1) > ROUNDING:
        raise objection(f"shares that add up to {total:.4g}", f"{of_what} that add up to 1")


class ClassShares(Table):
    """How something divides among the three classes of party statistics."""

    worker: Share
    peasant: Share
    employee: Share

    def parts(self) -> tuple[float, float, float]:
        """The shares in the order of `CLASSES`."""
        return self.worker.value, self.peasant.value, self.employee.value


def _whole(shares: ClassShares) -> ClassShares:
    make_a_whole((shares.worker, shares.peasant, shares.employee), "the shares of the classes")
    return shares


WholeClassShares = Annotated[ClassShares, AfterValidator(_whole)]
