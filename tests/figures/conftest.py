"""The tables of a made-up run, opened once for all figures."""

from __future__ import annotations

import datetime
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from antaeus.figures.readings import Readings
from antaeus.figures.time_axis import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    """The made-up run that the tests of reports keep."""
    return import_module("fake_run")


@pytest.fixture(scope="session")
def series(fake: ModuleType) -> pd.DataFrame:
    return fake.fake_series()


@pytest.fixture(scope="session")
def run(series: pd.DataFrame) -> Readings:
    return Readings.of(series)


@pytest.fixture(scope="session")
def fit(fake: ModuleType) -> list[dict[str, Any]]:
    return fake.fake_fit()


@pytest.fixture(scope="session")
def purges() -> list[Span]:
    return [Span("purge", datetime.date(1929, 5, 1), datetime.date(1930, 6, 1))]
