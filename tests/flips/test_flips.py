"""No claim is coded: for each a file of parameters, all inside the priors, turns its sign."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from paired_worlds import INTERVENTIONS, Flip, pairs, read_flips
from signs import STATISTICS

from antaeus.foundation.errors import InputFaults
from antaeus.mechanisms import questions

PREDICTIONS = ("C13", "C14", "C17", "C18", "C29", "C30", "C31", "C38")
FLIPS = read_flips()
SIDES = ("holds", "fails")


def prediction(flip: Flip) -> str:
    """What the mechanism's page says of the claim."""
    question, answer = flip.page.split(".")
    claim = questions()[question].answers[answer].claim
    found = re.search(
        rf"^Prediction {flip.claim}\b(.*?)(?=^Prediction |\n\n|\Z)", claim, re.M | re.S
    )
    return found[1] if found else ""


def test_every_claim_that_is_a_prediction_has_its_file() -> None:
    assert tuple(flip.claim for flip in FLIPS) == PREDICTIONS


@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: flip.claim)
def test_the_page_names_what_turns_the_sign(flip: Flip) -> None:
    question, _ = flip.page.split(".")
    said = prediction(flip)
    for name in flip.fails:
        of, parameter = name.split(".")
        assert of == question, f"{name} is no parameter of {flip.page}"
        assert f"`{parameter}`" in said, f"{flip.page} does not name {parameter} under {flip.claim}"


@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: flip.claim)
def test_nothing_but_that_differs_and_all_of_it_is_in_the_priors(flip: Flip) -> None:
    assert flip.holds.keys() == flip.fails.keys()
    assert all(flip.holds[name] != flip.fails[name] for name in flip.fails)
    assert not flip.common.keys() & flip.fails.keys()
    assert not flip.treated.keys() & flip.fails.keys()
    assert (flip.intervention == "parameters") == bool(flip.treated)
    assert flip.intervention in INTERVENTIONS
    for side in SIDES:
        for treated in (False, True):
            flip.bound(side, treated=treated)  # refuses what a prior gives no chance


def test_a_value_outside_its_prior_is_refused() -> None:
    flip = replace(FLIPS[0], fails=dict.fromkeys(FLIPS[0].fails, 1e6))
    with pytest.raises(InputFaults):
        flip.bound("fails", treated=False)


@pytest.mark.slow
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: flip.claim)
def test_both_signs_come_out(flip: Flip, side: str, tmp_path: Path) -> None:
    lived = pairs(flip, side, tmp_path)
    for name, margin in flip.margins.items():
        effect = float(np.mean([STATISTICS[name](twin, treated) for twin, treated in lived]))
        print(f"{flip.claim} {name}, {side}: {effect:+.4f} (margin {margin:g})")
        assert margin > 0
        assert (effect > margin) if side == "holds" else (effect < -margin)
