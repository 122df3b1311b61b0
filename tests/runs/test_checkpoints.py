"""Runs that are cut off go on and finished runs branch, to the bytes of one that never stopped."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from antaeus.foundation.errors import InputFaults, RunFolderUnusable
from antaeus.runs import checkpoints, fingerprint
from antaeus.runs.branch import branched
from antaeus.runs.checkpoints import When, checkpoint_of, kept_in
from antaeus.runs.folder import partial_of
from antaeus.runs.inputs import load_inputs
from antaeus.runs.open import RunFolder, open_run
from antaeus.runs.past import InMemory
from antaeus.runs.record import Interrupted, record
from antaeus.runs.recorded import Progress, simulate
from antaeus.runs.request import Request
from antaeus.runs.turn import Turn
from antaeus.runs.verify import verify

TOY = Request(scale=Fraction(1), scenario="toy_district", account="n0", last=40, threads=1)
PAPERS = replace(TOY, archive="full")
DECEMBER_1922 = 21
OTHER_WAY = Turn(DECEMBER_1922, overrides=(("discipline.trial_rate", 0.004),))


def cut_off(request: Request, folder: Path, month: int, when: When) -> str:
    """Stop a run after a month as Ctrl-C does; what it says."""

    def stop(progress: Progress) -> None:
        if progress.month == month:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted) as letter:
        record(request, folder, stop, when=when)
    return str(letter.value)


def same(one: RunFolder, other: RunFolder) -> None:
    """Both folders hold the same bytes, but for what they cost."""
    for file in one.path.rglob("*"):
        if file.is_file() and file.name not in ("manifest.json", "files.json"):
            assert file.read_bytes() == (other.path / file.relative_to(one.path)).read_bytes()
    assert one.manifest.decides() == other.manifest.decides()
    assert one.manifest.last_state == other.manifest.last_state
    assert one.manifest.person_months == other.manifest.person_months


@pytest.mark.parametrize("request_", [TOY, PAPERS], ids=["series", "papers"])
def test_a_run_that_was_cut_off_goes_on_from_its_last_checkpoint(
    request_: Request, tmp_path: Path
) -> None:
    said = cut_off(request_, tmp_path / "run", 30, When(every=12))
    assert said == (
        "Interrupted after 1923-09. The same command goes on from 1922-12, its last checkpoint."
    )
    assert kept_in(partial_of(tmp_path / "run")) == [DECEMBER_1922]
    with pytest.raises(RunFolderUnusable, match="goes on from 1922-12, its last checkpoint"):
        open_run(partial_of(tmp_path / "run"))
    told: list[Progress] = []
    remarks: list[str] = []
    made = record(request_, tmp_path / "run", told.append, remarks.append, when=When(every=12))
    assert told[0].month == DECEMBER_1922 + 1
    assert remarks == ["Going on from 1922-12, where it was cut off."]
    same(record(request_, tmp_path / "straight"), made)
    assert not (made.path / "checkpoints").exists()
    assert all(not check.broken for check in verify(made.path))


def test_checkpoints_asked_for_by_month_stay_in_the_folder(tmp_path: Path) -> None:
    when = When(every=3, kept=frozenset({DECEMBER_1922, 40}))
    made = record(TOY, tmp_path / "run", when=when)
    assert kept_in(made.path) == [DECEMBER_1922, 40]
    assert all(not check.broken for check in verify(made.path))


@pytest.mark.parametrize("request_", [TOY, PAPERS], ids=["series", "papers"])
def test_a_branch_has_the_bytes_of_a_run_that_lived_through_its_past(
    request_: Request, tmp_path: Path
) -> None:
    twin = record(request_, tmp_path / "twin", when=When(kept=frozenset({DECEMBER_1922})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=2, archive=request_.archive)
    told: list[Progress] = []
    branch = record(treated, tmp_path / "branch", told.append, branch_of=twin.path)
    assert told[0].month == DECEMBER_1922 + 1
    same(record(treated, tmp_path / "anew"), branch)
    assert branch.state_hashes[: DECEMBER_1922 + 1] == twin.state_hashes[: DECEMBER_1922 + 1]
    assert branch.state_hashes[-1] != twin.state_hashes[-1]
    assert branch.manifest.turns[0].after == "1922-12"
    used = {one.name: one.value for one in branch.manifest.turns[0].parameters}
    assert used["discipline.trial_rate"] == 0.004


def test_a_branch_of_a_branch_remembers_both_turns(tmp_path: Path) -> None:
    when = When(kept=frozenset({DECEMBER_1922, 30}))
    twin = record(TOY, tmp_path / "twin", when=when)
    how = {"last": 40, "threads": 1, "archive": "none"}
    once = branched(twin.manifest, OTHER_WAY, **how)  # type: ignore[arg-type]
    first = record(once, tmp_path / "first", when=When(kept=frozenset({30})), branch_of=twin.path)
    twice = branched(first.manifest, Turn(30, seed=7), **how)  # type: ignore[arg-type]
    second = record(twice, tmp_path / "second", branch_of=first.path)
    same(record(twice, tmp_path / "anew"), second)
    assert [turn.after for turn in second.manifest.turns] == ["1922-12", "1923-09"]
    assert second.manifest.account_told() == "n0, after 1922-12 changed, after 1923-09 changed"


def test_runs_of_one_process_share_a_past_in_memory() -> None:
    keeper = InMemory([DECEMBER_1922])
    simulate(load_inputs(TOY), keeper=keeper)
    treated = load_inputs(replace(TOY, turns=(OTHER_WAY,)))
    shared, anew = simulate(treated, past=keeper.pasts[DECEMBER_1922]), simulate(treated)
    assert shared.state_hashes == anew.state_hashes
    for key, column in anew.series.columns.items():
        assert column.values.tobytes() == shared.series.columns[key].values.tobytes()


def test_another_account_forgets_what_was_set_for_the_one_before() -> None:
    set_before = replace(TOY, overrides=(("discipline.trial_rate", 0.002),))
    assert set_before.after(Turn(3, account="n1")).overrides == ()
    assert set_before.after(Turn(3, seed=2)).overrides == set_before.overrides
    louder = Turn(3, overrides=(("discipline.trial_rate", 0.003),))
    assert set_before.after(louder).overrides == louder.overrides


def test_what_another_antaeus_began_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(TOY, tmp_path / "run", 30, When(every=12))
    monkeypatch.setattr(checkpoints, "code_hash", lambda: "another")
    remarks: list[str] = []
    made = record(TOY, tmp_path / "run", None, remarks.append)
    assert remarks == [
        "What an earlier attempt left is begun anew: it was made by another version of antaeus, "
        "or with another library."
    ]
    same(record(TOY, tmp_path / "straight"), made)


def test_a_checkpoint_that_was_altered_is_not_gone_on_from(tmp_path: Path) -> None:
    twin = record(TOY, tmp_path / "twin", when=When(kept=frozenset({DECEMBER_1922})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=1, archive="none")
    place = checkpoint_of(twin.path, DECEMBER_1922)
    for file in sorted(place.iterdir()):
        good = file.read_bytes()
        file.write_bytes(good[:-9] + bytes([good[-9] ^ 1]) + good[-8:])
        with pytest.raises(RunFolderUnusable, match=r"missing or was altered|damaged"):
            record(treated, tmp_path / "branch", branch_of=twin.path)
        file.write_bytes(good)
        assert not partial_of(tmp_path / "branch").exists()
    record(treated, tmp_path / "branch", branch_of=twin.path)


def test_a_checkpoint_of_another_form_is_refused_in_one_sentence(tmp_path: Path) -> None:
    twin = record(TOY, tmp_path / "twin", when=When(kept=frozenset({DECEMBER_1922})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=1, archive="none")
    about = checkpoint_of(twin.path, DECEMBER_1922) / "checkpoint.json"
    content = json.loads(about.read_text()) | {"schema_version": 2, "antaeus_version": "9.0"}
    about.write_text(json.dumps(content))
    with pytest.raises(RunFolderUnusable, match=r"of antaeus 9.0, in form 2; .* form 1 only"):
        record(treated, tmp_path / "branch", branch_of=twin.path)


def test_a_checkpoint_whose_tables_have_other_columns_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from antaeus.runs import checkpoint_tables  # noqa: PLC0415 - Arrow is slow to load

    twin = record(TOY, tmp_path / "twin", when=When(kept=frozenset({DECEMBER_1922})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=1, archive="none")
    expected = checkpoint_tables._expected

    def more(table: str) -> object:
        shapes, dtypes = expected(table)
        return (
            ({**shapes, "luck": ()}, {**dtypes, "luck": "f4"})
            if table == "cells"
            else (shapes, dtypes)
        )

    monkeypatch.setattr(checkpoint_tables, "_expected", more)
    with pytest.raises(RunFolderUnusable, match=r"whose table cells has other columns .*\(luck\)"):
        record(treated, tmp_path / "branch", branch_of=twin.path)


def test_a_run_without_the_checkpoint_says_what_to_do(tmp_path: Path) -> None:
    twin = record(TOY, tmp_path / "twin", when=When(kept=frozenset({9})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=1, archive="none")
    with pytest.raises(InputFaults) as letter:
        record(treated, tmp_path / "branch", branch_of=twin.path)
    assert str(letter.value) == (
        f"{twin.path}: found no checkpoint of 1922-12 (there: 1921-12); expected one to branch "
        "from. Make the run with --checkpoint 1922-12, or live through its past again with "
        "--anew: the result is the same."
    )
    assert [one.name for one in tmp_path.iterdir()] == ["twin"]


def test_faults_of_checkpoints_and_turns_are_said_before_anything_begins(tmp_path: Path) -> None:
    when = When(every=6, kept=frozenset({30, 99}))
    with pytest.raises(InputFaults) as letters:
        record(PAPERS, tmp_path / "run", when=when)
    assert [fault.where for fault in letters.value.faults] == [
        "--checkpoint-every",
        "--checkpoint",
        "--checkpoint",
    ]
    with pytest.raises(InputFaults, match="each turn later than the one before"):
        replace(TOY, turns=(Turn(9, seed=2), Turn(9, seed=3)))
    with pytest.raises(InputFaults, match="a month before the run ends, 1924-07"):
        replace(TOY, turns=(Turn(40, seed=2),))
    twin = record(TOY, tmp_path / "twin")
    with pytest.raises(InputFaults, match="nothing that is changed after 1922-12"):
        branched(twin.manifest, Turn(DECEMBER_1922), last=40, threads=1, archive="none")
    assert fingerprint.code_hash() == twin.manifest.code_hash


def test_a_branch_cannot_have_papers_that_its_past_never_kept(tmp_path: Path) -> None:
    twin = record(TOY, tmp_path / "twin", when=When(kept=frozenset({DECEMBER_1922})))
    treated = branched(twin.manifest, OTHER_WAY, last=40, threads=1, archive="full")
    with pytest.raises(InputFaults, match="a run without an archive"):
        record(treated, tmp_path / "branch", branch_of=twin.path)
