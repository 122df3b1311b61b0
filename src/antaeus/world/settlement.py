"""Between the raions: movers are handed over, and whole parties taken in, when all have lived.

This is the only place where people cross the border of a raion. It is done once a month, in the
order of destination and permanent number, so that blocks and threads do not matter.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import handle
from antaeus.foundation.errors import InvariantBroken
from antaeus.world.arrival import arrive
from antaeus.world.blocks import remade, with_room
from antaeus.world.build import World
from antaeus.world.codes import EMPLOYEE, WORKER
from antaeus.world.tables import FILL_MOVERS, Movers


def settle(world: World, key: np.uint64, pool: Executor) -> int:
    """Hand over all movers of the month, block by block in a pool; return how many.

    They go where workers and employees are many: the chance of a raion is its share of them.
    """
    handed = [
        remade(ground.movers, (column[: int(ground.fill[FILL_MOVERS])] for column in ground.movers))
        for ground in world.grounds
    ]
    movers = remade(handed[0], (np.concatenate(columns) for columns in zip(*handed, strict=True)))
    if movers.id.size == 0:
        return 0
    pull = np.concatenate(
        [ground.raions.nonparty[:, [WORKER, EMPLOYEE]].sum(axis=1) for ground in world.grounds]
    )
    line = np.cumsum(pull) / max(int(pull.sum()), 1)
    to = np.minimum(np.searchsorted(line, movers.to, side="right"), line.size - 1)
    return bring(world, movers, to.astype(np.int32), key, pool)


def bring(
    world: World, movers: Movers, raion: NDArray[np.int32], key: np.uint64, pool: Executor
) -> int:
    """Seat people in raions of the whole grid, (n_movers,); return how many."""
    to_block = world.block_of_raion[raion].astype(np.uint16)  # short numbers sort in one sweep
    by_block = np.argsort(to_block, kind="stable")
    edges = np.searchsorted(to_block[by_block], np.arange(len(world.grounds) + 1))
    handed = handle(movers)

    def seat(block: int) -> None:
        start, end = int(edges[block]), int(edges[block + 1])
        if start == end:
            return
        world.grounds[block] = with_room(world.grounds[block], arriving=end - start)
        of_block = by_block[start:end]
        rows = of_block[np.lexsort((movers.id[of_block], raion[of_block]))]
        local = (raion[rows] - world.first_raion[block]).astype(np.int32)
        if arrive(world.handed(block), handed, rows, local, key) != end - start:
            raise InvariantBroken(f"people on the way found no cell in block {block}")

    list(pool.map(seat, range(len(world.grounds))))
    return int(raion.size)
