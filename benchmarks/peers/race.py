"""The reduced month in Mesa, mesa-frames, NumPy and antaeus: person-months per CPU-second.

python benchmarks/peers/race.py [--scales 1/100 1/20]      a dated table into benchmarks/results

Every peer runs at every scale up to its own largest; it is judged by the one at which it is
quickest. Peers whose means differ end the race with status 1. README.md says how to install them.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from equality import Unequal, compare

HERE = Path(__file__).resolve().parent
SCALES = ("1/100", "1/20", "1/10", "1/4", "1")
LARGEST = {
    "antaeus": Fraction(1),
    "antaeus_counting": Fraction(1),
    "numpy": Fraction(1),
    "mesa_frames": Fraction(1),
    "mesa": Fraction(1, 20),
}
TARGETS = {"mesa": (500, 1500), "mesa_frames": (15, 40), "numpy": (5, 12)}
"""How many times as quick antaeus must be, and is meant to be."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
Found = dict[str, dict[str, Any]]


def missing_peers() -> list[str]:
    """Peers that are not installed."""
    return [name for name in ("mesa", "mesa_frames") if importlib.util.find_spec(name) is None]


def run(peer: str, scale: str, start: Path) -> dict[str, Any]:
    """What one process of one peer measured."""
    command = [sys.executable, str(HERE / "one_peer.py"), peer, scale, str(start)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | ONE_THREAD
    )
    if done.returncode != 0:
        sys.exit(f"{peer} failed at the scale {scale}:\n{done.stderr.strip()}")
    return json.loads(done.stdout.splitlines()[-1])


def rate(found: dict[str, Any]) -> float:
    """Person-months per CPU-second, the median of the repeats."""
    return statistics.median(each["person_months"] / each["cpu_s"] for each in found["repeats"])


def race_at(scale: str, folder: Path) -> Found:
    """All peers that run at a scale; antaeus first, because it writes what all start from."""
    return {
        peer: run(peer, scale, folder / "start.npz")
        for peer, largest in LARGEST.items()
        if Fraction(scale) <= largest
    }


def speeds(at: dict[str, Found]) -> tuple[list[str], dict[str, float]]:
    """The table of rates, and the best of each peer."""
    lines = ["| scale | people | " + " | ".join(LARGEST) + " |", "|---" * (2 + len(LARGEST)) + "|"]
    best = dict.fromkeys(LARGEST, 0.0)
    for scale, found in at.items():
        people = found["antaeus"]["repeats"][0]["stock"]
        rates = {peer: rate(one) for peer, one in found.items()}
        best = {peer: max(best[peer], rates.get(peer, 0.0)) for peer in best}
        cells = [f"{rates[peer] / 1e6:.3g}" if peer in rates else "" for peer in LARGEST]
        lines.append(f"| {scale} | {people:,} | {' | '.join(cells)} |")
    return lines, best


def ratios(best: dict[str, float]) -> list[str]:
    """How many times as quick antaeus is, beside what it must reach and what was hoped."""
    lines = ["| antaeus against | ratio | counting too | must | goal | |", "|---" * 6 + "|"]
    for peer, (must, goal) in TARGETS.items():
        ratio, counting = (best[name] / best[peer] for name in ("antaeus", "antaeus_counting"))
        verdict = "goal" if ratio >= goal else "reached" if ratio >= must else "**missed**"
        row = f"{ratio:.3g} | {counting:.3g} | {must} | {goal:,} | {verdict}"
        lines.append(f"| {peer} | {row} |")
    return lines


def memory(at: dict[str, Found]) -> list[str]:
    """The share of the bandwidth of one core that antaeus uses, scale by scale."""
    lines = []
    for scale, found in at.items():
        one = found["antaeus"]
        bytes_each = one["bytes_a_month"] / one["repeats"][0]["stock"]
        used, seen = bytes_each * rate(one), one["triad_bytes_s"]
        lines.append(
            f"- {scale}: {bytes_each:.0f} bytes a person-month, {used / 1e9:.1f} of "
            f"{seen / 1e9:.1f} GB/s of the triad: {100 * used / seen:.0f} %"
        )
    return lines


def means(at: dict[str, Found]) -> list[str]:
    """The tables of means, scale by scale."""
    lines: list[str] = []
    for scale, found in at.items():
        peers = {peer: one for peer, one in found.items() if peer != "antaeus_counting"}
        others = [peer for peer in peers if peer != "antaeus"]
        lines += ["", f"| {scale} | antaeus | standard error | {' | '.join(others)} |"]
        lines += ["|---" * (3 + len(others)) + "|", *compare(peers, "antaeus")]
    return lines


def head(today: str) -> str:
    """Title, machine and versions."""
    named = ("mesa", "mesa-frames", "polars", "numpy", "numba")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in named)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"# The race of the reduced month, {today}\n\n{os.cpu_count()} cores, "
        f"{platform.machine()}, Python {platform.python_version()}{load}; {versions}.\n"
        "Millions of person-months per CPU-second on one thread, medians of 5 repeats of 24 months."
    )


def main() -> None:
    """Run the race, print it, keep it; fail when the peers did not live through the same months."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scales", nargs="+", default=list(SCALES))
    asked = parser.parse_args()
    if missing := missing_peers():
        sys.exit(f"The race needs {' and '.join(missing)}; {HERE / 'README.md'} says how.")
    today = datetime.date.today().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        at = {scale: race_at(scale, Path(folder)) for scale in asked.scales}
    try:
        compared = means(at)
    except Unequal as unequal:
        sys.exit(f"The peers did not live through the same months.\n{unequal}")
    table, best = speeds(at)
    parts = [head(today), table, ratios(best), memory(at), ["Means (standard errors off):"]]
    text = "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)
    text += "\n" + "\n".join(compared) + "\n"
    print(text)
    results = HERE.parent / "results"
    results.mkdir(exist_ok=True)
    (results / f"{today}-peers.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
