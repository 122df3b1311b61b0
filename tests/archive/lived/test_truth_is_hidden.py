"""No lens lets the true output be had from reports and audits, where their writers distort it.

Two things stand between a reader and the truth. An inspector errs by an amount that the library
declares, so that what he found hits the truth by luck alone. A management hides part of its
shortfall, so that what is left of it on paper is small and rounding to thousandths weighs the more.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from reader import OUTPUT_OF, guesses, read, residual, side_by_side
from witness import Witness

from antaeus.archive.lenses.reading import lens_names
from antaeus.archive.recorder.clerk import load_clerk

BLIND = ("police", "press_only", "registers")
"""Lenses that show neither reports nor audits, so that there is nothing to hide."""
ERROR = 1000 * load_clerk().error
ROUNDING = 1 / math.sqrt(12)
"""Standard deviation of what rounding to whole thousandths takes away."""
LENSES = sorted(set(lens_names()) - set(BLIND))


@pytest.fixture(scope="module", params=LENSES)
def tables(
    request: pytest.FixtureRequest, witnessed_union: tuple[Path, Witness]
) -> list[tuple[tuple[str, ...], Any]]:
    """Through a lens, the distorted papers of each kind and of two on one unit, with the truth."""
    run, witness = witnessed_union
    papers = read(run, request.param)
    told = list(side_by_side(papers, witness.truths))
    return [(kinds, table[is_distorted(kinds, table)]) for kinds, table in told]


def is_distorted(kinds: tuple[str, ...], table: Any) -> Any:
    """Rows in which every report on output differs from the truth by more than rounding."""
    reports = [f"{kind}.{'reported' if kind == 'audit' else 'output'}" for kind in kinds]
    return np.logical_and.reduce([(table[name] - table.truth).abs() > 1 for name in reports])


def columns_of(table: Any) -> list[str]:
    return [name for name in table if "." in name]


def least_left(kinds: tuple[str, ...], table: Any) -> float:
    """What a fit to all columns must leave of the truth, as a standard deviation.

    With an audit, what two sources of errors of their own leave together: that of the inspector
    and that of the best fit without him. Without one, what rounding takes away: a report is
    plan less (1 - hidden) of the shortfall, and to undo that enlarges what was rounded. A chief's
    report is reckoned from a plan that he does not state, so there rounding counts for itself.
    """
    if "audit" in kinds:
        rest = residual(table, [name for name in columns_of(table) if name != "audit.output"])
        return ERROR * rest / math.hypot(ERROR, rest)
    kind = kinds[0]
    if OUTPUT_OF[kind] == "region":
        return ROUNDING
    target = table[f"{kind}.target"]
    left = ((target - table[f"{kind}.output"]) / (target - table.truth)).median()
    return ROUNDING / max(float(left), ROUNDING / ERROR)


def test_a_truth_that_stands_in_the_papers_is_found() -> None:
    truth = np.random.default_rng(1).uniform(600, 1000, 500)
    told = {"plan_report.output": np.rint(truth + 40), "plan_report.target": 1040.0}
    table = pd.DataFrame({"truth": truth, **told})
    named = guesses(("plan_report",), table)["plan_report.output less its mean gap to the truth"]
    assert (np.floor(named + 0.5) == np.floor(truth + 0.5)).mean() > 0.4
    assert residual(table, columns_of(table)) == pytest.approx(ROUNDING, rel=0.1)


@pytest.mark.slow
def test_only_these_lenses_show_neither_reports_nor_audits(
    witnessed_union: tuple[Path, Witness],
) -> None:
    run, _ = witnessed_union
    assert tuple(name for name in sorted(lens_names()) if not read(run, name)) == BLIND


@pytest.mark.slow
def test_most_reports_distort(tables: list[tuple[tuple[str, ...], Any]]) -> None:
    assert any("audit" in kinds or "plan_report" in kinds for kinds, _ in tables)
    assert all(len(table) > 40 for _, table in tables)


@pytest.mark.slow
def test_nothing_that_a_historian_would_take_for_the_truth_is_it(
    tables: list[tuple[tuple[str, ...], Any]],
) -> None:
    """A guess hits a thousandth no oftener than the nearest fit would by luck, its errors a bell.

    The nearest fit leaves what an inspector errs by, or less where units are much alike.
    """
    for kinds, table in tables:
        written = np.floor(table.truth + 0.5)
        near = min(ERROR, residual(table, columns_of(table)))
        luck = 1 / (math.sqrt(2 * math.pi) * near)
        allowed = luck + 4 * math.sqrt(luck * (1 - luck) / len(table))
        for name, guess in guesses(kinds, table).items():
            assert (np.floor(guess + 0.5) == written).mean() <= allowed, name


@pytest.mark.slow
def test_no_sum_of_all_that_is_stated_is_the_truth(
    tables: list[tuple[tuple[str, ...], Any]],
) -> None:
    for kinds, table in tables:
        columns = columns_of(table)
        free = len(table) - len(columns) - 1
        least = least_left(kinds, table) * (1 - 4 / math.sqrt(2 * free))
        assert residual(table, columns) > least > ROUNDING / 2, kinds


@pytest.mark.slow
@pytest.mark.parametrize("lens", [name for name in LENSES if name != "central"])
def test_attendance_is_raised_in_as_many_reports_as_declared(
    witnessed_union: tuple[Path, Witness], lens: str
) -> None:
    """Nobody can tell from a report whether it is one of them: a raised one looks like another.

    A raise of less than half a per cent is rounded away, and above a hundred there is no room.
    """
    run, witness = witnessed_union
    told = read(run, lens)["cell_report"].merge(witness.truths.of("cell"), on=["month", "cell"])
    true = 100 * told.true_present / told.true_people
    shows = np.clip(1 - 0.5 / (load_clerk().raised_by * true.clip(lower=1)), 0, 1) * (true < 99.5)
    chance = load_clerk().raised * shows
    allowed = 4 * math.sqrt((chance * (1 - chance)).sum())
    assert (told.attendance > np.floor(true + 0.5)).sum() >= chance.sum() - allowed
    assert chance.sum() > allowed
