"""What a notebook sees."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib.figure
import numpy as np
import pandas as pd
import pytest

import antaeus
from antaeus.foundation.errors import AntaeusError, InputFaults, RunFolderUnusable


@pytest.fixture(scope="module")
def run() -> antaeus.Run:
    """The interwar party at 1/100 to the end of 1924, in memory."""
    return antaeus.run("interwar", account="n0", scale=1 / 100, seed=1, to="1924-12", threads=1)


def test_a_run_stays_in_memory_until_it_is_saved(run: antaeus.Run, tmp_path: Path) -> None:
    again = antaeus.run(scale="1/100", to="1921-06", threads=1)
    assert again.path is None
    assert "in memory" in repr(again)
    before = again.series["members"]
    folder = again.save(tmp_path / "mine")
    assert again.path == folder
    opened = antaeus.open(folder)
    assert opened.manifest == again.manifest
    np.testing.assert_array_equal(opened.series["members"].values, before.values)
    with pytest.raises(InputFaults, match="a free name"):
        run.save(folder)
    with pytest.raises(InputFaults, match="already lies in"):
        again.save(tmp_path / "other")


def test_a_run_can_be_written_from_the_start(tmp_path: Path) -> None:
    made = antaeus.run(scale="1/100", to="1921-04", threads=1, out=tmp_path / "mine")
    assert made.path == tmp_path / "mine"
    assert antaeus.open(str(tmp_path / "mine")).manifest == made.manifest


def test_series_are_labelled_by_month_place_and_group(run: antaeus.Run) -> None:
    members = run.series["members"]
    assert members.dims == ("month", "place", "group")
    assert members.attrs["units"] == "persons"
    assert members.sizes["month"] == 46
    assert members.month.values[0] == np.datetime64("1921-03-01")
    assert list(members.group.values) == ["worker", "peasant", "employee", "all"]
    union = members.sel(place="USSR", group="all")
    tiles = members.drop_sel(place="USSR").sel(group="all").sum("place")
    np.testing.assert_array_equal(union.values, tiles.values)


def test_what_was_not_counted_of_a_tile_is_a_gap(run: antaeus.Run) -> None:
    expelled = run.series["expelled"]
    assert np.isnan(expelled.sel(place="MOW", group="worker")).all()
    assert np.isfinite(expelled.sel(place="MOW", group="all")).all()
    assert list(run.series["total"].place.values) == ["USSR"]


def test_series_are_a_mapping_that_names_what_it_has(run: antaeus.Run) -> None:
    assert "members" in run.series
    assert len(run.series) == len(run.series.names) == len(list(run.series))
    assert "candidate_share" in repr(run.series)
    with pytest.raises(KeyError, match="no series 'giants'; there are "):
        _ = run.series["giants"]


def test_fit_and_hashes_are_tables(run: antaeus.Run) -> None:
    fit = run.fit
    assert {"series", "target", "historical", "simulated", "error", "period"} <= set(fit.columns)
    assert set(fit[fit.target == "total"].date) >= {"1922-01-01", "1925-01-01"}
    assert run.state_hashes.shape == (46, 5)
    assert isinstance(run.state_hashes, pd.DataFrame)
    assert run.state_hashes.index[0] == datetime.date(1921, 3, 1)


@pytest.mark.parametrize("name", ["members", "candidate_share", "admitted", "nonparty", "cells"])
def test_a_series_can_be_drawn(run: antaeus.Run, name: str) -> None:
    assert isinstance(run.plot(name), matplotlib.figure.Figure)


def test_a_figure_that_is_not_there_is_answered_with_what_is(run: antaeus.Run) -> None:
    with pytest.raises(InputFaults, match=r"plot: found 'giants'; expected one of .*members"):
        run.plot("giants")


def test_a_run_shows_itself(run: antaeus.Run) -> None:
    assert repr(run).startswith("<Run interwar under n0, scale 1/100, seed 1, 1921-03 to 1924-12;")
    shown = run._repr_html_()
    assert "<table>" in shown
    assert "of the party on average (fitted)" in shown


def test_a_parameter_can_be_set() -> None:
    made = antaeus.run(scale="1/100", to="1921-03", threads=1, set={"discipline.trial_rate": 0.003})
    assert made.manifest["overrides"] == {"discipline.trial_rate": 0.003}


def test_a_question_can_be_answered_otherwise() -> None:
    other = {"promotion": "in_proportion"}
    made = antaeus.run(account="n0", scale="1/100", to="1921-03", threads=1, answers=other)
    assert made.manifest["answers"] == other
    assert repr(made).startswith("<Run interwar under n0 (promotion in_proportion), scale 1/100")
    with pytest.raises(InputFaults, match="--answer line=by_magic: found the unknown answer"):
        antaeus.run(scale="1/100", to="1921-03", threads=1, answers={"line": "by_magic"})


def test_progress_is_told_every_month() -> None:
    told: list[int] = []
    antaeus.run(scale="1/100", to="1921-05", threads=1, progress=lambda p: told.append(p.month))
    assert told == [0, 1, 2]


def test_a_run_in_memory_needs_a_path_for_its_report(run: antaeus.Run) -> None:
    with pytest.raises(InputFaults, match="a path, since the run is in memory"):
        run.report()


def test_faults_are_letters_in_a_notebook_too() -> None:
    with pytest.raises(AntaeusError, match='--scale: found "many"'):
        antaeus.run(scale="many")
    with pytest.raises(RunFolderUnusable, match="there is no such folder"):
        antaeus.open("nowhere")


def test_importing_antaeus_loads_nothing_heavy() -> None:
    heavy = ("numpy", "numba", "pandas", "pyarrow", "matplotlib", "xarray", "pydantic", "typer")
    code = (
        "import sys, antaeus\nantaeus.__version__\ndir(antaeus)\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_project(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    assert antaeus.__version__ == project["version"]


def test_what_antaeus_offers_is_listed_and_the_rest_is_not_there() -> None:
    assert {"Run", "open", "run", "__version__"} <= set(dir(antaeus))
    with pytest.raises(AttributeError, match="module 'antaeus' has no attribute 'fly'"):
        _ = antaeus.fly  # pyright: ignore[reportAttributeAccessIssue]
