"""Branches of a plan: a common past is lived through once, and nothing differs for it."""

from __future__ import annotations

import numpy as np
import pytest

from antaeus.experiments.ensemble import make_ensemble
from antaeus.experiments.folder import LEDGER
from antaeus.experiments.ledger import read_ledger
from antaeus.experiments.means import Means
from antaeus.experiments.one_run import live
from antaeus.experiments.plan_file import examine_plan, load_plan
from antaeus.experiments.planned import planned_runs
from antaeus.experiments.shared_pasts import SharedPasts, root_of
from antaeus.experiments.waiting import Waiting
from antaeus.interface.ensemble import open_many
from antaeus.scenario.reading import read_toml

BRANCHES = """
[[branch]]
of = "vanguard"
name = "silent"
after = "1921-12"
set = { "meeting.voice" = -4.0 }

[[branch]]
of = "vanguard"
name = "lucky"
after = "1921-12"
own_chances = true
"""
PAPERS = '\n[keep]\nseries = ["members", "total"]\nlenses = ["full", "plant"]\nreadings = ["O7"]\n'


@pytest.fixture
def plan(write_plan):
    return load_plan(write_plan(BRANCHES + PAPERS, runs=2, until="1922-03"))


def test_a_branch_is_what_it_would_be_if_it_had_lived_through_its_past_itself(plan):
    twin, _, *_, silent, _, lucky, _ = planned_runs(plan)
    family = (twin, silent, lucky)
    with SharedPasts(family) as pasts:
        shared = []
        for run in family:
            shared.append(live(run, plan.keep, pasts))
        assert not pasts.awaits((twin.request, 9))
    with SharedPasts() as nobody:
        alone = [live(run, plan.keep, nobody) for run in family]
    assert [one.chain for one in shared] == [one.chain for one in alone]
    assert len({one.chain for one in shared}) == 3
    for one, other in zip(shared, alone, strict=True):
        np.testing.assert_array_equal(one.series, other.series)
        assert one.readings == other.readings
        assert one.readings
    of_twin, of_lucky = shared[0].series, shared[2].series
    np.testing.assert_array_equal(of_lucky[:10], of_twin[:10])
    assert not np.array_equal(of_lucky, of_twin)


def test_a_branch_that_turned_off_early_is_no_past_for_one_that_turns_off_later(write_plan):
    early = BRANCHES.replace('after = "1921-12"', 'after = "1921-06"', 1)
    keep = '\n[keep]\nseries = ["members"]\n'
    plan = load_plan(write_plan(early.replace("-4.0", "-0.5") + keep, runs=1, until="1922-03"))
    _, _, silent, lucky = planned_runs(plan)
    with SharedPasts((silent, lucky)) as pasts:  # the twin is made already, or was given up
        live(silent, plan.keep, pasts)
        assert pasts.awaits((root_of(lucky), 9))
        found = live(lucky, plan.keep, pasts)
    with SharedPasts() as nobody:
        assert found.chain == live(lucky, plan.keep, nobody).chain


def test_a_past_is_there_for_all_who_wait_and_then_gone(plan):
    twin, _, *_, silent, _, lucky, _ = planned_runs(plan)
    with SharedPasts((twin, silent, lucky)) as pasts:
        assert pasts.begin(twin) is None
        assert pasts.awaits((twin.request, 9))
        live(twin, plan.keep, pasts)
        first = pasts.begin(silent)
        assert first is not None
        assert first.month == 9
        assert pasts.begin(lucky) is first
        assert pasts.begin(lucky) is None


def test_runs_that_share_a_past_go_out_together(plan):
    runs = planned_runs(plan)
    waiting = Waiting(runs, 2, 1)
    dealt = []
    while chunk := waiting.next(0):
        dealt.append([(run.arm, run.number) for run in chunk])
    assert dealt == [
        [("vanguard", 1), ("silent", 1), ("lucky", 1)],
        [("vanguard", 2), ("silent", 2), ("lucky", 2)],
        [("n0", 1)],
        [("n0", 2)],
    ]


def test_an_ensemble_with_branches_is_one_whoever_makes_it(plan, tmp_path):
    serial = make_ensemble(plan, tmp_path / "serial", Means("serial", chunk=1))
    pool = make_ensemble(plan, tmp_path / "pool", Means("pool", 2, chunk=50))
    assert serial.about().content_hash == pool.about().content_hash
    assert serial.about().runs == plan.n_runs == 8
    ledger = read_ledger(serial.path / LEDGER).to_pandas().set_index(["arm", "number"])
    assert ledger.loc[("silent", 2), ["branch_of", "after"]].tolist() == ["vanguard", "1921-12"]
    assert ledger.loc[("silent", 1), "meeting.voice"] == -4.0
    assert ledger.loc[("vanguard", 1), "meeting.voice"] > -4.0
    assert ledger.loc[("silent", 1), "seed"] == ledger.loc[("vanguard", 1), "seed"]
    assert ledger.loc[("lucky", 1), "seed"] != ledger.loc[("lucky", 2), "seed"]
    assert ledger.loc[("n0", 1), ["branch_of", "after"]].isna().all()
    many = open_many(serial.path)
    assert set(many.data["arm"].values) == {"vanguard", "n0", "silent", "lucky"}
    gap = many.difference("members", "lucky", "vanguard")
    assert gap.dims == ("number", "month")
    assert (gap.isel(month=slice(10)) == 0).all()
    assert (gap.isel(month=-1) != 0).any()


@pytest.mark.parametrize(
    ("more", "letter"),
    [
        ('[[branch]]\nof = "n1"\nname = "x"\nafter = "1921-12"\n', "one of the arms, vanguard, n0"),
        ('[[branch]]\nof = "n0"\nname = "n0"\nafter = "1921-12"\n', "one name an arm"),
        ('[[branch]]\nof = "n0"\nname = "x"\nafter = "1921-12"\n', "nothing that changes"),
        (
            '[[branch]]\nof = "n0"\nname = "x"\nafter = "1921-05"\nown_chances = true\n',
            "a December",
        ),
        (
            '[[branch]]\nof = "n0"\nname = "x"\nafter = "1934-12"\nown_chances = true\n',
            "before the",
        ),
        (
            '[[branch]]\nof = "n0"\nname = "x"\nafter = "1921-12"\nset = { "no.such" = 1 }\n',
            "branch x",
        ),
        (
            '[[branch]]\nof = "n0"\nname = "x"\nafter = "1921-12"\nscenario = "interwar"\n',
            "tiles of toy_district",
        ),
    ],
)
def test_a_branch_that_cannot_be_is_answered_by_a_letter(write_plan, more, letter):
    path = write_plan(more + PAPERS, until="1922-03")
    _, faults = examine_plan(read_toml(path), str(path))
    assert letter in "\n".join(map(str, faults))
