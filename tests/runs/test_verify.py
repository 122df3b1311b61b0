"""What is broken in a run is found."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from antaeus.runs.open import RunFolder, open_run
from antaeus.runs.seal import seal
from antaeus.runs.series import Column
from antaeus.runs.tables import write_series, write_state_hashes
from antaeus.runs.verify import Check, verify


@pytest.fixture
def copied(interwar: RunFolder, tmp_path: Path) -> RunFolder:
    """A run that may be spoilt."""
    shutil.copytree(interwar.path, tmp_path / "copied")
    return open_run(tmp_path / "copied")


def broken(path: Path) -> list[Check]:
    return [check for check in verify(path) if check.broken]


def changed(run: RunFolder, name: str, month: int, by: float) -> None:
    """Change one figure of the Union and seal the folder, as somebody would who cheats."""
    column = run.series.columns[name, "all"]
    values = column.values.copy()
    values[0, month] += by
    columns = {**run.series.columns, (name, "all"): Column(values, column.unit, column.is_flow)}
    write_series(replace(run.series, columns=columns), run.path / "series.parquet")
    seal(run.path)


def test_a_sound_run_holds(interwar: RunFolder) -> None:
    assert broken(interwar.path) == []


@pytest.mark.parametrize("name", ["admitted", "expelled", "died", "members", "candidates"])
def test_people_who_were_made_or_lost_are_found(copied: RunFolder, name: str) -> None:
    changed(copied, name, 10, 300)
    (check,) = broken(copied.path)
    assert check.question == "people are conserved in every month and place"
    assert check.broken[0].startswith("1922-01, USSR: 300 people")


def test_a_changed_state_is_found_by_its_chain(copied: RunFolder) -> None:
    hashes = copied.state_hashes
    hashes[3][1]["people"] ^= 1
    write_state_hashes(hashes, copied.path / "state_hashes.parquet")
    seal(copied.path)
    (check,) = broken(copied.path)
    assert check.broken == ("all months together have another hash than the manifest says",)


def test_a_missing_month_is_found(copied: RunFolder) -> None:
    hashes = copied.state_hashes
    write_state_hashes(hashes[:5] + hashes[6:], copied.path / "state_hashes.parquet")
    seal(copied.path)
    (check,) = broken(copied.path)
    assert check.broken[0] == "not every month from 1921-03 to 1922-12 has one hash a table"


def test_a_table_that_cannot_be_read_is_broken_and_no_crash(copied: RunFolder) -> None:
    (copied.path / "series.parquet").write_bytes(b"PAR1 and then nothing")
    (copied.path / "state_hashes.parquet").unlink()
    assert len(broken(copied.path)) == 3


def test_a_manifest_of_another_form_is_damaged(copied: RunFolder) -> None:
    file = copied.path / "manifest.json"
    manifest = json.loads(file.read_text())
    del manifest["seed"]
    file.write_text(json.dumps(manifest))
    with pytest.raises(Exception, match="this file is damaged or was not written by antaeus"):
        open_run(copied.path)
