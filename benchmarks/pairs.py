"""What runs in pairs and branches save: variance of a difference, and seconds of a common past.

python benchmarks/pairs.py [--runs 20] [--scale 1/100]      two tables

The intervention is small: trials for breaches of discipline are a tenth more frequent. Unpaired,
the difference of two runs has the variance of both together; paired, they share their luck. How
much of it depends on what is looked at, so every figure is given at three dates, bad ones too.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import antaeus
from antaeus.experiments.one_run import live
from antaeus.experiments.plan import Keep
from antaeus.experiments.plan_file import load_plan
from antaeus.experiments.planned import Planned, planned_runs
from antaeus.experiments.shared_pasts import SharedPasts
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request

SERIES = ("members", "candidates", "expelled", "cells")
AFTER = "1933-12"
DATES = ("1934-06", "1936-12", "1941-01")
FLOWS = ("expelled",)
"""Counted over the twelve months up to a date; all others as they stand at it."""
PLAN = """
[ensemble]
id = "pairs"
title = "A small intervention, with and without it"
scale = "{scale}"
seed = 1

[[arm]]
account = "vanguard"
runs = {runs}

[[branch]]
of = "vanguard"
name = "treated"
after = "{after}"
set = {{ "discipline.trial_rate" = {rate} }}

[keep]
series = [{series}]
"""
MORE = 1.1
"""By how much trials are more frequent in the treated world."""


def variances(twin: NDArray[np.float64], treated: NDArray[np.float64]) -> tuple[float, float]:
    """Variance of the difference of paired and of unpaired runs."""
    return float(np.var(treated - twin, ddof=1)), float(
        np.var(treated, ddof=1) + np.var(twin, ddof=1)
    )


def at(many: antaeus.Ensemble, arm: str, name: str, date: str) -> NDArray[np.float64]:
    """A series of each run of an arm at a date."""
    series = many.series(name)
    of_arm = series.isel(run=series["arm"].values == arm)
    if name not in FLOWS:
        return of_arm.sel(month=f"{date}-01").to_numpy().astype(float)
    until = of_arm.sel(month=slice(None, f"{date}-01"))
    return until.isel(month=slice(-12, None)).sum("month").to_numpy().astype(float)


def seconds(runs: tuple[Planned, ...], keep: Keep, *, shared: bool) -> float:
    """CPU seconds of twins and their branches, one after another in this process."""
    families = [(runs[k], runs[k + len(runs) // 2]) for k in range(len(runs) // 2)]
    begun = time.process_time()
    for family in families:
        with SharedPasts(family if shared else ()) as pasts:
            for run in family:
                live(run, keep, pasts)
    return time.process_time() - begun


def main() -> None:
    """Make the runs, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--scale", default="1/100")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.toml"
        series = ", ".join(f'"{name}"' for name in SERIES)
        usual = load_inputs(Request(Fraction(asked.scale), account="vanguard")).account
        rate = round(MORE * usual.values["discipline"].trial_rate, 7)
        text = PLAN.format(
            scale=asked.scale, runs=asked.runs, after=AFTER, rate=rate, series=series
        )
        file.write_text(text)
        plan = load_plan(file)
        three = plan.arm[0].model_copy(update={"runs": 3})
        few = planned_runs(plan.model_copy(update={"arm": (three,)}))
        seconds(few[:1] * 2, plan.keep, shared=False)
        apart, together = (seconds(few, plan.keep, shared=shared) for shared in (False, True))
        many = antaeus.ensemble(file, Path(folder) / "ens", engine="pool")
        print(f"{asked.runs} pairs at {asked.scale}, turning off after {AFTER}.\n")
        print("| series | date | mean difference | sd paired | sd unpaired | variance ratio |")
        print("|---|---|---|---|---|---|")
        for name in SERIES:
            for date in DATES:
                twin, treated = (at(many, arm, name, date) for arm in ("vanguard", "treated"))
                paired, unpaired = variances(twin, treated)
                print(
                    f"| {name} | {date} | {np.mean(treated - twin):+,.0f} | {paired**0.5:,.0f} "
                    f"| {unpaired**0.5:,.0f} | {paired / unpaired:.4f} |"
                )
        print(
            f"\nThree twins with their branches: {apart:.1f} CPU seconds, each past lived through"
        )
        print(f"twice; {together:.1f} with pasts in common: {1 - together / apart:.0%} saved.")


if __name__ == "__main__":
    main()
