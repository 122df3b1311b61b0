"""Host units: who works there, who heads it, what presses on people, and what is produced."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.world.tables.numbers import Bytes, Floats, Int16s, Int32s, UInt64s


class Hosts(NamedTuple):
    """Host units: where people work, live or serve; rows of one raion lie together."""

    id: UInt64s
    raion: Int32s
    kind: Bytes
    open: Bytes
    turn: Floats
    """Share of its kind that must be open before this unit is, in [0, 1)."""
    weight: Floats
    """Size of the unit against the mean of its kind at the start."""
    opened: Int16s
    cell: Int32s
    """Row of the first cell of the unit; -1 without one."""
    cover: Int32s
    """Row of the cell that takes in the communists of a unit without its own; -1 for none."""
    communists: Int32s
    nonparty: Int32s
    """Non-party people by class, (n_hosts, 3): strata are counts, not persons."""
    komsomol: Int32s
    """Members of the Komsomol."""
    union: Int32s
    """Active people of the trade union: committee, delegates."""
    staff: Int32s
    """Technical staff."""
    head: Int32s
    """Row of the communist who heads the unit at the last count; -1 when no communist does."""
    competence: Floats
    """Competence of whoever heads the unit, 0 to 1."""
    head_since: Int16s
    tied: Bytes
    """1 when the head belongs to the clique of the regional chief."""
    grievance: Floats
    """What presses on the people of the unit: the first five ISSUES, each 0 to 1, (n_hosts, 5)."""
    stake: Floats
    """V of the strata, (n_hosts, 3)."""
    language: Floats
    """L of the strata, (n_hosts, 3)."""
    redress: Floats
    """Share of this month's wrongs that were put right."""
    coercion: Floats
    """Force seen by the strata, fading: deportations, arrests, penalties; 0 to 1."""
    detached: Int32s
    """People sent here from town by order who are here now."""
    collectivised: Floats
    """Share of a village's households in the kolkhoz; 0 elsewhere."""
    orders: Int32s
    """Orders of the management this month."""
    wrong: Int32s
    """Of these, the mistaken ones."""
    withdrawn: Int32s
    """Withdrawn or delayed after criticism in its cells."""
    withdrawn_wrong: Int32s
    """Of these, the mistaken ones."""
    late: Int32s
    """Mistaken orders that the management or those above withdrew later, unprompted by the cell."""
    stoppage: Floats
    """Share of working hours lost to stoppages."""
    evasion: Floats
    """Share of the plan that the management does not even try to meet."""
    radical: Floats
    """y_R: share done of what the radical side of the line asked for; may pass 1."""
    technical: Floats
    """y_T: output against what the unit can technically do."""
    output: Floats
    """Y: output against the capacity of the unit."""
    target: Floats
    """T: plan against the capacity of the unit."""
    reported: Floats
    """R: output as the management reported it."""
    audited: Floats
    """Output as an audit of this month found it; -1 without one."""
    signals: Int32s
    """Signals about the management that went up this month from its cells."""
    removed: Bytes
    """1 when the head was removed this month."""
