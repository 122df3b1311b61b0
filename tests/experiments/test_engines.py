"""One hash whoever makes the runs; nothing lost, nothing twice, whatever is killed on the way."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import made_up_runs
import numpy as np
import pytest

from antaeus.experiments.arrays import read_arrays
from antaeus.experiments.ensemble import make_ensemble
from antaeus.experiments.failures import TooManyFailures, most_failures
from antaeus.experiments.folder import ARRAYS, LEDGER, open_ensemble
from antaeus.experiments.ledger import failed_runs, read_ledger
from antaeus.experiments.means import Means
from antaeus.experiments.parts import ledger_rows
from antaeus.experiments.plan_file import load_plan
from antaeus.experiments.planned import planned_runs
from antaeus.experiments.shared_pasts import SharedPasts
from antaeus.foundation.errors import InputFaults, RunFolderUnusable
from antaeus.interface import run

WITH_LENSES = '\n[keep]\nseries = ["members", "total"]\nlenses = ["full", "plant"]\n'
SLOW_ONES = [
    Means("pool", 1, chunk=3),
    Means("pool", 4),
    Means("dask", 1, chunk=50),
    Means("dask", 4, chunk=1),
]
ENGINES = [
    Means("serial", 1, chunk=1),
    Means("serial", 1, chunk=50),
    Means("serial", 1),
    Means("pool", 2, chunk=1),
    Means("dask", 2),
    *(pytest.param(means, marks=pytest.mark.slow) for means in SLOW_ONES),
]


def named(means: Means) -> str:
    return f"{means.engine}-{means.workers}-{means.chunk}"


@pytest.fixture
def plan(write_plan):
    return load_plan(write_plan(WITH_LENSES, runs=5))


@pytest.fixture
def expected(plan, tmp_path, notes):
    """The hash of the runs as one process makes them, one after another."""
    made = make_ensemble(plan, tmp_path / "serial", Means("serial"), live=made_up_runs.made_up)
    return made.about().content_hash


@pytest.mark.parametrize("means", ENGINES, ids=named)
def test_the_hash_does_not_depend_on_the_engine(plan, tmp_path, notes, expected, means):
    made = make_ensemble(plan, tmp_path / "ens", means, live=made_up_runs.made_up)
    assert made.about().content_hash == expected
    assert made.about().failed == ()
    assert not made.parts.exists()


def test_the_hash_depends_on_what_is_in_it(plan, write_plan, tmp_path, notes, expected):
    other = load_plan(write_plan(WITH_LENSES, runs=5, seed=2))
    made = make_ensemble(other, tmp_path / "ens", Means("serial"), live=made_up_runs.made_up)
    assert made.about().content_hash != expected


def test_arrays_and_ledger_hold_what_the_runs_left(plan, tmp_path, notes):
    made = make_ensemble(plan, tmp_path / "ens", Means("serial"), live=made_up_runs.made_up)
    runs = planned_runs(plan)
    data, ledger = read_arrays(made.path / ARRAYS), read_ledger(made.path / LEDGER).to_pylist()
    assert [row["id"] for row in ledger] == [run.id for run in runs]
    assert [row["meeting.voice"] for row in ledger] == [
        dict(run.request.overrides).get("meeting.voice") for run in runs
    ]
    assert str(data["month"].values[0])[:7] == "1921-03"
    for one in runs:
        found = made_up_runs.made_up(one, plan.keep, SharedPasts())
        np.testing.assert_array_equal(data["series"].values[one.place], found.series)
        labels = zip(data["lens"].values, data["reading_group"].values, strict=True)
        at = {label: place for place, label in enumerate(labels)}
        row = data.isel(run=one.place)
        assert int(np.isfinite(row["value"]).sum()) == len(found.readings)
        for told in found.readings:
            place = at[told.lens, told.group]
            assert (row["value"].values[place], row["n"].values[place]) == (told.value, told.n)


def test_what_is_there_is_not_made_again(plan, tmp_path, notes):
    make_ensemble(plan, tmp_path / "ens", Means("serial"), live=made_up_runs.made_up)
    again = make_ensemble(plan, tmp_path / "ens", Means("serial"), live=made_up_runs.made_up)
    assert len(made_up_runs.noted("made")) == 10
    assert open_ensemble(again.path).about().runs == 10


@pytest.mark.parametrize("engine", ["pool", pytest.param("dask", marks=pytest.mark.slow)])
def test_runs_that_fail_cost_only_themselves_and_are_named(plan, tmp_path, notes, engine):
    means = Means(engine, 2, chunk=4, most_failures="6")
    made = make_ensemble(plan, tmp_path / "ens", means, live=made_up_runs.with_faults)
    failed = failed_runs(made.path / LEDGER)
    assert [(one.arm, one.number, one.status) for one in failed] == [
        ("vanguard", 2, "failed"),
        ("vanguard", 3, "not a number"),
        ("vanguard", 4, "crashed"),
        ("n0", 2, "failed"),
        ("n0", 3, "not a number"),
    ]
    assert "ValueError: the second run cannot be made" in failed[0].error
    assert failed[1].error == "members (worker) is not a number in some month"
    values = read_arrays(made.path / ARRAYS)["series"].values
    lost = [1, 2, 3, 6, 7]
    assert np.isnan(values[lost]).all()
    assert np.isfinite(np.delete(values, lost, axis=0)).all()


def test_too_many_failures_stop_and_a_larger_limit_goes_on(plan, tmp_path, notes):
    def few(run, keep, pasts):
        made_up_runs.note("tried", run.id)
        if run.number == 2:
            raise ValueError("never")
        return made_up_runs.made_up(run, keep, pasts)

    with pytest.raises(TooManyFailures, match=r"n0 run 2 \(failed: ValueError: never\)"):
        make_ensemble(plan, tmp_path / "ens", Means("serial", chunk=1), live=few)
    with pytest.raises(RunFolderUnusable, match="unfinished"):
        open_ensemble(tmp_path / "ens")
    with pytest.raises(TooManyFailures):
        make_ensemble(plan, tmp_path / "ens", Means("serial", chunk=1), live=few)
    tolerant = Means("serial", chunk=1, most_failures="20%")
    assert len(make_ensemble(plan, tmp_path / "ens", tolerant, live=few).about().failed) == 2
    assert len(made_up_runs.noted("tried")) == 10


def test_how_many_may_fail():
    assert most_failures("1%", 50) == 1
    assert most_failures("1%", 1000) == 10
    assert most_failures("0%", 1000) == 0
    assert most_failures("3", 1000) == 3
    for text in ("101%", "-1", "some", ""):
        with pytest.raises(InputFaults):
            most_failures(text, 10)


def test_a_folder_of_another_plan_is_left_alone(plan, write_plan, tmp_path, notes):
    make_ensemble(plan, tmp_path / "ens", Means("serial"), live=made_up_runs.made_up)
    with pytest.raises(InputFaults, match="another plan"):
        make_ensemble(load_plan(write_plan(runs=2)), tmp_path / "ens", Means("serial"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(InputFaults, match="already there"):
        make_ensemble(plan, tmp_path / "mine", Means("serial"))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_workers_that_are_killed_lose_nothing(plan, tmp_path, notes, expected, engine):
    means = Means(engine, 2, chunk=2)
    made = make_ensemble(plan, tmp_path / "ens", means, live=made_up_runs.killed_once)
    assert made.about().content_hash == expected
    assert made.about().failed == ()
    assert len(list(notes.glob("killed-*"))) == 3


COORDINATOR = """
import sys
from pathlib import Path
import made_up_runs
from antaeus.experiments.ensemble import make_ensemble
from antaeus.experiments.means import Means
from antaeus.experiments.plan_file import load_plan

