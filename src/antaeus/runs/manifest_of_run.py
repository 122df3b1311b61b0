"""Writing the manifest of a run that has just ended."""

from __future__ import annotations

import datetime
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from antaeus.accounts.binding import BoundAccount
from antaeus.foundation.months import month_text
from antaeus.runs.fingerprint import chain_hash, code_hash, commit, library_hash
from antaeus.runs.fit import FitRow
from antaeus.runs.inputs import Inputs
from antaeus.runs.manifest import (
    SCHEMA_VERSION,
    LastState,
    Manifest,
    ParameterUsed,
    Span,
    TurnTaken,
)
from antaeus.runs.memory import peak_bytes
from antaeus.runs.sources import sources_of
from antaeus.runs.version import VERSION

_PACKAGES = ("numpy", "numba", "llvmlite", "pyarrow", "pydantic", "pandas", "xarray")


@dataclass(frozen=True, slots=True)
class Cost:
    """When a run began, how long it took, and how many people and cells it carried."""

    started: datetime.datetime
    wall_seconds: float
    person_months: int
    people_at_end: int
    cells_at_end: int


def manifest_of(
    inputs: Inputs, hashes: list[tuple[int, dict[str, int]]], fit: tuple[FitRow, ...], cost: Cost
) -> Manifest:
    """The manifest of a run that has just ended."""
    request, (month, tables) = inputs.request, hashes[-1]
    first, last = inputs.span
    return Manifest(
        schema_version=SCHEMA_VERSION,
        antaeus_version=VERSION,
        commit=commit(),
        code_hash=code_hash(),
        library_hash=library_hash(),
        scenario=request.scenario,
        account=request.account,
        scale=str(request.scale),
        seed=request.seed,
        span=Span.model_validate({"from": month_text(first), "to": month_text(last)}),
        threads=request.threads,
        calendar=request.calendar,
        overrides=dict(request.overrides),
        answers=dict(request.answers),
        checked=request.check,
        archive=request.archive,
        parameters=tuple(parameters_used(inputs.account)),
        turns=tuple(_turns(inputs)),
        versions=versions(),
        platform=platform_text(),
        started=cost.started,
        finished=now(),
        wall_seconds=round(cost.wall_seconds, 3),
        person_months=cost.person_months,
        people_at_end=cost.people_at_end,
        cells_at_end=cost.cells_at_end,
        peak_memory_bytes=peak_bytes(),
        last_state=LastState(
            month=month_text(month),
            tables={table: f"{value:016x}" for table, value in tables.items()},
            chain=chain_hash(hashes),
        ),
        sources=sources_of(inputs, fit),
    )


def _turns(inputs: Inputs) -> Iterator[TurnTaken]:
    """What was changed on the way."""
    for turn, (_, then) in zip(inputs.request.turns, inputs.turns, strict=True):
        parameters = tuple(parameters_used(then.account))
        yield TurnTaken.model_validate({**turn.decides(), "parameters": parameters})


def parameters_used(bound: BoundAccount) -> Iterator[ParameterUsed]:
    """Every parameter of every mechanism that answered, with its value and how it was found."""
    for question, mechanism in bound.answers.items():
        if mechanism is None:
            continue
        for name, declared in mechanism.parameter_declarations().items():
            full = f"{question}.{name}"
            given = bound.account.values.get(question, {}).get(name)
            yield ParameterUsed(
                name=full,
                value=getattr(bound.values[question], name),
                unit=declared.unit,
                how_found=bound.origins[full],
                source=given.source if given else declared.source,
            )


def versions() -> dict[str, str]:
    """Python and the packages whose versions may change a result."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def platform_text() -> str:
    """System and processor, without the name of the machine."""
    return f"{platform.system()} {platform.release()} {platform.machine()}, {sys.byteorder} endian"


def now() -> datetime.datetime:
    """This second, in UTC."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
