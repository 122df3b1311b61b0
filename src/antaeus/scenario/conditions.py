"""What life is like beyond the party: schooling, technical staff, reach of the press, hardship."""

from __future__ import annotations

import itertools
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, Field

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.foundation.vocabulary import CLASSES
from antaeus.scenario.letters import objection
from antaeus.scenario.measures import ClassShares, Month, Share, Table


class Schooling(Table):
    """Part of a class with at least so much schooling."""

    primary: Share
    secondary: Share
    higher: Share

    def parts(self) -> tuple[float, float, float]:
        """From the most to the least common."""
        return self.primary.value, self.secondary.value, self.higher.value


def _falling(schooling: Schooling) -> Schooling:
    primary, secondary, higher = schooling.parts()
    if not primary >= secondary >= higher:
        found = f"primary {primary:g}, secondary {secondary:g}, higher {higher:g}"
        raise objection(found, "shares that do not rise: who has more has the less too")
    return schooling


FallingSchooling = Annotated[Schooling, AfterValidator(_falling)]


class SchoolingOfClasses(Table):
    """Schooling of those who enter the party, by the class from which they come."""

    worker: FallingSchooling
    peasant: FallingSchooling
    employee: FallingSchooling


class StaffShares(Table):
    """Technical staff as a part of the people of producing kinds of host unit."""

    factory: Share
    transport: Share
    construction: Share
    village: Share
    sovkhoz_mts: Share


class Point(Table):
    """How hard something pressed in one month, from 0 to 1; between points lies a straight line."""

    month: Month
    weight: Share


def _in_order(points: tuple[Point, ...]) -> tuple[Point, ...]:
    months = [parse_month(point.month) for point in points]
    if any(later <= earlier for earlier, later in itertools.pairwise(months)):
        raise objection("months out of order", "points whose months rise")
    return points


Path = Annotated[tuple[Point, ...], AfterValidator(_in_order), Field(min_length=1)]


class Conditions(Table):
    """Conditions of life and work that no account decides."""

    schooling: SchoolingOfClasses
    staff: StaffShares
    union_active: Share
    """Active people of the unions (committees, delegates) among workers and employees."""
    press: ClassShares
    """Reach of press, reading room and radio in a class when everybody can read."""
    norms: Path
    """Pressure of output norms."""
    housing: Path
    """Want of housing in towns."""

    def schooling_shares(self) -> NDArray[np.float64]:
        """Schooling by class, (3, 3): rows classes, columns primary, secondary, higher."""
        return np.array([getattr(self.schooling, name).parts() for name in CLASSES])


def monthly(path: tuple[Point, ...]) -> NDArray[np.float64]:
    """A path in every month of the span, (n_months,)."""
    months = [parse_month(point.month) for point in path]
    return np.interp(np.arange(N_MONTHS), months, [point.weight.value for point in path])
