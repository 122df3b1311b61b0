"""Runs that are made up from their seed at once, some of which fail in every way that runs can.

Workers are processes of their own, which find these functions by the name of this module.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np

from antaeus.experiments.kept import kept_columns
from antaeus.experiments.one_run import Told, Yield
from antaeus.experiments.plan import Keep
from antaeus.experiments.planned import Planned
from antaeus.experiments.shared_pasts import SharedPasts

NOTES = "ANTAEUS_TEST_NOTES"
"""The folder in which runs leave word of themselves."""


def made_up(run: Planned, keep: Keep, pasts: SharedPasts) -> Yield:
    """Noise of the right shape, and a figure that only some runs have."""
    note("made", run.id)
    lot = np.random.default_rng(run.request.seed)
    months = (run.request.last or 0) + 1
    series = lot.random((months, len(kept_columns(keep).union)), np.float32)
    told = [
        Told(lens, "O1", group, "all", lot.random(), lot.random(), float("nan"), run.number)
        for lens in keep.lenses
        for group in ("factory", "village")
        if group == "factory" or run.number > 1
    ]
    return Yield(series, np.zeros((0, 0, 0), np.float32), f"{run.request.seed:032x}", tuple(told))


def with_faults(run: Planned, keep: Keep, pasts: SharedPasts) -> Yield:
    """The second run of each arm raises, the third is no number, one ends its process."""
    found = made_up(run, keep, pasts)
    if run.number == 2:
        raise ValueError("the second run cannot be made")
    if run.number == 3:
        found.series[5, 0] = np.nan
    if run.place == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return found


def killed_once(run: Planned, keep: Keep, pasts: SharedPasts) -> Yield:
    """Three runs end the process that makes them, the first time that they are tried."""
    if run.place in (1, 4, 7) and first_time(f"killed-{run.id}"):
        os.kill(os.getpid(), signal.SIGKILL)
    return made_up(run, keep, pasts)


def coordinator_killed(run: Planned, keep: Keep, pasts: SharedPasts) -> Yield:
    """The sixth run ends the process that hands runs out."""
    if run.place == 5 and first_time("coordinator"):
        os.kill(os.getppid(), signal.SIGKILL)
    return made_up(run, keep, pasts)


def note(what: str, word: str) -> None:
    """Append a line to a file; lines of several processes do not mix."""
    with (Path(os.environ[NOTES]) / what).open("a") as file:
        file.write(f"{word}\n")


def noted(what: str) -> list[str]:
    """All lines of a file so far."""
    file = Path(os.environ[NOTES]) / what
    return file.read_text().split() if file.exists() else []


def first_time(what: str) -> bool:
    """Whether nobody has asked this before."""
    try:
        (Path(os.environ[NOTES]) / what).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
