"""`antaeus branch`, and runs that leave checkpoints, at the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Say = Callable[..., Any]
TWIN = ("run", "toy_district", "--account", "n0", "--scale", "1", "--to", "1924-06")


def test_a_finished_run_is_given_another_future(antaeus_said: Say, tmp_path: Path) -> None:
    antaeus_said(*TWIN, "--checkpoint", "1922-12", "--out", "twin", "-q", cwd=tmp_path)
    asked = ("branch", "twin", "--after", "1922-12", "--account", "n1", "--json", "-q")
    taken_up = antaeus_said(*asked, "--out", "one", cwd=tmp_path)
    anew = antaeus_said(*asked, "--anew", "--out", "two", cwd=tmp_path)
    assert (taken_up.status, anew.status) == (0, 0)
    one, two = taken_up.document["manifest"], anew.document["manifest"]
    assert one["last_state"] == two["last_state"]
    assert (one["account"], one["turns"][0]["account"]) == ("n0", "n1")
    shown = antaeus_said("show", "one", cwd=tmp_path)
    assert "under n0, after 1922-12 n1" in " ".join(shown.out.split())


def test_what_is_wrong_with_a_branch_is_one_letter_each(antaeus_said: Say, tmp_path: Path) -> None:
    antaeus_said(*TWIN, "--out", "twin", "-q", cwd=tmp_path)
    nothing = antaeus_said("branch", "twin", "--after", "1922-12", cwd=tmp_path)
    assert nothing.status == 2
    assert "found nothing that is changed after 1922-12" in nothing.err
    none_there = antaeus_said("branch", "twin", "--after", "1922-12", "--seed", "2", cwd=tmp_path)
    assert none_there.status == 2
    assert "no checkpoint of 1922-12 (there: none)" in none_there.err
    late = antaeus_said("branch", "twin", "--after", "1930-01", "--seed", "2", cwd=tmp_path)
    assert "expected a month before the run ends, 1924-06" in late.err
    no_run = antaeus_said("branch", "nowhere", "--after", "1922-12", "--seed", "2", cwd=tmp_path)
    assert (no_run.status, "there is no such folder" in no_run.err) == (1, True)
    assert not [*tmp_path.rglob("*.partial")]
