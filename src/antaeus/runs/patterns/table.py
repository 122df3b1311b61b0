"""Which figure belongs to which pattern of library/expectations.toml."""

from __future__ import annotations

from antaeus.runs.patterns.figures import (
    PLAN_YEARS,
    Figure,
    attendance,
    both_acts,
    cell_size,
    control,
    critics_less_present,
    dense_less_thin,
    expulsion_waves,
    gap_against_signals,
    half_life,
    lead,
    months_to_return,
    opposition,
    overshoot,
    reinstatement,
    to_the_cell,
    victims,
    wave_of_1937,
)

FIGURES: dict[str, Figure] = {
    "cell_size_village": cell_size("village"),
    "cell_size_factory": cell_size("factory"),
    "cell_size_office": cell_size("office"),
    "expulsion_waves": expulsion_waves,
    "wave_of_1937": wave_of_1937,
    "reinstatement": reinstatement,
    "collectivisation_overshoot": overshoot,
    "collectivisation_return": months_to_return,
    "radical_half_life": half_life,
    "language_lead": lambda run: lead(run, absent=False),
    "language_lead_of_the_absent": lambda run: lead(run, absent=True),
    "orders_reversed_by_density": dense_less_thin(
        "orders_withdrawn", "orders_given", 100, *PLAN_YEARS
    ),
    "disorder_by_density": dense_less_thin(
        "orders_withdrawn_late", "orders_given", 100, *PLAN_YEARS
    ),
    "stoppage_by_density": dense_less_thin("stopped", "workforce", 100, *PLAN_YEARS),
    "control_by_density": control,
    "removals_by_density": dense_less_thin("heads_removed", "workforce", 120_000, *PLAN_YEARS),
    "radical_by_density": dense_less_thin("radical_done", "workforce", 1, "1929-01", "1931-06"),
    "technical_by_density": dense_less_thin("technical_done", "workforce", 1, "1931-07", "1936-12"),
    "gap_against_signals": gap_against_signals,
    "critics_active": critics_less_present("activity"),
    "critics_standing": critics_less_present("standing"),
    "critics_committed": critics_less_present("commitment"),
    "both_acts": both_acts,
    "attendance": attendance,
    "complaints_to_the_cell": to_the_cell,
    "victims_on_file": victims("on_file"),
    "victims_with_a_patron": victims("with_patron"),
    "opposition_votes": opposition,
}
"""Figures that are read off the series of a run; those beside history stand in `judging`."""
