"""How much memory a run will need, and a letter where there is not so much.

Measured were whole processes of the interwar party under vanguard (the peak of resident memory in
their manifests) at 1/100, 1/20, 1/10, 1/4 and 1/1; the forecast errs by -3 to +7 percent of them:
`python benchmarks/memory.py`. The nulls, whose party stays smaller, take less than is foretold.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from antaeus.foundation.compiled import are_kernels_kept
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.runs.inputs import Inputs
from antaeus.runs.request import ArchiveMode, Request
from antaeus.scenario.scenario import Scenario

GIB, _MIB = 2**30, 2**20

CHOSEN = (Fraction(1), Fraction(1, 4), Fraction(1, 20), Fraction(1, 100))
"""The scales of which one is chosen where none is asked for."""
PROPOSED = tuple(Fraction(1, parts) for parts in (1, 2, 3, 4, 5, 10, 20, 50, 100))

_FIXED: dict[ArchiveMode, int] = {"none": 380 * _MIB, "sample": 450 * _MIB, "full": 475 * _MIB}
"""Interpreter, kernels and the tables of series, at any scale."""
_PERSON: dict[ArchiveMode, int] = {"none": 345, "sample": 390, "full": 490}
"""Bytes for each simulated communist at the peak: with cells, former members, papers that wait."""
_THREAD = 15 * _MIB
_COMPILING = round(1.1 * GIB)
"""What the first run takes while it compiles, whatever its scale: 1.0 GiB were measured."""

_MONTHS = (0, 33, 45, 69, 81, 105, 117, 129, 141, 225, 243)
_TIMES = (1.0, 1.0, 1.3, 1.6, 1.9, 2.4, 3.3, 4.0, 4.8, 4.8, 6.5)
"""How many times as large as at the beginning the party has once been by these months."""


def people_at_peak(stock: float, scale: Fraction, last: int) -> int:
    """Simulated communists when there are most, up to month `last`, of so many at the beginning."""
    return round(stock * float(scale) * float(np.interp(last, _MONTHS, _TIMES)))


def needed_bytes(people: int, archive: ArchiveMode, threads: int) -> int:
    """The peak memory of a run with so many simulated communists at most."""
    warm = _FIXED[archive] + _PERSON[archive] * people + _THREAD * threads
    return warm if are_kernels_kept() else max(warm, _COMPILING)


def need_of(inputs: Inputs, scale: Fraction | None = None) -> int:
    """The peak memory of a run, at its own scale or at another."""
    request, (_, last) = inputs.request, inputs.span
    stock = inputs.scenario.stock.people.value
    people = people_at_peak(stock, request.scale if scale is None else scale, last)
    return needed_bytes(people, request.archive, request.threads)


def chosen_scale(scenario: Scenario, asked: Request, free: int) -> tuple[Fraction, int]:
    """The largest usual scale of which half of the free memory holds the run, and its need.

    Of `asked` everything counts but its scale; the smallest scale is taken where none fits.
    """
    last = scenario.last if asked.last is None else asked.last
    stock = scenario.stock.people.value
    needs = {
        scale: needed_bytes(people_at_peak(stock, scale, last), asked.archive, asked.threads)
        for scale in CHOSEN
        if scale >= scenario.grid.smallest
    }
    fits = (scale for scale, need in needs.items() if need <= free / 2)
    scale = next(fits, min(needs))
    return scale, needs[scale]


def hold_against(inputs: Inputs, free: int) -> None:
    """Refuse a run that needs more memory than is free, and propose one that does not.

    Raises InputFaults.
    """
    need = need_of(inputs)
    if need <= free:
        return
    scale, smallest = inputs.request.scale, inputs.scenario.grid.smallest
    fits = (one for one in PROPOSED if smallest <= one < scale and need_of(inputs, one) <= free)
    smaller = next(fits, None)
    if smaller is not None:
        proposed = f"Make it at --scale {smaller}, which needs {told(need_of(inputs, smaller))}"
    elif inputs.request.archive != "none":
        proposed = "Leave out --archive, or end other programs"
    else:
        proposed = "No smaller scale fits: end other programs, or take another machine"
    papers = "" if inputs.request.archive == "none" else f" and archive {inputs.request.archive}"
    found = f"{scale}, which with {inputs.request.threads} threads{papers} needs {told(need)}"
    remedy = f"{proposed}; or make it all the same with --ignore-memory."
    raise InputFaults([Fault("--scale", found, f"at most the {told(free)} that are free", remedy)])


def told(amount: int) -> str:
    """An amount of memory as people say it."""
    return f"{amount / GIB:.1f} GiB"
