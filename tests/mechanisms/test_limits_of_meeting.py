"""Limiting cases of meetings: no claim passes, all are safe, nobody speaks, order means nothing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hand_worked import SEED, district, keys_of, live, mechanism, orders_of, parameters_of
from hypothesis import given, settings
from hypothesis import strategies as st
from limiting import MONTH, toy

from antaeus.foundation.chance import stream, uniform
from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import (
    ATTENDED,
    BOSSES,
    CRITICISED,
    DEMOCRACY,
    ENDORSED,
    ENEMIES,
    FOOD,
    MEMBER,
    N_ISSUES,
    OPPOSED,
    OUTPUT,
)
from antaeus.world.gathering import FATIGUE_LIMIT
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Cells, Ground

ANSWERS = [mechanism(f"meeting.{name}") for name in ("deliberative", "scripted", "ritual")]
EACH = pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.answer)
DELIBERATIVE, SCRIPTED, RITUAL = ANSWERS
WRITTEN = [name.partition(".")[2] for name in DELIBERATIVE.writes if name.startswith("cells.")]


def middle(answer: Mechanism) -> dict[str, float]:
    """The median of every prior."""
    return {name: one.prior.quantile(0.5) for name, one in answer.parameter_declarations().items()}


def pressed(
    issues: dict[int, float], grievance: dict[int, float], ambiguity: float, risk: float = 0.5
) -> Ground:
    """Sixty communists under one line and one set of grievances, half of everything else."""
    ground = toy(DELIBERATIVE)
    raions, people, n = ground.raions, ground.people, int(ground.fill[FILL_PEOPLE])
    raions.pressure[:] = raions.radical[:] = 0.5
    raions.ambiguity[:], raions.risk[:], raions.absence[:] = ambiguity, risk, 0.0
    for issue, weight in issues.items():
        raions.issues[:, :, issue] = weight
    for issue, strength in grievance.items():
        ground.hosts.grievance[:, issue] = strength
    people.commitment[:n] = (np.arange(n) * 7919) % ONE
    people.tone[:n] = (np.arange(n) * 104_729) % ONE
    return ground


def months(answer: Mechanism, ground: Ground, told: dict[str, float], n: int) -> dict[str, Any]:
    """What cells did in so many months, summed."""
    sums: dict[str, Any] = dict.fromkeys(WRITTEN, 0)
    for month in range(MONTH, MONTH + n):
        live(answer, ground, orders_of({}), told, month)
        for name in WRITTEN:
            sums[name] = sums[name] + getattr(ground.cells, name).sum(axis=0)
    return sums


@pytest.mark.parametrize("harshness", [0.0, 0.4, 0.8])
def test_a_plain_line_that_asks_other_things_lets_no_claim_pass_a_strict_chair(
    harshness: float,
) -> None:
    ground = pressed({OUTPUT: 0.5, ENEMIES: 0.5}, {FOOD: 0.8}, ambiguity=0.0)
    told = middle(DELIBERATIVE) | {"chair": 1.0, "harshness": harshness, "voice": 3.0}
    done = months(DELIBERATIVE, ground, told, 12)
    assert done["critics"] > 60
    assert done["own"].sum() == 0
    assert done["copied"].sum() > 0
    assert (done["copied"] > 0).nonzero()[0].tolist() == [OUTPUT, ENEMIES]


@pytest.mark.parametrize(("ambiguity", "harshness"), [(1.0, 0.0), (0.0, 0.8)])
def test_where_nothing_is_held_against_anybody_risk_and_chair_do_nothing(
    ambiguity: float, harshness: float
) -> None:
    """Either the line is open and kindly read, or the claim is the line."""
    line = {FOOD: 1.0} if ambiguity == 0 else {OUTPUT: 1.0}
    done = []
    for severity in (0.0, 1.0):
        ground = pressed(line, {FOOD: 0.8}, ambiguity, risk=1.0)
        told = {"chair": severity, "retaliation": 4 * severity, "harshness": harshness}
        done.append(months(DELIBERATIVE, ground, middle(DELIBERATIVE) | told, 12))
    assert all(np.array_equal(done[0][name], done[1][name]) for name in WRITTEN)
    assert done[0]["own"].sum() > 0


def own_share(ambiguity: float, harshness: float) -> float:
    """Share of items from the floor where the line half agrees with what presses on people."""
    ground = pressed({FOOD: 0.5, OUTPUT: 0.5}, {FOOD: 0.8}, ambiguity)
    told = middle(DELIBERATIVE) | {"harshness": harshness, "voice": -1.0, "chair": 1.0}
    done = months(DELIBERATIVE, ground, told | {"retaliation": 4.0}, 36)
    return done["own"].sum() / (done["own"] + done["copied"]).sum()


def test_how_vague_lines_are_read_decides_whether_vagueness_lets_claims_in() -> None:
    """Claims agree with half of the line: above a harshness of 1/2 vagueness silences."""
    assert own_share(0.9, harshness=0.0) > own_share(0.1, harshness=0.0) + 0.05
    assert own_share(0.9, harshness=0.8) < own_share(0.1, harshness=0.8) - 0.02


def test_where_nothing_presses_on_people_nothing_is_moved_from_the_floor() -> None:
    ground = pressed({OUTPUT: 1.0}, {}, ambiguity=1.0, risk=0.0)
    done = months(DELIBERATIVE, ground, middle(DELIBERATIVE) | {"voice": 5.0}, 6)
    assert done["critics"] > 60
    assert done["own"].sum() == 0


def test_where_nothing_is_asked_nothing_is_copied() -> None:
    for answer in ANSWERS:
        ground = pressed({}, {FOOD: 0.8}, ambiguity=0.0)
        done = months(answer, ground, middle(answer), 6)
        assert done["present"] > 60
        assert done["copied"].sum() == 0
        assert (done["own"].sum() > 0) == (answer is DELIBERATIVE)


def test_without_voice_nobody_criticises_and_without_praise_nobody_endorses() -> None:
    told = middle(DELIBERATIVE)
    for silent, bit, kept in (("voice", CRITICISED, ENDORSED), ("praise", ENDORSED, CRITICISED)):
        ground = pressed({FOOD: 1.0}, {FOOD: 0.8}, ambiguity=0.5)
        acts = 0
        for month in range(MONTH, MONTH + 6):
            live(DELIBERATIVE, ground, orders_of({}), told | {silent: -50.0}, month)
            acts |= int(np.bitwise_or.reduce(ground.people.acts))
        assert acts & bit == 0
        assert acts & kept == kept


@pytest.mark.parametrize("duty", [-6.0, 0.0, 6.0])
def test_commitment_may_push_to_speak_or_hold_back(duty: float) -> None:
    """Who criticises is reckoned person by person, without the short cuts of the kernel."""
    ground = pressed({OUTPUT: 1.0}, {}, ambiguity=0.0, risk=0.0)
    told = middle(DELIBERATIVE) | {"coming": 50.0, "voice": -0.5, "duty_to_criticise": duty}
    live(DELIBERATIVE, ground, orders_of({}), told, MONTH)
    people, key = ground.people, stream(SEED, "meeting/criticises", MONTH)
    speak = 0
    for i in range(int(ground.fill[FILL_PEOPLE])):
        b = float(people.commitment[i]) / ONE
        chance = 1 / (1 + math.exp(0.5 - duty * 0.5 * b))
        criticised = bool(people.acts[i] & CRITICISED)
        assert criticised == (uniform(key, people.id[i]) < chance)
        speak += criticised
    assert 0 < speak < 60


def test_a_script_without_bosses_or_democracy_has_no_critics() -> None:
    told = middle(SCRIPTED) | {"ordered_voice": 1.0}
    quiet = months(SCRIPTED, pressed({OUTPUT: 1.0}, {BOSSES: 1.0}, 0.5), told, 6)
    ordered = months(SCRIPTED, pressed({DEMOCRACY: 1.0}, {BOSSES: 1.0}, 0.5), told, 6)
    assert quiet["critics"] == 0 < quiet["endorsers"]
    assert ordered["critics"] == ordered["present"] > 0


@pytest.mark.parametrize("answer", [SCRIPTED, RITUAL], ids=lambda one: one.answer)
def test_only_deliberation_knows_grievance_and_risk(answer: Mechanism) -> None:
    line = {OUTPUT: 0.5, BOSSES: 0.5}
    eased = months(answer, pressed(line, {}, 0.0, risk=0.0), middle(answer), 6)
    hard = months(answer, pressed(line, {FOOD: 1.0}, 1.0, risk=1.0), middle(answer), 6)
    assert all(np.array_equal(eased[name], hard[name]) for name in WRITTEN)


def test_a_rite_that_copies_nothing_and_airs_nothing_resolves_nothing_and_imprints_nothing() -> (
    None
):
    ground = pressed({OUTPUT: 1.0}, {}, 0.5)
    tone = ground.people.tone.copy()
    told = middle(RITUAL) | {"copying": 0.0, "aired": 0.0, "imprint": 0.5}
    done = months(RITUAL, ground, told, 6)
    assert done["present"] > 60
    assert done["own"].sum() == done["copied"].sum() == done["conformity"] == done["tone"] == 0
    assert np.array_equal(ground.people.tone, tone)


@EACH
def test_in_a_full_imprint_who_was_there_speaks_as_the_cell_resolved(answer: Mechanism) -> None:
    ground = pressed({OUTPUT: 1.0}, {FOOD: 0.5}, 0.5)
    before = ground.people.tone.copy()
    live(answer, ground, orders_of({}), middle(answer) | {"imprint": 1.0}, MONTH)
    people, here = ground.people, (ground.people.acts & ATTENDED) > 0
    resolved = ground.cells.tone[people.cell[here]] * ONE
    some = (ground.cells.own + ground.cells.copied).sum(axis=1)[people.cell[here]] > 0
    assert some.any()
    assert (np.abs(people.tone[here] - resolved)[some] <= 1).all()
    assert np.array_equal(people.tone[~here], before[~here])


@EACH
def test_without_people_there_are_no_meetings(answer: Mechanism) -> None:
    ground = pressed({OUTPUT: 1.0}, {FOOD: 0.5}, 0.5)
    ground.people.status[:] = 0
    ground.cells.people[:] = 0
    assert live(answer, ground, orders_of({"occasion": [0, 1]}), middle(answer), MONTH) == 0
    for name in set(WRITTEN) - {"fatigue"}:
        assert not getattr(ground.cells, name).any(), name
    ground.fill[FILL_PEOPLE] = ground.fill[FILL_CELLS] = 0
    assert live(answer, ground, orders_of({}), middle(answer), MONTH) == 0


@EACH
def test_votes_are_those_of_members_who_are_there_and_only_in_a_discussion(
    answer: Mechanism,
) -> None:
    ground = pressed({OUTPUT: 1.0}, {FOOD: 0.5}, 0.5)
    told = middle(answer) | {"dissent": 50.0 if answer is DELIBERATIVE else 1.0}
    live(answer, ground, orders_of({}), told, MONTH)
    assert not ground.people.spots.any()
    assert not ground.cells.opposed.any()
    live(answer, ground, orders_of({"occasion": [0, 1]}), told, MONTH)
    people = ground.people
    voters = (people.status == MEMBER) & (people.acts & ATTENDED > 0)
    assert voters.any()
    assert ((people.spots & OPPOSED > 0) == voters).all()
    assert ground.cells.opposed.sum() == voters.sum()


@EACH
def test_the_order_of_people_in_memory_changes_no_bit_of_any_cell(answer: Mechanism) -> None:
    ground = pressed({FOOD: 0.5, BOSSES: 0.5}, {FOOD: 0.7, BOSSES: 0.3}, 0.3)
    n = int(ground.fill[FILL_PEOPLE])
    shuffled, order = copy_of(ground), np.random.default_rng(3).permutation(n)
    for column in shuffled.people:
        column[:n] = column[:n][order]
    for month in range(MONTH, MONTH + 4):
        for one in (ground, shuffled):
            live(answer, one, orders_of({"occasion": [0, month % 2]}), middle(answer), month)
    assert ground.cells.own.sum() + ground.cells.copied.sum() > 0
    for name in Cells._fields:
        found = [getattr(one.cells, name).tobytes() for one in (ground, shuffled)]
        assert found[0] == found[1], name
    for name in ("acts", "activity", "tone", "spots"):
        column = getattr(ground.people, name)[:n]
        assert np.array_equal(column[order], getattr(shuffled.people, name)[:n]), name


def drawn_from_prior(answer: Mechanism, shares: list[float]) -> dict[str, float]:
    """A value of each parameter at its share of the prior."""
    declared = answer.parameter_declarations().items()
    return {
        name: one.prior.quantile(share) for (name, one), share in zip(declared, shares, strict=True)
    }


@EACH
@settings(max_examples=15)
@given(data=st.data())
def test_under_any_parameters_counts_fit_into_one_another(
    answer: Mechanism, data: st.DataObject
) -> None:
    share = st.floats(0.01, 0.99)
    n = len(answer.parameter_declarations())
    told = drawn_from_prior(answer, data.draw(st.lists(share, min_size=n, max_size=n)))
    line = dict.fromkeys(range(N_ISSUES), 1 / N_ISSUES)
    ground = pressed(line, {FOOD: data.draw(share)}, data.draw(share), data.draw(share))
    before = copy_of(ground)
    p, keys = parameters_of(answer, told), keys_of(answer, MONTH)
    answer.step(ground, orders_of({"occasion": [0, 1]}), p, MONTH, keys)
    assert [what for what, holds in answer.invariants(before, ground) if not holds] == []
    cells = ground.cells
    assert (cells.both <= np.minimum(cells.critics, cells.endorsers)).all()
    assert (np.maximum(cells.critics, cells.endorsers) <= cells.present).all()
    assert (cells.present <= cells.people).all()
    assert ((cells.own + cells.copied).sum(axis=1) <= 12).all()


@EACH
def test_a_count_that_does_not_fit_is_seen(answer: Mechanism) -> None:
    ground = pressed({OUTPUT: 1.0}, {FOOD: 0.5}, 0.5)
    before = copy_of(ground)
    live(answer, ground, orders_of({}), middle(answer), MONTH)
    ground.cells.present[0] = ground.cells.people[0] + 1
    ground.cells.tone[0] = 1.5
    broken = {what for what, holds in answer.invariants(before, ground) if not holds}
    assert "nobody is present who does not sit in the cell" in broken
    assert "tone lies between 0 and 1" in broken


@pytest.mark.parametrize("answer", [DELIBERATIVE, RITUAL], ids=lambda one: one.answer)
def test_over_the_prior_steady_pressure_brings_a_fifth_to_six_sevenths_of_people(
    answer: Mechanism,
) -> None:
    """Pressure .3 of 1 and little trouble for absence; fatigue has had two years to settle."""
    draws = np.random.default_rng(11).random((16, len(answer.parameter_declarations())))
    attendance = []
    for shares in draws:
        told = drawn_from_prior(answer, shares.tolist())
        ground = pressed({FOOD: 1.0}, {FOOD: 0.3}, 0.5)
        ground.raions.pressure[:], ground.raions.absence[:] = 0.3, 0.1
        months(answer, ground, told, 24)
        attendance.append(float(months(answer, ground, told, 12)["present"]) / (12 * 60))
    assert min(attendance) > 0.2
    assert max(attendance) < 0.85
    assert max(attendance) - min(attendance) > 0.2


def test_fatigue_stops_at_its_limit_and_sleep_mends_it() -> None:
    ground = pressed({OUTPUT: 1.0}, {}, 0.5)
    told = middle(DELIBERATIVE) | {"coming": 50.0, "weariness": 9.0}
    live(DELIBERATIVE, ground, orders_of({}), told, MONTH)
    met = ground.cells.present > 0
    assert (ground.cells.fatigue[met] == FATIGUE_LIMIT).all()
    live(DELIBERATIVE, ground, orders_of({}), told | {"coming": -50.0, "rest": 0.25}, MONTH + 1)
    assert ground.cells.fatigue[met] == pytest.approx(0.75 * FATIGUE_LIMIT)


def test_signals_are_own_items_on_bosses_if_all_are_sent_up() -> None:
    ground = pressed({BOSSES: 0.5, FOOD: 0.5}, {BOSSES: 0.5, FOOD: 0.5}, 1.0)
    told = middle(DELIBERATIVE) | {"signalled": 1.0, "voice": 2.0}
    done = months(DELIBERATIVE, ground, told, 6)
    assert done["signals"] == done["own"][BOSSES] > 0
    none = pressed({BOSSES: 0.5, FOOD: 0.5}, {FOOD: 0.5}, 1.0)
    assert months(DELIBERATIVE, none, told, 6)["signals"] == 0


def test_who_acts_every_month_is_remembered_as_active_and_who_stays_away_is_forgotten() -> None:
    ground = district({"people": {"activity": [0.5] * 6}})
    told = middle(DELIBERATIVE) | {"coming": 50.0, "praise": 50.0}
    months(DELIBERATIVE, ground, told, 60)
    assert (ground.people.activity[:6] > 0.99 * ONE).all()
    months(DELIBERATIVE, ground, told | {"coming": -50.0}, 60)
    assert (ground.people.activity[:6] < 0.01 * ONE).all()
