"""Primary party organisations, and what they did this month."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.world.tables.numbers import Bytes, Floats, Int16s, Int32s, UInt64s


class Cells(NamedTuple):
    """Primary party organisations (cells until February 1934) and candidate groups."""

    id: UInt64s
    host: Int32s
    raion: Int32s
    form: Bytes
    weak_months: Bytes
    """Months running in which the cell had fewer people than the rules ask."""
    founded: Int16s
    people: Int32s
    """Members and candidates at the last count."""
    members: Int32s
    secretary: Int32s
    """Row of the secretary at the last count; -1 without one."""
    fatigue: Floats
    """Weariness of meetings, in logits off attendance."""
    present: Int32s
    """Attended the month's meetings."""
    critics: Int32s
    """Criticised how policy was carried out at their host unit."""
    endorsers: Int32s
    """Spoke for the line."""
    both: Int32s
    """Did both in the same month."""
    fluency: Floats
    """Mean language of the critics; 0 without any."""
    zeal: Floats
    """Sum over those present of commitment, in persons."""
    own: Int16s
    """Items of the resolution that were moved from the floor, by issue, (n_cells, 11)."""
    copied: Int16s
    """Items taken from the circular, by issue, (n_cells, 11)."""
    tone: Floats
    """Share of the resolution's items put in radical words."""
    conformity: Floats
    """Overlap of the resolution with the line as the raion received it, 0 to 1."""
    withdrawn: Int32s
    """Orders of the management withdrawn or delayed after criticism in this cell."""
    signals: Int32s
    """Signals that the cell wrote to those above about its bosses."""
    verdict: Bytes
    """UNJUDGED, PRAISED or SANCTIONED by the raikom this month."""
    standing: Floats
    """Praise less sanctions of the past, fading over two years."""
    opposed: Int32s
    """Votes for the opposition in this month's discussion."""
