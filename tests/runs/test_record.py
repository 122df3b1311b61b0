"""A run into a folder, and what the folder says of it."""

from __future__ import annotations

import datetime
import errno
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from antaeus.foundation.errors import InputFaults, RunFolderUnusable
from antaeus.runs import tables
from antaeus.runs.folder import partial_of
from antaeus.runs.inputs import load_inputs
from antaeus.runs.manifest import Manifest
from antaeus.runs.open import RunFolder
from antaeus.runs.record import Interrupted, record, save
from antaeus.runs.recorded import Progress, simulate
from antaeus.runs.request import Request
from antaeus.runs.sources import sources_of
from antaeus.scenario.bibliography import load_bibliography
from antaeus.scenario.history import load_history

TOY = Request(scale=Fraction(1), scenario="toy_district", last=8, threads=1)


def test_every_month_is_told_once(tmp_path: Path) -> None:
    told: list[Progress] = []
    record(TOY, tmp_path / "toy", told.append)
    assert [(one.month, one.done, one.of) for one in told] == [(m, m + 1, 9) for m in range(9)]
    assert all(one.people > 0 and one.cells > 0 for one in told)


def test_what_is_in_memory_is_what_is_on_the_disk(tmp_path: Path) -> None:
    recorded = simulate(load_inputs(TOY))
    folder = save(recorded, tmp_path / "toy")
    assert folder.state_hashes == recorded.state_hashes
    assert folder.fit == recorded.fit
    assert folder.manifest == recorded.manifest
    for key, column in recorded.series.columns.items():
        np.testing.assert_array_equal(folder.series.columns[key].values, column.values)


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "series.parquet")

    monkeypatch.setattr(tables, "write_series", full)
    with pytest.raises(RunFolderUnusable) as letter:
        record(TOY, tmp_path / "toy")
    assert str(letter.value) == (
        "series.parquet: the run cannot be written there: no space left on device. "
        "Nothing of it was kept."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanishes_on_the_way_is_one_sentence(tmp_path: Path) -> None:
    def vanish(progress: Progress) -> None:
        if progress.done == 3:
            partial = partial_of(tmp_path / "toy")
            for file in partial.iterdir():
                file.unlink()
            partial.rmdir()

    with pytest.raises(RunFolderUnusable, match=r"cannot be written there: .*[Nn]o such file"):
        record(TOY, tmp_path / "toy", vanish)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_says_where_it_was_and_leaves_nothing(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 4:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted, match=r"^Interrupted after 1921-06\. Nothing of it was kept\."):
        record(TOY, tmp_path / "toy", stop)
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_wrong_with_a_request_is_said_at_once(tmp_path: Path) -> None:
    wrong = Request(
        scale=Fraction(1, 2),
        scenario="toy_district",
        account="n7",
        first=5,
        overrides=(("x.y", 1.0),),
    )
    with pytest.raises(InputFaults) as letters:
        record(wrong, tmp_path / "toy")
    assert [fault.where for fault in letters.value.faults] == ["account", "--from", "--scale"]
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_says_how_to_make_the_run_again(interwar: RunFolder) -> None:
    manifest = interwar.manifest
    assert (
        manifest.decides()
        == load_inputs(Request(scale=Fraction(1, 100), last=21, threads=1)).decides()
    )
    assert manifest.finished >= manifest.started
    assert manifest.started.tzinfo == datetime.UTC
    assert manifest.people_at_end < manifest.person_months
    assert {"python", "numpy", "numba", "pyarrow"} <= set(manifest.versions)
    assert manifest.last_state.month == "1922-12"
    assert set(manifest.last_state.tables) == set(interwar.state_hashes[0][1])


def test_another_answer_makes_another_run_and_stands_in_its_manifest(tmp_path: Path) -> None:
    ritual = replace(TOY, answers=(("promotion", "in_proportion"),))
    usual, other = record(TOY, tmp_path / "usual"), record(ritual, tmp_path / "other")
    assert other.manifest.answers == {"promotion": "in_proportion"}
    assert other.manifest.decides() == load_inputs(ritual).decides()
    assert other.manifest.decides() != usual.manifest.decides()
    assert other.manifest.last_state.chain != usual.manifest.last_state.chain
    assert "promotion.rate" in {one.name for one in other.manifest.parameters}


def test_a_manifest_from_before_there_were_other_answers_is_read(interwar: RunFolder) -> None:
    told = interwar.manifest.model_dump(mode="json", by_alias=True)
    del told["answers"]
    assert Manifest.model_validate_json(json.dumps(told)) == interwar.manifest


def test_all_that_is_wrong_with_answers_and_values_is_said_at_once(tmp_path: Path) -> None:
    wrong = replace(TOY, answers=(("line", "by_magic"),), overrides=(("x.y", 1.0),))
    with pytest.raises(InputFaults) as letters:
        record(wrong, tmp_path / "toy")
    said = [fault.where for fault in letters.value.faults]
    assert said == ["--answer line=by_magic", "--set x.y=1"]
    assert list(tmp_path.iterdir()) == []


def test_every_parameter_of_every_mechanism_is_in_the_manifest(interwar: RunFolder) -> None:
    bound = load_inputs(Request(scale=Fraction(1, 100))).account
    declared = {
        f"{question}.{name}"
        for question, mechanism in bound.answers.items()
        if mechanism
        for name in mechanism.parameter_declarations()
    }
    assert {one.name for one in interwar.manifest.parameters} == declared


def test_a_run_cites_known_works_among_them_all_that_it_was_compared_with(
    interwar: RunFolder,
) -> None:
    cited = set(interwar.manifest.sources)
    assert cited <= set(load_bibliography())
    assert {one for row in interwar.fit for one in row.source.split("; ")} <= cited


def test_a_run_cites_rules_and_campaigns_of_its_own_months_only() -> None:
    short, long = (
        set(sources_of(load_inputs(Request(scale=Fraction(1, 100), last=last)), ()))
        for last in (21, 243)
    )
    assert short < long
    assert "rules1919" in short


def test_only_a_made_up_place_cites_made_up_numbers() -> None:
    interwar_party = Request(scale=Fraction(1, 100))
    assert "made_up" in sources_of(load_inputs(TOY), ())
    assert "made_up" not in sources_of(load_inputs(interwar_party), ())


def test_a_made_up_place_is_compared_with_nothing() -> None:
    assert simulate(load_inputs(TOY)).fit == ()


def test_a_run_remembers_the_drivers_it_read_and_reads_no_target() -> None:
    inputs = load_inputs(Request(scale=Fraction(1, 100), last=0))
    inputs.simulation()
    history = load_history()
    assert inputs.taken.taken
    assert {history.declaration(name).role for name in inputs.taken.taken} == {"driver"}


def test_threads_and_checks_do_not_decide_a_result() -> None:
    one = Request(scale=Fraction(1, 4), threads=1)
    two = Request(scale=Fraction(1, 4), threads=2, check=True, first=0, last=243)
    assert load_inputs(one).decides() == load_inputs(two).decides()
    for other in (replace(one, seed=2), replace(one, answers=(("promotion", "in_proportion"),))):
        assert load_inputs(one).decides() != load_inputs(other).decides()
