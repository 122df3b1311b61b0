"""What a file may refer to: sources of the bibliography, series of the history, tiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, cast

from antaeus.foundation.errors import Fault
from antaeus.scenario.bibliography import load_bibliography
from antaeus.scenario.history import load_history
from antaeus.scenario.letters import MOST_LETTERS
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.wording import near_match, place_text, shown


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that stand in the library."""

    sources: frozenset[str]
    drivers: frozenset[str]
    targets: frozenset[str]
    tiles: frozenset[str]


def unknown_sources(tables: object, where: str, known: Known) -> Iterator[Fault]:
    """A letter for each source that a file names and the bibliography does not have."""
    unknown = (one for one in _named_sources(tables, ()) if one[1] not in known.sources)
    for place, name in islice(unknown, MOST_LETTERS + 1):
        yield Fault(
            f"{where}, {place_text(place, tables)}",
            f"the unknown source {shown(name)}",
            "the id of an entry of the bibliography",
            near_match(name, known.sources) or "Add the work to the bibliography.",
        )


def _named_sources(here: object, place: tuple[str | int, ...]) -> Iterator[tuple[Any, str]]:
    """Every `source` (several joined by "; ") and every entry of a list of `sources`."""
    if isinstance(here, list):
        for number, entry in enumerate(cast("list[object]", here)):
            yield from _named_sources(entry, (*place, number))
    elif isinstance(here, dict):
        for key, entry in cast("dict[str, object]", here).items():
            if key == "source" and isinstance(entry, str):
                yield from (((*place, key), each.strip()) for each in entry.split(";"))
            elif key == "sources" and isinstance(entry, list):
                listed = cast("list[object]", entry)
                yield from (((*place, key), each) for each in listed if isinstance(each, str))
            else:
                yield from _named_sources(entry, (*place, key))


@cache
def known_to_the_library() -> Known:
    """What the packaged library has."""
    history = load_history()
    return Known(
        sources=frozenset(load_bibliography()),
        drivers=frozenset(history.drivers()),
        targets=frozenset(history.targets()),
        tiles=frozenset(tile.code for tile in load_tiles()),
    )
