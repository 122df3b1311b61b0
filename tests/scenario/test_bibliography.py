from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antaeus.scenario.bibliography import (
    check_sources_file,
    ids_of,
    load_bibliography,
    unknown_sources,
)
from antaeus.scenario.tables import library


def test_the_packaged_bibliography_is_without_fault() -> None:
    faults = [check_sources_file(path) for path in library("sources").glob("*.toml")]
    assert faults
    assert not any(faults)


def test_assumptions_and_made_up_numbers_have_entries_of_their_own() -> None:
    sources = load_bibliography()
    for id in ("made_up", "antaeus_assumption", "antaeus_coding", "kokosalakis2023"):
        assert id in sources


def test_a_work_that_is_known_by_name_and_year_only_has_no_invented_title() -> None:
    assert load_bibliography()["davies1989"].title == ""


def test_a_source_prints_as_authors_title_and_year() -> None:
    assert str(load_bibliography()["rigby1968"]).startswith("T. H. Rigby, Communist Party Member")
    assert str(load_bibliography()["rigby1968"]).endswith("1968")


def test_a_citation_may_join_several_works() -> None:
    assert ids_of("rigby1968; getty1985") == ("rigby1968", "getty1985")
    assert unknown_sources("rigby1968; nobody1900") == ("nobody1900",)


def test_all_faults_of_a_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "works.toml"
    path.write_text(
        '[Rigby-1968]\nkind = "monograph"\ntitle = "T"\n'
        '[rigby]\nyear = "1968"\ncolour = "red"\n'
        'loose = "text"\n',
        encoding="utf-8",
    )
    faults = check_sources_file(path)
    assert len(faults) == 6
    assert {fault.where.split(", ")[1] for fault in faults} == {"Rigby-1968", "rigby"}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'[a]\ntitle = "unclosed', "no TOML"),
        (b"[a]\nnote = '\xff'", "UTF-8"),
        (b"a = " + b"[" * 3000 + b"]" * 3000, "nested"),
        (b"", "empty"),
        (b"a = 1", "1"),
    ],
)
def test_a_file_that_is_no_table_of_works_is_told_in_one_letter(
    content: bytes, found: str, tmp_path: Path
) -> None:
    path = tmp_path / "works.toml"
    path.write_bytes(content)
    faults = check_sources_file(path)
    assert len(faults) == 1
    assert found in faults[0].found


def test_a_file_of_more_than_five_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "works.toml"
    path.write_bytes(b"#" * 5_000_001)
    assert "MB" in check_sources_file(path)[0].found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(content=st.binary(max_size=200))
def test_no_bytes_whatever_raise(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "works.toml"
    path.write_bytes(content)
    assert isinstance(check_sources_file(path), list)
