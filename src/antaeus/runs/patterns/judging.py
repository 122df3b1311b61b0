"""Figure, interval and verdict of every pattern, for one run or for several of one account.

With several runs the interval is of their mean (Student's t, nine in ten). A single run gives an
interval where places can be drawn again with replacement (bootstrap over tiles); other figures of
a single run stand without one, and are judged as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from antaeus.accounts.expectations import Pattern, load_expectations
from antaeus.runs.fit import FitRow
from antaeus.runs.open import RunFolder
from antaeus.runs.patterns.against_history import class_error, distance_from_record, size_error
from antaeus.runs.patterns.places import Places
from antaeus.runs.patterns.table import FIGURES
from antaeus.runs.recorded import Recorded
from antaeus.scenario.history import load_history

Finished = RunFolder | Recorded
Verdict = Literal["emerged", "did not emerge", "undetermined"]
BESIDE_HISTORY: dict[str, Callable[[Sequence[FitRow]], float]] = {
    "membership": lambda rows: size_error(rows, "fitted"),
    "membership_after": lambda rows: size_error(rows, "predicted"),
    "class_mix": class_error,
}
RESAMPLES = 200
T_NINE_IN_TEN = (6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812)
"""Student's t for a two-sided interval of nine in ten, by degrees of freedom from one."""
NORMAL_NINE_IN_TEN = 1.645


@dataclass(frozen=True)
class Judged:
    """One line of the table."""

    id: str
    what: str
    unit: str
    figure: float | None
    """Mean over runs; None where no run has one."""
    low: float | None
    high: float | None
    n: int
    """Runs that have a figure."""
    history: float | None
    source: str
    emerged_when: str
    expected: str
    verdict: Verdict

    def as_dict(self) -> dict[str, object]:
        """The line as JSON has it."""
        return asdict(self)


def judge(runs: Sequence[Finished]) -> Iterator[Judged]:
    """The pattern table of runs of one account, in the order of the expectations."""
    account = runs[0].manifest.account
    for pattern in load_expectations().pattern:
        told = [figure_of(pattern.id, run) for run in runs]
        figures = [figure for figure in told if figure is not None]
        known = np.array([figure for figure in figures if np.isfinite(figure)])
        low, high = _interval(pattern.id, known, runs)
        yield _judged(pattern, account, known, low, high, could_tell=len(figures))


def figure_of(pattern: str, run: Finished, weights: np.ndarray | None = None) -> float | None:
    """The figure of one pattern in one run: nan where nothing of the kind happened.

    None where the run cannot tell: it is too short, or of another place.
    """
    places = Places(run.series, weights)
    try:
        with np.errstate(invalid="ignore", divide="ignore"):
            if pattern in BESIDE_HISTORY:
                figure = BESIDE_HISTORY[pattern](run.fit)
                return figure if np.isfinite(figure) else None
            if pattern == "collectivisation_record":
                return distance_from_record(places, load_history())
            return float(FIGURES[pattern](places))
    except (IndexError, ValueError):  # no such month, or no such tile
        return None


def _interval(
    pattern: str, known: np.ndarray, runs: Sequence[Finished]
) -> tuple[float | None, float | None]:
    if known.size > 1:
        freedom = known.size - 1
        t = T_NINE_IN_TEN[freedom - 1] if freedom <= len(T_NINE_IN_TEN) else NORMAL_NINE_IN_TEN
        half = t * float(known.std(ddof=1)) / np.sqrt(known.size)
        return float(known.mean()) - half, float(known.mean()) + half
    if known.size == 1 and len(runs) == 1 and pattern in FIGURES:
        drawn = _bootstrap(pattern, runs[0])
        if drawn.size >= RESAMPLES // 2 and np.ptp(drawn) > 0:
            return float(np.quantile(drawn, 0.05)), float(np.quantile(drawn, 0.95))
    return None, None


def _bootstrap(pattern: str, run: Finished) -> np.ndarray:
    """The figure for places drawn again and again."""
    n = len(run.series.places) - 1
    if n < 10:
        return np.array([])
    chance = np.random.default_rng(run.manifest.seed)
    draws = [np.bincount(chance.integers(n, size=n), minlength=n) for _ in range(RESAMPLES)]
    told = [figure_of(pattern, run, draw.astype(float)) for draw in draws]
    figures = np.array([figure for figure in told if figure is not None])
    return figures[np.isfinite(figures)]


def _judged(
    pattern: Pattern,
    account: str,
    known: np.ndarray,
    low: float | None,
    high: float | None,
    *,
    could_tell: int,
) -> Judged:
    figure = float(known.mean()) if known.size else None
    verdict: Verdict = "did not emerge" if could_tell else "undetermined"
    if figure is not None:
        holds = pattern.emerged.holds(
            figure if low is None else low, figure if high is None else high
        )
        if holds is None or known.size < could_tell:  # some runs have nothing of the kind
            verdict = "undetermined"
        else:
            verdict = "emerged" if holds else "did not emerge"
    return Judged(
        id=pattern.id,
        what=pattern.what,
        unit=pattern.unit,
        figure=figure,
        low=low,
        high=high,
        n=int(known.size),
        history=pattern.history,
        source=pattern.source,
        emerged_when=str(pattern.emerged),
        expected=pattern.expected_of(account),
        verdict=verdict,
    )
