"""Files are recognised by what is in them, and all faults of all files come at once."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antaeus.foundation.errors import Fault
from antaeus.scenario.checking import CSV_TYPES, MOST_LINES, TOML_TYPES, check_paths
from antaeus.scenario.letters import MOST_LETTERS

LIBRARY = Path(str(files("antaeus") / "library"))
TOY = (LIBRARY / "scenarios" / "toy_district.toml").read_text("utf-8")

SERIES = "series,date,date_end,value,unit,source,basis,status,confidence,note"
ROW = "total,1936-01-01,,2076842,persons,rigby1968,recorded,recalled,high,"
TERRITORY = "tile,from,to,body,level,name,seat,source,basis,status,confidence"
RULE = """
[[row]]
edition = "1919"
from = 1919-12-02
to = 1941-12-31
topic = "lapse"
category = "all"
value = 3
unit = "months"
source = "rules1919"
basis = "recorded"
status = "verified"
confidence = "high"
tag = "V"
"""


FaultsOf = Callable[[str, str], list[Fault]]


@pytest.fixture
def mine(tmp_path: Path) -> FaultsOf:
    """Write a file of one's own and return all that is wrong with it."""

    def faults_of(name: str, content: str) -> list[Fault]:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return check_paths([path])

    return faults_of


def letters(faults: list[Fault]) -> str:
    return "\n".join(str(fault) for fault in faults)


OF_THE_LIBRARY = (
    *("scenarios/*.toml", "rules/*", "sources/*.toml", "history/*.csv", "history/series.toml"),
    *("calendar/*.csv", "calendar/orders.toml", "calendar/places.toml"),
    *("regions/tiles.csv", "regions/figures.csv", "regions/territory.csv"),
)


@pytest.mark.parametrize(
    "path",
    [path for pattern in OF_THE_LIBRARY for path in sorted(LIBRARY.glob(pattern))],
    ids=lambda path: path.name,
)
def test_the_files_of_the_library_are_recognised_and_sound(path: Path) -> None:
    assert not check_paths([path])


def test_a_sound_series_is_accepted(mine: FaultsOf) -> None:
    assert not mine("series.csv", f"{SERIES}\n{ROW}\n")


@pytest.mark.parametrize(
    ("cell", "wrong", "words"),
    [
        ("rigby1968", "", "the id of an entry of the bibliography"),
        ("rigby1968", "rigby1986", 'Did you mean "rigby1968"?'),
        ("persons", "souls", '"souls"'),
        ("persons", "million persons", '"million persons"'),
        ("2076842", "nan", "a finite number"),
        ("2076842", "inf", "a finite number"),
        ("2076842", "", "a finite number"),
        ("2076842", "-5", "-5"),
        ("1936-01-01", "1936-02-30", "a day, written like"),
        ("high", "hihg", 'Did you mean "high"?'),
        ("total", "totall", 'Did you mean "total"?'),
        ("total", "famine_severity_XYZ", '"XYZ"'),
    ],
)
def test_a_wrong_cell_of_a_series_is_named(
    cell: str, wrong: str, words: str, mine: FaultsOf
) -> None:
    faults = mine("series.csv", f"{SERIES}\n{ROW.replace(cell, wrong, 1)}\n")
    assert faults
    assert words in letters(faults)
    assert all("series.csv" in fault.where for fault in faults)


def test_a_figure_given_twice_is_named(mine: FaultsOf) -> None:
    assert "the same series, dates and source" in letters(
        mine("series.csv", f"{SERIES}\n{ROW}\n{ROW}\n")
    )


def test_figures_whose_dates_overlap_are_named(mine: FaultsOf) -> None:
    year = ROW.replace("total,1936-01-01,", "coal,1936-01-01,1936-12-31").replace(
        "persons", "million tons"
    )
    half = year.replace("1936-01-01,1936-12-31", "1936-07-01,1937-06-30")
    assert "two figures for 1936-07-01" in letters(mine("s.csv", f"{SERIES}\n{year}\n{half}\n"))


