"""The same readings of one run under several lenses, counted from papers held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from antaeus.archive.lenses.lens import Lens
from antaeus.archive.readings.counting import Line, count, not_told
from antaeus.archive.readings.definitions import Reading
from antaeus.archive.store.folder import ArchiveFolder
from antaeus.archive.store.held import held_papers


def count_under(
    folder: ArchiveFolder,
    lenses: Sequence[Lens],
    readings: Sequence[Reading],
    *,
    years: bool = True,
) -> Iterator[tuple[str, Line]]:
    """The id of each lens with each line of each reading under it, as `count` gives them."""
    questions = [(reading.needs, reading.sql) for reading in readings]
    with held_papers(folder, questions, lenses) as papers:
        for lens in lenses:
            connection = papers.through(lens)
            for reading in readings:
                if papers.any_of(reading.needs):
                    yield from ((lens.id, line) for line in count(connection, reading, years=years))
                else:  # what twenty questions to empty tables would say
                    yield from ((lens.id, line) for line in not_told(reading))
