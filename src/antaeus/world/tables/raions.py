"""Raion-sized units: the line as it arrived, the officer of the committee, complaints by route."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.world.tables.numbers import Floats, Int32s, Int64s, UInt64s


class Raions(NamedTuple):
    """Raion-sized units of a fixed grid; which body answers for them is a dated table."""

    id: UInt64s
    tile: Int32s
    host_start: Int32s
    host_end: Int32s
    next_person: Int32s
    """Rank of the next newcomer of this month."""
    next_cell: Int32s
    nonparty: Int64s
    """Non-party people in open host units by class, (n_raions, 3)."""
    recommenders: Int64s
    """Members with the standing to recommend for each category, (n_raions, 4)."""
    officials: Int64s
    eligible: Int64s
    """Members without a post."""
    leaning: Floats
    """Share of radical work in any line as the officer of the committee would have it."""
    pressure: Floats
    """I as it arrived: pressure of the line on each kind of host unit, (n_raions, 9)."""
    radical: Floats
    """rho as it arrived, (n_raions, 9)."""
    ambiguity: Floats
    """alpha as it arrived, (n_raions, 9)."""
    issues: Floats
    """e as it arrived: weights of issues that add up to 1, or to 0 where nothing is asked,
    (n_raions, 9, 11)."""
    risk: Floats
    """R_r: learned chance that a critic gets into trouble, 0 to 1."""
    absence: Floats
    """Learned chance of trouble for staying away from meetings, 0 to 1."""
    stance: Floats
    """What the officer was last judged by: 0 output alone, 1 the line alone."""
    complaints: Int64s
    """Complaints of the month by route, (n_raions, 7)."""
    answered: Int64s
    """Of these, the answered ones, (n_raions, 7)."""
    heard: Int64s
    """Sums of the month for those above, in the order of world.heard, (n_raions, n_heard)."""
