"""The commands of the archive through the real command line, whatever is typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cases"))

import made_up_archive

Say = Callable[..., Any]
STRANGE = (
    "'; drop table card; --",
    '" or 1=1 --',
    "(a|b)*+$[",
    "%_\\",
    "хлеб",
    "🙂 🙃",
    "$(touch stolen)",
    "a" * 10_000,
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made-up archive in it."""
    return made_up_archive.make(tmp_path_factory.mktemp("papers") / "run", rows=60)


@pytest.fixture(scope="module")
def schema(repository: Path) -> dict[str, Any]:
    """The published schema of what commands print."""
    return json.loads((repository / "docs/schemas/json_output.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("fonds",), 0),
        (("fonds", "--lens", "smolensk"), 0),
        (("search", "--kind", "card", "--limit", "3"), 0),
        (("search", "bread", "--kind", "letter", "--no-count"), 0),
        (("read", "DOC"), 0),
        (("follow", "cell", "1/1/2"), 0),
        (("follow", "case", "DOC"), 0),
        (("sql", "select *, 1.5, 'nan'::double, [1] from protocol_words limit 2"), 0),
        (("export", "--kind", "audit", "--out", "a.txt"), 0),
        (("readings", "O7", "O14", "--lens", "central"), 0),
        (("readings", "O99"), 2),
        (("read", "nothing"), 2),
        (("sql", "drop table protocol"), 2),
        (("search", "--lens", "smolnsk"), 2),
    ],
)
def test_a_document_keeps_to_its_schema(
    antaeus_said: Say,
    papers: Path,
    schema: dict[str, Any],
    tmp_path: Path,
    words: tuple[str, ...],
    status: int,
) -> None:
    doc = antaeus_said("archive", papers, "search", "--kind", "audit", "--json").document
    told = [doc["papers"][0]["doc"] if word == "DOC" else word for word in words]
    said = antaeus_said("archive", papers, *told, "--json", cwd=tmp_path)
    assert (said.status, said.document["status"]) == (status, status)
    assert said.document["command"] == f"archive {words[0]}"
    jsonschema.validate(said.document, schema)


def test_papers_are_found_read_and_taken_away(
    antaeus_said: Say, papers: Path, tmp_path: Path
) -> None:
    found = antaeus_said("archive", papers, "search", "--kind", "signal", "--limit", "1")
    assert found.status == 0
    assert "60 papers in all, every one synthetic" in found.out
    reference = found.out.partition("  ")[0]
    text = antaeus_said("archive", papers, "read", reference)
    assert text.out.startswith(f"[synthetic] {reference}\n")
    record = antaeus_said("archive", papers, "read", reference, "--record")
    assert "signal of a cell about a boss" in record.out
    for form in ("csv", "parquet", "json", "text", "bibtex"):
        words = ("export", "--kind", "signal", "--format", form, "--out", f"a.{form}")
        assert antaeus_said("archive", papers, *words, cwd=tmp_path).status == 0
        assert antaeus_said("archive", papers, *words, cwd=tmp_path).status == 2
    assert len(list(tmp_path.iterdir())) == 5


@pytest.mark.parametrize("typed", STRANGE)
def test_whatever_is_typed_does_no_harm(
    antaeus_said: Say, papers: Path, tmp_path: Path, typed: str
) -> None:
    before = {file: file.stat().st_mtime_ns for file in papers.rglob("*")}
    for words in (
        ("search", "--kind", "letter", "--", typed),
        ("search", "--place", typed, "--topic", typed, "--person", typed),
        ("read", "--", typed),
        ("follow", "person", "--", typed),
        ("sql", "--", typed),
        ("fonds", "--lens", typed),
    ):
        said = antaeus_said("archive", papers, *words, cwd=tmp_path)
        assert said.status in (0, 2)
        assert "Traceback" not in said.err
        assert "defect" not in said.err
        assert len(said.err) < 3_000
    assert {file: file.stat().st_mtime_ns for file in papers.rglob("*")} == before
    assert list(tmp_path.iterdir()) == []


def test_sql_prints_lines_with_tabs_and_says_when_it_cuts(antaeus_said: Say, papers: Path) -> None:
    said = antaeus_said("archive", papers, "sql", "select doc, month from card", "--limit", "4")
    assert said.status == 0
    assert said.out.count("\n") == 5
    assert said.out.startswith("doc\tmonth\n")
    assert "Only the first 4 rows are shown" in said.err


def test_an_endless_question_ends_with_a_sentence(antaeus_said: Say, papers: Path) -> None:
    endless = "select count(*) from range(100000000000000)"
    said = antaeus_said("archive", papers, "sql", endless, "--timeout", "0.5")
    assert said.status == 1
    assert "stopped after 0.5 s" in said.err


def test_a_run_without_papers_or_with_a_broken_one_is_one_sentence(
    antaeus_said: Say, papers: Path, tmp_path: Path
) -> None:
    made_up_archive.make(tmp_path / "broken", rows=5)
    file = next((tmp_path / "broken/archive/raikoms").glob("card-*.parquet"))
    file.write_bytes(file.read_bytes()[:-9])
    for run, says in ((tmp_path, "left no papers"), (tmp_path / "broken", file.name)):
        said = antaeus_said("archive", run, "fonds")
        assert (said.status, said.out) == (1, "")
        assert says in said.err
        assert said.err.count("\n") == 1


@pytest.mark.parametrize("command", ["fonds", "search", "read", "follow", "sql", "export"])
def test_every_command_has_help_with_an_example(
    antaeus_said: Say, papers: Path, command: str
) -> None:
    said = antaeus_said("archive", papers, command, "--help")
    assert said.status == 0
    for word in (
        "Example",
        f"antaeus archive runs/interwar-vanguard-1in100-s1 {command}",
        "--json",
        "--lens",
    ):
        assert word.replace(" ", "") in "".join(said.out.split()).replace("│", "")


def test_a_lens_of_ones_own_is_checked_and_used(
    antaeus_said: Say, papers: Path, tmp_path: Path
) -> None:
    head = 'id = "own"\ntitle = "t"\nsummary = "s"\nsources = ["antaeus_assumption"]\n[[rule]]\n'
    (tmp_path / "own.toml").write_text(f'{head}id = "r"\nkinds = ["audit"]\n')
    (tmp_path / "bad.toml").write_text(f'{head}id = "r"\nkinds = ["audt"]\n')
    assert antaeus_said("check", "own.toml", cwd=tmp_path).status == 0
    said = antaeus_said("check", "bad.toml", cwd=tmp_path)
    assert said.status == 2
    assert 'Did you mean "audit"' in said.err
    own = antaeus_said("archive", papers, "fonds", "--lens", "own.toml", "--json", cwd=tmp_path)
    assert [fond["fond"] for fond in own.document["fonds"]] == ["control_commission"]


def test_readings_are_told_with_their_interval_or_with_the_reason_of_the_gap(
    antaeus_said: Say, papers: Path
) -> None:
    said = antaeus_said("archive", papers, "readings", "O14", "O21")
    assert said.status == 0
    assert "O14" in said.out
    assert "gap: " in said.out
    assert "synthetic" in said.out
