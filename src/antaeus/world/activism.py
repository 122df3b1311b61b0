"""What the cells of a host unit brought to the month, and what came back to them."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from antaeus.foundation.compiled import inner
from antaeus.world.codes import CRITICISED, DISSOLVED, HEARD
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Floats, Ground, Int64s


@inner
def add_up_cells(
    ground: Ground, diversion: float, present: Int64s, critics: Int64s, claims: Floats, work: Floats
) -> None:
    """Add up by host unit: those present, critics, their criticism and the work of activists.

    A critic without the official language counts for half of one who commands it. Work is zeal,
    less `diversion` in as far as those present criticise instead. All are (n_hosts,); cells keep
    their rows, so that the order of sums is fixed.
    """
    cells = ground.cells
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED or cells.present[c] == 0:
            continue
        h = cells.host[c]
        present[h] += cells.present[c]
        critics[h] += cells.critics[c]
        claims[h] += cells.critics[c] * (0.5 + 0.5 * cells.fluency[c])
        talking = float(cells.critics[c]) / cells.present[c]
        work[h] += cells.zeal[c] * (1.0 - diversion * talking)


@inner
def share_out_withdrawn(ground: Ground, orders: Int64s, critics: Int64s) -> None:
    """Set `cells.withdrawn`: the orders withdrawn in a unit, dealt to its cells by their critics.

    Uses up `orders` and `critics`, both (n_hosts,); what is dealt adds up to what was withdrawn.
    """
    cells = ground.cells
    for c in range(ground.fill[FILL_CELLS]):
        cells.withdrawn[c] = 0
        h = cells.host[c]
        if cells.form[c] != DISSOLVED and cells.critics[c] > 0 and critics[h] > 0:
            dealt = (2 * orders[h] * cells.critics[c] + critics[h]) // (2 * critics[h])
            cells.withdrawn[c] = dealt
            orders[h] -= dealt
            critics[h] -= cells.critics[c]


@inner
def hear_critics(ground: Ground) -> None:
    """Mark those who criticised in a cell that had an order withdrawn: they were heard."""
    people, cells = ground.people, ground.cells
    for i in range(ground.fill[FILL_PEOPLE]):
        if people.acts[i] & CRITICISED != 0 and cells.withdrawn[people.cell[i]] > 0:
            people.acts[i] |= HEARD
