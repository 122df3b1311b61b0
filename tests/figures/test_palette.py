"""Contrast and distance of colours, computed: taste does not replace the test.

Contrast as in WCAG 2; distance in OKLab (Ottosson 2020) as normal eyes see it and under the
simulations of colour-blindness by Machado, Oliveira and Fernandes (2009), severity 1.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from antaeus.figures.palette import (
    ACCENT,
    ACCOUNTS,
    DASHES,
    DIVERGING,
    INK,
    MARKERS,
    MUTED,
    ON_SEQUENTIAL,
    PAPER,
    PREDICTED,
    SEQUENTIAL,
)

EYES = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def light(colour: str) -> NDArray[np.float64]:
    values = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    shares = [0.2126, 0.7152, 0.0722]
    bright, dark = sorted((float(light(c) @ shares) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, eye: str = "normal") -> NDArray[np.float64]:
    seen = np.clip(np.array(EYES[eye]) @ light(colour), 0, 1)
    return np.array(TO_LAB) @ np.cbrt(np.array(TO_CONES) @ seen)


def distance(one: str, other: str, eye: str) -> float:
    return float(np.linalg.norm(lab(one, eye) - lab(other, eye)))


def test_black_on_white_has_the_contrast_that_the_standard_names() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("ground", [PAPER, PREDICTED])
def test_words_can_be_read_on_both_grounds(ground: str) -> None:
    assert contrast(INK, ground) >= 7
    assert contrast(MUTED, ground) >= 4.5
    assert contrast(ACCENT, ground) >= 4.5


@pytest.mark.parametrize("colour", ACCOUNTS)
def test_a_line_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


@pytest.mark.parametrize("eye", EYES)
def test_any_two_accounts_differ_for_every_eye(eye: str) -> None:
    nearest = min(distance(one, other, eye) for one, other in combinations(ACCOUNTS, 2))
    assert nearest >= 0.12


@pytest.mark.parametrize("eye", EYES)
def test_the_sequential_ramp_darkens_step_by_step_for_every_eye(eye: str) -> None:
    lightness = [lab(colour, eye)[0] for colour in SEQUENTIAL]
    assert all(earlier - later > 0.03 for earlier, later in pairwise(lightness))


def test_every_step_of_the_ramp_carries_a_readable_label() -> None:
    assert all(
        contrast(label, step) >= 4.5 for label, step in zip(ON_SEQUENTIAL, SEQUENTIAL, strict=True)
    )


@pytest.mark.parametrize("eye", EYES)
def test_the_two_arms_of_the_diverging_ramp_are_told_apart(eye: str) -> None:
    arms = zip(DIVERGING[:2], reversed(DIVERGING[-2:]), strict=True)
    assert all(distance(one, other, eye) >= 0.12 for one, other in arms)


def test_colour_never_speaks_alone() -> None:
    assert len(set(DASHES)) == len(set(MARKERS)) == len(ACCOUNTS) == 4
