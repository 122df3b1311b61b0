"""Events: the list of campaigns and turns of the line that both coders were given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.scenario.observation import check_source
from antaeus.scenario.tables import read_csv
from antaeus.scenario.value import CONFIDENCES, STATUSES

COLUMNS = (
    *("id", "start", "end", "name", "sphere"),
    *("description", "source", "status", "confidence"),
)
SPHERES = ("party", "industry", "agriculture", "culture", "defence", "apparatus", "police")


@dataclass(frozen=True, slots=True)
class Event:
    """A campaign, decree or event of the time, before anybody coded it."""

    id: str
    start: int
    end: int
    """The last month; of open-ended campaigns it is conventional."""
    name: str
    sphere: str
    description: str
    source: str
    status: str
    confidence: str


def read_events(path: Path, faults: list[Fault]) -> dict[str, Event]:
    """All events by id, in the order of the file."""
    events: dict[str, Event] = {}
    for row in read_csv(path, COLUMNS, faults):
        row.word("sphere", SPHERES)
        row.word("status", STATUSES)
        row.word("confidence", CONFIDENCES)
        check_source(row)
        event = Event(
            id=row.text("id"),
            start=row.month("start"),
            end=row.month("end"),
            name=row.text("name"),
            sphere=row["sphere"],
            description=row.text("description"),
            source=row["source"],
            status=row["status"],
            confidence=row["confidence"],
        )
        if event.end < event.start:
            row.note("end", f"a month not before {row['start']}")
        if event.id in events:
            row.note("id", "each event once")
        events[event.id] = event
    return events
