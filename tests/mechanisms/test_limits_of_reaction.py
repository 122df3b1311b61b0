"""Limiting cases of what follows for cells and bosses: no findings, no ties, one paper alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import keys_of, live, mechanism, orders_of, parameters_of
from limiting import MONTH, SURE, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.codes import HEAD, PRAISED, SANCTIONED, UNJUDGED
from antaeus.world.heard import (
    H_AUDITED_CAPACITY,
    H_AUDITED_GAP,
    H_CAPACITY,
    H_HEADS,
    H_REPORTED,
    H_TARGET,
)
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.tables import FILL_CELLS, Ground
from antaeus.world.tally import produces

LINE, OUTPUT = mechanism("reaction.by_line"), mechanism("reaction.by_output")
BOTH = pytest.mark.parametrize("answer", [LINE, OUTPUT], ids=lambda one: one.id)
NEVER = {"sanctions": -200.0, "praises": -200.0}


def working(reported: float = 1.0, output: float = 0.8) -> Ground:
    """The toy district with a communist at the head of the first unit that produces."""
    ground = toy(LINE)
    hosts = ground.hosts
    hosts.target[:] = 1.0
    hosts.output[:], hosts.reported[:] = output, reported
    hosts.audited[:] = -1.0
    hosts.competence[:] = 0.25
    hosts.signals[:] = 0
    ground.raions.stance[:] = 0.5
    place = next(i for i in range(60) if producing(ground)[ground.people.host[i]])
    ground.people.roles[place] = HEAD
    hosts.head[ground.people.host[place]] = place
    return ground


def producing(ground: Ground) -> np.ndarray:
    kinds = np.array([produces(kind) for kind in ground.hosts.kind])
    return kinds & (ground.hosts.open == 1)


def judged(
    answer: Mechanism, ground: Ground, told: dict[str, float], month: int = MONTH, **orders: Any
) -> int:
    known = quiet(answer) | NEVER | told
    known = {name: known[name] for name in answer.parameter_declarations()}
    before = copy_of(ground)
    count = live(answer, ground, orders_of(orders), known, month)
    broken = [what for what, holds in answer.invariants(before, ground) if not holds]
    assert broken == []
    return count


@BOTH
def test_without_audits_nothing_is_found(answer: Mechanism) -> None:
    ground = working()
    ground.hosts.audited[:] = 0.3
    judged(answer, ground, {"pull": 5.0})
    assert (ground.hosts.audited == -1).all()


@BOTH
def test_an_audit_finds_the_truth_in_units_with_a_plan_alone(answer: Mechanism) -> None:
    ground, seen = working(), np.zeros(0)
    found = np.zeros(ground.hosts.id.size)
    for month in range(40):
        judged(answer, ground, {}, month, audits=[0.4])
        seen = ground.hosts.audited >= 0
        assert (ground.hosts.audited[seen] == 0.8).all()
        found += seen
    assert seen.size
    assert (found[producing(ground)] > 5).all()
    assert not found[~producing(ground)].any()


@BOTH
def test_signals_move_audits_within_a_raion_and_add_none(answer: Mechanism) -> None:
    found = []
    for signals in (0, 3):
        ground = working()
        rows = np.flatnonzero(producing(ground))
        ground.hosts.signals[rows[0]] = signals
        audits = np.zeros(ground.hosts.id.size)
        for month in range(1500):
            live(
                answer,
                ground,
                orders_of({"audits": [0.02]}),
                quiet(answer) | NEVER | {"pull": 5.0},
                month,
            )
            audits += ground.hosts.audited >= 0
        found.append((audits[rows[0]], audits.sum()))
    (_, before), (there, after) = found
    assert abs(after - before) < 4 * (after + before) ** 0.5
    assert there > 2 * found[0][0]


@BOTH
def test_a_report_without_a_gap_leads_to_no_removal_but_by_chance(answer: Mechanism) -> None:
    told = {"head_rate": 1e-6, "by_finding": 5.0}
    hidden, open_ = 0, 0
    for month in range(60):
        hidden += judged(answer, working(), told, month, audits=[0.5])
        open_ += judged(answer, working(0.8), told, month, audits=[0.5])
    assert open_ == 0
    assert hidden > 0


@BOTH
def test_findings_may_count_for_a_head_and_signals_never_count(answer: Mechanism) -> None:
    removals = []
    for by_finding in (-0.5, 0.0, 2.0):
        told = {"head_rate": 0.05, "by_finding": by_finding}
        removals.append(sum(judged(answer, working(), told, m, audits=[0.5]) for m in range(60)))
    assert removals[0] < removals[1] < removals[2]
    for month in range(10):
        quiet_unit, loud = working(), working()
        loud.hosts.signals[:] = 9
        told = {"head_rate": 0.3, "by_finding": 2.0}
        assert judged(answer, quiet_unit, told, month) == judged(answer, loud, told, month)


@BOTH
def test_a_removed_head_loses_the_office_and_has_a_reprimand(answer: Mechanism) -> None:
    ground = working()
    ground.hosts.tied[:] = 1
    heads = np.flatnonzero(ground.people.roles & HEAD)
    assert heads.size == 1
    n = int(producing(ground).sum())
    assert judged(answer, ground, {"head_rate": SURE}) == n
    assert not (ground.people.roles & HEAD).any()
    assert ground.people.penalties.sum() == ground.people.penalties[heads[0]] == 1
    assert (ground.hosts.removed == producing(ground)).all()
    new = producing(ground)
    assert (ground.hosts.head_since[new] == MONTH).all()
    assert not ground.hosts.tied[new].any()
    assert (ground.hosts.competence[~new] == 0.25).all()
    assert np.unique(ground.hosts.competence[new]).size == n


@BOTH
def test_a_head_who_has_moved_is_not_reprimanded_for_another(answer: Mechanism) -> None:
    ground = working()
    head = int(np.flatnonzero(ground.people.roles & HEAD)[0])
    elsewhere = np.flatnonzero(~producing(ground))[0]
    ground.people.host[head] = elsewhere
    judged(answer, ground, {"head_rate": SURE})
    assert not ground.people.penalties.any()


@BOTH
def test_a_chief_shields_his_own_and_takes_them_with_him(answer: Mechanism) -> None:
    told = {"head_rate": 1.0, "tie": -600.0, "co_fall": 600.0}
    for fallen, falls in ((0.0, False), (1.0, True)):
        ground = working()
        ground.hosts.tied[:] = 1
        count = judged(answer, ground, told, fallen=[fallen])
        assert count == int(producing(ground).sum()) * falls


# ------------------------------------------------------------------------------------- cells


def verdicts(answer: Mechanism, ground: Ground, told: dict[str, float]) -> np.ndarray:
    judged(answer, ground, told)
    return ground.cells.verdict[: ground.fill[FILL_CELLS]]


def failing(conformity: float = 0.5) -> Ground:
    """Every unit misses the plan by half, and says so; cells had an order of two withdrawn."""
    ground = working(0.5, 0.5)
    n = int(ground.fill[FILL_CELLS])
    ground.hosts.orders[:] = 2
    ground.cells.withdrawn[:n] = 1
    ground.cells.conformity[:n] = conformity
    return ground


@BOTH
def test_where_output_weighs_nothing_no_failure_is_sanctioned(answer: Mechanism) -> None:
    for told in ({"by_output": 0.0, "attribution": 1.0}, {"by_output": 1e4, "attribution": 0.0}):
        assert (verdicts(answer, failing(), told) == UNJUDGED).all()


@BOTH
def test_where_output_is_all_each_failing_cell_is_sanctioned(answer: Mechanism) -> None:
    ground = failing()
    found = verdicts(answer, ground, {"by_output": 1e4, "attribution": 1.0})
    assert (found == SANCTIONED).all()
    assert (ground.cells.standing[: found.size] == -1).all()


@BOTH
def test_with_neither_shortfall_nor_withdrawn_orders_nothing_is_blamed(answer: Mechanism) -> None:
    ground = failing()
    ground.hosts.reported[:] = 1.0
    ground.cells.withdrawn[:] = 0
    assert (verdicts(answer, ground, {"by_output": 1e4, "attribution": 1.0}) == UNJUDGED).all()


@pytest.mark.parametrize("stance", [0.0, 0.5, 1.0])
def test_the_stance_decides_which_paper_is_read(stance: float) -> None:
    told = {"by_output": 1e3, "by_line": 1e4, "attribution": 1.0}
    told |= {"sanctions": -20.0, "praises": -20.0}
    for conformity in (0.0, 1.0):
        ground = failing(conformity)
        ground.raions.stance[:] = stance
        by_line = PRAISED if conformity else SANCTIONED
        expected = SANCTIONED if stance == 0.0 else by_line
        assert (verdicts(LINE, ground, told) == expected).all()


def test_an_officer_of_output_reads_no_resolution() -> None:
    told = {"sanctions": 0.0, "praises": 0.0, "by_output": 1.0, "attribution": 1.0}
    here, there = (verdicts(OUTPUT, failing(conformity), told) for conformity in (0.0, 1.0))
    assert (here == there).all()


def test_where_the_line_weighs_nothing_both_answers_judge_alike() -> None:
    told = {"sanctions": -1.0, "praises": -1.0, "by_output": 2.0, "attribution": 0.7}
    told |= {"by_line": 0.0, "head_rate": 0.2}
    one, other = failing(0.2), failing(0.9)
    assert (verdicts(LINE, one, told) == verdicts(OUTPUT, other, told)).all()
    assert np.array_equal(one.hosts.removed, other.hosts.removed)


@BOTH
def test_standing_fades_over_two_years(answer: Mechanism) -> None:
    ground = failing()
    ground.cells.standing[:] = -4.0
    for month in range(24):
        judged(answer, ground, {}, month)
    assert ground.cells.standing[0] == pytest.approx(-4 * (23 / 24) ** 24)
    for month in range(300):
        judged(answer, ground, {"praises": 600.0}, month)
    assert 23.9 < ground.cells.standing[0] <= 24


def test_the_stance_goes_where_officers_are_judged_and_to_output_when_a_chief_falls() -> None:
    ground = working()
    told = {"judged_by_line": 0.9, "drift": 0.1, "alarm": 1.0}
    for month in range(100):
        judged(LINE, ground, told, month)
    assert ground.raions.stance == pytest.approx(0.9, abs=1e-4)
    judged(LINE, ground, told, fallen=[1.0])
    assert ground.raions.stance == pytest.approx(0.0)
    ground.raions.stance[:] = 0.3
    judged(LINE, ground, {"judged_by_line": 0.9}, fallen=[1.0])
    assert ground.raions.stance == pytest.approx(0.3)


@BOTH
def test_the_order_of_people_means_nothing(answer: Mechanism) -> None:
    told = medians(answer) | {"head_rate": 0.5}
    ground = working()
    turned = copy_of(ground)
    for column in turned.people:
        column[:60] = column[:60][::-1].copy()
    turned.hosts.head[:] = np.where(turned.hosts.head >= 0, 59 - turned.hosts.head, -1)
    for one in (ground, turned):
        judged(answer, one, told, audits=[0.2])
    for name in ("roles", "penalties"):
        here, there = (getattr(one.people, name)[:60] for one in (ground, turned))
        assert (here == there[::-1]).all()
    assert np.array_equal(ground.hosts.competence, turned.hosts.competence)


# ------------------------------------------------------------------------------------- above


def medians(answer: Mechanism) -> dict[str, float]:
    declared = answer.parameter_declarations()
    return {name: one.prior.quantile(0.5) for name, one in declared.items()}


def regions(n: int = 2, gap: float = 0.0, added: float = 0.0, audits: bool = True) -> Centre:
    """Regions with a plan of 1 whose managements report .8, and their chiefs a little more."""
    centre = quiet_centre(n, 1)
    centre.since[:] = 0
    centre.reported[:] = 0.8 + added
    centre.heard[:, [H_CAPACITY, H_TARGET]] = 100_000
    centre.heard[:, H_REPORTED] = 80_000
    centre.heard[:, H_HEADS] = 50
    if audits:
        centre.heard[:, H_AUDITED_CAPACITY] = 10_000
        centre.heard[:, H_AUDITED_GAP] = round(10_000 * gap)
    return centre


def above(
    answer: Mechanism, centre: Centre, told: dict[str, float], month: int = MONTH
) -> tuple[int, Orders]:
    assert answer.above is not None
    orders = blank_orders(centre.seat.size)
    p = parameters_of(answer, {name: told[name] for name in answer.parameter_declarations()})
    return answer.above(centre, orders, p, month, keys_of(answer, month)), orders


@BOTH
def test_where_nothing_is_hidden_nothing_is_found_and_without_audits_nothing_is_known(
    answer: Mechanism,
) -> None:
    for hidden, audits, found in (((0, 0), True, 0.0), ((0.1, 0.05), True, 0.15)):
        centre = regions(2, *hidden, audits=audits)
        above(answer, centre, medians(answer))
        assert centre.finding == pytest.approx(found)
    centre = regions(2, 0.1, 0.05, audits=False)
    above(answer, centre, medians(answer))
    assert (centre.finding == -1).all()


def falls(answer: Mechanism, told: dict[str, float], **hidden: Any) -> int:
    known = medians(answer) | {"chief_rate": 0.05, "by_shortfall": 0.0} | told
    return sum(above(answer, regions(20, **hidden), known, month)[0] for month in range(30))


@BOTH
def test_chiefs_fall_by_findings_only_where_there_are_audits_and_findings_count(
    answer: Mechanism,
) -> None:
    by_chance = falls(answer, {"by_finding": 0.0}, gap=0.2)
    assert falls(answer, {"by_finding": 2.0}, gap=0.2) > 3 * by_chance
    assert falls(answer, {"by_finding": 2.0}, added=0.2) > 3 * by_chance
    assert falls(answer, {"by_finding": 2.0}, gap=0.2, audits=False) == by_chance
    assert falls(answer, {"by_finding": 2.0}, added=0.2, audits=False) == by_chance
    assert falls(answer, {"by_finding": 2.0}) == by_chance
    assert falls(answer, {"by_finding": -0.5}, gap=0.2) < by_chance
    assert falls(answer, {"by_shortfall": 1.0, "by_finding": 0.0}) > 3 * by_chance


@BOTH
def test_a_chief_who_falls_is_followed_by_another_and_his_tiles_know(answer: Mechanism) -> None:
    centre = regions(3)
    centre.seat[:] = (0, 0, 2)
    centre.gain[:] = 0.5
    count, orders = above(answer, centre, medians(answer) | {"chief_rate": SURE})
    assert count == 2
    assert orders.fallen.tolist() == [1, 1, 1]
    assert centre.gain[0] == centre.gain[1] != centre.gain[2]
    assert (centre.since == MONTH).all()
    count, orders = above(answer, centre, medians(answer) | {"chief_rate": 0.0})
    assert count == 0
    assert not orders.fallen.any()
    assert not centre.removed.any()
    centre.gain[:] = (0.2, 0.9, 0.4)  # the second tile comes under the chief of the first
    above(answer, centre, medians(answer) | {"chief_rate": 0.0})
    assert centre.gain.tolist() == [0.2, 0.2, 0.4]


@BOTH
def test_the_first_chiefs_differ_and_keep_their_traits(answer: Mechanism) -> None:
    centre = regions(30)
    centre.since[:] = -1
    told = medians(answer) | {"chief_rate": 0.0}
    above(answer, centre, told)
    first = centre.gain.copy()
    assert 0.2 < first.std() < 0.4
    above(answer, centre, told, MONTH + 1)
    assert (centre.gain == first).all()


def audits(answer: Mechanism, signals: tuple[float, float], additional: float) -> np.ndarray:
    centre = regions(2)
    centre.signals[:] = signals
    told = medians(answer) | {"audits": 0.01, "routine": 0.5, "additional": additional, "usual": 1}
    _, orders = above(answer, centre, told)
    assert (orders.audits == centre.audits).all()
    return orders.audits


@BOTH
def test_a_fixed_number_of_audits_goes_where_signals_are_and_stays_that_number(
    answer: Mechanism,
) -> None:
    for signals in ((0.0, 0.0), (1.0, 1.0), (8.0, 8.0), (3.0, 1.0), (0.0, 5.0)):
        assert audits(answer, signals, 0.0).sum() == pytest.approx(0.02)
    assert audits(answer, (3.0, 1.0), 0.0) == pytest.approx([0.0125, 0.0075])


@BOTH
def test_where_signals_add_audits_none_means_routine_alone(answer: Mechanism) -> None:
    assert audits(answer, (0.0, 0.0), 1.0) == pytest.approx(0.005)
    assert audits(answer, (1.0, 1.0), 1.0) == pytest.approx(0.01)
    assert audits(answer, (3.0, 1.0), 1.0) == pytest.approx([0.02, 0.01])
    assert audits(answer, (1e6, 0.0), 1.0)[0] == pytest.approx(0.2)
