"""What accounts are expected to show: library/expectations.toml, written before any was tuned."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from antaeus.foundation.units import UNITS
from antaeus.scenario.letters import objection
from antaeus.scenario.wording import near_match, shown

ACCOUNTS = ("n0", "n1", "vanguard")
Sign = Literal["++", "+", "0", "-", "none", "?"]
Number = Annotated[float, Field(strict=True)]
Expected = Literal["emerges", "absent", "given", "?"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _known_unit(unit: str) -> str:
    if unit not in UNITS:
        raise objection(shown(unit), "a unit of the closed list", near_match(unit, UNITS))
    return unit


class Observable(_Table):
    """One reading of an archive and the sign that each account expects of it."""

    id: str = Field(pattern=r"^O\d+$")
    what: str
    n0: Sign
    n1: Sign
    vanguard: Sign


class Range(_Table):
    """Where a figure must lie for its pattern to have emerged."""

    above: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Range:
        if self.above is None and self.below is None:
            raise objection("a range without bounds", "above = ..., below = ... or both")
        return self

    def holds(self, low: float, high: float) -> bool | None:
        """True when all of an interval lies inside, False when none does, None in between."""
        least = -float("inf") if self.above is None else self.above
        most = float("inf") if self.below is None else self.below
        if least < low and high < most:
            return True
        return False if high <= least or low >= most else None

    def __str__(self) -> str:
        if self.above is None:
            return f"below {self.below:g}"
        if self.below is None:
            return f"above {self.above:g}"
        return f"{self.above:g} to {self.below:g}"


class Pattern(_Table):
    """One line of the pattern table."""

    id: str
    what: str
    unit: Annotated[str, AfterValidator(_known_unit)]
    history: Number | None = None
    source: str = ""
    emerged: Range
    n0: Expected
    n1: Expected
    vanguard: Expected

    def expected_of(self, account: str) -> str:
        """What was written down of an account; "?" where nothing was."""
        return str(getattr(self, account)) if account in ACCOUNTS else "?"


class Expectations(_Table):
    """The whole file."""

    observable: tuple[Observable, ...]
    pattern: tuple[Pattern, ...]


@functools.cache
def load_expectations() -> Expectations:
    """The packaged expectations."""
    text = (files("antaeus") / "library" / "expectations.toml").read_text("utf-8")
    return Expectations.model_validate(tomllib.loads(text))
