"""A historian with a lens, who would have the true output: what he reads, and how near he comes.

Output is counted in thousandths of capacity throughout, as it is written.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from truths import Truths

from antaeus.archive.kinds import HEAD, load_kinds
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import connect
from antaeus.archive.store.folder import open_archive

OUTPUT_OF = {
    "plan_report": "host",
    "audit": "host",
    "raikom_summary": "raion",
    "raikom_report": "raion",
    "obkom_report": "region",
}
"""Kinds that state an output, and whose."""
KEYS = {"host": ["month", "host"], "raion": ["month", "place"], "region": ["month", "place"]}


def read(run: Path, lens: str) -> dict[str, Any]:
    """All reports and audits that a lens shows, a table of pandas a kind; none for a blind lens."""
    archive = connect(open_archive(run), load_lens(lens))
    try:
        found = {
            kind: put(archive, f'select * from "{kind}" where copy = 0', rows=None)
            for kind in (*OUTPUT_OF, "cell_report")
        }
    finally:
        archive.close()
    return {
        kind: _as_typed(kind, pd.DataFrame(told.rows, columns=list(told.columns)))
        for kind, told in found.items()
        if told.rows
    }


def _as_typed(kind: str, table: Any) -> Any:
    """A table whose permanent numbers are whole: as floats, some would fall together."""
    return table.astype({c.name: c.type for c in load_kinds()[kind].columns if c.type == "uint64"})


def numbers_of(kind: str) -> list[str]:
    """The columns of a kind that are no permanent numbers and not in its head."""
    head = {column.name for column in HEAD}
    columns = load_kinds()[kind].columns
    return [c.name for c in columns if c.name not in head and c.type != "uint64"]


def side_by_side(papers: dict[str, Any], truths: Truths) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Papers of a kind, and of two kinds on the same unit and month, with the truth beside them.

    Columns are named kind.column, the true output `truth`.
    """
    for level, keys in KEYS.items():
        kinds = [kind for kind in papers if OUTPUT_OF.get(kind) == level]
        truth = truths.of(level)
        truth = truth[keys].assign(truth=1000 * truth.true_output)
        of_kinds = {
            kind: papers[kind][keys].join(papers[kind][numbers_of(kind)].add_prefix(f"{kind}."))
            for kind in kinds
        }
        for kind in kinds:
            yield (kind,), of_kinds[kind].merge(truth, on=keys)
        for one, other in itertools.combinations(kinds, 2):
            both = of_kinds[one].merge(of_kinds[other], on=keys).merge(truth, on=keys)
            if len(both):
                yield (one, other), both


def guesses(kinds: tuple[str, ...], table: Any) -> dict[str, Any]:
    """What a historian would take for the true output: a column, a mean of two, a corrected one.

    A column is corrected by its mean gap to another one, and by its mean gap to the truth, as if
    he knew that.
    """
    names = [f"{kind}.{name}" for kind in kinds for name in ("output", "reported", "target")]
    stated = {name: table[name].astype(float) for name in names if name in table}
    found = dict(stated)
    for (one, x), (other, y) in itertools.permutations(stated.items(), 2):
        found[f"mean of {one} and {other}"] = (x + y) / 2
        found[f"{one} less its mean gap to {other}"] = x - (x - y).mean()
    for name, x in stated.items():
        found[f"{name} less its mean gap to the truth"] = x - (x - table.truth).mean()
    return found


def residual(table: Any, columns: list[str]) -> float:
    """Deviation that is left of the truth after the best fit of all columns to the truth itself."""
    told = table[[*columns, "truth"]].astype(float)
    told -= told.mean()
    x, y = told[columns].to_numpy(), told.truth.to_numpy()
    x = x / np.maximum(x.std(axis=0), 1e-9)
    fitted, _, rank, _ = np.linalg.lstsq(x, y, rcond=1e-9)
    return float(np.sqrt(((y - x @ fitted) ** 2).sum() / (len(y) - rank - 1)))
