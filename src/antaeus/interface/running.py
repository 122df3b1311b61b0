"""`antaeus.run` and `antaeus.open`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.interface.branching import in_folder, in_memory
from antaeus.interface.run import Run
from antaeus.runs.checkpoints import When
from antaeus.runs.forecast import hold_against
from antaeus.runs.inputs import load_inputs
from antaeus.runs.memory import free_bytes
from antaeus.runs.open import open_run
from antaeus.runs.recorded import Tell
from antaeus.runs.request import (
    ArchiveMode,
    CalendarName,
    Request,
    available_threads,
    month_of_text,
    scale_of,
)


def run(
    scenario: str | Path = "interwar",
    account: str | Path = "vanguard",
    scale: str | float | Fraction = Fraction(1, 100),
    seed: int = 1,
    *,
    to: str | None = None,
    threads: int | None = None,
    calendar: CalendarName = "mean",
    set: Mapping[str, float] | None = None,
    answers: Mapping[str, str] | None = None,
    check: bool = False,
    archive: ArchiveMode = "none",
    out: str | Path | None = None,
    checkpoints: Collection[str] = (),
    checkpoint_every: int | None = None,
    progress: Tell | None = None,
    ignore_memory: bool = False,
) -> Run:
    """Simulate a scenario under an account and wait for the end.

    `scale` is 1, "1/100" or 0.01; `to` is the last month, such as "1934-12"; `set` gives other
    values to parameters, as in {"discipline.trial_rate": 0.002}; `answers` puts other answers in
    place of the account's, as in {"line": "by_balance"}; `progress` is called once a month with how
    far the run has come. With `out` the run is written to a folder of that name, which
    must be free. Without it the run stays in memory; `save` writes it later. `archive` says which
    papers are kept, "full", "sample" or "none"; they need a folder. `checkpoints` are months, such
    as "1934-12", whose ends are kept for `Run.branch`; with `checkpoint_every` so many months a run
    into a folder that is cut off goes on from the last when it is asked for again. A run that needs
    more memory than is free is not begun, unless with `ignore_memory`. Raises InputFaults with all
    that is wrong.
    """
    if archive != "none" and out is None:
        remedy = "Papers are written while the run goes on: name a folder with out."
        raise InputFaults(
            [Fault("archive", f'"{archive}", without a folder', "out as well", remedy)]
        )
    request = Request(
        scale=scale_of(scale),
        scenario=str(scenario),
        account=str(account),
        seed=seed,
        last=month_of_text("to", to) if to else None,
        calendar=calendar,
        overrides=tuple(sorted((set or {}).items())),
        answers=tuple(sorted((answers or {}).items())),
        threads=available_threads() if threads is None else threads,
        check=check,
        archive=archive,
    )
    inputs = load_inputs(request)
    if not ignore_memory:
        hold_against(inputs, free_bytes())
    months = frozenset(month_of_text("checkpoints", month) for month in checkpoints)
    when = When(checkpoint_every, months)
    if out is not None:
        return Run(in_folder(inputs, Path(out), progress, when))
    return Run(*in_memory(inputs, progress, when))


def open(path: str | Path) -> Run:
    """Open a finished run folder. Raises RunFolderUnusable when it is none."""
    return Run(open_run(Path(path)))
