"""How far an ensemble has come: a bar with the time left on a terminal, lines elsewhere."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from antaeus.cli.answer import console
from antaeus.experiments.means import EnsembleProgress, TellEnsemble

STEPS = 20
"""Lines of an ensemble where there is no terminal."""


@contextmanager
def ensemble_progress_shown(*, quiet: bool) -> Generator[TellEnsemble | None]:
    """What to tell of each run; nothing with --quiet."""
    if quiet:
        yield None
    elif console(stderr=True).is_terminal:
        with _bar() as tell:
            yield tell
    else:
        yield Steps()


@contextmanager
def _bar() -> Generator[TellEnsemble]:
    """One line that is drawn anew: runs, pace, time left."""
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[left]}"))
    with Bar(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("workers begin", total=None, left="")

        def tell(progress: EnsembleProgress) -> None:
            said = f"{progress.done:,} of {progress.of:,} runs"
            bar.update(
                task,
                total=progress.of,
                completed=progress.done,
                description=said,
                left=_rest(progress),
            )

        yield tell


class Steps:
    """A plain line at each twentieth of the runs, and at the end."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, progress: EnsembleProgress) -> None:
        """Write the line where a step is reached."""
        step = STEPS * progress.done // progress.of
        if step > self._said:
            self._said = step
            line = f"{progress.done:>7,} of {progress.of:,} runs  {_rest(progress)}"
            console(stderr=True).print(line, markup=False, highlight=False, soft_wrap=True)


def _rest(progress: EnsembleProgress) -> str:
    """Failures, pace and time left."""
    failed = f"{progress.failed} failed  " if progress.failed else ""
    if progress.seconds_left is None:
        return failed
    pace = progress.made_now / max(progress.seconds, 1e-6)
    return f"{failed}{pace:.2f} runs a second  {_time(progress.seconds_left)} left"


def _time(seconds: float) -> str:
    """Seconds as hours, minutes and seconds, of which the first two that are not nothing."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
