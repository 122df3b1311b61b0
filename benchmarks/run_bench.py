"""Speed and memory over the scales, as ratios; prints a table and keeps it in benchmarks/results.

make bench                      scales 1/100 to 1/1, some minutes
make bench ARGS="--quick"       up to 1/10
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCALES = ("1/100", "1/50", "1/20", "1/10", "1/4", "1")
Measured = dict[str, float]


def best_of(repeats: int, *arguments: str) -> Measured:
    """The quickest of a few fresh processes; the others were disturbed by something."""
    command = [sys.executable, str(HERE / "one_run.py"), *arguments]
    found: list[Measured] = []
    for _ in range(repeats):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr.strip()}")
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return min(found, key=lambda measured: measured["wall_s"])


def curve(account: str, scales: list[str], repeats: int) -> tuple[str, Measured]:
    """The table of all scales, and what was measured at the last."""
    head = "| scale | wall, s | CPU, s | person-months, M | CPU ns a person-month | against 1/100 |"
    lines = [head + " peak MiB | people, M | cells |", "|---" * 9 + "|"]
    print("\n".join(lines), flush=True)
    rates: list[float] = []
    measured: Measured = {}
    for scale in scales:
        measured = best_of(repeats, "--account", account, "--scale", scale)
        rates.append(measured["cpu_s"] * 1e9 / measured["person_months"])
        lines.append(
            f"| {scale} | {measured['wall_s']:.2f} | {measured['cpu_s']:.2f} "
            f"| {measured['person_months'] / 1e6:.1f} | {rates[-1]:.1f} "
            f"| {rates[-1] / rates[0]:.2f} "
            f"| {measured['peak_mib']:.0f} | {measured['most_people'] / 1e6:.3f} "
            f"| {measured['most_cells']:.0f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join(lines), measured


def ratios(account: str, scale: str, repeats: int, bare: Measured) -> str:
    """Two threads over one, and what recording costs, at one scale."""
    asked = ("--account", account, "--scale", scale)
    single = best_of(repeats, *asked, "--threads", "1")
    recorded = best_of(repeats, *asked, "--recorded")
    return (
        f"- two threads over one: {single['wall_s'] / bare['wall_s']:.2f} times as fast "
        f"({single['wall_s']:.2f} s against {bare['wall_s']:.2f} s)\n"
        f"- a run into a folder, over the bare months: "
        f"{100 * (recorded['wall_s'] / bare['wall_s'] - 1):+.1f} % wall, "
        f"{100 * (recorded['cpu_s'] / bare['cpu_s'] - 1):+.1f} % CPU"
    )


def machine() -> str:
    """What the figures were measured on, without its name."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}{load}"


def main() -> None:
    """Measure what was asked for, print it, keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--account", default="n0")
    parser.add_argument("--scales", nargs="+", default=list(SCALES))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="no scale above 1/10")
    asked = parser.parse_args()
    limit = Fraction(1, 10) if asked.quick else Fraction(1)
    scales = [scale for scale in asked.scales if Fraction(scale) <= limit]
    today = datetime.date.today().isoformat()
    head = f"# {asked.account}, interwar, {today}\n\n{machine()}; best of {asked.repeats}.\n"
    print(head)
    table, bare = curve(asked.account, scales, asked.repeats)
    compared = f"At scale {scales[-1]}:\n\n{ratios(asked.account, scales[-1], asked.repeats, bare)}"
    print(f"\n{compared}")
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    (results / f"{today}-{asked.account}.md").write_text(
        f"{head}\n{table}\n\n{compared}\n", "utf-8"
    )


if __name__ == "__main__":
    main()