def test_a_series_without_a_column_of_sources_is_still_known_as_one(mine: FaultsOf) -> None:
    faults = mine("series.csv", "series,date,date_end,value,unit\ntotal,1936-01-01,,1,persons\n")
    assert "no column source" in letters(faults)


def test_a_row_with_too_few_cells_is_named(mine: FaultsOf) -> None:
    assert "line 2" in mine("series.csv", f"{SERIES}\ntotal,1936\n")[0].where


def test_an_open_quotation_in_a_csv_is_named(mine: FaultsOf) -> None:
    assert mine("series.csv", f'{SERIES}\n"total,1936\n')


def test_a_tile_with_two_bodies_at_once_is_named(mine: FaultsOf) -> None:
    rest = "x,oblast_raion,y,z,administrative_handbooks,recorded,recalled,high"
    rows = f"MOW,1921-01-01,1935-01-01,{rest}\nMOW,1930-01-01,1941-12-31,{rest}\n"
    assert "two bodies from 1930-01-01" in letters(mine("territory.csv", f"{TERRITORY}\n{rows}"))


def test_an_unknown_tile_of_a_body_is_named(mine: FaultsOf) -> None:
    rest = "x,oblast_raion,y,z,administrative_handbooks,recorded,recalled,high"
    row = f"MOX,1921-01-01,1941-12-31,{rest}\n"
    assert "the code of a tile" in letters(mine("territory.csv", f"{TERRITORY}\n{row}"))


def test_rules_whose_dates_overlap_are_named(mine: FaultsOf) -> None:
    faults = mine("rules.toml", RULE + RULE)
    assert "2 rules in 1921-03" in letters(faults)


def test_a_rule_with_a_negative_number_is_named(mine: FaultsOf) -> None:
    faults = mine("rules.toml", RULE.replace("value = 3", "value = -3"))
    assert "row 1, value" in faults[0].where
    assert "at least 0" in faults[0].expected


def test_a_source_without_a_kind_is_named(mine: FaultsOf) -> None:
    assert "no kind" in letters(mine("sources.toml", '[rigby1968]\nauthors = "Rigby"\n'))


def test_an_order_of_an_unknown_campaign_is_named(mine: FaultsOf) -> None:
    assert '"E999"' in letters(mine("orders.toml", '[levy]\ncampaigns = ["E999"]\n'))


def test_stages_that_are_no_tables_are_named(mine: FaultsOf) -> None:
    assert "stage 1" in letters(mine("places.toml", 'stage = ["E59"]\n'))


def test_a_series_declared_both_ways_is_named(mine: FaultsOf) -> None:
    text = '[total]\nrole = "driver and target"\nunit = "persons"\ndefinition = "All."\n'
    assert "driver or target" in letters(mine("series.toml", text))


def test_a_toml_file_of_no_known_type_is_told_which_there_are(mine: FaultsOf) -> None:
    (fault,) = mine("mine.toml", "colour = 'red'\n")
    assert "no known type (it has colour)" in fault.found
    for kind in TOML_TYPES:
        assert kind.name in fault.expected


def test_a_table_of_no_known_type_is_told_which_there_are(mine: FaultsOf) -> None:
    (fault,) = mine("mine.csv", "colour,taste\nred,sweet\n")
    assert "its columns are colour, taste" in fault.found
    for kind in CSV_TYPES:
        assert kind.name in fault.expected


def test_a_csv_file_of_endless_lines_is_refused(mine: FaultsOf) -> None:
    (fault,) = mine("mine.csv", "a,b\n" * (MOST_LINES + 1))
    assert "50,001 lines" in fault.found


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    wrong = {
        "nan.toml": TOY.replace("value = 60,", "value = nan,"),
        "syntax.toml": TOY.replace("[grid]", "[grid"),
        "twice.toml": TOY.replace("[grid]", "[grid]\nraions = 1"),
        "bytes.toml": b"\xff\xfe",
        "empty.toml": "",
        "binary.csv": b"\x00\x01",
        "series.csv": f"{SERIES}\n{ROW.replace('persons', 'souls')}\n",
    }
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    paths = [*(tmp_path / name for name in wrong), tmp_path, tmp_path / "nowhere.toml"]
    faults = check_paths(paths)
    for path in paths:
        assert any(path.name in fault.where for fault in faults), path
    assert all(fault.found and fault.expected for fault in faults)


