"""Branches from Python: in memory and in folders, to the same numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import antaeus
from antaeus.foundation.errors import InputFaults

SET = {"leaving.missed_dues_chance": 0.35}


def twin(**how: object) -> antaeus.Run:
    return antaeus.run("toy_district", "n0", 1, to="1924-06", threads=1, **how)  # type: ignore[arg-type]


def left(run: antaeus.Run) -> np.ndarray:
    return np.asarray(run.series["lapsed"].sel(place="USSR", group="all"))


def test_a_branch_shares_its_past_and_goes_its_own_way() -> None:
    first = twin(checkpoints=["1922-12"])
    other = first.branch("1922-12", set=SET)
    mine, theirs = left(first), left(other)
    assert (mine[:22] == theirs[:22]).all()
    assert theirs[22:].sum() > 1.5 * mine[22:].sum() >= 0
    assert (left(first.branch("1922-12", set=SET, anew=True)) == theirs).all()
    assert other.manifest["turns"][0]["overrides"] == SET


def test_a_branch_in_a_folder_is_that_in_memory(tmp_path: Path) -> None:
    first = twin(checkpoints=["1922-12"], out=tmp_path / "twin")
    in_folder = first.branch("1922-12", seed=3, out=tmp_path / "branch")
    in_memory = first.branch("1922-12", seed=3)
    assert in_folder.path == tmp_path / "branch"
    assert (left(in_folder) == left(in_memory)).all()
    assert in_folder.state_hashes.equals(in_memory.state_hashes)


def test_a_run_that_kept_no_past_says_what_to_do() -> None:
    with pytest.raises(InputFaults) as letter:
        twin(checkpoints=["1921-12"]).branch("1922-12", seed=2)
    assert str(letter.value) == (
        "branch: found no checkpoint of 1922-12 (there: 1921-12); expected one to branch from. "
        'Make the run with checkpoints=["1922-12"], or branch with anew=True.'
    )


def test_regular_checkpoints_need_a_folder() -> None:
    with pytest.raises(InputFaults, match="regular checkpoints of a run in memory"):
        twin(checkpoint_every=12)
