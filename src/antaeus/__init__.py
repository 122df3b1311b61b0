"""antaeus: every communist and every cell of the interwar Soviet party, month by month.

>>> import antaeus
>>> run = antaeus.run("interwar", account="n0", scale="1/100")   # or antaeus.open(path)
>>> run.series["members"].sel(place="USSR", group="all")

The parts, each of which knows only those before it: library (data), foundation, scenario, world,
mechanisms, observables, accounts, simulation, runs, experiments, figures, report, interface, cli.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from antaeus.runs.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from antaeus.interface import Run, open, run
    from antaeus.interface.ensemble import Ensemble, ensemble, open_many

_OF_MANY_RUNS = ("Ensemble", "ensemble", "open_many")

__all__ = ["Ensemble", "Run", "__version__", "ensemble", "open", "open_many", "run"]


def __getattr__(name: str) -> object:
    """Load the interface when it is first asked for, so that `import antaeus` is quick."""
    if name in _OF_MANY_RUNS:
        return getattr(import_module("antaeus.interface.ensemble"), name)
    if name in ("Run", "open", "run"):
        return getattr(import_module("antaeus.interface"), name)
    raise AttributeError(f"module 'antaeus' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What is to be found here, loaded or not."""
    return sorted({*globals(), *__all__})
