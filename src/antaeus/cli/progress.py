"""How far a run has come: a bar with the time left on a terminal, a line a year elsewhere."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager

from antaeus.cli.answer import console
from antaeus.foundation.months import month_text
from antaeus.runs.recorded import Progress, Tell


@contextmanager
def progress_shown(*, quiet: bool) -> Generator[Tell | None]:
    """What to tell of each month; nothing with --quiet."""
    if quiet:
        yield None
    elif console(stderr=True).is_terminal:
        with _bar() as tell:
            yield tell
    else:
        yield Lines()


@contextmanager
def _bar() -> Generator[Tell]:
    """One line that is drawn anew: month, people, cells, time left."""
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[people]:>11,} communists"),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    with Bar(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=None, people=0)
        begun = False

        def tell(progress: Progress) -> None:
            nonlocal begun
            if not begun:  # a run that goes on has not lived through its past just now
                bar.reset(task, completed=progress.done - 1, total=progress.of)
                begun = True
            bar.update(
                task,
                total=progress.of,
                completed=progress.done,
                description=month_text(progress.month),
                people=progress.people,
            )

        yield tell


class Lines:
    """A plain line at the end of each year and of the run."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.before: int | None = None
        """Months that were over before this was told of any."""

    def __call__(self, progress: Progress) -> None:
        """Write the line where a year or the run ends."""
        if self.before is None:
            self.before = progress.done - 1
        month = month_text(progress.month)
        if not month.endswith("-12") and progress.done < progress.of:
            return
        spent = time.monotonic() - self.began
        left = spent / (progress.done - self.before) * (progress.of - progress.done)
        line = (
            f"{month}  {progress.people:>11,} communists  {progress.done / progress.of:>4.0%} done"
            f"  {left:.0f} s left"
        )
        console(stderr=True).print(line, highlight=False, soft_wrap=True)
