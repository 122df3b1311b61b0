"""Campaigns: the events of the list, each with what both coders made of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.scenario.coding import CodedCampaign, read_coding
from antaeus.scenario.events import read_events
from antaeus.scenario.orders import Stage, read_orders, read_stages
from antaeus.scenario.tables import header_of, library, raise_if_any
from antaeus.scenario.wording import near_match, shown


@dataclass(frozen=True, slots=True)
class Campaign:
    """An event of the list with the two readings of it."""

    id: str
    name: str
    sphere: str
    description: str
    source: str
    a: CodedCampaign
    b: CodedCampaign


@dataclass(frozen=True)
class Campaigns:
    """All campaigns in their order, the orders that some carry, and where some began first."""

    listed: tuple[Campaign, ...]
    order: Mapping[str, str]
    places: Mapping[str, tuple[Stage, ...]]


@functools.cache
def load_campaigns() -> Campaigns:
    """The packaged calendar before it is laid out over months."""
    faults: list[Fault] = []
    folder = library("calendar")
    events = read_events(folder / "events.csv", faults)
    a = read_coding(folder / "coder_a.csv", faults)
    b = read_coding(folder / "coder_b.csv", faults)
    order = read_orders(folder / "orders.toml", events, faults)
    places = read_stages(folder / "places.toml", events, faults)
    for coder, coding in (("coder_a.csv", a), ("coder_b.csv", b)):
        for id in sorted(events.keys() ^ coding.keys()):
            faults.append(Fault(coder, f"{id} on one side only", "a row for each event"))
    raise_if_any(faults)
    listed = tuple(
        Campaign(id, event.name, event.sphere, event.description, event.source, a[id], b[id])
        for id, event in events.items()
    )
    return Campaigns(listed, order, places)


def check_calendar_file(path: Path) -> list[Fault]:
    """All faults of a list of events, or of one coder's reading of the packaged list."""
    faults: list[Fault] = []
    if "is_campaign" not in header_of(path):
        read_events(path, faults)
        return faults
    known = {campaign.id for campaign in load_campaigns().listed}
    for id in read_coding(path, faults):
        if id not in known:
            faults.append(Fault(path.name, shown(id), "the id of an event", near_match(id, known)))
    return faults
