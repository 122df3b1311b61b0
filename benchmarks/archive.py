"""How long one waits for papers: milliseconds in one process, on the archive of a finished run.

python benchmarks/archive.py RUN            RUN was made with --archive full, best at scale 1
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from antaeus.archive.finding.asked import Asked, understand
from antaeus.archive.finding.follow import follow
from antaeus.archive.finding.reading import read, rendered
from antaeus.archive.finding.searching import count, page
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import Archive, connect
from antaeus.archive.store.folder import open_archive

KINDS = ("protocol", "letter", "card", "bureau", "signal", "plan_report", "verdict", "audit")
WORDS = ("bread", "queue", "wage", "brigade", "quota", "machines", "housing", "plan", "grain")


def measure(name: str, ask: Callable[[], object], times: int) -> None:
    """Print the median and the 95th percentile of some questions."""
    waited: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        waited.append(1e3 * (time.perf_counter() - begun))
    middle, late = np.percentile(waited, [50, 95])
    print(f"| {name} | {middle:.1f} | {late:.1f} | {times} |", flush=True)


def some(archive: Archive, question: str) -> list[int]:
    """A few thousand numbers to choose from."""
    return [number for (number,) in put(archive, f"{question} limit 3000", rows=None).rows]


def main(folder: Path) -> None:
    """Measure everything that a reader does."""
    lot = random.Random(4)
    print("| question | p50, ms | p95, ms | times |\n|---|---|---|---|")
    measure("open and connect", lambda: connect(open_archive(folder), load_lens("full")).close(), 5)
    archive = connect(open_archive(folder), load_lens("full"))
    tiles = put(archive, "select code from places where level = 'region'", rows=None).rows

    def faceted() -> Asked:
        kind, (tile,) = lot.choice(KINDS), lot.choice(tiles)
        return Asked(kinds=[kind], places=[tile], year=str(lot.randint(1922, 1940)))

    def one_page(asked: Asked) -> None:
        page(archive, understand(asked, archive), limit=20)

    measure("kind, place and year: a page", lambda: one_page(faceted()), 30)
    measure("the same, counted", lambda: count(archive, understand(faceted(), archive)), 30)
    of_kind = lambda: Asked(words=[lot.choice(WORDS)], kinds=[lot.choice(KINDS)])  # noqa: E731
    measure("a word in one kind: a page", lambda: one_page(of_kind()), 30)
    measure("a word in all kinds: a page", lambda: one_page(Asked(words=[lot.choice(WORDS)])), 15)
    docs = some(archive, "select doc from protocol where month = 110")
    measure("a document", lambda: rendered(archive, read(archive, [lot.choice(docs)])[0]), 30)
    people = some(archive, "select person from verdict where month between 150 and 200")
    measure("a person followed", lambda: follow(archive, "person", lot.choice(people), 200), 30)
    cells = some(archive, "select cell from cell_register where month = 106")
    measure("a cell followed", lambda: follow(archive, "cell", lot.choice(cells), 200), 30)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
