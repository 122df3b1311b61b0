"""What managements report and inspectors find: neither is true, their gap nearly is."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from antaeus.archive.recorder.clerk import load_clerk
from antaeus.archive.recorder.recorder import ArchiveRecorder
from antaeus.foundation.compiled import IS_COMPILED
from antaeus.foundation.doors import Handle
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.world.tables import Ground

MONTHS = 40
pytestmark = pytest.mark.skipif(not IS_COMPILED, reason="a whole country as plain Python is slow")


class Knowing(ArchiveRecorder):
    """The recorder, and beside it the true and the reported output of every audited unit."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.truth: dict[tuple[int, int], tuple[float, float]] = {}

    def take_down(self, block: int, ground: Any, orders: Any, month: int) -> None:
        super().take_down(block, ground, orders, month)
        table: Ground = ground.table if isinstance(ground, Handle) else ground
        hosts = table.hosts
        for h in np.flatnonzero((hosts.audited >= 0) & (hosts.open != 0)):
            known = (float(hosts.output[h]), float(hosts.reported[h]))
            self.truth[month, int(hosts.id[h])] = known


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """The audits on paper, and beside each the true and the reported output."""
    folder: Path = tmp_path_factory.mktemp("archive")
    inputs = load_inputs(Request(scale=Fraction(1, 100), account="vanguard", last=MONTHS - 1))
    run = inputs.simulation()
    recorder = Knowing(
        folder,
        run.world.grounds,
        run.world.tile,
        seed=1,
        scale=0.01,
        mode="full",
        of_the_union=True,
        last=MONTHS - 1,
    )
    run.record_with(recorder)
    for _ in run.months(last=MONTHS - 1):
        pass
    recorder.finish()
    files = sorted((folder / "control_commission").glob("audit-*.parquet"))
    paper = pq.read_table(files).to_pandas()
    paper = paper[paper["copy"] == 0]
    truth = np.array([recorder.truth[m, h] for m, h in zip(paper.month, paper.host, strict=True)])
    return paper, truth


def test_an_audit_does_not_tell_the_true_output(audits: tuple[Any, Any]) -> None:
    paper, truth = audits
    assert len(paper) > 300
    exact = np.rint(truth[:, 0] * 1000) == paper.output
    assert exact.mean() < 0.1
    error = (paper.output / 1000 - truth[:, 0]).std()
    assert error == pytest.approx(load_clerk().error, rel=0.15)


def test_a_report_is_what_the_management_wrote(audits: tuple[Any, Any]) -> None:
    paper, truth = audits
    assert (paper.reported == np.floor(truth[:, 1] * 1000 + 0.5)).all()
    assert (truth[:, 1] - truth[:, 0] > 0.0005).mean() > 0.5


def test_the_gap_on_paper_is_the_true_gap_within_the_inspectors_error(
    audits: tuple[Any, Any],
) -> None:
    paper, truth = audits
    on_paper = (paper.reported.astype(float) - paper.output).mean() / 1000
    true = (truth[:, 1] - truth[:, 0]).mean()
    stated = load_clerk().error / np.sqrt(len(paper))
    assert abs(on_paper - true) < 3 * stated
