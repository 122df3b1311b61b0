"""Errors are letters: where, what was found, what was expected, what to do."""

from __future__ import annotations

from antaeus.foundation.errors import (
    BAD_INPUT,
    FAILED,
    AntaeusError,
    Fault,
    InputFaults,
    InvariantBroken,
)


def test_a_fault_reads_as_a_sentence() -> None:
    fault = Fault("toy.toml, [grid] raions", "-1", "a number of 1 or more", "Give at least one.")
    assert str(fault) == (
        "toy.toml, [grid] raions: found -1; expected a number of 1 or more. Give at least one."
    )
    assert str(Fault("a", "b", "c")) == "a: found b; expected c."


def test_all_faults_are_told_at_once() -> None:
    faults = [Fault("a", "1", "2"), Fault("b", "3", "4")]
    told = InputFaults(iter(faults))
    assert told.faults == tuple(faults)
    assert str(told).splitlines() == [str(fault) for fault in faults]


def test_bad_input_and_a_defect_end_with_different_statuses() -> None:
    assert InputFaults(()).status == BAD_INPUT
    assert InvariantBroken("x").status == FAILED == AntaeusError.status
