"""What a run needs is foretold, and a run that does not fit is refused with one that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

import antaeus
from antaeus.foundation.errors import InputFaults
from antaeus.runs import forecast
from antaeus.runs.forecast import CHOSEN, chosen_scale, hold_against, need_of, needed_bytes
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.scenario.scenario import load_scenario

GIB = 2**30
WHOLE = Request(scale=Fraction(1), threads=2, archive="full")


@pytest.fixture(autouse=True)
def _kernels_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecast, "are_kernels_kept", lambda: True)


@pytest.mark.parametrize(
    ("archive", "scale", "measured"),
    [
        ("none", "1/100", 409), ("none", "1/20", 478), ("none", "1/10", 569), ("none", "1/4", 829),
        ("none", "1", 1974), ("sample", "1/100", 479), ("sample", "1/20", 556),
        ("sample", "1/10", 658), ("sample", "1/4", 960), ("sample", "1", 2251),
        ("full", "1/100", 493), ("full", "1/20", 602), ("full", "1/10", 723), ("full", "1/4", 1065),
        ("full", "1", 2765),
    ],
)  # fmt: skip
def test_the_forecast_is_within_a_tenth_of_what_was_measured(
    archive: str, scale: str, measured: int
) -> None:
    asked = Request(scale=Fraction(scale), threads=2, archive=archive)  # type: ignore[arg-type]
    assert need_of(load_inputs(asked)) / 2**20 == pytest.approx(measured, rel=0.1)


@pytest.mark.parametrize(
    "change",
    [
        lambda asked: replace(asked, scale=Fraction(1, 4)),
        lambda asked: replace(asked, archive="sample"),
        lambda asked: replace(asked, threads=1),
        lambda asked: replace(asked, last=100),
    ],
)
def test_less_is_needed_for_less(change: Callable[[Request], Request]) -> None:
    assert need_of(load_inputs(change(WHOLE))) < need_of(load_inputs(WHOLE))


def test_who_must_compile_first_needs_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecast, "are_kernels_kept", lambda: False)
    assert needed_bytes(10, "none", 1) > GIB
    assert needed_bytes(10**8, "none", 1) > 30 * GIB


@pytest.mark.parametrize(
    ("free", "scale"), [(24, "1"), (3, "1/4"), (1.1, "1/20"), (0.1, "1/100"), (0, "1/100")]
)
def test_the_largest_scale_that_half_of_the_free_memory_holds(free: float, scale: str) -> None:
    asked = replace(WHOLE, archive="none")
    chosen, need = chosen_scale(load_scenario("interwar"), asked, round(free * GIB))
    assert chosen == Fraction(scale)
    assert chosen in CHOSEN
    assert need == need_of(load_inputs(replace(asked, scale=chosen)))


def letter(asked: Request, free: float) -> str:
    with pytest.raises(InputFaults) as said:
        hold_against(load_inputs(asked), round(free * GIB))
    assert said.value.status == 2
    (fault,) = said.value.faults
    return str(fault)


def test_a_run_that_does_not_fit_is_refused_with_a_scale_that_does() -> None:
    assert letter(WHOLE, 1.5) == (
        "--scale: found 1, which with 2 threads and archive full needs 2.7 GiB; expected at most "
        "the 1.5 GiB that are free. Make it at --scale 1/3, which needs 1.2 GiB; "
        "or make it all the same with --ignore-memory."
    )
    hold_against(load_inputs(replace(WHOLE, scale=Fraction(1, 3))), round(1.5 * GIB))
    hold_against(load_inputs(WHOLE), 3 * GIB)


def test_where_no_scale_fits_something_else_is_proposed() -> None:
    assert "Leave out --archive, or end other programs; or make it" in letter(WHOLE, 0.1)
    toy = Request(scale=Fraction(1), scenario="toy_district", threads=2)
    assert "No smaller scale fits: end other programs" in letter(toy, 0.1)


def test_python_is_refused_too_unless_it_insists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("antaeus.interface.running.free_bytes", lambda: GIB // 10)
    with pytest.raises(InputFaults, match=r"needs 0\.4 GiB; expected at most the 0\.1 GiB"):
        antaeus.run("toy_district", "n0", 1, to="1921-04", threads=1)
    assert antaeus.run("toy_district", "n0", 1, to="1921-04", threads=1, ignore_memory=True)