if __name__ == "__main__":
    plan, out, engine = load_plan(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    make_ensemble(plan, out, Means(engine, 2, chunk=1), live=made_up_runs.coordinator_killed)
"""


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_a_coordinator_that_is_killed_goes_on_where_it_was(plan, tmp_path, notes, expected, engine):
    script, out = tmp_path / "coordinator.py", tmp_path / "ens"
    script.write_text(COORDINATOR)
    command = [sys.executable, script, tmp_path / "plan.toml", out, engine]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.communicate(timeout=60)  # ends when every process that holds the pipe has ended
    assert process.returncode == -9
    there = {row["id"] for row in ledger_rows(Path(out) / "parts")}
    assert 0 < len(there) < 10
    (notes / "made").unlink()
    made = make_ensemble(plan, out, Means("serial"), live=made_up_runs.made_up)
    assert made.about().content_hash == expected
    again = made_up_runs.noted("made")
    assert len(again) == 10 - len(there)
    assert there.isdisjoint(again)


@pytest.fixture
def cluster(notes) -> Iterator[str]:
    """A scheduler and two workers started by hand; the address of the scheduler."""
    with ExitStack() as processes:

        def start(*words: str) -> subprocess.Popen[str]:
            command = [sys.executable, "-m", *words, "--no-dashboard"]
            process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
            processes.enter_context(process)
            processes.callback(process.terminate)
            return process

        scheduler = start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        assert scheduler.stderr is not None
        said = (re.search(r"Scheduler at: *(tcp://[\d.:]+)", line) for line in scheduler.stderr)
        address = next(found[1] for found in said if found)
        for _ in range(2):
            start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny")
        yield address


@pytest.mark.slow
def test_a_cluster_started_by_hand_makes_the_same(plan, tmp_path, notes, expected, cluster):
    means = Means("dask", scheduler=cluster, chunk=1)
    made = make_ensemble(plan, tmp_path / "ens", means, live=made_up_runs.made_up)
    assert made.about().content_hash == expected


def test_a_scheduler_that_does_not_answer_is_said_in_a_letter(plan, tmp_path, notes, monkeypatch):
    monkeypatch.setattr("antaeus.experiments.on_dask.PATIENCE", "1s")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(InputFaults, match="--scheduler"):
            make_ensemble(plan, tmp_path / "ens", Means("dask", scheduler=address))


@pytest.mark.compiled_only
def test_runs_of_the_toy_district_are_those_of_antaeus_run(write_plan, tmp_path):
    plan = load_plan(write_plan(runs=2))
    made = make_ensemble(plan, tmp_path / "ens", Means("serial"))
    planned = planned_runs(plan)[1]
    alone = run(
        "toy_district", planned.arm, 1, planned.request.seed, to="1922-06",
        set=dict(planned.request.overrides), threads=1,
    )  # fmt: skip
    data = read_arrays(made.path / ARRAYS)
    names = list(zip(data["series_name"].values, data["group"].values, strict=True))
    column = names.index(("members", "all"))
    members = alone.series["members"].sel(place="USSR", group="all").values
    np.testing.assert_array_equal(data["series"].values[planned.place, :, column], members)
    ledger = read_ledger(made.path / LEDGER).to_pylist()
    assert ledger[planned.place]["chain"] == alone.manifest["last_state"]["chain"]
