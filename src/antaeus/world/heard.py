"""What a raion's papers add up to for those above: the columns of `raions.heard`.

Sums are whole numbers, so that any division into blocks adds up to the same. Sums of shares are
weighted by people and count in thousandths of a person.
"""

from __future__ import annotations

HEARD = (
    "workforce",  # people of open host units that produce, with those with a card
    "capacity",  # the same in thousandths, weight of the six sums below
    "radical",  # y_R
    "technical",  # y_T
    "output",  # Y
    "target",  # T
    "reported",  # R, as the managements wrote
    "grievance",  # the strongest grievance
    "stake",  # V of the strata
    "coercion",
    "audited_units",  # host units audited this month
    "audited_gap",  # reported less found, in thousandths of capacity of the audited, weighted alike
    "audited_capacity",  # capacity of the audited
    "orders",
    "withdrawn",
    "late",
    "stoppage",  # in thousandths of a person-month
    "people",  # with a card
    "cells",
    "present",
    "critics",
    "signals",
    "praised",
    "sanctioned",
    "complaints",
    "heads",
    "heads_removed",
    "named",  # signals that lie in files
    "households",  # people of villages, in thousandths
    "collectivised",  # of these, in kolkhozes
)
N_HEARD = len(HEARD)
(
    H_WORKFORCE,
    H_CAPACITY,
    H_RADICAL,
    H_TECHNICAL,
    H_OUTPUT,
    H_TARGET,
    H_REPORTED,
    H_GRIEVANCE,
    H_STAKE,
    H_COERCION,
    H_AUDITED_UNITS,
    H_AUDITED_GAP,
    H_AUDITED_CAPACITY,
    H_ORDERS,
    H_WITHDRAWN,
    H_LATE,
    H_STOPPAGE,
    H_PEOPLE,
    H_CELLS,
    H_PRESENT,
    H_CRITICS,
    H_SIGNALS,
    H_PRAISED,
    H_SANCTIONED,
    H_COMPLAINTS,
    H_HEADS,
    H_HEADS_REMOVED,
    H_NAMED,
    H_HOUSEHOLDS,
    H_COLLECTIVISED,
) = range(N_HEARD)
