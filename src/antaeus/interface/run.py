"""A run as a notebook sees it."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

import html
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import month_date
from antaeus.interface.branching import (
    Pasts,
    in_folder,
    in_memory,
    past_in_memory,
    request_of_branch,
)
from antaeus.interface.labelled import LabelledSeries
from antaeus.runs.checkpoints import When, past_in_folder
from antaeus.runs.errors_of_fit import mean_error, on_first_of_january
from antaeus.runs.inputs import load_inputs
from antaeus.runs.open import RunFolder
from antaeus.runs.past import Past
from antaeus.runs.record import save
from antaeus.runs.recorded import Recorded, Tell
from antaeus.runs.request import CalendarName, available_threads, month_of_text
from antaeus.runs.turn import Turn

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from antaeus.interface.archive import Papers


class Run:
    """A run, in a folder or in memory. Tables of a folder are read when first asked for."""

    def __init__(self, run: RunFolder | Recorded, pasts: Pasts | None = None) -> None:
        """Wrap what was opened or simulated, and the pasts that a run in memory kept."""
        self._run, self._pasts = run, pasts or {}

    @property
    def path(self) -> Path | None:
        """The run folder; None of a run in memory."""
        return self._run.path if isinstance(self._run, RunFolder) else None

    def save(self, path: str | Path) -> Path:
        """Write a run that is in memory to a folder, whose name must be free."""
        if isinstance(self._run, RunFolder):
            found = f"a run that already lies in {self._run.path}"
            raise InputFaults([Fault("save", found, "a run in memory", "Copy the folder.")])
        self._run = save(self._run, Path(path))
        return self._run.path

    def branch(
        self,
        after: str,
        *,
        account: str | Path | None = None,
        set: Mapping[str, float] | None = None,
        answers: Mapping[str, str] | None = None,
        seed: int | None = None,
        calendar: CalendarName | None = None,
        scenario: str | Path | None = None,
        to: str | None = None,
        threads: int | None = None,
        out: str | Path | None = None,
        checkpoints: Collection[str] = (),
        anew: bool = False,
        progress: Tell | None = None,
    ) -> Run:
        """Give the run another future: the same past up to `after`, then what is changed here.

        `after` is a month, such as "1934-12", of which the run keeps a checkpoint; with `anew` the
        past is lived through again, to the same bytes. The other options are those of
        `antaeus.run`; what is left out stays as it was, but another account begins with its own
        values. With `out` papers are kept where the run keeps them. Raises InputFaults with all
        that is wrong.
        """
        turn = Turn(
            month_of_text("after", after),
            scenario=None if scenario is None else str(scenario),
            account=None if account is None else str(account),
            seed=seed,
            calendar=calendar,
            overrides=tuple(sorted((set or {}).items())),
            answers=tuple(sorted((answers or {}).items())),
        )
        months = frozenset(month_of_text("checkpoints", month) for month in checkpoints)
        workers = available_threads() if threads is None else threads
        request = request_of_branch(self._run.manifest, turn, to, workers)
        when = When(None, months)
        if out is not None:
            of = None if anew else self.path
            return Run(in_folder(load_inputs(request), Path(out), progress, when, of))
        past = None if anew else self._past(turn.after)
        inputs = load_inputs(replace(request, archive="none"))
        return Run(*in_memory(inputs, progress, when, past))

    def _past(self, month: int) -> Past:
        """The past of a month, from the folder or from memory."""
        if isinstance(self._run, RunFolder):
            return past_in_folder(self._run.path, month)
        return past_in_memory(self._pasts, month)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What ran, with what, and what it cost."""
        return self._run.manifest.model_dump(mode="json", by_alias=True)

    @cached_property
    def series(self) -> LabelledSeries:
        """Everything that was counted: `run.series["members"]`."""
        return LabelledSeries(self._run.series)

    @cached_property
    def fit(self) -> pd.DataFrame:
        """The simulated beside the historical figures, a row a figure."""
        import pandas as pd  # noqa: PLC0415 - a third of a second

        return pd.DataFrame([row.as_dict() for row in self._run.fit])

    @cached_property
    def patterns(self) -> pd.DataFrame:
        """What ought to come out of a run, and whether it did, a row a pattern."""
        import pandas as pd  # noqa: PLC0415

        from antaeus.runs.patterns import judge  # noqa: PLC0415

        return pd.DataFrame([line.as_dict() for line in judge([self._run])]).set_index("id")

    @cached_property
    def state_hashes(self) -> pd.DataFrame:
        """The hash of every table at the end of every month, a row a month."""
        import pandas as pd  # noqa: PLC0415

        rows = [
            {"month": month_date(month)} | {table: f"{v:016x}" for table, v in tables.items()}
            for month, tables in self._run.state_hashes
        ]
        return pd.DataFrame(rows).set_index("month")

    @cached_property
    def archive(self) -> Papers:
        """What the run left on paper: `run.archive.lens("smolensk").sql("select ...")`."""
        from antaeus.interface.archive import papers_of  # noqa: PLC0415 - DuckDB is slow to load

        if self.path is None:
            raise InputFaults([Fault("archive", "a run in memory", "a run in a folder")])
        return papers_of(self.path)

    def report(self, path: str | Path | None = None) -> Path:
        """Write the HTML report to a path, or into the folder of the run; say where it is."""
        from antaeus.interface.reporting import report_into_folder, report_to  # noqa: PLC0415

        if path is not None:
            return report_to([self._run], Path(path))
        if isinstance(self._run, RunFolder):
            return report_into_folder(self._run)
        raise InputFaults([Fault("report", "no path", "a path, since the run is in memory")])

    def plot(self, name: str) -> Figure:
        """Draw one series of the Union, or the figure of that name, in the house style."""
        from antaeus.interface.plotting import plot  # noqa: PLC0415 - matplotlib is slow to load

        return plot(self._run, name)

    def __repr__(self) -> str:
        m = self._run.manifest
        return (
            f"<Run {m.scenario} under {m.account_told()}, scale {m.scale}, seed {m.seed}, "
            f"{m.span.first} to {m.span.last}; {self.path or 'in memory'}>"
        )

    def _repr_html_(self) -> str:
        """What a notebook shows: what ran, and how far its size is from history."""
        m = self._run.manifest
        lines = {
            "Scenario": m.scenario,
            "Account": m.account_told(),
            "Scale": m.scale,
            "Seed": str(m.seed),
            "Months": f"{m.span.first} to {m.span.last}",
            "At the end": f"{m.people_at_end:,} simulated people in {m.cells_at_end:,} cells",
            **_errors(self._run),
            "Series": ", ".join(self.series.names),
            "Folder": str(self.path or "none, the run is in memory"),
        }
        rows = "".join(
            f"<tr><th style='text-align:left'>{html.escape(name)}</th>"
            f"<td style='text-align:left'>{html.escape(value)}</td></tr>"
            for name, value in lines.items()
        )
        return f"<table>{rows}</table>"


def _errors(run: RunFolder | Recorded) -> dict[str, str]:
    """The mean absolute error of the size of the party on 1 January, by period."""
    january = on_first_of_january(run.fit, "total")
    said: dict[str, str] = {}
    for period in ("fitted", "predicted"):
        mean = mean_error(january, period)
        if mean:
            years = f"{mean.first_year}-{mean.last_year}"
            said[f"Error {years}"] = f"{mean.relative:.1%} of the party on average ({period})"
    return said
