"""How long one waits for papers: milliseconds in one process, on the archive of a finished run.

python benchmarks/archive.py RUN            RUN was made with --archive full, best at scale 1

Words are asked only of kinds in which they occur: a word that cannot occur is answered from the
wording alone, in no time. The first question about a kind reads its wording and is not counted.
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
from antaeus.archive.finding.reading import numbers_of, read, rendered
from antaeus.archive.finding.searching import count, page
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.numbering import reference
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import Archive, connect
from antaeus.archive.store.folder import open_archive

KINDS = ("protocol", "letter", "card", "bureau", "signal", "plan_report", "verdict", "audit")
TIMES = 30
WORDS = ("bread", "queue", "wage", "brigade", "quota", "machines", "housing", "plan", "grain")


def measure(name: str, ask: Callable[[], object]) -> None:
    """Print the median and the 95th percentile of some questions."""
    waited: list[float] = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        ask()
        waited.append(1e3 * (time.perf_counter() - begun))
    middle, late = np.percentile(waited, [50, 95])
    print(f"| {name} | {middle:.1f} | {late:.1f} | {TIMES} |", flush=True)


def some(archive: Archive, number: str, of: str) -> list[int]:
    """A few thousand numbers to choose from, of all places and always the same."""
    question = f"select {number} from {of} order by hash({number}), {number} limit 3000"
    return [found for (found,) in put(archive, question, rows=None).rows]


def main(folder: Path) -> None:
    """Measure everything that a reader does, and print a table of it."""
    lot = random.Random(4)
    print("| question | p50, ms | p95, ms | times |\n|---|---|---|---|")
    full = load_lens("full")
    measure("open", lambda: open_archive(folder))
    measure("connect", lambda: connect(open_archive(folder), full).close())
    archive = connect(open_archive(folder), full)
    tiles = put(archive, "select code from places where level = 'region' order by code").rows

    def faceted() -> Asked:
        kind, (tile,) = lot.choice(KINDS), lot.choice(tiles)
        return Asked(kinds=[kind], places=[tile], year=str(lot.randint(1922, 1940)))

    def one_page(asked: Asked) -> bool:
        return bool(page(archive, understand(asked, archive), limit=20)[0])

    def counted(asked: Asked) -> None:
        count(archive, understand(asked, archive))

    pairs = [Asked(words=[word], kinds=[kind]) for word in WORDS for kind in KINDS]
    words = [Asked(words=[word]) for word in WORDS]
    of_pairs, of_words = list(filter(one_page, pairs)), list(filter(one_page, words))

    questions = {
        "kind, place and year": faceted,
        "a word in one kind": lambda: lot.choice(of_pairs),
        "a word in all kinds": lambda: lot.choice(of_words),
    }
    for name, asked in questions.items():
        measure(f"{name}: a page", lambda asked=asked: one_page(asked()))
        measure(f"{name}: counts", lambda asked=asked: counted(asked()))
    measure_papers(archive, lot)


def measure_papers(archive: Archive, lot: random.Random) -> None:
    """Measure opening documents by reference, and following people and cells."""
    docs = some(archive, "doc", "protocol where month = 110")

    def opened() -> None:
        (paper,) = read(archive, numbers_of([reference(lot.choice(docs))]))
        rendered(archive, paper)

    measure("a document by its reference", opened)
    people = some(archive, "person", "verdict where month between 150 and 200")
    measure("a person followed", lambda: follow(archive, "person", lot.choice(people), 200))
    cells = some(archive, "cell", "cell_register where month = 106")
    measure("a cell followed", lambda: follow(archive, "cell", lot.choice(cells), 200))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
