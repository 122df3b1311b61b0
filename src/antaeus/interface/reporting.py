"""From run folders to a report: the tables of each run, and what the library says about them."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from antaeus.report.tables import RunTables
from antaeus.report.write import write_report
from antaeus.runs.folder import add_file, disk_letters
from antaeus.runs.open import REPORT, RunFolder
from antaeus.runs.recorded import Recorded
from antaeus.runs.tables import series_frame
from antaeus.scenario.bibliography import load_bibliography
from antaeus.scenario.scenario import load_scenario


def report_into_folder(run: RunFolder) -> Path:
    """Write report.html into the folder of a run and seal the folder anew."""
    return add_file(run.path, REPORT, lambda aside: write_report([tables_of(run)], aside))


def report_to(runs: Sequence[RunFolder | Recorded], out: Path) -> Path:
    """Write one report about several runs to a file of its own."""
    with disk_letters(out):
        return write_report([tables_of(run) for run in runs], out)


def tables_of(run: RunFolder | Recorded) -> RunTables:
    """Everything that a report needs to know about a run."""
    known = load_bibliography()
    return RunTables(
        manifest=run.manifest.model_dump(mode="json", by_alias=True),
        series=series_frame(run.series),
        fit=[row.as_dict() for row in run.fit],
        tiles=load_scenario(run.manifest.scenario).tiles,
        bibliography=[known[id] for id in run.manifest.sources if id in known],
    )
