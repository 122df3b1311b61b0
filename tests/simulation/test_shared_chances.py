"""Two runs that differ in one answer share every draw that the difference does not touch."""

from __future__ import annotations

from collections import defaultdict

import pytest
from toy_district import BUSY, Listener, Values, simulate

from antaeus.scenario.calendar import load_calendar
from antaeus.world.codes import DIED
from antaeus.world.events import EVENT_KINDS
from antaeus.world.tables import FILL_EVENTS, Events

DEADLY: Values = dict(BUSY) | {"leaving": {"death_rate_at_30": 0.03}}


def who(values: Values, months: int, seed: int = 1) -> dict[str, list[tuple[int, int]]]:
    """For each kind of event the months and the people, deaths told apart."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    run = simulate("n0", values, seed=seed)

    def recorder(month: int, papers: list[Events]) -> None:
        for ground, table in zip(run.world.grounds, papers, strict=True):
            for row in range(int(ground.fill[FILL_EVENTS])):
                name = EVENT_KINDS[table.kind[row]]
                if name == "left" and table.detail[row] == DIED:
                    name = "died"
                found[name].append((month, int(table.person[row])))

    Listener(run, recorder)
    for _ in run.months(last=months - 1):
        pass
    return {name: sorted(people) for name, people in found.items()}


def other(values: Values, question: str, **changes: float) -> Values:
    return dict(values) | {question: dict(values.get(question, {})) | changes}


def test_promotion_touches_neither_who_dies_nor_who_falls_in_the_first_months() -> None:
    usual = who(DEADLY, 2)
    generous = who(other(DEADLY, "promotion", posts_share=5.0, filling_rate=1.0), 2)
    assert generous["promoted"] != usual["promoted"]
    assert usual["died"]
    for name in ("died", "tried"):
        assert generous.get(name) == usual.get(name)


def test_one_parameter_of_death_changes_who_dies() -> None:
    usual = who(DEADLY, 2)
    milder = who(other(DEADLY, "leaving", death_rate_at_30=0.015), 2)
    assert set(milder["died"]) < set(usual["died"])


def test_appeals_touch_nobody_who_never_appealed() -> None:
    harsh = other(DEADLY, "discipline", trial_rate=0.3, expelled_share=1.0)
    quick = other(harsh, "appeal", appeal_share=1.0, delay_months=0.5, success_after_trial=1.0)
    usual, strict = who(quick, 4), who(other(quick, "appeal", appeal_share=0.0), 4)
    back = {person for _, person in usual["reinstated"]}
    assert back
    assert "reinstated" not in strict
    deaths = [
        [(month, person) for month, person in run["died"] if person not in back]
        for run in (usual, strict)
    ]
    assert deaths[0]
    assert deaths[0] == deaths[1]


@pytest.mark.compiled_only
def test_a_shuffled_calendar_is_another_history() -> None:
    def last(which: str, seed: int = 0) -> list[list[int]]:
        run = simulate("n1", BUSY, calendar=load_calendar(which, seed=seed))
        return [month.counts.tolist() for month in run.months(last=59)][-1]

    assert last("mean") == last("mean")
    assert last("shuffled", 1) != last("mean")
    assert last("shuffled", 1) == last("shuffled", 1)
    assert last("shuffled", 2) != last("shuffled", 1)


@pytest.mark.parametrize("which", ["a", "b"])
def test_each_coder_s_calendar_can_be_run(which: str) -> None:
    assert len(list(simulate(calendar=load_calendar(which), check=True).months(last=35))) == 36
