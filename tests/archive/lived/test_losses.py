"""Losses in archives that runs left: they nest, repeat, and are as many as a lens says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from antaeus.archive.lenses.reading import lens_names, load_lens
from antaeus.archive.numbering import parts_of
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import Archive, connect
from antaeus.archive.store.folder import open_archive
from antaeus.foundation.months import parse_month, year_of

SHARE = (
    '{{ value = {}, unit = "share", date = "1921-03/1941-06", source = "antaeus_assumption", '
    'basis = "assumed", status = "derived", confidence = "low" }}'
)
OWN = """
id = "own"
title = "t"
summary = "s"
sources = ["antaeus_assumption"]
[[rule]]
id = "all"
kinds = {kinds}
files = {files}
papers = {papers}
"""
KINDS = ["plan_report", "signal", "verdict"]
File = tuple[int, int, int]
"""A delo: place, year, kind."""


def seen(run: Path, lens: str, kinds: Iterable[str] | None = None) -> dict[str, set[int]]:
    archive = connect(open_archive(run), load_lens(lens))
    try:
        return {kind: docs(archive, kind) for kind in kinds or archive.folder.documents}
    finally:
        archive.close()


def docs(archive: Archive, kind: str) -> set[int]:
    return {doc for (doc,) in put(archive, f'select doc from "{kind}"', rows=None).rows}


def files_of(numbers: Iterable[int]) -> Counter[File]:
    told = (parts_of(doc) for doc in numbers)
    return Counter((one.place, year_of(one.month), one.kind) for one in told)


def within(found: int, of: int, share: float) -> bool:
    """Whether a count is within four standard deviations of what a share gives."""
    return abs(found - of * share) <= 4 * math.sqrt(of * share * (1 - share))


def lost_as_said(whole: set[int], left: set[int], files: float, papers: float) -> None:
    """Hold the losses of whole files and of single papers against their shares."""
    large = {file for file, n in files_of(whole).items() if n * papers >= 12}
    kept = large & files_of(left).keys()
    assert len(large) > 25
    assert within(len(kept), len(large), files)
    in_kept = sum(n for file, n in files_of(whole).items() if file in kept)
    still = sum(n for file, n in files_of(left).items() if file in kept)
    assert in_kept > 500
    assert within(still, in_kept, papers)


@pytest.mark.parametrize("lens", [name for name in lens_names() if name != "full"])
def test_what_a_lens_shows_is_in_full_and_is_the_same_every_time(toy_run: Path, lens: str) -> None:
    full, narrow = seen(toy_run, "full"), seen(toy_run, lens)
    assert all(narrow[kind] <= full[kind] for kind in full)
    assert seen(toy_run, lens) == narrow


def test_files_and_papers_are_lost_as_often_as_a_lens_says(union_run: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    shares = {"files": SHARE.format(0.6), "papers": SHARE.format(0.8)}
    own.write_text(OWN.format(kinds=KINDS, **shares))
    whole, left = seen(union_run, "full", KINDS), seen(union_run, str(own), KINDS)
    lost_as_said(set().union(*whole.values()), set().union(*left.values()), 0.6, 0.8)


def test_smolensk_is_in_full_and_loses_as_often_as_it_says(union_run: Path) -> None:
    full, smolensk = seen(union_run, "full"), seen(union_run, "smolensk")
    assert all(smolensk[kind] <= full[kind] for kind in full)
    assert not smolensk["plan_report"]
    archive = connect(open_archive(union_run), load_lens("full"))
    there = "select place from places where code = 'SMO' and level = 'raion'"
    places = {place for (place,) in put(archive, there, rows=None).rows}
    archive.close()
    assert places
    end = parse_month("1937-09")
    raikoms = [kind for kind in ("card", "post", "circular", "raikom_summary") if kind in full]
    whole = {
        doc
        for kind in raikoms
        for doc in full[kind]
        if parts_of(doc).place in places and parts_of(doc).month < end
    }
    left = {doc for kind in raikoms for doc in smolensk[kind]} & whole
    (rule,) = [rule for rule in load_lens("smolensk").rule if rule.id == "raikoms"]
    assert rule.files
    assert rule.papers
    lost_as_said(whole, left, rule.files.value, rule.papers.value)
