"""People with a card, those who have lost it, and those on their way between raions."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.world.tables.numbers import Bytes, Floats, Int16s, Int32s, Shares, UInt64s


class People(NamedTuple):
    """Everyone with a party card, one a place; a place with status EMPTY is free."""

    id: UInt64s
    cell: Int32s
    """Row of the cell; every member sits in one that exists."""
    host: Int32s
    """Row of the host unit where the person works, lives or serves."""
    status: Bytes
    origin: Bytes
    """Social position of party statistics: the class at entry."""
    job: Bytes
    """Class of the present occupation."""
    sex: Bytes
    post: Bytes
    arrears: Bytes
    """Months of dues unpaid, running."""
    penalties: Bytes
    """Reprimands on the card."""
    leaves: Bytes
    """Cause for which the person leaves this month; STAYS for nearly all."""
    entered: Int16s
    """Month of entry as a candidate."""
    member_since: Int16s
    """Month of acceptance as a member; NEVER for a candidate."""
    born: Int16s
    """Month of birth."""
    roles: Bytes
    """Bits: SECRETARY of the cell, HEAD of the host unit, DETACHED to a village by order."""
    schooling: Bytes
    """UNSCHOOLED, PRIMARY, SECONDARY or HIGHER."""
    spots: Bytes
    """Bits of the biography that a questionnaire asks about: OPPOSED, OTHER_PARTY."""
    acts: Bytes
    """Bits of this month: ATTENDED, CRITICISED, ENDORSED, HEARD (a criticism had its way)."""
    file: Bytes
    """Signals that lie in the person's file with the police."""
    competence: Shares
    """Command of one's trade; it does not change."""
    commitment: Shares
    """b: how far the person holds the cause to be right."""
    language: Shares
    """L: command of the official language."""
    activity: Shares
    """Share of recent months with an act in the cell: a learned record, read by no speech."""
    stake: Shares
    """V: what the person has come to expect of the order of things."""
    tone: Shares
    """Share of radical words in the person's speech: the memory of a cell lives in its people."""
    patron: UInt64s
    """Permanent number of who put the person up; 0 for nobody."""


class Former(NamedTuple):
    """Who has left and lives: they can appeal, return, and keep their number."""

    id: UInt64s
    host: Int32s
    status: Bytes
    """Status at leaving; EMPTY once dead or returned."""
    origin: Bytes
    job: Bytes
    sex: Bytes
    penalties: Bytes
    cause: Bytes
    entered: Int16s
    member_since: Int16s
    born: Int16s
    left: Int16s
    appeal_due: Int16s
    """Month in which an appeal is decided; NEVER without one."""
    schooling: Bytes
    spots: Bytes
    file: Bytes
    competence: Shares
    commitment: Shares
    language: Shares
    activity: Shares
    stake: Shares
    tone: Shares
    patron: UInt64s


class Movers(NamedTuple):
    """People on their way to another raion; they arrive when the month's papers are settled."""

    id: UInt64s
    to: Floats
    """Where they go, as a number in [0, 1) to be read on the map of attraction."""
    status: Bytes
    origin: Bytes
    job: Bytes
    sex: Bytes
    post: Bytes
    arrears: Bytes
    penalties: Bytes
    entered: Int16s
    member_since: Int16s
    born: Int16s
    schooling: Bytes
    spots: Bytes
    file: Bytes
    competence: Shares
    commitment: Shares
    language: Shares
    activity: Shares
    stake: Shares
    tone: Shares
    patron: UInt64s
