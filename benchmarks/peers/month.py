"""The reduced month of the race: its numbers, the world it starts from, and what is told of it.

Every peer lives through the same months, written in its own way. README.md says what happens in
one; here is only what the peers share: data, and no step of the month.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

MONTHS = 24
"""Months of one timed repeat."""
N_GRIEVANCES = 5
GRAIN = 4
"""The last grievance, which only villages have."""

VALUES: dict[str, float] = {
    "grievance.speed": 0.3,
    "grievance.bosses": 0.5,
    "grievance.rural_housing": 0.3,
    "grievance.shock_rate": 0.05,
    "grievance.shock_size": 0.3,
    "meeting.coming": 0.0,
    "meeting.keenness": 1.0,
    "meeting.rest": 0.2,
    "meeting.weariness": 0.05,
    "meeting.voice": -2.0,
    "meeting.interest": 2.0,
    "meeting.praise": -1.0,
    "meeting.duty_to_endorse": 2.0,
    "language.speed": 0.01,
    "language.acting_share": 0.5,
    "language.forgetting": 0.005,
    "language.contact": 0.0,
    "discipline.rate": 0.01,
    "admission.worker_rate": 1e-3,
    "admission.peasant_rate": 5e-5,
    "admission.employee_rate": 1e-3,
}
"""Parameters of the product's mechanisms under the reduced account; the others are not reached."""

SHOCKED = 1.0 - math.exp(-VALUES["grievance.shock_rate"])
LEAVES = 1.0 - math.exp(-VALUES["discipline.rate"])
HELD = 0.5
"""Chance that a claim is held against its speaker, where no line says what is asked."""
BY_ACTING = VALUES["language.speed"] * VALUES["language.acting_share"] / 0.3
BY_REACH = VALUES["language.speed"] * (1.0 - VALUES["language.acting_share"]) / 0.5


@dataclass(frozen=True)
class Start:
    """The world as the race begins, in rows without gaps; what the peers are handed."""

    cell: NDArray[np.int32]
    """Row of the cell of each person, sorted, (n_people,)."""
    job: NDArray[np.uint8]
    commitment: NDArray[np.float32]
    language: NDArray[np.float32]
    host: NDArray[np.int32]
    """Row of the open host unit of each cell, (n_cells,)."""
    presses: NDArray[np.float32]
    """What presses on each open host unit, month after month, 0 to 1, (n_hosts, 5)."""
    village: NDArray[np.bool_]
    seat: NDArray[np.int32]
    """Cell in which newcomers of a stratum sit, (n_strata,): a class at an open host unit."""
    stratum_class: NDArray[np.uint8]
    expected: NDArray[np.float32]
    """Newcomers expected in a month, (n_strata,)."""
    media: NDArray[np.float32]
    """Reach of the press by class, (3,)."""
    spoken: NDArray[np.float32]
    """Language of the strata by class, (3,); the same at every unit, for none has contact."""

    def save(self, path: Path) -> None:
        """Write all columns into one file."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})

    @classmethod
    def load(cls, path: Path) -> Start:
        """Read what `save` wrote."""
        with np.load(path) as columns:
            return cls(**{field.name: columns[field.name] for field in fields(cls)})


class Told(NamedTuple):
    """What every peer tells of a month; the race holds these against one another."""

    people: int
    """At the opening of the month."""
    attended: int
    critics: int
    endorsers: int
    language: float
    """Mean over all who have a card at the end of the month."""
    grievance: float
    """Mean over open host units and the five grievances."""
    admitted: int
    left: int


def weights(commitment: NDArray[Any], slope: float) -> NDArray[np.float32]:
    """Factor on the odds against an act whose logit rises by `slope` from commitment 0 to 1."""
    return np.exp(-slope * (commitment - 0.5)).astype(np.float32)
