"""Limiting cases of what is written upwards: nothing to gain, all to lose, a closed channel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import keys_of, live, mechanism, orders_of, parameters_of
from limiting import MONTH, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.heard import (
    H_CAPACITY,
    H_COERCION,
    H_GRIEVANCE,
    H_OUTPUT,
    H_PEOPLE,
    H_REPORTED,
    H_SIGNALS,
    H_TARGET,
)
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.tables import FILL_CELLS, Ground
from antaeus.world.tally import produces

FAITHFUL, PROTECTIVE = mechanism("reporting.faithful"), mechanism("reporting.protective")
BOTH = pytest.mark.parametrize("answer", [FAITHFUL, PROTECTIVE], ids=lambda one: one.id)
KEEN = {"gain": 2.0, "curvature": 0.3}
"""Whoever hides all that he can."""


def short(by: float = 0.2) -> Ground:
    """The toy district, every unit that produces short of its plan, two signals from each cell."""
    ground = toy(PROTECTIVE)
    hosts = ground.hosts
    hosts.target[:] = 1.0
    hosts.technical[:] = hosts.output[:] = 1.0 - by
    ground.cells.signals[: ground.fill[FILL_CELLS]] = 2
    return ground


def producing(ground: Ground) -> np.ndarray:
    kinds = np.array([produces(kind) for kind in ground.hosts.kind])
    return kinds & (ground.hosts.open == 1)


def reported(told: dict[str, float], ground: Ground | None = None, **orders: Any) -> np.ndarray:
    """What the managements of producing units report."""
    ground = ground or short()
    live(PROTECTIVE, ground, orders_of(orders), quiet(PROTECTIVE) | told, MONTH)
    return ground.hosts.reported[producing(ground)]


def test_who_gains_nothing_reports_what_is_so() -> None:
    assert reported({"curvature": 1.0}) == pytest.approx(0.8)


def test_who_gains_and_risks_nothing_reports_the_plan() -> None:
    assert reported(KEEN) == pytest.approx(1.0)


def test_a_penalty_beyond_measure_leaves_nothing_hidden() -> None:
    assert reported(KEEN | {"penalty": 1e6, "routine": 0.01}) == pytest.approx(0.8)


def test_a_certain_audit_that_costs_nothing_frightens_nobody() -> None:
    assert reported(KEEN | {"routine": 50.0}) == pytest.approx(1.0)


def test_who_meets_the_plan_has_nothing_to_hide() -> None:
    assert reported(KEEN, short(-0.1)) == pytest.approx(1.1)


def test_signals_frighten_only_those_about_whom_they_were_and_only_if_they_count() -> None:
    told = {"gain": 1.0, "penalty": 2.0, "curvature": 1.0}
    for by_signal, spared in ((0.0, False), (1.0, True)):
        ground = short()
        rows = np.flatnonzero(producing(ground))
        ground.hosts.signals[rows[0]] = 5
        found = reported(told | {"by_signal": by_signal}, ground)
        assert found[1:] == pytest.approx(1.0)
        assert (found[0] < 0.9) == spared


def test_an_ordered_audit_is_feared_as_routine_is() -> None:
    told = {"gain": 1.0, "penalty": 2.0, "curvature": 1.0}
    by_routine = reported(told | {"routine": 0.3})
    assert reported(told, audits=[0.3]) == pytest.approx(by_routine)
    assert (by_routine < 1.0).all()


def test_a_plan_within_reach_is_not_evaded_and_one_beyond_reach_is_by_the_share_of_it() -> None:
    for by, evaded in ((-0.1, 0.0), (0.2, 0.1), (0.9, 0.45)):
        ground = short(by)
        reported({"evasion": 0.5, "curvature": 1}, ground)
        assert ground.hosts.evasion[producing(ground)] == pytest.approx(evaded)
    ground = short(0.9)
    reported({"evasion": 1.0, "curvature": 1}, ground)
    assert ground.hosts.evasion[producing(ground)] == pytest.approx(0.5)
    assert not ground.hosts.evasion[~producing(ground)].any()


@pytest.mark.parametrize("closed", [{"kept_by_raikom": 1.0}, {}], ids=["raikom", "chief"])
def test_through_a_closed_channel_no_signal_passes(closed: dict[str, float]) -> None:
    ground = short()
    stifled = {} if closed else {"stifling": [1.0]}
    told = quiet(PROTECTIVE) | closed
    assert live(PROTECTIVE, ground, orders_of(stifled), told, MONTH) == 0
    assert not ground.hosts.signals.any()


def test_through_an_open_channel_all_signals_pass_under_either_answer() -> None:
    for answer in (FAITHFUL, PROTECTIVE):
        ground = short()
        n = 2 * int(ground.fill[FILL_CELLS])
        assert live(answer, ground, orders_of({}), quiet(answer), MONTH) == n
        assert ground.hosts.signals.sum() == n


def test_half_a_channel_lets_half_pass() -> None:
    ground = short()
    ground.cells.signals[: ground.fill[FILL_CELLS]] = 9
    sent, passed = 0, 0
    for month in range(60):
        told = quiet(PROTECTIVE) | {"kept_by_raikom": 0.2}
        passed += live(PROTECTIVE, ground, orders_of({"stifling": [0.375]}), told, month)
        sent += 9 * int(ground.fill[FILL_CELLS])
    assert passed / sent == pytest.approx(0.5, abs=4 * (0.25 / sent) ** 0.5)


def test_a_faithful_report_has_no_gap_whatever_is_ordered() -> None:
    ground = short()
    live(FAITHFUL, ground, orders_of({"stifling": [1.0], "audits": [1.0]}), quiet(FAITHFUL), MONTH)
    assert (ground.hosts.reported == ground.hosts.output).all()


@BOTH
def test_the_order_of_cells_means_nothing(answer: Mechanism) -> None:
    told = medians(answer)
    ground = short()
    turned = copy_of(ground)
    n = int(ground.fill[FILL_CELLS])
    for column in turned.cells:
        column[:n] = column[:n][::-1].copy()
    for one in (ground, turned):
        live(answer, one, orders_of({"stifling": [0.4]}), told, MONTH)
    assert np.array_equal(ground.hosts.signals, turned.hosts.signals)
    assert np.array_equal(ground.hosts.reported, turned.hosts.reported)


# ------------------------------------------------------------------------------------- above


def medians(answer: Mechanism, share: float = 0.5) -> dict[str, float]:
    declared = answer.parameter_declarations()
    return {name: one.prior.quantile(share) for name, one in declared.items()}


def regions(n: int = 2, output: float = 0.8, signals: tuple[int, ...] = (0, 0)) -> Centre:
    """So many regions of equal size, short of a plan of 1, and signals among 1,000 people each."""
    centre = quiet_centre(n, 1)
    for column, share in (
        (H_CAPACITY, 1.0),
        (H_TARGET, 1.0),
        (H_OUTPUT, output),
        (H_REPORTED, output),
        (H_GRIEVANCE, 0.5),
        (H_COERCION, 0.1),
    ):
        centre.heard[:, column] = round(100_000 * share)
    centre.heard[:, H_PEOPLE] = 1000
    centre.heard[:, H_SIGNALS] = signals
    return centre


def above(
    answer: Mechanism, centre: Centre, told: dict[str, float], month: int = MONTH
) -> tuple[int, Orders]:
    """Let chiefs write up; return the count and what is ordered."""
    assert answer.above is not None
    orders = blank_orders(centre.seat.size)
    orders.stifling[:], orders.target[:] = centre.stifling, centre.target
    p = parameters_of(answer, told)
    return answer.above(centre, orders, p, month, keys_of(answer, month)), orders


def test_faithful_chiefs_hide_nothing_and_tell_tension_as_it_is() -> None:
    centre = regions(signals=(3, 5))
    above(FAITHFUL, centre, medians(FAITHFUL))
    assert (centre.reported == centre.output).all()
    assert (centre.told == centre.tension).all()
    assert centre.signals == pytest.approx([0.3, 0.5])
    assert not centre.stifling.any()


def test_without_gain_a_chief_reports_as_his_managements_do() -> None:
    centre = regions()
    count, _ = above(PROTECTIVE, centre, medians(PROTECTIVE) | {"gain": 0.0})
    assert count == 0
    assert centre.reported == pytest.approx(0.8)


def test_a_chief_who_is_not_found_out_claims_the_plan_and_a_little_more() -> None:
    centre = regions()
    told = medians(PROTECTIVE) | KEEN | {"penalty": 0.0, "boast": 0.05}
    assert above(PROTECTIVE, centre, told)[0] == 2
    assert centre.reported == pytest.approx(1.05)
    assert centre.told == pytest.approx(centre.tension)  # no shortfall, no excuse


def test_a_penalty_beyond_measure_makes_chiefs_honest_and_their_excuses_loud() -> None:
    centre = regions()
    told = medians(PROTECTIVE) | {"penalty": 1e6, "inflation": 1.0, "unrest": 0.0}
    above(PROTECTIVE, centre, told)
    assert not centre.bias.any()
    assert centre.told - centre.tension == pytest.approx(0.5 * 0.2)
    above(PROTECTIVE, centre, told | {"inflation": 0.0})
    assert (centre.told == centre.tension).all()


AFRAID = {"gain": 1.0, "penalty": 3.0, "curvature": 2.0, "routine": 0.02, "by_signal": 0.2}
AFRAID |= {"usual": 1.0, "kept_by_raikom": 0.0}


def biases(signals: tuple[int, int], additional: float) -> np.ndarray:
    centre = regions(signals=signals)
    above(PROTECTIVE, centre, medians(PROTECTIVE) | AFRAID | {"additional": additional})
    return centre.bias


def test_of_a_fixed_number_of_inspections_more_signals_everywhere_take_none_and_add_none() -> None:
    assert biases((5, 5), 0.0) == pytest.approx(biases((50, 50), 0.0))
    assert biases((5, 5), 0.0) == pytest.approx(biases((0, 0), 0.0))
    assert (biases((50, 50), 1.0) < biases((5, 5), 1.0)).all()


def test_of_a_fixed_number_one_region_s_signals_are_the_other_s_ease() -> None:
    even, uneven = biases((10, 10), 0.0), biases((15, 5), 0.0)
    assert uneven[0] < even[0] < uneven[1]
    assert uneven.mean() > even.mean()  # fewer are found out where all inspectors go to one place


def test_signals_teach_a_chief_to_stifle_until_none_passes_and_he_relents() -> None:
    centre = regions(signals=(20, 0))
    told = medians(PROTECTIVE) | {"retaliation": 0.6, "relenting": 0.05, "kept_by_raikom": 0.0}
    for month in range(60):
        above(PROTECTIVE, centre, told, month)
    assert centre.stifling[0] > 0.8
    assert centre.stifling[1] == 0.0
    centre.heard[:, H_SIGNALS] = 0
    for month in range(60):
        above(PROTECTIVE, centre, told, month)
    assert centre.stifling[0] < 0.1
    centre.heard[:, H_SIGNALS] = 20
    above(PROTECTIVE, centre, told | {"retaliation": 0.0, "relenting": 0.0})
    held = float(centre.stifling[0])
    assert held > 0
    centre.removed[:] = 1
    above(PROTECTIVE, centre, told | {"retaliation": 0.0, "relenting": 0.0})
    assert centre.stifling[0] == 0


def plans(answer: Mechanism, told: dict[str, float], chance: np.random.Generator) -> np.ndarray:
    """Plan of a region over ten years whose output wanders, as reports let it move."""
    centre, path, output = regions(1, signals=(2,)), [], 0.85
    for month in range(120):
        output += 0.1 * (0.85 - output) + 0.03 * chance.standard_normal()
        centre.heard[0, H_TARGET] = round(100_000 * centre.target[0])
        centre.heard[0, [H_OUTPUT, H_REPORTED]] = round(100_000 * output)
        above(answer, centre, told, month)
        path.append(float(centre.target[0]))
    return np.array(path)


@BOTH
def test_the_plan_moves_both_ways_over_the_whole_prior(answer: Mechanism) -> None:
    chance = np.random.default_rng(1)
    moved, bound = [], []
    for _ in range(60):
        told = {
            name: one.prior.quantile(float(chance.random()))
            for name, one in answer.parameter_declarations().items()
        }
        path = plans(answer, told, chance)
        steps = np.diff(path)
        moved.append((steps > 1e-6).any() and (steps < -1e-6).any())
        bound.append(((path == 0.8) | (path == 1.5)).mean())
    assert np.mean(moved) > 0.7
    assert np.mean(np.array(bound) > 0.5) < 0.1


@BOTH
def test_a_plan_is_raised_by_a_surplus_and_cut_by_a_shortfall(answer: Mechanism) -> None:
    told = medians(answer) | {"gain": 0.0, "growth": 0.0, "rebasing": 0.0}
    told |= {"ratchet_up": 0.1, "ratchet_down": 0.5}
    told = {name: told[name] for name in answer.parameter_declarations()}
    for output, plan in ((0.8, 0.99), (1.0, 1.0), (1.2, 1.02)):
        centre = regions(output=output)
        _, orders = above(answer, centre, told)
        assert orders.target == pytest.approx(plan)


@BOTH
def test_tension_comes_to_what_grievance_and_coercion_draw_it_to(answer: Mechanism) -> None:
    told = medians(answer) | {"unrest": 0.0, "tension_of_grievance": 0.6}
    for of_coercion, level in ((1.0, 0.4), (0.0, 0.3), (-1.0, 0.27)):
        centre = regions()
        for month in range(200):
            above(answer, centre, told | {"tension_of_coercion": of_coercion}, month)
        assert centre.tension == pytest.approx(level)


@BOTH
def test_one_body_of_two_tiles_has_one_chief_and_its_size_means_nothing(answer: Mechanism) -> None:
    told = medians(answer) | {"unrest": 0.0}
    alone, both, large = (
        regions(1, signals=(4,)),
        regions(2, signals=(6, 2)),
        regions(1, signals=(0,)),
    )
    both.seat[:] = 0
    both.gain[:] = (0.5, 0.9)
    large.heard[:] = 100 * alone.heard
    for one in (alone, both, large):
        above(answer, one, told)
    for name in ("reported", "bias", "stifling", "target", "tension", "signals", "gain"):
        column = getattr(both, name)
        assert column[0] == column[1] == pytest.approx(getattr(alone, name)[0]), name
        assert getattr(large, name)[0] == pytest.approx(getattr(alone, name)[0]), name


@BOTH
def test_a_region_where_nothing_is_produced_has_a_report_all_the_same(answer: Mechanism) -> None:
    centre = quiet_centre(2, 1)
    _, orders = above(answer, centre, medians(answer))
    assert np.isfinite(np.array([centre.reported, centre.told, orders.target])).all()
    assert (orders.target > 0).all()
