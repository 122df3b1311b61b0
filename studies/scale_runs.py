"""Which of some runs is the reference, which are compared with it, and how far they are off."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from differences import Compared, Name, compare
from finished import Finished

from antaeus.runs.request import scale_of


@dataclass(frozen=True)
class Scales:
    """The runs of one account: the reference, one run of each other scale, seeds of the least."""

    reference: Finished
    others: dict[str, Finished]
    """By scale, the largest first."""
    seeds: list[Finished]

    @property
    def labels(self) -> list[str]:
        """The scales that are compared."""
        return list(self.others)

    @property
    def all(self) -> list[Finished]:
        """Every run once."""
        first = [self.reference, *self.others.values()]
        return first + [run for run in self.seeds if not any(run is one for one in first)]


def scale(run: Finished) -> Fraction:
    """The scale of a run."""
    return scale_of(run.manifest.scale)


def sorted_out(runs: Sequence[Finished]) -> Scales:
    """The runs by their part; of each scale the reference's own seed is compared, if there."""
    accounts = sorted({run.manifest.account_told() for run in runs})
    by_scale = sorted({scale(run) for run in runs}, reverse=True)
    if len(accounts) > 1 or len(by_scale) < 2:
        found = f"{', '.join(accounts)} at {', '.join(map(str, by_scale))}"
        sys.exit(f"Take runs of one account at two scales or more; found {found}.")
    reference = next(run for run in runs if scale(run) == by_scale[0])

    def another_seed(run: Finished) -> bool:
        return run.manifest.seed != reference.manifest.seed

    others = {
        str(one): min((run for run in runs if scale(run) == one), key=another_seed)
        for one in by_scale[1:]
    }
    return Scales(reference, others, [run for run in runs if scale(run) == by_scale[-1]])


def compared(scales: Scales) -> tuple[list[Compared], list[Name]]:
    """Every column in all runs, and the columns in which too little happens."""
    reference = scales.reference.series
    others = {label: (run.series, float(scale(run))) for label, run in scales.others.items()}
    seeds = [run.series for run in scales.seeds]
    own, smallest = float(scale(scales.reference)), float(scale(scales.seeds[0]))
    told = {
        name: compare(reference, own, others, seeds, smallest, name) for name in reference.columns
    }
    found = [one for one in told.values() if one is not None]
    return found, [name for name, one in told.items() if one is None]
