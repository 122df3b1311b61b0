"""The archive of a run that is being made: its recorder, its places, its list of contents."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeStubs=false, reportMissingTypeArgument=false
# pyright: reportArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from antaeus.archive.numbering import FIRST_BODY, FIRST_RAION
from antaeus.foundation.errors import RunFolderUnusable
from antaeus.foundation.months import month_text
from antaeus.runs.folder import disk_letter, disk_letters, write_json
from antaeus.runs.inputs import Inputs
from antaeus.scenario.scenario import Scenario
from antaeus.scenario.territory import load_territory

if TYPE_CHECKING:
    from antaeus.archive.recorder.recorder import ArchiveRecorder
    from antaeus.simulation.run import Simulation

ARCHIVE, CONTENTS, PLACES, BODIES = "archive", "archive.json", "places.parquet", "bodies.parquet"
UNWRITTEN = "unwritten.parquet"
"""Beside the archive, not in it: meetings of which nobody wrote a protocol."""
SCHEMA = 1
Memory = dict[str, np.ndarray]


@contextmanager
def papers_kept(
    inputs: Inputs, simulation: Simulation, folder: Path | None, memory: Memory | None = None
) -> Generator[Callable[[], Memory | None]]:
    """Keep the papers of the run that is lived through inside, where any are asked for.

    Yields a call that waits until all papers are on disk and says what the recorder remembers;
    it may be made at the end of a year. With a `memory` the recorder goes on from there.
    What fails is written no further; a refusal of the disk becomes one sentence.
    """
    if folder is None or inputs.request.archive == "none":
        yield lambda: None
        return
    recorder = _recorder_for(inputs, simulation, folder, memory)
    try:
        yield recorder.remembered
        _say_what_there_is(recorder.finish(), recorder.unwritten, inputs, folder)
    except BrokenPipeError:  # whoever was told of the progress has gone; not the disk
        recorder.abandon()
        raise
    except OSError as refusal:
        recorder.abandon()
        raise RunFolderUnusable(disk_letter(folder, refusal)) from refusal
    except BaseException:
        recorder.abandon()
        raise


def _recorder_for(
    inputs: Inputs, simulation: Simulation, folder: Path, memory: Memory | None
) -> ArchiveRecorder:
    """A recorder to whom the simulation hands its months, and the places of the archive."""
    from antaeus.archive.recorder.recorder import ArchiveRecorder  # noqa: PLC0415 - kernels

    request, scenario = inputs.request, inputs.scenario
    archive = folder / ARCHIVE
    with disk_letters(folder):
        archive.mkdir(exist_ok=memory is not None)
        _write_places(archive, scenario, simulation.world.tile)
    recorder = ArchiveRecorder(
        archive,
        simulation.world.grounds,
        simulation.world.tile,
        seed=request.seed,
        scale=float(request.scale),
        mode=request.archive,
        of_the_union=scenario.about.tiles == "ussr_1939",
        last=inputs.span[1],
    )
    if memory is not None:
        recorder.recall(memory)
    simulation.record_with(recorder)
    return recorder


def _say_what_there_is(
    documents: dict[str, int],
    unwritten: np.ndarray,
    inputs: Inputs,
    folder: Path,
) -> None:
    """Write the archive's list of contents, and beside it what was never written down."""
    request, (first, last) = inputs.request, inputs.span
    contents = {
        "schema": SCHEMA,
        "mode": request.archive,
        "seed": request.seed,
        "scale": str(request.scale),
        "first": month_text(first),
        "last": month_text(last),
        "documents": documents,
    }
    write_json(folder / ARCHIVE / CONTENTS, contents)
    names = ("month", "place", "protocols")
    table = pa.table({name: unwritten[:, k] for k, name in enumerate(names)})
    pq.write_table(table, folder / UNWRITTEN, compression="zstd")


def _write_places(archive: Path, scenario: Scenario, tile_of_raion: np.ndarray) -> None:
    """Write which places there are, and which body answered for each tile in which months."""
    tiles = scenario.tiles
    first = np.searchsorted(tile_of_raion, tile_of_raion)
    n_raions = tile_of_raion.size
    of_raions = [tiles[t] for t in tile_of_raion]
    rows = {
        "place": pa.array(
            [
                0,
                *range(FIRST_BODY, FIRST_BODY + len(tiles)),
                *range(FIRST_RAION, FIRST_RAION + n_raions),
            ],
            pa.uint16(),
        ),
        "tile": pa.array([-1, *range(len(tiles)), *tile_of_raion.tolist()], pa.int16()),
        "code": ["SSSR", *(tile.code for tile in tiles), *(tile.code for tile in of_raions)],
        "name": ["the Union", *(tile.name for tile in tiles), *(tile.name for tile in of_raions)],
        "raion": pa.array(
            [0] * (1 + len(tiles)) + (np.arange(n_raions) - first + 1).tolist(), pa.int32()
        ),
        "level": ["centre", *["region"] * len(tiles), *["raion"] * n_raions],
    }
    pq.write_table(pa.table(rows), archive / PLACES, compression="zstd")
    pq.write_table(_bodies(scenario), archive / BODIES, compression="zstd")


def _bodies(scenario: Scenario) -> pa.Table:
    """Which body answered for each tile from which month to which."""
    spans: list[tuple[int, int, int, str, str]] = []
    territory = load_territory() if scenario.about.tiles == "ussr_1939" else None
    for row, tile in enumerate(scenario.tiles):
        for month in range(scenario.first, scenario.last + 1):
            body = territory.body(tile.code, month) if territory else None
            name, level = (body.name, body.level) if body else (tile.name, tile.type)
            if spans and spans[-1][0] == row and spans[-1][3:] == (name, level):
                spans[-1] = (row, spans[-1][1], month, name, level)
            else:
                spans.append((row, month, month, name, level))
    columns = list(zip(*spans, strict=True))
    types = (pa.int16(), pa.int16(), pa.int16(), pa.string(), pa.string())
    names = ("tile", "first", "last", "name", "level")
    return pa.table({name: pa.array(columns[k], types[k]) for k, name in enumerate(names)})
