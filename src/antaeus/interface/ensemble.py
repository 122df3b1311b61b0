"""Many runs as a notebook sees them."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antaeus.experiments.engine import EngineName
from antaeus.experiments.ensemble import make_ensemble
from antaeus.experiments.failures import MOST_FAILURES
from antaeus.experiments.folder import ARRAYS, LEDGER, EnsembleFolder, open_ensemble
from antaeus.experiments.means import Means, TellEnsemble
from antaeus.experiments.plan_file import load_plan
from antaeus.runs.request import available_threads

if TYPE_CHECKING:
    import pandas as pd
    import xarray


class Ensemble:
    """All runs of a plan: a ledger with a row a run, and labelled arrays."""

    def __init__(self, folder: EnsembleFolder) -> None:
        self._folder = folder

    @property
    def path(self) -> Path:
        """The folder of the ensemble."""
        return self._folder.path

    @cached_property
    def about(self) -> dict[str, Any]:
        """How many runs there are, which failed, and the hash over all that they left."""
        return self._folder.about().model_dump(mode="json")

    @cached_property
    def runs(self) -> pd.DataFrame:
        """The ledger: arm, number, seed, status and parameters, a row a run."""
        from antaeus.experiments.ledger import read_ledger  # noqa: PLC0415 - Arrow is slow to load

        return read_ledger(self.path / LEDGER).to_pandas().set_index("run")

    @cached_property
    def data(self) -> xarray.Dataset:
        """Series and readings of all runs, by arm and number; those that failed are nan."""
        from antaeus.experiments.arrays import read_arrays  # noqa: PLC0415

        labels = {name: ("run", self.runs[name].to_numpy()) for name in ("arm", "number")}
        return read_arrays(self.path / ARRAYS).assign_coords(labels)

    def series(self, name: str, group: str = "all") -> xarray.DataArray:
        """One series of the Union, (run, month); KeyError where it was not kept."""
        names, groups = self.data["series_name"].values, self.data["group"].values
        found = [k for k in range(len(names)) if (names[k], groups[k]) == (name, group)]
        if not found:
            raise KeyError(f"no series {name!r} of {group!r}; there are {', '.join({*names})}")
        return self.data["series"].isel(column=found[0])

    def difference(self, name: str, arm: str, other: str, group: str = "all") -> xarray.DataArray:
        """How far a series of one arm lies above that of another, run by run, (number, month).

        In a paired plan, and between an arm and its branches, the two of one number had the same
        luck. KeyError where there is no such series or arm.
        """
        values = self.series(name, group)
        above, below = (_of_arm(values, each) for each in (arm, other))
        return above - below

    def export(self, path: str | Path, series: Iterable[str] = ()) -> Path:
        """Write series of all runs as a flat table, Parquet or CSV by the name of the file."""
        from antaeus.experiments.export import export  # noqa: PLC0415

        return export(self._folder, Path(path), series)

    def __repr__(self) -> str:
        about = self.about
        failed = f", {len(about['failed'])} of them failed" if about["failed"] else ""
        return f"<Ensemble of {about['runs']} runs{failed} in {self.path}>"


def _of_arm(values: xarray.DataArray, arm: str) -> xarray.DataArray:
    """The runs of one arm, by their number."""
    there = values["arm"].values
    if arm not in there:
        raise KeyError(f"no arm {arm!r}; there are {', '.join(dict.fromkeys(there))}")
    return values.isel(run=there == arm).swap_dims(run="number").drop_vars(("run", "arm"))


def ensemble(
    plan: str | Path,
    out: str | Path,
    *,
    workers: int | None = None,
    engine: EngineName = "dask",
    scheduler: str | None = None,
    chunk: int | None = None,
    max_failures: str = MOST_FAILURES,
    progress: TellEnsemble | None = None,
) -> Ensemble:
    """Make all runs of a plan in a folder, or those that are missing there, and wait for the end.

    `engine` is "dask", "pool" or "serial", `scheduler` the address of a Dask cluster in place of
    workers of this machine; neither changes a result. Raises InputFaults with all that is wrong.
    A script must call it under `if __name__ == "__main__":`, since workers read the script too.
    """
    given = workers or available_threads()
    means = Means(engine, given, scheduler, chunk, max_failures)
    return Ensemble(make_ensemble(load_plan(plan), Path(out), means, progress))


def open_many(path: str | Path) -> Ensemble:
    """Open a finished ensemble. Raises RunFolderUnusable when it is none."""
    return Ensemble(open_ensemble(Path(path)))
