"""The colours of everything drawn: chosen by computed contrast and distance, not by taste alone.

Colour never speaks alone: each account also has a dash, a marker and a label at its end.
"""

from __future__ import annotations

PAPER = "#FAF8F3"
INK = "#1F2421"
MUTED = "#5B625D"
ACCENT = "#8A2F2B"
"""One only, for what is current; never for repression."""

RULE = "#D9D4C7"
"""Hairlines of grids."""
PREDICTED = "#F0EADB"
"""The ground behind years that no parameter was fitted on."""

ACCOUNTS = ("#3B7EA1", "#C77B0A", "#333A6B", "#A3342E")
"""Accounts A to D, in the order in which they are given."""

DASHES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (0, ()),
    (0, (6, 3)),
    (0, (2, 2)),
    (0, (8, 2, 2, 2)),
)
MARKERS = ("o", "s", "^", "D")

SEQUENTIAL = ("#F3EBD3", "#DCD8A8", "#A9C39C", "#6FA89B", "#4D8FA3", "#2D5F8B", "#26386B")
ON_SEQUENTIAL = ("#141414",) * 5 + ("#FFFFFF",) * 2
"""The colour of a label on each step of the sequential ramp."""

DIVERGING = ("#7A3B12", "#B9702F", "#E2B984", "#F2EEE6", "#A9C6D6", "#4F8FB3", "#1D4E73")
