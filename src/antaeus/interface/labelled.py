"""The series of a run by name, each as an array labelled by month, place and group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from antaeus.foundation.months import month_date
from antaeus.runs.series import Series

if TYPE_CHECKING:
    import xarray


class LabelledSeries(Mapping[str, "xarray.DataArray"]):
    """`series["members"]`, `series.names`; a place or group that was not counted is nan.

    Stocks stand at the end of their month: the stock of 1 January 1922 is that of 1921-12.
    """

    def __init__(self, series: Series) -> None:
        self._series = series

    @property
    def names(self) -> tuple[str, ...]:
        """Every series of the run."""
        return self._series.names()

    def __getitem__(self, name: str) -> xarray.DataArray:
        """One series, (n_months, n_places, n_groups); KeyError names those that there are."""
        if name not in self.names:
            raise KeyError(f"no series {name!r}; there are {', '.join(self.names)}")
        import xarray  # noqa: PLC0415 - half a second

        series, groups = self._series, self._series.groups(name)
        columns = [series.columns[name, group] for group in groups]
        n_places = max(column.values.shape[0] for column in columns)
        values = np.full((series.n_months, n_places, len(groups)), np.nan)
        for g, column in enumerate(columns):
            values[:, : column.values.shape[0], g] = column.values.T
        months = range(series.first, series.first + series.n_months)
        return xarray.DataArray(
            values,
            dims=("month", "place", "group"),
            coords={
                "month": np.array([month_date(month) for month in months], "datetime64[ns]"),
                "place": list(series.places[:n_places]),
                "group": list(groups),
            },
            name=name,
            attrs={
                "units": columns[0].unit,
                "kind": "true",
                "of": "the month" if columns[0].is_flow else "the end of the month",
            },
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        return f"<{len(self)} series: {', '.join(self.names)}>"
