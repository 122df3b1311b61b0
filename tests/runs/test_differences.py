"""Where two runs part is named: month, and table, series, figure or paper."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from antaeus.archive.numbering import reference
from antaeus.runs.differences import Difference, differences
from antaeus.runs.open import RunFolder, open_run
from antaeus.runs.record import record
from antaeus.runs.request import Request
from antaeus.runs.seal import seal
from antaeus.runs.tables import write_series

Copy = Callable[[RunFolder], RunFolder]
TOY = Request(
    scale=Fraction(1), scenario="toy_district", account="vanguard", last=20, threads=1,
    archive="full",
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The toy district with all its papers, to November 1922; nobody may change it."""
    return record(TOY, tmp_path_factory.mktemp("runs") / "toy")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of a run that may be spoilt."""

    def make(run: RunFolder) -> RunFolder:
        return open_run(Path(shutil.copytree(run.path, tmp_path / "copy")))

    return make


def found(run: RunFolder, other: RunFolder) -> list[Difference]:
    """What differs, and the same the other way round."""
    there, back = list(differences(run, other)), list(differences(other, run))
    assert [(one.part, one.month) for one in there] == [(one.part, one.month) for one in back]
    return there


def spoil(run: RunFolder, name: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change one table of a run and seal it anew, as a defect would."""
    file = run.path / name
    pq.write_table(change(pq.read_table(file)), file)
    seal(run.path)


def with_value(table: pa.Table, column: str, row: int, add: int) -> pa.Table:
    """The table with something added to one value."""
    values = table[column].to_pylist()
    values[row] += add
    place, kind = table.schema.get_field_index(column), table.schema.field(column).type
    return table.set_column(place, column, pa.array(values, kind))


def test_a_copy_is_the_same(papers: RunFolder, copy: Copy) -> None:
    assert found(papers, copy(papers)) == []


def test_the_first_month_and_tables_in_which_states_part(interwar: RunFolder, copy: Copy) -> None:
    other = copy(interwar)
    other.state_hashes[7][1]["cells"] ^= 1
    other.state_hashes[7][1]["people"] ^= 1
    other.state_hashes[9][1]["hosts"] ^= 1
    (one,) = found(interwar, other)
    assert (one.part, one.month, one.names) == ("state", "1921-10", ("cells", "people"))
    assert one.said == "the states part in 1921-10, in cells, people"


def test_a_run_that_goes_on_longer_differs(interwar: RunFolder, copy: Copy) -> None:
    other = copy(interwar)
    del other.state_hashes[-1]
    (one,) = found(interwar, other)
    assert (one.part, one.said) == ("months", "the states agree to 1922-11; only one run goes on")


def test_equal_states_with_unequal_series_name_month_series_and_place(
    interwar: RunFolder, copy: Copy
) -> None:
    other = copy(interwar)
    for name, month in (("women", 4), ("officials", 4), ("died", 9)):
        column = other.series.columns[name, "all"]
        column.values[2, month] += 100
    write_series(other.series, other.path / "series.parquet")
    seal(other.path)
    place = interwar.series.places[2]
    (one,) = found(interwar, open_run(other.path))
    assert (one.part, one.month) == ("series", "1921-07")
    assert one.names == (f"women (all, {place})", f"officials (all, {place})")
    assert one.said.startswith("the states agree, but the series part in 1921-07, in women")


def test_an_unequal_comparison_names_the_earliest_figure(interwar: RunFolder, copy: Copy) -> None:
    other = copy(interwar)
    rows = json.loads((other.path / "fit.json").read_text("utf-8"))
    early, late = sorted(range(len(rows)), key=lambda row: rows[row]["date"])[:: len(rows) - 1]
    rows[late]["simulated"] += 1
    (other.path / "fit.json").write_text(json.dumps(rows))
    seal(other.path)
    assert found(interwar, open_run(other.path))[0].month == rows[late]["date"][:7]
    rows[early]["error"] += 1
    (other.path / "fit.json").write_text(json.dumps(rows))
    seal(other.path)
    (one,) = found(interwar, open_run(other.path))
    assert (one.part, one.month) == ("fit", rows[early]["date"][:7])
    assert rows[early]["series"] in one.said


def test_a_paper_that_says_something_else_is_named_with_its_column(
    papers: RunFolder, copy: Copy
) -> None:
    other = copy(papers)
    name = "archive/cells/protocol-1922.parquet"
    spoil(other, name, lambda table: with_value(table, "written", 0, 1))
    first = pq.read_table(papers.path / name).slice(0, 1).to_pylist()[0]
    (one,) = found(papers, open_run(other.path))
    assert (one.part, one.month) == ("archive", "1922-01")
    assert one.names == ("protocol", reference(first["doc"]), "written")


def test_a_paper_that_only_one_run_has_is_named(papers: RunFolder, copy: Copy) -> None:
    other = copy(papers)
    name = "archive/raikoms/card-1921.parquet"
    gone = pq.read_table(papers.path / name).slice(5, 1).to_pylist()[0]
    spoil(other, name, lambda table: pa.concat_tables([table.slice(0, 5), table.slice(6)]))
    (one,) = found(papers, open_run(other.path))
    assert one.names == ("card", reference(gone["doc"]))
    assert one.said.endswith("only in one")
    (other.path / "archive/cells/item-1921.parquet").unlink()
    (one,) = found(papers, open_run(other.path))
    assert (one.month, one.names[0]) == ("1921-03", "item")


def test_papers_in_another_order_are_the_same_papers(papers: RunFolder, copy: Copy) -> None:
    other = copy(papers)
    spoil(other, "archive/raikoms/card-1921.parquet", lambda table: table.take(
        list(range(table.num_rows))[::-1]
    ))  # fmt: skip
    assert found(papers, open_run(other.path)) == []


def test_lists_beside_the_papers_are_compared_too(papers: RunFolder, copy: Copy) -> None:
    other = copy(papers)
    spoil(other, "archive/places.parquet", lambda table: with_value(table, "raion", 1, 7))
    (one,) = found(papers, open_run(other.path))
    assert one.said == "the states agree, but the papers differ in archive/places.parquet"
    spoil(other, "unwritten.parquet", lambda table: with_value(table, "protocols", 0, 7))
    (one,) = found(papers, open_run(other.path))
    assert one.names[0] == "unwritten.parquet"
    assert one.names[2:] == ("protocols",)


def test_a_run_without_papers_is_not_the_same(papers: RunFolder, tmp_path: Path) -> None:
    without = record(replace(TOY, archive="none"), tmp_path / "without")
    (one,) = found(papers, without)
    assert one.said == "the states agree, but only one of the runs kept its papers"
