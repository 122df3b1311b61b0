"""Archives that real runs left: of the toy district, and of the Union at 1/100 to 1938."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from witness import Witness

from antaeus.runs.record import record
from antaeus.runs.request import Request

TOY = Request(
    scale=Fraction(1),
    scenario="toy_district",
    account="vanguard",
    last=60,
    threads=1,
    archive="full",
)
UNION = Request(scale=Fraction(1, 100), account="vanguard", last=210, archive="full")


@pytest.fixture(scope="session")
def toy_request() -> Request:
    return TOY


@pytest.fixture(scope="session")
def toy_run(toy_request: Request, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(toy_request, tmp_path_factory.mktemp("toy") / "run").path


@pytest.fixture(scope="session")
def witnessed_union(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Witness]:
    """A run of the Union, and who counted beside its recorder what there was to write about."""
    called: list[Witness] = []

    def call(*arguments: Any, **options: Any) -> Witness:
        called.append(Witness(*arguments, **options))
        return called[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("antaeus.archive.recorder.recorder.ArchiveRecorder", call)
        path = record(UNION, tmp_path_factory.mktemp("union") / "run").path
    (witness,) = called
    return path, witness


@pytest.fixture(scope="session")
def union_run(witnessed_union: tuple[Path, Witness]) -> Path:
    return witnessed_union[0]
