"""What was true of units, cells, raions and regions, whatever was written of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from in_raions import living_cells

from antaeus.archive.numbering import FIRST_BODY, FIRST_RAION
from antaeus.world.centre import Centre
from antaeus.world.heard import H_CAPACITY, H_OUTPUT, H_PRESENT
from antaeus.world.tables import Ground


class Truths:
    """A table for each sort of whoever is written of, a row a month; columns begin with true_."""

    def __init__(self) -> None:
        self._noted: dict[str, list[Any]] = {"host": [], "cell": [], "raion": [], "region": []}

    def of(self, sort: str) -> Any:
        """All that was noted of hosts, cells, raions or regions, as a table of pandas."""
        return pd.concat(self._noted[sort], ignore_index=True)

    def note(self, table: Ground, month: int) -> None:
        """Note a block on the day when its papers are written."""
        hosts, cells, raions = table.hosts, table.cells, table.raions
        here = np.flatnonzero(hosts.open)
        self._put(
            "host",
            month,
            host=hosts.id[here],
            true_output=hosts.output[here],
            true_stoppage=hosts.stoppage[here],
        )
        living = living_cells(table)
        living = living[cells.people[living] > 0]
        self._put(
            "cell",
            month,
            cell=cells.id[living],
            true_present=cells.present[living],
            true_people=cells.people[living],
        )
        heard = raions.heard
        self._put(
            "raion",
            month,
            place=raions.id.astype(np.int64) + FIRST_RAION,
            true_output=heard[:, H_OUTPUT] / np.maximum(heard[:, H_CAPACITY], 1),
            true_present=heard[:, H_PRESENT],
        )

    def note_regions(self, centre: Centre, month: int) -> None:
        """Note what every regional chief knows of his region."""
        seats = np.unique(centre.seat)
        self._put(
            "region",
            month,
            place=seats + FIRST_BODY,
            true_output=centre.output[seats],
            true_tension=centre.tension[seats],
        )

    def _put(self, sort: str, month: int, **columns: Any) -> None:
        told = {name: np.array(column) for name, column in columns.items()}
        self._noted[sort].append(pd.DataFrame({"month": month, **told}))
