"""Archives that real runs left: of the toy district, and of the Union at 1/100 to 1938."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def toy_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(TOY, tmp_path_factory.mktemp("toy") / "run").path


@pytest.fixture(scope="session")
def union_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    request = Request(scale=Fraction(1, 100), account="vanguard", last=210, archive="full")
    return record(request, tmp_path_factory.mktemp("union") / "run").path
