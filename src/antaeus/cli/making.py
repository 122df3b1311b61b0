"""Making a run at the command line: what begins, how far it is, the table, the report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from antaeus.cli.answer import Answer

if TYPE_CHECKING:
    from antaeus.runs.checkpoints import When
    from antaeus.runs.open import RunFolder
    from antaeus.runs.request import Request


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a run besides the run."""

    out: Path | None
    """The folder; without one it is called after what was asked, under runs/."""
    report: bool
    when: When
    branch_of: Path | None = None
    """The run from which the past is taken."""
    ignore_memory: bool = False
    """Begin even where the run needs more memory than is free."""


def make_and_show(request: Request, wanted: Wanted, answer: Answer) -> None:
    """Simulate, write the folder, print the table, offer the report."""
    from antaeus.cli.progress import progress_shown
    from antaeus.runs.forecast import hold_against
    from antaeus.runs.inputs import load_inputs
    from antaeus.runs.memory import free_bytes
    from antaeus.runs.record import record

    out = wanted.out
    folder = out if out is not None else _free_name(Path("runs") / request.folder_name())
    inputs = load_inputs(request)
    if not wanted.ignore_memory:
        hold_against(inputs, free_bytes())
    begun = partial(_say_what_begins, request, folder, answer)
    with progress_shown(quiet=answer.quiet) as tell:
        made = record(inputs, folder, tell, begun, when=wanted.when, branch_of=wanted.branch_of)
    _show(made, _report(made, answer) if wanted.report else None, answer)


def _free_name(folder: Path) -> Path:
    """The folder, or with a number behind where an earlier run has taken the name."""
    number = 1
    free = folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _say_what_begins(request: Request, folder: Path, answer: Answer, remark: str) -> None:
    """Which run is made, where, and why the first one ever seems to stand still."""
    from antaeus.foundation.compiled import are_kernels_kept

    answer.remark(
        f"Running {request.scenario} under {request.account}, scale {request.scale}, "
        f"seed {request.seed}, into {folder}"
    )
    if remark:
        answer.remark(remark)
    if not are_kernels_kept():
        answer.remark("The first run compiles its kernels, for about half a minute; they are kept.")


def _report(made: RunFolder, answer: Answer) -> Path | None:
    """Write the report into the folder; the run is whole even when that fails."""
    from antaeus.foundation.errors import FAILED, AntaeusError, RunFolderUnusable
    from antaeus.interface.reporting import report_into_folder

    answer.remark("Drawing the report ...")
    try:
        return report_into_folder(made)
    except RunFolderUnusable as fault:
        answer.status = FAILED
        answer.warn(f"The run is whole, but its report could not be written: {fault}")
    except AntaeusError as fault:
        answer.warn(f"The run is whole, but there is no report of it: {fault}")
    except Exception as defect:  # a run must not be lost over its report
        answer.status = FAILED
        answer.warn(
            f"The run is whole, but drawing its report met a defect of antaeus "
            f"({type(defect).__name__}: {defect}). To see where: "
            f"antaeus report {made.path} --debug"
        )
    return None


def _show(made: RunFolder, report: Path | None, answer: Answer) -> None:
    """The table, the paragraph and the paths, or all of it as one document."""
    from antaeus.cli.show import document_of, parts_of

    answer.document.update(document_of(made), report=str(report) if report else None)
    if answer.quiet:
        answer.say(str(made.path))
        return
    answer.show(*parts_of(made))
    answer.say(f"Run folder  {made.path}")
    if report:
        answer.say(f"Report      {report}")
