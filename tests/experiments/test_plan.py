"""Plans: what they may say, and how their runs follow from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from antaeus.accounts.files import check_paths
from antaeus.experiments.plan_file import PLAN, load_plan
from antaeus.experiments.planned import drawable, planned_runs
from antaeus.experiments.seeds import seed_of_run, share_of_draw
from antaeus.foundation.errors import InputFaults
from antaeus.runs.inputs import load_inputs


def test_a_longer_plan_begins_with_the_runs_of_a_shorter_one(write_plan):
    short = [run for run in planned_runs(load_plan(write_plan(runs=2))) if run.arm == "vanguard"]
    long = [run for run in planned_runs(load_plan(write_plan(runs=4))) if run.arm == "vanguard"]
    assert len(long) == 4
    assert short == long[:2]


def test_every_run_has_an_id_of_its_own_and_the_same_one_tomorrow(write_plan):
    plan = load_plan(write_plan(runs=5))
    ids = [run.id for run in planned_runs(plan)]
    assert len(set(ids)) == 10
    assert [run.id for run in planned_runs(plan)] == ids


def test_papers_kept_besides_do_not_change_what_a_run_is(write_plan):
    bare = planned_runs(load_plan(write_plan()))
    read = planned_runs(load_plan(write_plan('\n[keep]\nlenses = ["full"]\n')))
    assert {run.request.archive for run in read} == {"full"}
    assert [run.id for run in bare] == [run.id for run in read]


def test_paired_arms_share_seeds_and_draws(write_plan):
    arms = """
[[arm]]
account = "vanguard"
runs = 3
draw = ["meeting.voice"]

[[arm]]
account = "vanguard"
name = "other"
runs = 3
draw = ["meeting.*"]
"""
    runs = planned_runs(load_plan(write_plan(arms=arms)))
    one, other = runs[:3], runs[3:]
    assert [run.request.seed for run in one] == [run.request.seed for run in other]
    for left, right in zip(one, other, strict=True):
        drawn = dict(right.request.overrides)
        assert dict(left.request.overrides) == {"meeting.voice": drawn["meeting.voice"]}
        assert len(drawn) > 1


def test_unpaired_arms_share_neither(write_plan):
    plan = load_plan(write_plan(runs=2))
    apart = plan.model_copy(update={"ensemble": plan.ensemble.model_copy(update={"paired": False})})
    runs = planned_runs(apart)
    assert len({run.request.seed for run in runs}) == 4


def test_draws_lie_inside_their_priors_and_fill_them(write_plan):
    runs = planned_runs(load_plan(write_plan(runs=40)))
    priors = drawable(load_inputs(runs[0].request).account)
    drawn = [dict(run.request.overrides) for run in runs if run.arm == "vanguard"]
    for name in drawn[0]:
        values = [values[name] for values in drawn]
        assert all(priors[name].low <= value <= priors[name].high for value in values)
        below = sum(value < priors[name].quantile(0.5) for value in values)
        assert 8 <= below <= 32


def test_seeds_and_shares_are_spread():
    seeds = [seed_of_run(1, "a", number, paired=False) for number in range(1000)]
    shares = [share_of_draw(1, "a", number, "x.y", paired=False) for number in range(1000)]
    assert len(set(seeds)) == 1000
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert all(0 < share < 1 for share in shares)
    assert abs(sum(shares) / 1000 - 0.5) < 0.03
    others = [share_of_draw(1, "a", number, "x.z", paired=False) for number in range(1000)]
    product = sum((a - 0.5) * (b - 0.5) for a, b in zip(shares, others, strict=True)) * 12 / 1000
    assert abs(product) < 0.1


BROKEN = {
    "an unknown account": ('[[arm]]\naccount = "vangard"\nruns = 1\n', "vanguard"),
    "a draw of nothing": (
        '[[arm]]\naccount = "n0"\nruns = 1\ndraw = ["meeting.voices"]\n',
        "meeting.voices",
    ),
    "a draw that is set": (
        '[[arm]]\naccount = "vanguard"\nruns = 1\ndraw = ["meeting.voice"]\n'
        'set = { "meeting.voice" = -1 }\n',
        "which is set too",
    ),
    "an impossible value": (
        '[[arm]]\naccount = "vanguard"\nruns = 1\nset = { "meeting.habit" = 900 }\n',
        "range of its prior",
    ),
    "an unknown series": (
        '[[arm]]\naccount = "n0"\nruns = 1\n\n[keep]\nseries = ["member"]\n',
        "members",
    ),
    "an unknown lens": ('[[arm]]\naccount = "n0"\nruns = 1\n\n[keep]\nlenses = ["ful"]\n', "full"),
    "two arms of one name": ('[[arm]]\naccount = "n0"\nruns = 1\n' * 2, "twice"),
    "no runs": ('[[arm]]\naccount = "n0"\nruns = 0\n', "runs"),
    "an unknown key": ('[[arm]]\naccount = "n0"\nruns = 1\nrun = 2\n', "run"),
}


@pytest.mark.parametrize("arms", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_with_a_plan_is_said_in_letters(write_plan, arms):
    text, says = arms
    path = write_plan(arms=text.replace("{", "{{").replace("}", "}}"))
    with pytest.raises(InputFaults) as found:
        load_plan(path)
    assert says in str(found.value)
    assert str(path) in str(found.value)


def test_check_knows_a_plan(write_plan):
    assert check_paths([write_plan()], (PLAN,)) == []
    (fault,) = check_paths(
        [write_plan('\n[keep]\nreadings = ["O99"]\nlenses = ["full"]\n')], (PLAN,)
    )
    assert "O99" in fault.found


def test_the_plan_that_the_page_shows_is_sound(tmp_path):
    page = Path(__file__).parents[2] / "docs" / "ensembles.md"
    shown = page.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    plan = tmp_path / "plan.toml"
    plan.write_text(shown, "utf-8")
    read = load_plan(plan)
    assert [branch.name for branch in read.branch] == ["fewer_trials"]
    assert read.n_runs == 3000
