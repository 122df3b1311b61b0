"""Speed and memory over the scales, as ratios; prints a table and keeps it in benchmarks/results.

make bench                      scales 1/100 to 1/1, many minutes
make bench ARGS="--quick"       up to 1/20
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))

from race import missing_peers  # noqa: E402 - it lies in a folder of its own

SCALES = ("1/100", "1/20", "1/10", "1/4", "1")
QUICK = Fraction(1, 20)
STEPPED = Fraction(1, 10)
"""Largest scale at which the month goes step by step; more people change nothing in it."""
Measured = dict[str, float]


def call(script: str, *arguments: str) -> str:
    """What a script beside this one prints, in a fresh process."""
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{script} {' '.join(arguments)} failed:\n{done.stderr.strip()}")
    return done.stdout.strip()


def median_of(repeats: int, *arguments: str) -> Measured:
    """The medians of what some fresh processes measured."""
    found = [json.loads(call("one_run.py", *arguments).splitlines()[-1]) for _ in range(repeats)]
    return {name: statistics.median(each[name] for each in found) for name in found[0]}


def curve(account: str, scales: list[str], repeats: int) -> Iterator[tuple[str, Measured]]:
    """The rows of a table of all scales, each with what was measured."""
    first = 0.0
    for scale in scales:
        one = median_of(repeats, "--account", account, "--scale", scale)
        each = one["cpu_s"] * 1e9 / one["person_months"]
        first = first or each
        yield (
            (
                f"| {scale} | {one['wall_s']:.2f} | {one['cpu_s']:.2f} "
                f"| {one['person_months'] / 1e6:.1f} | {each:.1f} | {first / each:.2f} "
                f"| {one['peak_mib']:.0f} | {one['most_people'] / 1e6:.3f} "
                f"| {one['most_cells']:.0f} |"
            ),
            one,
        )


def ratios(account: str, scale: str, repeats: int, bare: Measured) -> Iterator[str]:
    """Two threads over one, and what a run folder and an archive cost, at one scale."""
    asked = ("--account", account, "--scale", scale)
    single = median_of(repeats, *asked, "--threads", "1")
    folder = median_of(repeats, *asked, "--kept", "folder")
    archive = median_of(repeats, *asked, "--kept", "archive")
    yield (
        f"- two threads over one: {single['wall_s'] / bare['wall_s']:.2f} times as fast "
        f"({single['wall_s']:.2f} s against {bare['wall_s']:.2f} s)"
    )
    for what, one in (("a run into a folder", folder), ("the same with all papers", archive)):
        yield (
            f"- {what}: {one['wall_s']:.2f} s, {one['peak_mib']:.0f} MiB; over the bare months "
            f"{100 * (one['wall_s'] / bare['wall_s'] - 1):+.1f} % wall, "
            f"{100 * (one['cpu_s'] / bare['cpu_s'] - 1):+.1f} % CPU"
        )


def first_month(account: str, repeats: int) -> float:
    """Seconds from the start of a warm process to the end of its first month, at 1/100."""
    found: list[float] = []
    for _ in range(repeats + 1):  # the first may have to compile
        begun = time.perf_counter()
        call("one_run.py", "--account", account, "--scale", "1/100", "--first-month")
        found.append(time.perf_counter() - begun)
    return statistics.median(found[1:])


def machine() -> str:
    """What the figures were measured on, without its name."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}{load}"


def page(account: str, scales: list[str], repeats: int) -> Iterator[str]:
    """The lines of the page, each as soon as it is known."""
    yield f"# {account}, interwar, {datetime.date.today().isoformat()}\n"
    yield f"{machine()}; medians of {repeats}. Before: {call('yardstick.py')}.\n"
    yield (
        "| scale | wall, s | CPU, s | person-months, M | CPU ns a person-month "
        "| rate over that of the first | peak MiB | people, M | cells |"
    )
    yield "|---" * 9 + "|"
    bare: Measured = {}
    for row, measured in curve(account, scales, repeats):
        bare = measured
        yield row
    yield f"\nAfter: {call('yardstick.py')}."
    yield f"\nAt scale {scales[-1]}:\n"
    yield from ratios(account, scales[-1], repeats, bare)
    yield f"- to the end of the first month at 1/100: {first_month(account, repeats):.2f} s"
    stepped = str(min(Fraction(scales[-1]), STEPPED))
    yield f"\nStep by step at {stepped}, one thread:\n"
    yield call("by_mechanism.py", "--account", account, "--scale", stepped)


def main() -> None:
    """Measure what was asked for, print it, keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--account", default="vanguard")
    parser.add_argument("--scales", nargs="+", default=list(SCALES))
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help=f"no scale above {QUICK}")
    asked = parser.parse_args()
    limit = QUICK if asked.quick else Fraction(1)
    scales = [scale for scale in asked.scales if Fraction(scale) <= limit]
    lines: list[str] = []
    for line in page(asked.account, scales, asked.repeats):
        print(line, flush=True)
        lines.append(line)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    kept = results / f"{datetime.date.today().isoformat()}-{asked.account}.md"
    kept.write_text("\n".join(lines) + "\n", "utf-8")
    if missing := missing_peers():
        print(f"\nNo race: {' and '.join(missing)} not installed; see benchmarks/peers/README.md.")
    else:
        print("\n" + call("peers/race.py", "--scales", *scales))


if __name__ == "__main__":
    main()
