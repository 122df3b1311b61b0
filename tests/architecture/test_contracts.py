"""The import contracts hold, and each of them can break: a planted import is refused by name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ONE_WAY = "Imports run one way"


@dataclass(frozen=True)
class Plant:
    """A module with one import that must not be, and the contracts that it must break."""

    module: str
    line: str
    breaks: frozenset[str]


def plant(module: str, line: str, *breaks: str) -> Plant:
    return Plant(module, line, frozenset(breaks))


PLANTS = (
    plant("foundation/planted.py", "import antaeus.scenario", ONE_WAY),
    plant("mechanisms/planted.py", "import antaeus.accounts", ONE_WAY),
    plant("simulation/planted.py", "import antaeus.runs", ONE_WAY),
    plant("planted/__init__.py", "", ONE_WAY),  # a folder that has no place in the order
    plant(
        "mechanisms/planted/by_one.py",
        "import antaeus.mechanisms.planted.by_another",
        "Rival answers do not know each other",
    ),
    plant(
        "mechanisms/planted.py",
        "import antaeus.observables",
        "Agents cannot see the truth that is measured",
        ONE_WAY,
    ),
    plant(
        "figures/planted.py",
        "import antaeus.world",
        "Figures and reports are drawn from tables, never from a world",
    ),
    plant("world/planted.py", "import numba", "Only foundation names Numba"),
    plant("report/planted.py", "import duckdb", "Only archive and runs name DuckDB"),
    plant("simulation/planted.py", "import antaeus.archive", ONE_WAY),
    plant(
        "archive/store/planted.py",
        "import antaeus.world",
        "The historian cannot look behind the documents",
    ),
    plant("runs/planted.py", "import dask", "Only experiments names Dask and zarr"),
    plant("interface/planted.py", "import typer", "Only cli names Typer"),
)


def verdicts(source: Path, settings: dict[str, Any], folder: Path) -> dict[str, bool]:
    """Name of each contract and whether the package under `source` keeps it."""
    config = folder / "contracts.toml"
    config.write_text(toml_of(settings), "utf-8")
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--config", config, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE)
    assert lines, done.stdout + done.stderr
    return {name.strip(): verdict == "KEPT" for name, verdict in lines}


def toml_of(settings: dict[str, Any]) -> str:
    """The part of pyproject.toml that lint-imports reads, written out again."""
    plain = {key: value for key, value in settings.items() if key != "contracts"}
    lines = ["[tool.importlinter]", *(f"{key} = {json.dumps(plain[key])}" for key in plain)]
    for contract in settings["contracts"]:
        lines.append("[[tool.importlinter.contracts]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in contract.items()]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def settings(repository: Path) -> dict[str, Any]:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    return project["tool"]["importlinter"]


@pytest.fixture
def copied(repository: Path, tmp_path: Path) -> Path:
    """A folder that holds a copy of the package's Python files."""
    package = repository / "src" / "antaeus"
    for file in package.rglob("*.py"):
        to = tmp_path / "src" / "antaeus" / file.relative_to(package)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, to)
    return tmp_path / "src"


def test_every_contract_is_kept(repository: Path, settings: dict[str, Any], tmp_path: Path) -> None:
    found = verdicts(repository / "src", settings, tmp_path)
    assert set(found) == {contract["name"] for contract in settings["contracts"]}
    assert [name for name, kept in found.items() if not kept] == []


def test_every_contract_has_a_plant(settings: dict[str, Any]) -> None:
    planted = {name for each in PLANTS for name in each.breaks}
    assert {contract["name"] for contract in settings["contracts"]} == planted


@pytest.mark.parametrize("planted", PLANTS, ids=lambda each: f"{each.module}: {each.line}")
def test_a_planted_import_breaks_its_contract_and_no_other(
    planted: Plant, copied: Path, settings: dict[str, Any]
) -> None:
    file = copied / "antaeus" / planted.module
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'"""Planted."""\n\n{planted.line}\n', "utf-8")
    if "planted/by_one" in planted.module:
        for name in ("__init__", "by_another"):
            file.with_name(f"{name}.py").write_text('"""Planted."""\n', "utf-8")
    found = verdicts(copied, settings, copied.parent)
    assert {name for name, kept in found.items() if not kept} == planted.breaks
