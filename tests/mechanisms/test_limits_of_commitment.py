"""Limiting cases of commitment: nothing lived through, all heard, none heard, all of one mind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from hypothesis import given, settings
from hypothesis import strategies as st
from limiting import MONTH, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import (
    ATTENDED,
    CRITICISED,
    ENDORSED,
    HEARD,
    PRAISED,
    SANCTIONED,
    UNJUDGED,
)
from antaeus.world.shares import ONE
from antaeus.world.tables import Ground

BY_EXPERIENCE, BY_SCHOOLING = (
    mechanism(f"commitment.{name}") for name in ("by_experience", "by_schooling")
)
FAST = {"learning": 1.0}


def lived(answer: Mechanism, acts: int = ATTENDED) -> Ground:
    """The toy district, everybody with the same acts, b and V spread out."""
    ground = toy(answer)
    people = ground.people
    people.acts[:60] = acts
    people.commitment[:60] = np.arange(60) * 1_000 + 2_000
    people.stake[:60] = ONE - np.arange(60) * 1_000
    people.language[:60] = np.arange(60) * 500
    return ground


def believed(answer: Mechanism, ground: Ground, told: dict[str, float]) -> tuple[Any, Any]:
    """Commitment of people before and after a month, with the page's invariants held."""
    before = copy_of(ground)
    live(answer, ground, orders_of({}), quiet(answer) | told, MONTH)
    assert [what for what, holds in answer.invariants(before, ground) if not holds] == []
    old, new = (one.people.commitment[:60].astype(np.int64) for one in (before, ground))
    return old, new


@pytest.mark.parametrize("acts", [0, ATTENDED, ATTENDED | ENDORSED])
def test_who_lives_through_nothing_keeps_the_old_belief(acts: int) -> None:
    ground = lived(BY_EXPERIENCE, acts)
    told = dict.fromkeys(BY_EXPERIENCE.parameter_declarations(), 1.0) | {"expectation": 0.0}
    old, new = believed(BY_EXPERIENCE, ground, told)
    assert (old == new).all()


def test_to_be_heard_draws_up_and_to_criticise_in_vain_draws_down() -> None:
    told = {"learning": 0.05, "redress": 1.0, "disappointment": 1.0}
    heard = lived(BY_EXPERIENCE, ATTENDED | CRITICISED | HEARD)
    in_vain = lived(BY_EXPERIENCE, ATTENDED | CRITICISED)
    old, up = believed(BY_EXPERIENCE, heard, told)
    _, down = believed(BY_EXPERIENCE, in_vain, told)
    np.testing.assert_allclose(up, old + 0.05 * (ONE - old), atol=0.51)
    np.testing.assert_allclose(down, old * 0.95, atol=0.51)


def test_without_disappointment_criticism_in_vain_costs_no_belief() -> None:
    ground = lived(BY_EXPERIENCE, ATTENDED | CRITICISED)
    old, new = believed(BY_EXPERIENCE, ground, FAST | {"redress": 1.0})
    assert (old == new).all()


@pytest.mark.parametrize(("verdict", "ends"), [(PRAISED, ONE), (SANCTIONED, 0), (UNJUDGED, None)])
def test_a_full_verdict_of_the_raikom_carries_the_cell_with_it(
    verdict: int, ends: int | None
) -> None:
    ground = lived(BY_EXPERIENCE)
    cell = ground.people.cell[0]
    ground.cells.verdict[cell] = verdict
    old, new = believed(BY_EXPERIENCE, ground, FAST | {"verdict": 1.0})
    judged = ground.people.cell[:60] == cell
    assert not judged.all()
    assert (new[~judged] == old[~judged]).all()
    assert (new[judged] == (old[judged] if ends is None else ends)).all()


def test_force_draws_down_those_alone_who_work_where_it_is_seen() -> None:
    ground = lived(BY_EXPERIENCE)
    host = ground.people.host[0]
    ground.hosts.coercion[host] = 1.0
    old, new = believed(BY_EXPERIENCE, ground, FAST | {"coercion": 1.0})
    saw = ground.people.host[:60] == host
    assert (new[saw] == 0).all()
    assert (new[~saw] == old[~saw]).all()
    assert not saw.all()


def test_with_expectation_alone_belief_ends_at_the_stake() -> None:
    ground = lived(BY_EXPERIENCE, 0)
    _, new = believed(BY_EXPERIENCE, ground, FAST | {"expectation": 1.0})
    assert (new == ground.people.stake[:60]).all()


def test_schooling_ends_at_the_language_and_reads_no_act() -> None:
    ground, other = lived(BY_SCHOOLING, 15), lived(BY_SCHOOLING, 0)
    other.hosts.coercion[:] = 1.0
    other.cells.verdict[:] = SANCTIONED
    _, new = believed(BY_SCHOOLING, ground, {"pace": 1.0})
    assert (new == ground.people.language[:60]).all()
    _, others = believed(BY_SCHOOLING, other, {"pace": 1.0})
    assert (new == others).all()
    old, still = believed(BY_SCHOOLING, lived(BY_SCHOOLING), {"pace": 0.0})
    assert (old == still).all()


@settings(max_examples=25, deadline=None)
@given(
    corners=st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=6, max_size=6),
    acts=st.sampled_from([0, 1, 3, 5, 7, 11, 15]),
    verdict=st.sampled_from([UNJUDGED, PRAISED, SANCTIONED]),
)
def test_everywhere_in_the_prior_belief_moves_less_than_a_fifth_of_the_way(
    corners: list[float], acts: int, verdict: int
) -> None:
    ground = lived(BY_EXPERIENCE, acts)
    ground.cells.verdict[:] = verdict
    ground.hosts.coercion[:] = 1.0
    declared = BY_EXPERIENCE.parameter_declarations().items()
    told = {name: one.prior.quantile(at) for (name, one), at in zip(declared, corners, strict=True)}
    old, new = believed(BY_EXPERIENCE, ground, told)
    assert (np.abs(new - old) <= 0.2 * ONE + 1).all()


def test_the_invariants_see_a_belief_that_moved_for_no_reason() -> None:
    ground = lived(BY_EXPERIENCE, 0)
    before = copy_of(ground)
    ground.people.commitment[:60] = 0
    assert not all(holds for _, holds in BY_EXPERIENCE.invariants(before, ground))
    taught = lived(BY_SCHOOLING)
    before = copy_of(taught)
    taught.people.commitment[:60] = ONE
    assert not all(holds for _, holds in BY_SCHOOLING.invariants(before, taught))
