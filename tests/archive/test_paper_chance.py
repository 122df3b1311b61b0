"""Chance of a paper is one function in four places: NumPy, Python, kernels and SQL."""

from __future__ import annotations

import duckdb
import numpy as np
from numpy.typing import NDArray

from antaeus.archive.paper_chance import MACROS, mixed, mixed_one
from antaeus.archive.recorder.filing import file_papers, lot_of
from antaeus.foundation.compiled import compiled

SALT = 0x2B61
"""That of second copies, to which `file_papers` adds the salt of the run."""


@compiled
def lots_of(docs: NDArray[np.uint64], salt: int, lots: NDArray[np.float64]) -> int:
    """Write the lot of each number beside it: `lot_of` has no door for Python."""
    for k in range(docs.size):
        lots[k] = lot_of(docs[k], salt)
    return 0


def numbers() -> NDArray[np.uint64]:
    """Numbers of all sizes, the smallest and the largest among them."""
    drawn = np.random.default_rng(1).integers(0, 2**64, 4_000, dtype=np.uint64)
    small = np.arange(50, dtype=np.uint64)
    return np.concatenate([small, ~small, drawn])


def test_numpy_python_and_sql_agree() -> None:
    docs = numbers()
    whole = mixed(docs, 77)
    assert [mixed_one(int(doc), 77) for doc in docs] == whole.tolist()
    with duckdb.connect() as connection:
        for macro in MACROS:
            connection.execute(macro)
        asked = "select mixed(doc::ubigint, 77) from (select unnest(?) as doc)"
        rows = connection.execute(asked, [docs.tolist()]).fetchall()
    assert [value for (value,) in rows] == whole.tolist()


def test_kernels_agree() -> None:
    docs = numbers()
    for salt in (0, 77, SALT ^ 5, 2**32 - 1):
        lots = np.zeros(docs.size)
        lots_of(docs, salt, lots)
        assert (lots * 2**32 == mixed(docs, salt)).all()


def test_the_kernel_that_files_papers_agrees() -> None:
    docs = numbers()
    written, again = np.zeros(docs.size, np.int16), np.zeros(docs.size, np.uint8)
    file_papers(docs, 5, 0.0, 0.0, 0.25, written, again)
    assert (again == (mixed(docs, SALT ^ 5) < 0.25 * 2**32)).all()
    assert not written.any()
    assert 0.2 < again.mean() < 0.3


def test_it_falls_evenly_and_salts_are_apart() -> None:
    docs = np.arange(100_000, dtype=np.uint64) + np.uint64(1 << 48)
    one, other = mixed(docs, 1) / 2**32, mixed(docs, 2) / 2**32
    assert abs(one.mean() - 0.5) < 4 / np.sqrt(12 * docs.size)
    assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(docs.size)
