"""Limiting cases of implementation: no critics, sure criticism, perfect managers, force."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    district,
    live,
    mechanism,
    orders_of,
)
from hypothesis import given
from hypothesis import strategies as st
from limiting import MONTH, SURE, quiet, toy

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.activism import share_out_withdrawn
from antaeus.world.codes import (
    ARMY,
    ATTENDED,
    CRITICISED,
    DISSOLVED,
    GRAIN,
    HEARD,
    HOUSING,
    SCHOOL,
    VILLAGE,
)
from antaeus.world.managing import binomial, poisson
from antaeus.world.tables import FILL_CELLS, Ground, Int64s

ACTIVISM = mechanism("implementation.by_activism_too")
ADMINISTRATION = mechanism("implementation.by_administration")
BOTH = (ACTIVISM, ADMINISTRATION)
BUSY = quiet(ACTIVISM) | {"orders_rate": 0.2, "wrong_cost": 0.4, "right_cost": 0.3, "reach": 0.05}


@compiled
def counted(n: int, p: float, u: float) -> int:
    return binomial(n, p, u)


@compiled
def given_out(mean: float, u: float) -> int:
    return poisson(mean, u)


@compiled
def dealt_out(ground: Ground, orders: Int64s, critics: Int64s) -> int:
    share_out_withdrawn(ground, orders, critics)
    return 0


def met(*, competence: float = 0.5, critics: int = 2, grievance: float = 0.0) -> Ground:
    """The district after a meeting in which `critics` of three spoke in each of two cells."""
    ground = district()
    ground.cells.present[:2] = 3
    ground.cells.critics[:2] = critics
    ground.cells.fluency[:2] = 1.0
    ground.cells.zeal[:2] = 2.0
    ground.people.acts[:6] = ATTENDED
    ground.people.acts[[0, 1, 3, 4]] |= CRITICISED if critics else 0
    ground.hosts.competence[:] = competence
    ground.hosts.stake[:] = 0.5
    ground.hosts.grievance[:] = grievance
    return ground


def pressed(ground: Ground, radical: float, pressure: float = 1.0, grain: float = 0.4) -> Ground:
    """The line as it reached every raion."""
    ground.raions.pressure[:] = pressure
    ground.raions.radical[:] = radical
    ground.raions.issues[:, :, GRAIN] = grain
    return ground


def carry_out(ground: Ground, told: dict[str, float], month: int = MONTH) -> int:
    return live(ACTIVISM, ground, orders_of({}), told, month)


def test_where_no_criticism_is_heard_every_order_stands() -> None:
    ground = met()
    assert carry_out(ground, BUSY) == 0
    assert ground.hosts.orders.sum() > 0
    assert not ground.hosts.withdrawn.any()
    assert not ground.cells.withdrawn.any()
    assert not (ground.people.acts & HEARD).any()
    assert not ground.hosts.redress.any()


def test_where_nobody_criticises_no_order_falls_however_well_critics_are_heard() -> None:
    ground = met(critics=0)
    assert carry_out(ground, BUSY | {"hearing": SURE}) == 0
    assert not (ground.people.acts & HEARD).any()


def test_if_criticism_is_always_heard_every_order_falls_and_all_wrongs_are_righted() -> None:
    ground = met()
    carry_out(ground, BUSY | {"hearing": SURE, "late": 1})
    hosts, units = ground.hosts, [0, 2]
    assert hosts.wrong[units].all()
    assert hosts.withdrawn[units].tolist() == hosts.orders[units].tolist()
    assert hosts.withdrawn_wrong[units].tolist() == hosts.wrong[units].tolist()
    assert ground.cells.withdrawn[:2].tolist() == hosts.orders[units].tolist()
    assert np.allclose(hosts.redress[units], hosts.wrong[units] / hosts.orders[units])
    right = 1 - hosts.redress[units]
    assert np.allclose(hosts.technical[units], 1 - 0.3 * right)
    assert hosts.late[units].tolist() == [0, 0]
    assert hosts.late[1] == hosts.wrong[1] > 0  # the village has no cell
    heard = ground.people.acts[:6] & HEARD != 0
    assert heard.tolist() == [True, True, False, True, True, False]


def test_under_perfect_managers_criticism_can_only_harm() -> None:
    told = BUSY | {"hearing": SURE, "discernment": 1.5}
    silent, loud = met(competence=1.0, critics=0), met(competence=1.0)
    carry_out(silent, told)
    carry_out(loud, told)
    assert not loud.hosts.wrong.any()
    assert silent.hosts.technical[[0, 2]].tolist() == [1, 1]
    assert np.allclose(loud.hosts.technical[[0, 2]], 0.7)
    assert not loud.hosts.redress.any()


def test_under_managers_who_are_always_wrong_criticism_can_only_help() -> None:
    told = BUSY | {"hearing": SURE, "discernment": -0.7}
    silent, loud = met(competence=0.0, critics=0), met(competence=0.0)
    carry_out(silent, told)
    carry_out(loud, told)
    assert np.allclose(silent.hosts.technical[[0, 2]], 0.6)
    assert np.allclose(loud.hosts.technical[[0, 2]], 1)


@pytest.mark.parametrize("discernment", [-50.0, 50.0])
def test_discernment_decides_which_orders_fall_as_far_as_there_are_such(discernment: float) -> None:
    ground = met()
    carry_out(ground, BUSY | {"orders_rate": 1, "hearing": 20, "discernment": discernment})
    hosts = ground.hosts
    fell, wrong = hosts.withdrawn[[0, 2]], hosts.wrong[[0, 2]]
    right = hosts.orders[[0, 2]] - wrong
    assert fell.all()
    expected = np.minimum(fell, wrong) if discernment > 0 else np.maximum(fell - right, 0)
    assert hosts.withdrawn_wrong[[0, 2]].tolist() == expected.tolist()


@pytest.mark.parametrize("answer", BOTH, ids=lambda one: one.id)
def test_a_sure_late_discovery_finds_every_mistake_and_none_finds_none(answer: Mechanism) -> None:
    for late in (0.0, 1.0):
        ground = met(critics=0)
        told = {name: BUSY[name] for name in answer.parameter_declarations()} | {"late": late}
        live(answer, ground, orders_of({}), told, MONTH)
        assert ground.hosts.wrong.sum() > 0
        assert ground.hosts.late.tolist() == (ground.hosts.wrong * int(late)).tolist()


def test_without_critics_and_activists_both_answers_are_the_same_month() -> None:
    told = BUSY | {"late": 0.3, "hours": 0.02, "strikes": 0.1, "prevention": 0.5}
    told |= {"resistance": 0.3, "force": 0.5, "fading": 0.1, "drive": 5, "draw": 0.05}
    told |= {"leaving": 3, "hold": 2}
    one, other = (pressed(met(critics=0, grievance=0.9), 0.8) for _ in BOTH)
    one.hosts.collectivised[1] = other.hosts.collectivised[1] = 0.2
    carry_out(one, told)
    fewer = {name: told[name] for name in ADMINISTRATION.parameter_declarations()}
    live(ADMINISTRATION, other, orders_of({}), fewer, MONTH)
    assert one.hosts.radical[0] > 0
    for name in one.hosts._fields:
        assert np.array_equal(getattr(one.hosts, name), getattr(other.hosts, name)), name


@pytest.mark.parametrize("answer", BOTH, ids=lambda one: one.id)
def test_what_nobody_asks_for_is_not_done_and_nothing_lingers(answer: Mechanism) -> None:
    ground = pressed(met(), 0.0)
    ground.hosts.radical[:3] = 1.0
    told = {name: BUSY[name] for name in answer.parameter_declarations()}
    live(answer, ground, orders_of({}), told, MONTH)
    assert not ground.hosts.radical[:3].any()


def test_activists_without_number_do_their_whole_share_and_none_leave_it_undone() -> None:
    for zeal, done in ((1e6, 0.8), (0.0, 0.0)):
        ground = pressed(met(competence=0.0), 0.6)
        ground.cells.zeal[:2] = zeal
        carry_out(ground, BUSY | {"activists_share": 0.8})
        assert np.allclose(ground.hosts.radical[[0, 2]], done)


def test_people_sent_to_a_village_without_a_cell_do_its_work() -> None:
    for sent in (0, 10):
        ground = pressed(met(competence=0.0), 0.6)
        ground.hosts.detached[1] = sent
        carry_out(ground, BUSY | {"activists_share": 1, "detached": SURE})
        assert ground.hosts.radical[1] == pytest.approx(float(sent > 0))


def test_critics_leave_work_undone_as_far_as_talk_diverts_them() -> None:
    done: list[float] = []
    for diversion in (0.0, 1.0):
        ground = pressed(met(competence=0.0, critics=3), 0.6)
        carry_out(ground, BUSY | {"activists_share": 0.8, "diversion": diversion})
        done.append(float(ground.hosts.radical[0]))
    assert done[0] > 0.1
    assert done[1] == 0


def test_a_plant_ten_times_as_large_with_ten_times_the_activists_does_the_same_share() -> None:
    told = BUSY | {"activists_share": 0.7, "diversion": 0.3, "resistance": 0.2, "komsomol": 0.1}
    small, large = (pressed(met(), 0.6) for _ in range(2))
    large.hosts.nonparty[:] *= 10
    large.hosts.communists[:] *= 10
    for column in (large.cells.present, large.cells.critics, large.cells.zeal):
        column[:] *= 10
    carry_out(small, told)
    carry_out(large, told)
    assert np.allclose(small.hosts.radical, large.hosts.radical)
    assert np.allclose(small.hosts.coercion, large.hosts.coercion)


@pytest.mark.parametrize("prevention", [-0.5, 0.0, 1.0])
def test_presence_keeps_work_going_or_stops_it_as_the_parameter_says(prevention: float) -> None:
    told = BUSY | {"strikes": 0.1, "prevention": prevention}
    alone, guarded = met(critics=0, grievance=1.0), met(critics=0, grievance=1.0)
    alone.cells.present[:2] = 0
    guarded.cells.present[:2] = 10**6
    carry_out(alone, told)
    carry_out(guarded, told)
    assert np.allclose(alone.hosts.stoppage[:3], 0.04)
    assert np.allclose(guarded.hosts.stoppage[[0, 2]], 0.04 * (1 - prevention))


def test_a_bearable_grievance_stops_nothing() -> None:
    ground = met(grievance=0.6)
    carry_out(ground, BUSY | {"strikes": 10})
    assert not ground.hosts.stoppage.any()


def test_who_evades_the_whole_plan_makes_nothing() -> None:
    ground = met(competence=1.0)
    ground.hosts.evasion[:] = 1.0
    carry_out(ground, BUSY)
    assert not ground.hosts.output.any()
    assert ground.hosts.technical[0] == 1


@pytest.mark.parametrize("kind", [SCHOOL, ARMY, HOUSING])
@pytest.mark.parametrize("answer", BOTH, ids=lambda one: one.id)
def test_a_unit_without_a_plan_gives_no_orders_and_lacks_nothing(
    answer: Mechanism, kind: int
) -> None:
    ground = pressed(met(), 0.6)
    ground.hosts.kind[0] = kind
    ground.hosts.coercion[0] = 0.5
    told = dict.fromkeys(answer.parameter_declarations(), 3.0) | {"fading": 0.5}
    live(answer, ground, orders_of({}), told, MONTH)
    hosts = ground.hosts
    assert [hosts.orders[0], hosts.late[0], hosts.withdrawn[0], hosts.radical[0]] == [0, 0, 0, 0]
    assert [hosts.output[0], hosts.technical[0], hosts.coercion[0]] == [1, 1, 0.25]


def test_the_plan_is_what_the_tile_was_told() -> None:
    ground = met()
    live(ACTIVISM, ground, orders_of({"target": [1.2]}), BUSY, MONTH)
    assert ground.hosts.target[:3].tolist() == [1.2, 1.2, 1.2]


def test_where_all_are_content_no_force_is_met_with() -> None:
    told = BUSY | {"resistance": 0.5, "force": SURE, "fading": 0.5}
    for stake, force in ((1.0, 0.0), (0.0, 1.0)):
        ground = pressed(met(), 0.8)
        ground.hosts.stake[:] = stake
        carry_out(ground, told)
        assert np.allclose(ground.hosts.coercion[:3], force)


def winter(told: dict[str, float], months: list[float]) -> list[float]:
    """Share of the village in the kolkhoz under a line of this redness month by month."""
    ground = met()
    ground.hosts.collectivised[1] = 0.05
    path: list[float] = []
    for month, radical in enumerate(months):
        carry_out(pressed(ground, radical), told, MONTH + month)
        path.append(float(ground.hosts.collectivised[1]))
    return path


VILLAGE_LIFE = BUSY | {"even": 0.6, "drive": 7, "draw": 0.04, "leaving": 4, "hold": 30}
VILLAGE_LIFE |= {"force": 6, "fading": 0.6, "resistance": 0.1}


def test_a_red_winter_overshoots_a_turn_empties_and_the_way_back_is_slow() -> None:
    path = winter(VILLAGE_LIFE, [0.8] * 5 + [0.5] * 60)
    peak, bottom = path[4], min(path[5:12])
    assert peak > 0.5
    assert bottom < 0.6 * peak
    assert path[7] - path[4] < -0.1
    assert bottom < path[22] < peak
    assert path[-1] > 0.7


def test_without_a_line_redder_than_even_and_neighbours_nobody_enters() -> None:
    path = winter(VILLAGE_LIFE | {"draw": 0, "leaving": 0}, [0.6] * 12)
    assert path == [0.05] * 12


def test_without_force_nobody_leaves() -> None:
    path = winter(VILLAGE_LIFE | {"force": 0}, [0.8] * 5 + [0.0] * 12)
    assert path == sorted(path)
    assert path[-1] > path[4]


def test_only_villages_enter_the_kolkhoz() -> None:
    ground = pressed(met(), 1.0)
    carry_out(ground, VILLAGE_LIFE)
    villages = ground.hosts.kind == VILLAGE
    assert ground.hosts.collectivised[villages & (ground.hosts.open == 1)].all()
    assert not ground.hosts.collectivised[~villages].any()


@given(critics=st.lists(st.integers(0, 9), min_size=1, max_size=6), fallen=st.integers(0, 40))
def test_what_is_dealt_to_cells_adds_up_and_goes_where_critics_are(
    critics: list[int], fallen: int
) -> None:
    ground = toy(ACTIVISM)
    n = min(len(critics), int(ground.fill[FILL_CELLS]))
    ground.cells.host[:n] = 0
    ground.cells.host[n : ground.fill[FILL_CELLS]] = 1
    ground.cells.critics[:] = 0
    ground.cells.critics[:n] = critics[:n]
    spoke = np.zeros(ground.hosts.id.size, np.int64)
    spoke[0] = sum(critics[:n])
    orders = np.zeros_like(spoke)
    orders[0] = fallen
    dealt_out(ground, orders, spoke)
    dealt = ground.cells.withdrawn[:n]
    assert dealt.sum() == (fallen if sum(critics[:n]) else 0)
    assert (dealt >= 0).all()
    assert not dealt[np.array(critics[:n]) == 0].any()


def test_a_dissolved_cell_gets_nothing() -> None:
    ground = met()
    ground.cells.form[1] = DISSOLVED
    ground.cells.withdrawn[1] = 4
    carry_out(ground, BUSY | {"hearing": SURE})
    assert ground.cells.withdrawn[1] == 0
    assert ground.hosts.withdrawn[2] == 0


@pytest.mark.parametrize(
    ("n", "p"), [(1, 0.3), (5, 0.5), (12, 0.1), (13, 0.1), (13, 0.9), (60, 0.7)]
)
def test_counts_of_chances_have_the_mean_and_spread_of_chances(n: int, p: float) -> None:
    counts = [counted(n, p, (k + 0.5) / 4000) for k in range(4000)]
    assert min(counts) >= 0
    assert max(counts) <= n
    assert counts == sorted(counts)
    assert np.mean(counts) == pytest.approx(n * p, abs=0.03)
    assert np.var(counts) == pytest.approx(n * p * (1 - p), rel=0.1, abs=0.05)


@pytest.mark.parametrize("mean", [0.3, 2.0, 5.9, 6.1, 25.0, 400.0])
def test_orders_have_the_mean_and_spread_of_independent_ones(mean: float) -> None:
    counts = [given_out(mean, (k + 0.5) / 4096) for k in range(4096)]
    assert counts == sorted(counts)
    assert np.mean(counts) == pytest.approx(mean, abs=0.03)
    assert np.var(counts) == pytest.approx(mean, rel=0.05)
    assert given_out(0.0, 0.999) == 0


@pytest.mark.parametrize(("p", "count"), [(0.0, 0), (1.0, 20)])
def test_a_sure_or_impossible_chance_leaves_nothing_open(p: float, count: int) -> None:
    assert {counted(20, p, u) for u in (0.0, 0.5, 0.999)} == {count}


def test_a_month_leaves_what_it_does_not_own() -> None:
    ground = pressed(met(grievance=0.8), 0.7)
    before = copy_of(ground)
    carry_out(ground, BUSY | {"hearing": 1})
    for name in ("competence", "grievance", "stake", "evasion", "reported", "audited", "nonparty"):
        assert np.array_equal(getattr(before.hosts, name), getattr(ground.hosts, name)), name
