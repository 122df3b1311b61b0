"""Soundness finds each fault that is planted, and nothing in a sound world."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from toy_district import first_ground

from antaeus.world import soundness
from antaeus.world.codes import (
    CANDIDATE,
    CRITICISED,
    DISSOLVED,
    EMPTY,
    HIGHER,
    LAPSED,
    MEMBER,
    N_CLASSES,
    NEVER,
    SECRETARY,
)
from antaeus.world.soundness import faults_of_ground
from antaeus.world.tables import FILL_FREE, FILL_OVERFLOW, Ground

Plant = Callable[[Ground], None]


def overflow(ground: Ground) -> None:
    ground.fill[FILL_OVERFLOW] = 1


def somebody_beyond_the_mark(ground: Ground) -> None:
    ground.people.status[70] = MEMBER


def a_place_lost(ground: Ground) -> None:
    ground.people.status[5] = EMPTY


def a_place_free_twice(ground: Ground) -> None:
    ground.people.status[5:7] = EMPTY
    ground.free[:2] = 5
    ground.fill[FILL_FREE] = 2


def a_place_free_and_taken(ground: Ground) -> None:
    ground.people.status[5] = EMPTY
    ground.free[0] = 6
    ground.fill[FILL_FREE] = 1


def one_number_twice(ground: Ground) -> None:
    ground.people.id[5] = ground.people.id[6]


def an_unknown_status(ground: Ground) -> None:
    ground.people.status[5] = MEMBER + 1


def an_unknown_class(ground: Ground) -> None:
    ground.people.job[5] = N_CLASSES


def an_unknown_post(ground: Ground) -> None:
    ground.people.post[5] = 2


def an_unknown_cause(ground: Ground) -> None:
    ground.people.leaves[5] = LAPSED + 1


def a_seat_in_no_cell(ground: Ground) -> None:
    ground.people.cell[5] = 3


def a_seat_in_a_dissolved_cell(ground: Ground) -> None:
    ground.cells.form[1] = DISSOLVED


def work_in_no_host_unit(ground: Ground) -> None:
    ground.people.host[5] = ground.hosts.id.size


def a_seat_in_another_raion(ground: Ground) -> None:
    there = np.flatnonzero(ground.hosts.raion == 1)[0]
    here = np.flatnonzero(ground.hosts.raion[ground.people.host[:60]] == 0)[0]
    ground.people.host[here] = there


def a_member_without_a_date(ground: Ground) -> None:
    ground.people.member_since[np.flatnonzero(ground.people.status == MEMBER)[0]] = NEVER


def a_candidate_with_a_date(ground: Ground) -> None:
    ground.people.member_since[np.flatnonzero(ground.people.status == CANDIDATE)[0]] = 3


def a_cell_away_from_its_unit(ground: Ground) -> None:
    ground.cells.raion[0] = 1 - ground.cells.raion[0]


def two_cells_with_one_number(ground: Ground) -> None:
    ground.cells.id[1] = ground.cells.id[0]


def two_secretaries(ground: Ground) -> None:
    ground.people.roles[np.flatnonzero(ground.people.cell[:60] == 0)[:2]] = SECRETARY


def an_unknown_school(ground: Ground) -> None:
    ground.people.schooling[5] = HIGHER + 1


def an_unknown_act(ground: Ground) -> None:
    ground.people.acts[5] = 16


def a_critic_who_was_not_there(ground: Ground) -> None:
    ground.people.acts[5] = CRITICISED


def more(table: str, name: str, value: float = 1.0) -> Plant:
    """A plant that raises one figure of a table beyond what it can be."""

    def plant(ground: Ground) -> None:
        column = getattr(getattr(ground, table), name)
        column.flat[0] = value

    plant.__name__ = f"{table}_{name}_of_{value:g}"
    return plant


SHARES = {
    "cells": ("tone", "conformity"),
    "hosts": (
        *("grievance", "stake", "language", "redress", "coercion", "collectivised"),
        *("competence", "stoppage", "evasion"),
    ),
    "raions": ("risk", "absence", "stance", "leaning", "pressure", "radical", "ambiguity"),
}

PLANTS: tuple[tuple[Plant, str], ...] = (
    (two_secretaries, "an office is held by one person at most"),
    (an_unknown_school, "schooling is known"),
    (an_unknown_act, "acts are acts"),
    (a_critic_who_was_not_there, "nobody acts who is not there"),
    (more("cells", "critics"), "critics were present"),
    (more("cells", "endorsers"), "endorsers were present"),
    (more("cells", "both"), "who did both did each"),
    (more("cells", "fatigue", -0.1), "fatigue is never negative"),
    (more("hosts", "wrong"), "wrong orders are orders"),
    (more("hosts", "withdrawn"), "withdrawn orders are orders"),
    (more("hosts", "withdrawn_wrong"), "wrong ones withdrawn were withdrawn"),
    (more("hosts", "late"), "late ones were wrong and left"),
    (more("raions", "answered"), "answers were complaints"),
    *(
        (more(table, name, 1.5), f"{name} is a share")
        for table, names in SHARES.items()
        for name in names
    ),
    (overflow, "a table is longer than what happened"),
    (somebody_beyond_the_mark, "everyone beyond the mark is nobody"),
    (a_place_lost, "free places and people fill the table"),
    (a_place_free_twice, "no place is free twice"),
    (a_place_free_and_taken, "free places are empty"),
    (one_number_twice, "nobody has two cards"),
    (an_unknown_status, "status is candidate or member"),
    (an_unknown_class, "classes are classes"),
    (an_unknown_post, "sex and post are known"),
    (an_unknown_cause, "causes of leaving are known"),
    (a_seat_in_no_cell, "cells of people are cells"),
    (a_seat_in_a_dissolved_cell, "everyone sits in a cell that exists"),
    (work_in_no_host_unit, "host units of people are host units"),
    (a_seat_in_another_raion, "everyone sits in a cell of the raion of work"),
    (a_member_without_a_date, "members have a month of acceptance, candidates none"),
    (a_candidate_with_a_date, "members have a month of acceptance, candidates none"),
    (a_cell_away_from_its_unit, "cells lie in the raion of their unit"),
    (two_cells_with_one_number, "cells have different numbers"),
)


@pytest.mark.parametrize(("plant", "sentence"), PLANTS, ids=[one.__name__ for one, _ in PLANTS])
def test_a_planted_fault_is_found(plant: Plant, sentence: str) -> None:
    ground = first_ground()
    plant(ground)
    assert sentence in list(faults_of_ground(ground))


def test_a_sound_world_has_no_faults() -> None:
    assert list(faults_of_ground(first_ground())) == []


def test_every_fact_has_a_plant() -> None:
    facts = {what for what, _ in soundness._facts(first_ground())}
    assert facts == {sentence for _, sentence in PLANTS}
