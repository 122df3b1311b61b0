"""Tune an account on the outcomes of 1921-34 and print its values, or write them into its file.

    .venv/bin/python tuning/tune.py n0 --scale 1/20 --rounds 8 --write

Only comparisons of the period before 1935 are read, and none of low confidence but those on cells,
for which there is nothing better. Each parameter moves on the line of its prior, and a weak pull
towards the prior's median keeps those in place that no outcome speaks of. Chance is common to all
trials, so that a small step of a parameter makes a small step of the outcomes.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

import numpy as np

from antaeus.accounts.account import Account
from antaeus.accounts.binding import bind, prior_of
from antaeus.accounts.reading import load_account
from antaeus.foundation.months import parse_month
from antaeus.runs.fit import FitRow
from antaeus.runs.inputs import load_inputs
from antaeus.runs.recorded import simulate
from antaeus.runs.request import Request

LAST = parse_month("1934-12")
TOLERANCE = {"persons": 0.1, "cells": 0.15, "percent": 3.0}
"""What counts as one unit of error: a share of the figure, or points of a percentage."""
CLOSER = {"total": 0.02, "members": 0.06, "candidates": 0.12, "mean_cell_size": 0.15}
LEFT_OUT = {"candidate_share", "former_members", "expelled"}
"""Series that say again what members and candidates say, or whose counts start elsewhere."""
PULL = 0.3
"""Strength of the pull towards the prior's median, in units of error a deviation."""
MARK = "# --- values, written by tuning/tune.py ---"
ACCOUNTS = Path(__file__).parents[1] / "src" / "antaeus" / "library" / "accounts"
BELL = NormalDist()
STEP = 0.15
"""Step for a slope, in deviations of the prior: wide, because counts move in jumps."""
TUNED: dict[str, tuple[str, ...]] = {
    "n0": (
        "review.chistka",
        "review.check",
        "review.withdrawal",
        "review.reduction",
        "review.candidate",
        "review.peasant",
        "review.employee",
        "admission.worker",
        "admission.peasant",
        "admission.employee",
        "admission.response",
        "admission.uncovered",
        "admission.recommendations",
        "admission.levy",
        "admission.women",
        "acceptance",
        "leaving.missed_dues",
        "leaving.withdrawal",
        "mobility.discharge",
        "mobility.peasants_to_work",
        "mobility.workers_to_office",
        "mobility.worker_rate",
        "promotion.posts_share",
        "cells",
    ),
    "vanguard": (
        "review.chistka",
        "review.check",
        "review.withdrawal",
        "review.reduction",
        "admission.worker",
        "admission.peasant",
        "admission.employee",
        "admission.response",
        "admission.uncovered",
        "admission.recommendations",
        "admission.levy",
        "admission.women",
        "acceptance",
        "discipline.trial_rate",
        "leaving.missed_dues",
        "leaving.withdrawal",
        "mobility.discharge",
        "mobility.peasants_to_work",
        "mobility.workers_to_office",
        "mobility.worker_rate",
        "promotion.posts_share",
        "promotion.red_director_rate",
        "cells",
        "implementation.even",
        "implementation.drive",
        "implementation.draw",
        "implementation.leaving",
        "implementation.hold",
        "implementation.force",
        "implementation.fading",
    ),
    "n1": (
        "discipline",
        "admission",
        "acceptance",
        "leaving.missed_dues",
        "leaving.withdrawal",
        "mobility.discharge",
        "mobility.peasants_to_work",
        "mobility.workers_to_office",
        "promotion",
        "cells",
    ),
}
"""Parameters of which outcomes of 1921-34 say something; the others keep their prior's median."""


def errors(rows: tuple[FitRow, ...]) -> list[float]:
    """The errors of a run in units of tolerance, in the order of its comparisons."""
    found: list[float] = []
    for row in rows:
        on_cells = row.series in ("cells", "mean_cell_size")
        usable = row.confidence != "low" or on_cells
        if row.period != "fitted" or not usable:
            continue
        if row.series in LEFT_OUT or row.historical <= 0:
            continue
        if row.unit == "percent":
            found.append((row.simulated - row.historical) / TOLERANCE["percent"])
        else:
            tolerance = CLOSER.get(row.series, TOLERANCE.get(row.unit, 0.15))
            found.append(math.log(max(row.simulated, 1e-3) / row.historical) / tolerance)
    return [max(min(error, 20.0), -20.0) for error in found]


def descend(
    residuals: Callable[[np.ndarray], np.ndarray], start: np.ndarray, rounds: int
) -> np.ndarray:
    """Levenberg and Marquardt's descent with wide steps; the best place found."""
    place, damping = start, 1.0
    now = residuals(place)
    for _ in range(rounds):
        slopes = np.column_stack(
            [(residuals(place + STEP * axis) - now) / STEP for axis in np.eye(place.size)]
        )
        weight = 1 / np.sqrt(1 + (now / 3) ** 2)  # far outliers pull less
        normal = (slopes * weight[:, None]).T @ slopes
        downhill = (slopes * weight[:, None]).T @ now
        for _ in range(6):
            step = np.linalg.solve(normal + damping * np.diag(np.diag(normal) + 0.01), -downhill)
            there = np.clip(place + np.clip(step, -1, 1), -2.6, 2.6)
            then = residuals(there)
            if loss(then) < loss(now):
                place, now, damping = there, then, damping / 3
                break
            damping *= 4
        else:
            break
    return place


