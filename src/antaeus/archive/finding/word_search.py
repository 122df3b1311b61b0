"""Words of a search turned into conditions on columns, since no text is stored."""

from __future__ import annotations

import functools
from pathlib import Path

from antaeus.archive.finding.asked import Wanted
from antaeus.archive.store.connection import Archive
from antaeus.archive.wording.searching import sql_for, vocabulary
from antaeus.archive.wording.territory import Territory, read_territory
from antaeus.scenario.wording import near_match


@functools.lru_cache(maxsize=8)
def territory_of(path: Path) -> Territory:
    """The bodies over the places of an archive, as its texts name them."""
    return read_territory(path)


def with_words(archive: Archive, wanted: Wanted) -> dict[str, str]:
    """The conditions of a search with its words, without the kinds in which one cannot stand."""
    if not wanted.words:
        return wanted.conditions
    territory = territory_of(archive.folder.path)
    conditions: dict[str, str] = {}
    for kind, condition in wanted.conditions.items():
        told = [sql_for(kind, word, territory) for word in wanted.words]
        texts = [f"({each})" for each in told if each is not None]
        if len(texts) == len(told):
            conditions[kind] = " and ".join([f"({condition})", *texts])
    return conditions


def nearest_words(archive: Archive, wanted: Wanted) -> str:
    """A question that proposes words for those that stand in no paper, or nothing."""
    if not wanted.words:
        return ""
    territory = territory_of(archive.folder.path)
    known = frozenset[str]().union(*(vocabulary(kind, territory) for kind in wanted.conditions))
    strange = [word for word in wanted.words if word not in known and not word.isdigit()]
    return " ".join(filter(None, (near_match(word, known) for word in strange)))
