"""Losses in archives that runs left: they nest, repeat, and are as many as a lens says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from antaeus.archive.lenses.lens import Lens, Rule
from antaeus.archive.lenses.reading import lens_names, load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import connect
from antaeus.archive.store.folder import open_archive
from antaeus.runs.record import record
from antaeus.runs.request import Request

Docs = NDArray[np.uint64]
NARROW = [name for name in lens_names() if name != "full"]


def seen(run: Path, lens: Lens, kinds: Iterable[str] | None = None) -> dict[str, Docs]:
    """Numbers of the papers of some kinds that can be seen, in order."""
    archive = connect(open_archive(run), lens)
    try:
        return {
            kind: np.array(
                [doc for (doc,) in put(archive, f'select doc from "{kind}"', rows=None).rows],
                np.uint64,
            )
            for kind in kinds or archive.folder.documents
        }
    finally:
        archive.close()


def together(of_kinds: dict[str, Docs]) -> Docs:
    """The papers of all kinds, each once, in order."""
    return np.unique(np.concatenate(list(of_kinds.values())))


def alone(lens: Lens, rule: Rule) -> Lens:
    """A lens with one of its rules."""
    return lens.model_copy(update={"rule": (rule,)})


def files_of(docs: Docs) -> NDArray[np.uint64]:
    """The delo of each paper, of which there is one for each place, year and kind."""
    place, month, kind = docs >> 48, docs >> 40 & 0xFF, docs >> 32 & 0xFF
    return place << 16 | (month + 2) // 12 << 8 | kind


def as_many_as_said(found: int, chances: NDArray[np.float64], what: str) -> None:
    """A count lies within four standard deviations of the sum of some chances."""
    mean, allowed = chances.sum(), 4 * math.sqrt((chances * (1 - chances)).sum())
    said = f"{found} of {chances.size} {what} are left, not {mean:.0f} +- {allowed:.0f}"
    assert abs(found - mean) <= allowed + 1e-6, said


def lost(run: Path, lens: Lens, rule: Rule) -> Docs:
    """Hold what a rule leaves against all that it means and the shares it names; what is left."""
    kinds = rule.kinds_meant()
    left = together(seen(run, alone(lens, rule), kinds))
    if rule.files is None and rule.papers is None:
        return left
    without_loss = rule.model_copy(update={"files": None, "papers": None})
    whole = together(seen(run, alone(lens, without_loss), kinds))
    assert left.size < whole.size
    lost_as_said(
        whole, left, *(share.value if share else 1.0 for share in (rule.files, rule.papers))
    )
    return left


def lost_as_said(whole: Docs, left: Docs, files: float, papers: float) -> None:
    """Hold the losses of files and of single papers against their shares.

    A file that survived can still have lost all its papers, so small files count for less.
    """
    file, n = np.unique(files_of(whole), return_counts=True)
    survived, first = np.unique(files_of(left), return_index=True)
    as_many_as_said(survived.size, files * (1 - (1 - papers) ** n), "files")
    # A file is known to have survived by its first paper left, so only those after it are counted.
    begin = np.full(file.size, ~np.uint64(0))
    begin[np.searchsorted(file, survived)] = left[first]
    after = whole > begin[np.searchsorted(file, files_of(whole))]
    as_many_as_said(left.size - survived.size, np.full(int(after.sum()), papers), "papers")


@pytest.fixture(scope="module")
def all_of_union(union_run: Path) -> dict[str, Docs]:
    return seen(union_run, load_lens("full"))


@pytest.fixture(scope="module")
def all_of_toy(toy_run: Path) -> dict[str, Docs]:
    return seen(toy_run, load_lens("full"))


@pytest.fixture(scope="module")
def toy_again(toy_request: Request, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(toy_request, tmp_path_factory.mktemp("again") / "run").path


@pytest.mark.parametrize("name", NARROW)
def test_what_a_lens_shows_is_in_full_and_the_same_seed_has_the_same_losses(
    toy_run: Path, toy_again: Path, all_of_toy: dict[str, Docs], name: str
) -> None:
    one, other = (seen(run, load_lens(name)) for run in (toy_run, toy_again))
    assert all(np.isin(one[kind], all_of_toy[kind]).all() for kind in all_of_toy)
    assert all(np.array_equal(one[kind], other[kind]) for kind in all_of_toy)


@pytest.mark.parametrize("rule", load_lens("regional").rule, ids=lambda rule: rule.id)
def test_files_and_papers_of_the_toy_district_are_lost_as_often_as_said(
    toy_run: Path, rule: Rule
) -> None:
    assert lost(toy_run, load_lens("regional"), rule.model_copy(update={"tiles": ()})).size > 30


@pytest.mark.slow
@pytest.mark.parametrize("name", NARROW)
def test_every_lens_shows_of_the_union_what_its_rules_leave_and_full_has(
    union_run: Path, all_of_union: dict[str, Docs], name: str
) -> None:
    lens = load_lens(name)
    kinds = {kind for rule in lens.rule for kind in rule.kinds_meant()}
    narrow = seen(union_run, lens, kinds)
    assert all(np.isin(narrow[kind], all_of_union[kind]).all() for kind in narrow)
    left = [lost(union_run, lens, rule) for rule in lens.rule]
    assert all(docs.size for docs in left)
    assert np.array_equal(together(narrow), np.unique(np.concatenate(left)))
