"""Many examples of every type of file and of the command line, from a fixed seed, counted.

python tests/fuzz/campaign.py                        200,000 examples, half an hour or so
python tests/fuzz/campaign.py --examples 1000 lens   so many in all, of types that begin so
python tests/fuzz/campaign.py --real 500             the real executable, as often

Every example is known by its number: SEED/TYPE/NUMBER. A type is tried in a process of its own, so
that one which dies is seen to.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from command_lines import furnish, objection_to_answer, put_to_command, words_of
from file_types import file_types
from in_process import Said
from run_folders import run_file_types, whole_run
from trial import LONGEST_WAIT, Outcome, example_of, put_to_reader

Try = Callable[[str, Path], Outcome]
RUN_FILES, COMMANDS = 0.03, 0.05
"""Parts of the examples that go to files of runs and to the command line, which take longer."""
MEMORY = 8 * 2**30


def trials() -> dict[str, Try]:
    """How an example of each type is made and judged."""

    def of_file(kind: object) -> Try:
        return lambda seed, folder: put_to_reader(kind, example_of(kind, seed), folder)  # type: ignore[arg-type]

    whole_run()
    kinds = {**file_types(), **run_file_types()}
    return {**{name: of_file(kind) for name, kind in kinds.items()}, "command line": _command}


def _command(seed: str, folder: Path) -> Outcome:
    place = folder / "here"
    places = furnish(place) if not place.exists() else _furnished(place)
    return put_to_command(words_of(seed, places), place)


def _furnished(place: Path) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as empty:
        return furnish(Path(empty))


def shares(names: list[str], examples: int) -> dict[str, int]:
    """How many examples each type gets."""
    of_runs = [name for name in names if name.startswith("run: ")]
    lines = [name for name in names if name == "command line"]
    plain = [name for name in names if name not in of_runs and name not in lines]
    parts = ((of_runs, RUN_FILES), (lines, COMMANDS), (plain, 1 - RUN_FILES - COMMANDS))
    weight = sum(part for group, part in parts if group)
    return {
        name: -int(-examples * part / weight // len(group))
        for group, part in parts
        for name in group
    }


def in_own_process(name: str, attempt: Try, numbers: range, seed: str) -> Iterator[list[object]]:
    """Try examples in a process of their own; one that dies is told of, and the rest are tried."""
    first = numbers.start
    while first < numbers.stop:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            _try_all(name, attempt, range(first, numbers.stop), seed, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as told:
            for line in told:
                said: list[object] = json.loads(line)
                first = int(str(said[0])) + 1
                yield said
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if first < numbers.stop:
            yield [first, "broken", f"the process ended with {status}", 0.0]
            first += 1


def _try_all(name: str, attempt: Try, numbers: range, seed: str, writing: int) -> None:
    with tempfile.TemporaryDirectory() as folder, os.fdopen(writing, "w") as tell:
        for number in numbers:
            came = attempt(f"{seed}/{name}/{number}", Path(folder))
            told = [
                number,
                came.verdict,
                came.why if came.verdict == "broken" else "",
                came.seconds,
            ]
            print(json.dumps(told), file=tell, flush=True)


def real_command(seed: str, folder: Path) -> Outcome:
    """A command line put to the real executable."""
    place = folder / "here"
    places = furnish(place) if not place.exists() else _furnished(place)
    words = words_of(seed, places)
    if words[:1] == ["run"]:
        words += ["--to", "1921-04"] if words[1:2] == ["toy_district"] else ["--not-a-toy"]
    most = 60.0 if words[:1] in (["run"], ["report"], ["branch"]) else LONGEST_WAIT
    executable = Path(sys.executable).with_name("antaeus")
    began = time.perf_counter()
    try:
        done = subprocess.run(
            [executable, *words], cwd=place, capture_output=True, timeout=most, check=False
        )
    except subprocess.TimeoutExpired:
        return Outcome("broken", f"more than {most:g} s: {words}"[:400], most)
    except (OSError, ValueError) as refusal:  # an argument longer than the system takes
        return Outcome("refused", f"the system: {refusal}")
    seconds = time.perf_counter() - began
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    wrong = objection_to_answer(Said(done.returncode, out, err), words)
    if wrong:
        return Outcome("broken", f"{wrong[:300]}: {words}"[:600], seconds)
    return Outcome("refused" if done.returncode else "accepted", "", seconds)


def main() -> int:
    """Try as many examples as are asked for and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only types whose name begins so")
    parser.add_argument("--examples", type=int, default=200_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=8, help="faults of a type that are shown")
    parser.add_argument("--real", type=int, default=0, help="commands of the real executable")
    given = parser.parse_args()
    known = trials() if not given.real else {"real executable": real_command}
    names = [n for n in known if not given.words or any(n.startswith(word) for word in given.words)]
    wanted = shares(names, given.examples) if not given.real else {names[0]: given.real}
    whole: collections.Counter[str] = collections.Counter()
    for name in names:
        whole += _tried(name, known[name], wanted[name], given.seed, given.show)
    print(f"{whole.total():,} examples: {dict(whole)}")
    return int(whole["broken"] > 0)


def _tried(name: str, attempt: Try, n: int, seed: str, show: int) -> collections.Counter[str]:
    tally: collections.Counter[str] = collections.Counter()
    broken: dict[str, str] = {}
    slowest, began = 0.0, time.perf_counter()
    for number, verdict, why, seconds in in_own_process(name, attempt, range(n), seed):
        tally[str(verdict)] += 1
        slowest = max(slowest, float(str(seconds)))
        if verdict == "broken":
            broken.setdefault(str(why)[:90], f"{seed}/{name}/{number} {why}")
    counts = ", ".join(f"{verdict} {count:,}" for verdict, count in sorted(tally.items()))
    took = time.perf_counter() - began
    print(f"{name:32} {n:>7,}: {counts}; {took:.0f} s, slowest {slowest:.2f} s", flush=True)
    for told in list(broken.values())[:show]:
        print(f"    {told[:420]!r}", flush=True)
    return tally


if __name__ == "__main__":
    assert LONGEST_WAIT == 5
    sys.exit(main())
