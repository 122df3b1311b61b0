"""Names, sizes and places: what the tree promises to a reader who has not seen it before."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "core", "manager", "managers", "base"}
LONGEST = 250

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(
    r"(?<![\w.~$%})-])/(?:" + "|".join(("home", "Users", "root", "tmp", "work", "opt")) + r")/[\w.]"
)
REGISTRY = re.compile(r"(?:files\.python" + r"hosted|py" + r"pi\.org|registry\.npm" + r"js)", re.I)


def tracked(repository: Path) -> list[Path]:
    """Every file that is, or is about to be, part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return [repository / name for name in names if name and (repository / name).is_file()]
    inside = ("src", "tests", "docs", "benchmarks")
    return [path for part in inside for path in (repository / part).rglob("*") if path.is_file()]


def python_files(repository: Path, *parts: str) -> list[Path]:
    """The Python files under some folders of the project."""
    return sorted(file for part in parts for file in (repository / part).rglob("*.py"))


def test_no_file_or_folder_has_a_name_that_says_nothing(repository: Path) -> None:
    empty = [
        path
        for path in tracked(repository)
        if FORBIDDEN & {part.partition(".")[0] for part in path.relative_to(repository).parts}
    ]
    assert empty == []


def test_no_file_is_longer_than_one_idea(repository: Path) -> None:
    lengths = {
        file.relative_to(repository).as_posix(): len(file.read_text("utf-8").splitlines())
        for file in python_files(repository, "src", "docs", "benchmarks")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_library_holds_data_and_no_python(repository: Path) -> None:
    assert python_files(repository, "src/antaeus/library") == []


def test_no_mechanism_knows_the_name_of_an_account(repository: Path) -> None:
    accounts = [
        tomllib.loads(file.read_text("utf-8"))["id"]
        for file in (repository / "src/antaeus/library/accounts").glob("*.toml")
    ]
    assert accounts
    named = re.compile(r"\b(?:" + "|".join(map(re.escape, accounts)) + r")\b")
    knowing = {
        file.name: found.group()
        for file in python_files(repository, "src/antaeus/mechanisms")
        if (found := named.search(file.read_text("utf-8")))
    }
    assert knowing == {}


def test_no_file_names_a_machine_or_a_registry(repository: Path) -> None:
    places = {str(repository)} if len(repository.parts) > 2 else set[str]()
    found: list[str] = []
    for file in tracked(repository):
        data = file.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
            if MACHINE_PATH.search(line) or REGISTRY.search(line) or any(p in line for p in places):
                found.append(f"{file.relative_to(repository)}:{number}: {line.strip()[:80]}")
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("see /" + "work/main/x.py", True),
        ('open("/' + 'home/me/data.csv")', True),
        ("https://example.org/" + "work/12", False),
        ("docs/" + "work/plan.md", False),
        ("index-url = https://py" + "pi.org/simple", True),
    ],
)
def test_the_search_for_machine_paths_finds_them(line: str, is_found: bool) -> None:
    assert bool(MACHINE_PATH.search(line) or REGISTRY.search(line)) is is_found
