"""`antaeus ensemble` from the shell: what it makes, says and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import antaeus

Say = Callable[..., Any]
PLAN = """
[ensemble]
id = "toy"
title = "Runs of the toy district"
scenario = "toy_district"
scale = "1"
until = "1921-08"

[[arm]]
account = "n0"
runs = 3
draw = ["admission.*"]

[keep]
series = ["members"]
regions = ["members"]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, "utf-8")
    return path


def test_it_makes_all_runs_and_says_where_they_lie(
    antaeus_said: Say, plan: Path, tmp_path: Path, repository: Path
) -> None:
    words = ("ensemble", plan, "--engine", "serial", "--export", tmp_path / "flat.csv")
    said = antaeus_said(*words, "--json", cwd=tmp_path)
    assert said.status == 0, said.err
    schemas = repository / "docs" / "schemas"
    published = json.loads((schemas / "json_output.schema.json").read_text("utf-8"))
    jsonschema.validate(said.document, published)
    assert "3 of 3 runs" in said.err
    folder = tmp_path / "ensembles" / "toy"
    assert said.document["ensemble"] == str(folder)
    about = json.loads((folder / "ensemble.json").read_text("utf-8"))
    jsonschema.validate(about, json.loads((schemas / "ensemble.schema.json").read_text("utf-8")))
    many = antaeus.open_many(folder)
    assert many.about["content_hash"] == said.document["about"]["content_hash"]
    assert many.series("members").shape == (3, 6)
    assert many.runs["admission.levy_rate"].nunique() == 3
    by_tile = many.data["regions"].sum("tile").isel(regional_column=-1)
    assert (by_tile == many.series("members")).all()
    head, *rows = (tmp_path / "flat.csv").read_text("utf-8").splitlines()
    assert head.startswith('"arm","number","month","members.worker"')
    assert len(rows) == 3 * 6

    again = antaeus_said("ensemble", plan, "--quiet", cwd=tmp_path)
    assert (again.status, again.out) == (0, f"{folder}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--workers", "0"), "--workers"),
        (("--engine", "pool", "--scheduler", "tcp://127.0.0.1:1"), "--engine pool"),
        (("--max-failures", "many"), "--max-failures"),
        (("--export", "series.xlsx"), ".parquet or .csv"),
    ],
)
def test_it_refuses_before_any_run_is_made(
    antaeus_said: Say, plan: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    said = antaeus_said("ensemble", plan, *words, cwd=tmp_path)
    assert said.status == 2
    assert says in said.err
    assert not (tmp_path / "ensembles").exists()
