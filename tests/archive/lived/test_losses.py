"""Losses in archives that runs left: they nest, repeat, and are as many as a lens says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from antaeus.archive.kinds import load_kinds
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
id = "region"
fonds = ["obkoms", "control_commission"]
files = {region}
papers = {leaves}
[[rule]]
id = "raikoms"
fonds = ["raikoms"]
files = {raikoms}
papers = {leaves}
[[rule]]
id = "cells"
fonds = ["cells"]
files = {cells}
papers = {leaves}
"""
"""Rules like those for Smolensk, for all tiles and months and with other shares."""
SHARES = {"region": 0.7, "raikoms": 0.4, "cells": 0.3, "leaves": 0.8}
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


def file_of(doc: int) -> File:
    told = parts_of(doc)
    return told.place, year_of(told.month), told.kind


def files_of(numbers: Iterable[int]) -> Counter[File]:
    return Counter(map(file_of, numbers))


def as_many_as_said(found: int, chances: Sequence[float], what: str) -> None:
    """A count lies within four standard deviations of the sum of some chances."""
    mean, variance = sum(chances), sum(chance * (1 - chance) for chance in chances)
    allowed = 4 * math.sqrt(variance)
    said = f"{found} of {len(chances)} {what} are left, not {mean:.0f} +- {allowed:.0f}"
    assert abs(found - mean) <= allowed, said


def together(of_kinds: dict[str, set[int]], kinds: Iterable[str]) -> set[int]:
    """The papers of some kinds."""
    return set().union(*(of_kinds.get(kind, set()) for kind in kinds))


def lost_as_said(whole: set[int], left: set[int], files: float, papers: float) -> None:
    """Hold the losses of whole files and of single papers against their shares.

    A file that survived can still have lost all its papers, so small files count for less.
    """
    before, after = files_of(whole), files_of(left)
    assert len(before) > 50
    chances = [files * (1 - (1 - papers) ** n) for n in before.values()]
    as_many_as_said(len(after), chances, "files")
    # A file is known to have survived by its first paper left, so only the others are counted.
    first = {file_of(doc): doc for doc in sorted(left, reverse=True)}
    others = [doc for doc in whole if (begin := first.get(file_of(doc))) and doc > begin]
    assert len(others) > 200
    as_many_as_said(len(left) - len(first), [papers] * len(others), "papers")


@pytest.mark.parametrize("lens", [name for name in lens_names() if name != "full"])
def test_what_a_lens_shows_is_in_full_and_is_the_same_every_time(toy_run: Path, lens: str) -> None:
    full, narrow = seen(toy_run, "full"), seen(toy_run, lens)
    assert all(narrow[kind] <= full[kind] for kind in full)
    assert seen(toy_run, lens) == narrow


def test_files_and_papers_are_lost_as_often_as_a_lens_says(toy_run: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN.format(**{name: SHARE.format(share) for name, share in SHARES.items()}))
    kinds = [name for name, kind in load_kinds().items() if kind.fond == "raikoms"]
    whole, left = seen(toy_run, "full"), seen(toy_run, str(own))
    lost_as_said(together(whole, kinds), together(left, kinds), SHARES["raikoms"], SHARES["leaves"])
    shown = {load_kinds()[kind].fond for kind in left if left[kind]}
    assert shown <= {"obkoms", "control_commission", "raikoms", "cells"}


@pytest.mark.slow
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
