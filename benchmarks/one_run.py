"""One measured run in a process of its own; prints one JSON object.

Measures wall and CPU time of the months, after a small run that loads every kernel, and the peak
of memory of the whole process. With --first-month it warms nothing up and stops after a month.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from antaeus.foundation.months import LAST
from antaeus.runs.inputs import load_inputs
from antaeus.runs.record import record
from antaeus.runs.request import Request

WARM_UP_SCALE = Fraction(1, 100)
WARM_UP_MONTHS = 12
KIBIBYTES = 1 if sys.platform != "darwin" else 1024
"""What one unit of `ru_maxrss` is, in KiB: macOS counts bytes."""
KEPT = ("months", "folder", "archive")
"""What becomes of the months: thrown away, a run folder, a run folder with all papers."""


def simulate(request: Request, last: int) -> tuple[int, int, int]:
    """Live through the months and throw them away; person-months, most people, most cells."""
    person_months = most_people = most_cells = 0
    for month in load_inputs(request).simulation().months(last=last):
        person_months += month.people
        most_people = max(most_people, month.people)
        most_cells = max(most_cells, month.cells)
    return person_months, most_people, most_cells


def write(request: Request) -> tuple[int, int, int]:
    """The same months written into a run folder that is thrown away; nothing is counted."""
    with tempfile.TemporaryDirectory() as folder:
        record(request, Path(folder) / "run")
    return 0, 0, 0


def live(scale: Fraction, asked: argparse.Namespace, last: int = LAST) -> tuple[int, int, int]:
    """A run at a scale, kept as is asked."""
    papers = "full" if asked.kept == "archive" else "none"
    request = Request(
        scale, account=asked.account, threads=asked.threads, archive=papers, last=last
    )
    return simulate(request, last) if asked.kept == "months" else write(request)


def main() -> None:
    """Warm up, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--account", default="vanguard")
    parser.add_argument("--scale", type=Fraction, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--kept", choices=KEPT, default="months")
    parser.add_argument("--first-month", action="store_true")
    asked = parser.parse_args()
    if asked.first_month:
        live(asked.scale, asked, last=0)
        return
    live(WARM_UP_SCALE, asked, last=WARM_UP_MONTHS)
    wall, cpu = time.perf_counter(), time.process_time()
    counts = live(asked.scale, asked)
    measured = {
        "wall_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES / 1024,
        "person_months": counts[0],
        "most_people": counts[1],
        "most_cells": counts[2],
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