def test_a_sound_file_among_faulty_ones_gets_no_letter(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(TOY, "utf-8")
    (tmp_path / "bad.toml").write_text("a", "utf-8")
    faults = check_paths([tmp_path / "good.toml", tmp_path / "bad.toml"])
    assert [Path(fault.where.split(",")[0]).name for fault in faults] == ["bad.toml"]


def test_ten_thousand_faults_of_a_table_are_told_as_the_first_few_hundred(mine: FaultsOf) -> None:
    faults = mine("series.csv", SERIES + "\n" + "x,y,z,1,2,3,4,5,6,7\n" * 2000)
    assert len(faults) == MOST_LETTERS + 1
    assert "more than 200 faults" in faults[-1].found


# --- whatever stands in a file ---

HEADS = [",".join(kind.columns) + "\n" for kind in CSV_TYPES]
TOML_HEADS = [
    "[scenario]\n",
    "[[hosts]]\n",
    "[[row]]\n",
    "[[stage]]\n",
    "stage = ",
    "[x]\ncampaigns = ",
    "[x]\nrole = ",
    "[x]\nkind = ",
    "row = ",
    "stock = ",
]
PIECES = st.sampled_from(
    [
        *",\n\"'[]{}=;. ",
        *("1", "-1", "nan", "1936-01-01", "1936", "total", "persons", "E59", "MOW", "others"),
        *(" = ", "from", "tiles", "campaign", '"x"', "value", "1.5", "true", "\r", "\u2028", "é"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def is_answered_by_letters(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for fault in check_paths([path]):
        assert fault.found
        assert fault.expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(["a.toml", "a.csv", "a"]))
def test_any_bytes_are_answered_by_letters(tmp_path: Path, content: bytes, name: str) -> None:
    is_answered_by_letters(tmp_path / name, content)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from(HEADS), TEXTS)
def test_any_table_is_answered_by_letters(tmp_path: Path, head: str, text: str) -> None:
    is_answered_by_letters(tmp_path / "a.csv", (head + text).encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from(TOML_HEADS), TEXTS)
def test_any_toml_is_answered_by_letters(tmp_path: Path, head: str, text: str) -> None:
    is_answered_by_letters(tmp_path / "a.toml", (head + text).encode())


VALUES = st.recursive(
    st.sampled_from(["1", "-1", "nan", "true", '"x"', '"E59"', '"MOW"', "1934-01-01", '"1934-01"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(st.sampled_from("abc"), inner, max_size=2).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=4,
)
KEYS = ["stage", "row", "hosts", "stock", "x.campaigns", "x.role", "x.kind", "x.preferred"]
KEYS += ["x.addresses", "x.unit", "x.definition", "x", "scenario", "grid", "incorporated", "tile"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3))
def test_any_value_of_any_key_is_answered_by_letters(
    tmp_path: Path, entries: dict[str, str]
) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in entries.items())
    is_answered_by_letters(tmp_path / "a.toml", text.encode())


STAGE = st.dictionaries(
    st.sampled_from(["campaign", "from", "tiles", "source", "value", "edition", "to", "topic"]),
    VALUES,
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from(["stage", "row", "hosts", "incorporated", "tile"]), st.lists(STAGE))
def test_any_list_of_tables_is_answered_by_letters(
    tmp_path: Path, name: str, listed: list[dict[str, str]]
) -> None:
    tables = ["\n".join(f"{key} = {value}" for key, value in each.items()) for each in listed]
    text = "".join(f"[[{name}]]\n{table}\n" for table in tables)
    is_answered_by_letters(tmp_path / "a.toml", text.encode())
