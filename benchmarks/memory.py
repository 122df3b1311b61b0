"""How much memory runs take, each as a whole process of its own, beside what was foretold.

The constants of antaeus.runs.forecast are fitted to this table: python benchmarks/memory.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from antaeus.runs.forecast import need_of
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import ARCHIVES, ArchiveMode, Request

MIB = 2**20
SCALES = ("1/100", "1/20", "1/10", "1/4", "1")


def peak(scale: str, archive: ArchiveMode, threads: int) -> int:
    """The peak of resident memory in the manifest of a run that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "run"
        words = ("--scale", scale, "--archive", archive, "--threads", str(threads))
        asked = [sys.executable, "-m", "antaeus", "run", *words, "--no-report", "-q"]
        subprocess.run(
            [*asked, "--ignore-memory", "--out", str(out)], check=True, stdout=subprocess.DEVNULL
        )
        return json.loads((out / "manifest.json").read_text("utf-8"))["peak_memory_bytes"]


def main() -> None:
    """Measure, foretell, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scales", nargs="*", default=SCALES)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    for archive in ARCHIVES:  # once before, so that no process that counts compiles
        peak("1/100", archive, asked.threads)
    print("| scale | archive | measured, MiB | foretold, MiB | error |\n|---|---|---|---|---|")
    for archive in ARCHIVES:
        for scale in asked.scales:
            request = Request(
                Fraction(scale), account="vanguard", threads=asked.threads, archive=archive
            )
            measured, foretold = peak(scale, archive, asked.threads), need_of(load_inputs(request))
            error = f"{foretold / measured - 1:+.0%}"
            row = (scale, archive, f"{measured / MIB:.0f}", f"{foretold / MIB:.0f}", error)
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