def loss(found: np.ndarray) -> float:
    """Sum of errors, squared when small and growing in proportion when large."""
    return float((9 * (np.sqrt(1 + (found / 3) ** 2) - 1)).sum())


def main() -> None:
    """Tune, and print what was found."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("account")
    ask.add_argument("--scale", default="1/50")
    ask.add_argument("--rounds", type=int, default=12)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--start", help="an account whose values the descent starts from")
    ask.add_argument("--only", default="", help="tune only parameters that begin so")
    ask.add_argument("--set", action="append", default=[], help="NAME=VALUE to start from")
    ask.add_argument("--by", help="what the account names as having found the values")
    ask.add_argument("--write", action="store_true", help="write the values into the account")
    told = ask.parse_args()
    account = load_account(told.account)
    start_from = _of_another(told.start, account) if told.start else {}
    start_from |= {name: float(value) for name, _, value in (s.partition("=") for s in told.set)}
    bound = bind(account, start_from)
    declared = {
        f"{question}.{name}": (prior_of(account, question, name, parameter), parameter)
        for question, mechanism in bound.answers.items()
        if mechanism is not None
        for name, parameter in mechanism.parameter_declarations().items()
    }
    names = [
        name
        for name in declared
        if name.startswith(TUNED[told.account]) and name.startswith(told.only)
    ]
    kept = {name: value for name, value in start_from.items() if name not in names}

    def values(place: np.ndarray) -> dict[str, float]:
        return {
            name: declared[name][0].quantile(BELL.cdf(float(z)))
            for name, z in zip(names, place, strict=True)
        }

    trials = 0
    started = time.perf_counter()

    def residuals(place: np.ndarray) -> np.ndarray:
        nonlocal trials
        trials += 1
        overrides = tuple(sorted((kept | values(place)).items()))
        request = Request(
            scale=Fraction(told.scale),
            account=told.account,
            seed=told.seed,
            last=LAST,
            overrides=overrides,
        )
        found = np.array(errors(simulate(load_inputs(request)).fit))
        if trials % (len(names) + 1) == 1:
            print(
                f"# trial {trials}: {found.size} errors, root mean square "
                f"{np.sqrt((found**2).mean()):.3f}, {time.perf_counter() - started:.0f} s",
                flush=True,
            )
        return np.concatenate([found, PULL * place])

    start = np.array([_place_of(bound, name, declared[name][0]) for name in names])
    best = descend(residuals, start, told.rounds)
    blocks = [_block(told, name, declared[name][1].unit, v) for name, v in values(best).items()]
    if told.write:
        file = ACCOUNTS / f"{told.account}.toml"
        head = file.read_text().split(MARK)[0].rstrip()
        file.write_text("\n\n".join([head, MARK, *blocks]) + "\n")
    print("\n\n".join(blocks))


def _of_another(name: str, account: Account) -> dict[str, float]:
    """Values of another account for parameters of the same name and the same meaning."""
    mine, other = bind(account, {}), bind(load_account(name), {})
    found: dict[str, float] = {}
    for question, mechanism in mine.answers.items():
        rival = other.answers[question]
        if mechanism is None or rival is None:
            continue
        theirs = rival.parameter_declarations()
        for parameter, declared in mechanism.parameter_declarations().items():
            if declared == theirs.get(parameter):
                found[f"{question}.{parameter}"] = getattr(other.values[question], parameter)
    return found


def _block(told: argparse.Namespace, name: str, unit: str, value: float) -> str:
    """One value as the account file gives it."""
    by = told.by or f"tuning/tune.py {told.account} --scale {told.scale} --seed {told.seed}"
    return (
        f'[values.{name}]\nvalue = {value:.4g}\nunit = "{unit}"\n'
        f'date = "1921-03/1934-12"\nhow = "tuned"\n'
        f'by = "{by}"\n'
        'source = "antaeus_assumption"\nbasis = "estimated"\nstatus = "derived"\n'
        'confidence = "low"'
    )


def _place_of(bound: object, name: str, prior: object) -> float:
    """Where on the line of its prior a parameter stands now."""
    question, parameter = name.split(".")
    value = getattr(bound.values[question], parameter)  # type: ignore[attr-defined]
    low, high = -2.6, 2.6
    for _ in range(50):
        middle = (low + high) / 2
        if prior.quantile(BELL.cdf(middle)) < value:  # type: ignore[attr-defined]
            low = middle
        else:
            high = middle
    return (low + high) / 2


if __name__ == "__main__":
    main()
