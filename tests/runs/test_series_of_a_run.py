"""From counts of simulated people to series at historical scale."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS
from antaeus.runs.derived import with_derived
from antaeus.runs.tables import read_series, write_series


def test_a_simulated_person_stands_for_as_many_as_the_scale_says(made_up: Any) -> None:
    counts = made_up.counts(3)
    series = made_up.series(3)
    women = series.find("women")
    assert women is not None
    assert (
        women.tolist() == (100 * counts[:, :, made_up.column["women", "all"]].sum(axis=1)).tolist()
    )


def test_the_union_is_the_sum_of_its_tiles_and_all_is_the_sum_of_its_groups(made_up: Any) -> None:
    series = made_up.series(5)
    by_tile = [series.find("members", "worker", (tile,)) for tile in made_up.tiles]
    assert np.array_equal(np.sum(by_tile, axis=0), series.find("members", "worker"))
    by_class = [series.find("members", group) for group in CLASSES]
    assert np.array_equal(np.sum(by_class, axis=0), series.find("members"))


def test_tiles_keep_the_groups_of_few_series_and_the_sum_of_all(made_up: Any) -> None:
    series = made_up.series(2)
    assert series.find("in_cells", "village", made_up.tiles) is not None
    assert series.find("women", "all", made_up.tiles) is not None
    assert series.find("expelled", "worker", made_up.tiles) is None
    assert series.find("expelled", "all", made_up.tiles) is not None
    assert series.find("expelled", "all", ("ZZZ",)) is None


def test_party_size_and_shares_follow_from_members_and_candidates(made_up: Any) -> None:
    series = with_derived(made_up.series(4))
    members, candidates = series.find("members"), series.find("candidates")
    assert members is not None
    assert candidates is not None
    total = members + candidates
    assert np.array_equal(series.find("total"), total)
    np.testing.assert_allclose(series.find("candidate_share"), 100 * candidates / total)
    shares = [series.find(f"share_{group}") for group in CLASSES]
    np.testing.assert_allclose(np.sum(shares, axis=0), 100.0)


def test_a_kind_without_cells_has_no_mean_size_of_a_cell(made_up: Any) -> None:
    counts = made_up.counts(3)
    counts[1, :, made_up.column["cells", "army"]] = 0
    series = with_derived(made_up.series_of(counts))
    size = series.find("mean_cell_size", "army")
    assert size is not None
    assert np.isnan(size).tolist() == [False, True, False]


def test_the_table_on_the_disk_is_long_and_tidy(made_up: Any, tmp_path: Path) -> None:
    write_series(with_derived(made_up.series(2, first=10)), tmp_path / "series.parquet")
    table = pd.read_parquet(tmp_path / "series.parquet")
    assert list(table) == ["month", "level", "place", "group", "series", "kind", "value", "unit"]
    assert sorted(str(month) for month in set(table["month"])) == ["1922-01-01", "1922-02-01"]
    assert set(table["level"]) == {"union", "tile"}
    assert set(table["place"]) == {"USSR", *made_up.tiles}
    assert set(table["kind"]) == {"true"}
    keys = ["month", "place", "group", "series"]
    assert not table.duplicated(keys).any()
    cells = table[(table["series"] == "cells") & (table["level"] == "union")]
    assert set(cells["group"]) == {"all", *HOST_KINDS}
    assert set(cells["unit"]) == {"cells"}


def test_a_gap_is_null_on_the_disk_and_not_a_number_that_spoils_means(
    made_up: Any, tmp_path: Path
) -> None:
    counts = made_up.counts(2)
    counts[:, :, made_up.column["cells", "army"]] = 0
    series = with_derived(made_up.series_of(counts))
    write_series(series, tmp_path / "series.parquet")
    column = pq.read_table(tmp_path / "series.parquet")["value"]
    assert column.null_count == 2
    assert not np.isnan(column.drop_null().to_numpy()).any()


@pytest.mark.parametrize("scale", [Fraction(1), Fraction(1, 3), Fraction(1, 100)])
def test_what_is_read_back_is_what_was_written(
    made_up: Any, tmp_path: Path, scale: Fraction
) -> None:
    series = with_derived(made_up.series(7, scale, first=100))
    write_series(series, tmp_path / "series.parquet")
    again = read_series(tmp_path / "series.parquet")
    assert (again.first, again.places) == (series.first, series.places)
    assert list(again.columns) == list(series.columns)
    for key, column in series.columns.items():
        read = again.columns[key]
        assert (read.unit, read.is_flow) == (column.unit, column.is_flow), key
        np.testing.assert_array_equal(read.values, column.values)


def test_the_same_series_are_the_same_bytes(made_up: Any, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_series(with_derived(made_up.series(3)), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
