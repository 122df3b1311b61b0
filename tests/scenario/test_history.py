import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antaeus.foundation.errors import AntaeusError, InputFaults
from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.scenario.history import check_series_file, load_history
from antaeus.scenario.observation import COLUMNS
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.series import check_declarations_file
from antaeus.scenario.tables import library, raise_if_any

HEADER = ",".join(COLUMNS)
GOOD = "total,1925-01-01,,801804,persons,rigby1968,recorded,recalled,high,"


def told(tmp_path: Path, *lines: str, header: str = HEADER) -> str:
    """What is wrong with a file of these lines, one letter a line."""
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return "\n".join(str(fault) for fault in check_series_file(path))


def test_a_file_with_a_sourced_figure_is_without_fault(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == ""


@pytest.mark.parametrize("path", sorted(library("history").glob("*.csv")), ids=lambda p: p.stem)
def test_every_packaged_file_is_without_fault(path: Path) -> None:
    assert check_series_file(path) == []


def test_every_series_has_one_role() -> None:
    history = load_history()
    assert set(history.targets()) | set(history.drivers()) == set(history.names())
    assert not set(history.targets()) & set(history.drivers())


@pytest.mark.parametrize(
    ("series", "role"),
    [
        ("total", "target"),
        ("share_ussr", "target"),
        ("arrests", "target"),
        ("labour_turnover", "target"),
        ("kolkhoz_households", "driver"),
        ("limit_00447_first_category", "driver"),
        ("famine_severity_CHN", "driver"),
        ("admissions", "target"),
        ("admissions_suspended", "driver"),
    ],
)
def test_orders_drive_and_outcomes_are_aimed_at(series: str, role: str) -> None:
    assert load_history().declaration(series).role == role


def test_a_target_is_never_read_by_a_mechanism() -> None:
    for series in load_history().targets():
        with pytest.raises(AntaeusError, match="never read by a mechanism"):
            load_history().monthly(series)


def test_every_driver_can_be_read_month_by_month() -> None:
    history = load_history()
    for series in history.drivers():
        months = history.monthly(series)
        assert months.shape == (N_MONTHS,)
        assert np.isfinite(months).all()


def test_a_flow_stands_in_the_middle_of_its_year() -> None:
    months = load_history().monthly("workers_and_employees")
    assert months[parse_month("1932-07")] == pytest.approx(24.2, abs=0.1)
    assert months[0] == 6.2
    assert months[-1] == 33.9


def test_a_famine_is_over_when_its_rows_end() -> None:
    months = load_history().monthly("famine_severity_CHN")
    assert months[parse_month("1933-05")] == 2
    assert months[parse_month("1928-05")] == 0
    assert months[parse_month("1934-05")] == 0


def test_tiles_without_a_famine_have_rows_of_zero() -> None:
    codes = [tile.code for tile in load_tiles()]
    severity = load_history().monthly_by_tile("famine_severity", codes)
    assert severity.shape == (104, N_MONTHS)
    assert severity[codes.index("CHN")].any()
    assert not severity[codes.index("MUR")].any()
    assert severity.max() <= 3


def test_members_come_from_rigby_and_rivals_are_kept_apart() -> None:
    history = load_history()
    assert {figure.source for figure in history.observations("members")} == {"rigby1968"}
    assert {figure.source for figure in history.rivals("members")} >= {"marxdic", "rutych1960"}


def test_members_and_candidates_add_up_to_the_total() -> None:
    history = load_history()
    stock = {
        series: {figure.date: figure.value for figure in history.observations(series)}
        for series in ("members", "candidates", "total")
    }
    days = stock["members"].keys() & stock["candidates"].keys()
    assert len(days) >= 20
    assert all(
        stock["members"][day] + stock["candidates"][day] == stock["total"][day] for day in days
    )


def test_an_unknown_series_is_told_with_the_nearest_one() -> None:
    with pytest.raises(AntaeusError, match="kolkhozes"):
        load_history().monthly("kolkhozez")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (GOOD.replace("801804", "nan"), "finite number"),
        (GOOD.replace("801804", "inf"), "finite number"),
        (GOOD.replace("801804", "1_0"), "finite number"),
        (GOOD.replace("801804", ""), "finite number"),
        (GOOD.replace("801804", "-5"), "nothing at least"),
        (GOOD.replace("persons", "souls"), "unit"),
        (GOOD.replace("persons", "percent"), '"persons"'),
        (GOOD.replace("rigby1968", "nobody"), "bibliography"),
        (GOOD.replace("rigby1968", ""), "bibliography"),
        (GOOD.replace("recorded", "counted"), "basis"),
        (GOOD.replace("recalled", "seen"), "status"),
        (GOOD.replace("high", "sure"), "confidence"),
        (GOOD.replace("1925-01-01", "1925"), "a day"),
        (GOOD.replace("1925-01-01,", "1925-01-01,1924-01-01"), "not before"),
        (GOOD.replace("total", "grand_total"), "undeclared"),
        (GOOD.replace("total", "famine_severity_XXX"), "a known region"),
        (GOOD + ",more", "11 cells"),
    ],
)
def test_each_fault_of_a_row_is_told(line: str, part: str, tmp_path: Path) -> None:
    assert part in told(tmp_path, line)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("801804", "nan").replace("persons", "souls").replace("high", "sure")
    letters = told(tmp_path, bad, GOOD.replace("total", "grand_total")).splitlines()
    assert len(letters) == 4


def test_the_same_figure_twice_is_told(tmp_path: Path) -> None:
    assert "line 2" in told(tmp_path, GOOD, GOOD)


def test_times_that_overlap_without_leave_are_told(tmp_path: Path) -> None:
    year = "coal,1930-01-01,1930-12-31,50,million tons,made_up,assumed,made_up,low,"
    half = "coal,1930-07-01,1931-06-30,50,million tons,made_up,assumed,made_up,low,"
    assert "two figures for 1930-07-01" in told(tmp_path, year, half)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    assert "no column source" in told(tmp_path, header=HEADER.replace("source,", ""))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"series\xff")
    assert "UTF-8" in check_series_file(path)[0].found


def test_a_table_of_more_than_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.touch()
    os.truncate(path, 100_000_001)  # a file of holes, which takes no room
    assert "MB" in check_series_file(path)[0].found


def test_a_declaration_must_say_role_unit_and_meaning(tmp_path: Path) -> None:
    path = tmp_path / "series.toml"
    path.write_text(
        '[mine]\nrole = "both"\nunit = "souls"\npreferred = ["nobody"]\ngaps = "guess"\n',
        encoding="utf-8",
    )
    assert len(check_declarations_file(path)) == 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cells=st.lists(st.text(max_size=8), min_size=10, max_size=10))
def test_no_cells_whatever_raise_and_every_letter_names_its_line(
    cells: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    path.write_text(f"{HEADER}\n{quoted}\n", encoding="utf-8", errors="replace")
    for fault in check_series_file(path):
        assert "mine.csv" in fault.where


@given(broken=st.lists(st.sampled_from(["value", "unit", "source", "basis"]), unique=True))
def test_as_many_letters_come_as_cells_are_broken(
    broken: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    cells = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | dict.fromkeys(broken, "?")
    path = tmp_path_factory.mktemp("series") / "mine.csv"
    path.write_text(f"{HEADER}\n{','.join(cells.values())}\n", encoding="utf-8")
    assert len(check_series_file(path)) == len(broken)


def test_faults_are_raised_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{HEADER}\n{GOOD.replace('persons', 'souls')}\n{GOOD},x\n", encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        raise_if_any(check_series_file(path))
    assert len(caught.value.faults) == 2
